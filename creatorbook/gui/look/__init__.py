"""How the window looks: theme, palette, style sheet, fonts, icons.

Knows no page and no record.
"""
