"""Where a label stands: positions and their names, and how much of a text a reader sees.

Knows no label and no country.
"""
