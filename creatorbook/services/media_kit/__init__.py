"""The media kit and the rate card of a creator: what the book knows for them, what it does not, and the page as a PDF.

Beside it in the layer it knows book, deals, documents, fields, records, reports.
"""
