"""What leaves the book for other programs: address books.

Beside it in the layer it knows fields, records.
"""
