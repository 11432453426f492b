"""The book: open, read, run a command, be notified of changes; and its own settings.

Beside it in the layer it knows fields, wording.
"""
