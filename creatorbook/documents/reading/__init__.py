"""PDFs read: their words page by page, where words stand, and pages as pictures.

Knows no document of ours and no Qt.
"""
