"""Saving what can be read of a damaged book: its pages read one by one, without the database that refuses them.

Beside it in the layer it knows engine, log, models, query, sqlite, upkeep, writing.
"""
