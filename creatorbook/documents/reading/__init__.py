"""PDFs read: their words page by page, where words stand, and pages as pictures.

Beside it in the layer it knows text.
"""
