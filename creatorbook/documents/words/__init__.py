"""The words of documents as data: clauses, letters, their conditions, and how values are said in each language.

Knows inputs; no page.
"""
