"""Use cases: commands that write and queries that read, on a Book. Used alike by the window and the command line.

May know the store, documents, exchange, domain and common. Rows never leave it: frozen dataclasses do.
"""
