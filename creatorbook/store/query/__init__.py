"""Queries as values: tables, columns, conditions and selects, frozen and composable, without SQL text or SQLAlchemy.

A room beside, such as `store.sqlite`, turns them into the language of the database at hand. Beside it in the layer it
knows nothing.
"""
