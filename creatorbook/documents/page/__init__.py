"""Pages: themes and styles, paragraphs and tables, what stands on every page, and the bytes of the PDF.

Beside it in the layer it knows inputs, pdf, text, words.
"""
