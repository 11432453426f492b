"""What is SQLite's own: full-text search, where a book may lie, the lock beside it.

Another database gets a room beside this one. Beside it in the layer it knows engine, query.
"""
