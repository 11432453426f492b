"""The history as people read it: the lines of what was done, and what each of them changed, in words.

It reads the change log of the store and the records that a line refers to; it writes nothing.
"""
