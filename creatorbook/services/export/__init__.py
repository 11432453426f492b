"""What leaves the book for other programs: address books.

Knows records and the exchange's own formats.
"""
