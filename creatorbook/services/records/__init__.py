"""Records of any kind: rows, lists, search, editing, trash, history, attachments.

Beside it in the layer it knows book, fields, wording.
"""
