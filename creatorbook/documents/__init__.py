"""PDF documents made from frozen inputs: contracts, letters, comparisons, the disclosure log.

Knows the domain's enums and Money, and the shipped clauses and fonts; knows neither the store nor Qt. Documents
carry their own language: nothing here is translated by the language of the screen, except what is said in errors.
"""
