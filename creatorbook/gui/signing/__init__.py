"""Signing a contract and looking at one that came back.

Knows fields and parts.
"""
