"""Text fit for a PDF: escaped, ordered for its direction, shaped, set from fonts that have its characters.

The one place where user text enters a document. Beside it in the layer it knows pdf.
"""
