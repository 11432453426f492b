"""Signing contracts and looking at what comes back: signatures, certificates, passphrases, verification.

Knows contracts and documents.
"""
