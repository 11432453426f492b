"""How the window looks: theme, palette, style sheet, fonts, icons, marks.

Beside it in the layer it knows desk.
"""
