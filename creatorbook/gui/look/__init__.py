"""How the window looks: theme, palette, style, fonts, icons, marks.

Beside it in the layer it knows desk.
"""
