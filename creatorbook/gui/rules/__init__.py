"""The rules to read: cards by country and platform, and the user's notes on them.

Knows parts.
"""
