"""How a creator's documents look, and the words of rules and deals in a document's language.

Knows records and fields; no contract and no letter.
"""
