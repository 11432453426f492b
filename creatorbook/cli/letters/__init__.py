"""What a letter takes on the command line.

Knows input.
"""
