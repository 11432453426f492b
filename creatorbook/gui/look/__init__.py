"""How the window looks: theme, palette, style sheet, fonts, icons.

Beside it in the layer it knows desk.
"""
