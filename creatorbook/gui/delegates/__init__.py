"""Delegates: how a cell is painted. They read row objects, never the book."""
