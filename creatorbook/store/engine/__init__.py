"""The driver, connections, base of tables, types and files: what a book on disk is made of.

Knows no table and nothing of the other rooms.
"""
