"""The driver, connections, base of tables, types and files: what a book on disk is made of.

Beside it in the layer it knows nothing.
"""
