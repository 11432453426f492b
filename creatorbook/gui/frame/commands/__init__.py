"""What the window does for each action of the table, one file for each kind of work, and the table that names them.

Knows the window by `shell` only.
"""
