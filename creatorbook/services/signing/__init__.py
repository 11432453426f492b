"""Signing contracts and looking at what comes back: signatures, certificates, passphrases, verification.

Beside it in the layer it knows book, contracts, fields, records.
"""
