"""A letter from its input: its text, its tables, its story, its own checks.

Knows inputs, words, text and page; shares the terms' tables with contracts.
"""
