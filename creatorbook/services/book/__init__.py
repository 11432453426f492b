"""The book: open, read, run a command, be notified of changes; and its own settings.

The lowest room of the layer: it knows the store and no subject.
"""
