"""Charts that the program paints itself: read by keys and by a screen reader, written as pictures.

Beside it in the layer it knows access, desk, look.
"""
