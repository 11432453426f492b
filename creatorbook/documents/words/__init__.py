"""The words of documents as data: clauses, letters, their conditions, and how values are said in each language.

Beside it in the layer it knows inputs.
"""
