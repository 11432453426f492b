"""What a page may ask of its window: the book, the runner, the bridge from the change bus, files, guards.

Knows no page and no widget.
"""
