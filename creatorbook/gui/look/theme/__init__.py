"""The look: roles read from resources/themes, one palette and one stylesheet made from them, the bundled font.

Colours are never written in code: everything asks for a role.
"""
