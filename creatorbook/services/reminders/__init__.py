"""What is due: facts gathered from the book, Today, and the watch on disclosure.

Knows deals, disclosure and law.
"""
