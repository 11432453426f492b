"""The rule files as shipped, with what the user noted or typed in on top.

Knows the domain's rulebook and the book's notes.
"""
