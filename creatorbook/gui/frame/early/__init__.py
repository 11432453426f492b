"""What comes before everything else: a quick start of Python and PySide, and the window with nothing in it.

It is loaded before the rest of the program, and imports as little of it as it can.
"""
