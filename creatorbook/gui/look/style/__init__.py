"""How controls are painted: Fusion, with tables of what is painted, measured and laid out otherwise.

One file a kind of control. They read the roles of the theme when they paint, so that another theme is a repaint.
"""
