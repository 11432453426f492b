"""What a PDF says behind its pages: the order and the parts of its text, what it is, its data, the fields to fill in.

Beside it in the layer it knows nothing.
"""
