"""Signing a contract and looking at one that came back.

Beside it in the layer it knows desk, fields, look, parts.
"""
