"""What should be known before a letter goes out.

Knows records, money and findings; the words and the page are made in `documents.letters`.
"""
