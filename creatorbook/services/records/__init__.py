"""Records of any kind: rows, lists, search, editing, trash, history, attachments.

Knows fields and the book; what a subject adds stands in its hooks, loaded by path from one table.
"""
