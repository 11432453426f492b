"""Captions: the labels really present in a text, where they stand, and whether they do what the rules ask.

Pure and linear in the length of the text: no pattern here can backtrack, and no Unicode makes it raise.
It may know the rules beside it; the sentences for a reader are worded elsewhere.
"""
