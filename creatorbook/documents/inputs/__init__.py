"""What documents are made from: frozen values only, kept as JSON with every document that went out.

Knows no book, no page and no ReportLab.
"""
