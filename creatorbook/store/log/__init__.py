"""The change log: row images recorded with every unit of work, replayed for undo and redo.

Beside it in the layer it knows engine, query, results, sqlite.
"""
