"""Two versions of a contract side by side, and the document that shows what changed.

Knows the inputs, the composed text and the page.
"""
