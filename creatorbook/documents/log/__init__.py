"""The disclosure log as a document.

Knows inputs, text and page.
"""
