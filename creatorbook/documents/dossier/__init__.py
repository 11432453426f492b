"""The dossier of a sum: a page that says what is owed and what is inside, then every paper behind it, as one file.

Beside it in the layer it knows inputs, letters, page, pdf, reading, render, text, words.
"""
