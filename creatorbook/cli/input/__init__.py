"""The command line read: words, options, fields, passphrases, and what is not understood.

Knows services' field table; no sub-command.
"""
