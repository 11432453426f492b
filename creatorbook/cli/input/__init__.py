"""The command line read: words, options, fields, passphrases, and what is not understood.

Beside it in the layer it knows files, table.
"""
