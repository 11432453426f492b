"""Importing files: looked at first, then written as one step.

Knows parts.
"""
