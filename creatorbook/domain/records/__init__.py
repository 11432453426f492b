"""What is: the frozen snapshots of deals, gifts, posts, parties, terms and all that hangs on them.

No rule lives here and nothing of the book is known: what follows from records stands in the subjects beside. Beside
it in the layer it knows values.
"""
