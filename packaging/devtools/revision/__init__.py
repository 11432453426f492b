"""Drafting the next migration: what the models say and a book made by the revisions does not, as a revision's text.

Needs the project's environment, unlike the rest of devtools.
"""
