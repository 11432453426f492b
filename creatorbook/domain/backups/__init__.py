"""Which copies of a book are kept, and when another one is to be made.

Beside it in the layer it knows nothing.
"""
