"""Pages: themes and styles, paragraphs and tables, what stands on every page, and the bytes of the PDF.

Knows text; no contract and no letter.
"""
