"""The look: roles read from resources/themes, the palette made from them, the bundled fonts, their size.

Colours are never written in code: everything asks for a role.
"""
