"""Today: what needs the user, with its reasons and answers.

Knows lists and parts.
"""
