"""Finding labels in a text: letters, tokens, the lexicon of all countries, negation, and the scan itself.

Knows no country's verdict: which labels count is decided beside.
"""
