"""How a creator's documents look, and the words of rules and deals in a document's language.

Beside it in the layer it knows book, fields, law, records.
"""
