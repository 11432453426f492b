"""What a page may ask of its window: the book, the runner, the bridge from the change bus, files, guards.

Beside it in the layer it knows nothing.
"""
