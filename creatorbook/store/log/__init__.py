"""The change log: row images recorded with every unit of work, replayed for undo and redo.

Knows the engine and search.
"""
