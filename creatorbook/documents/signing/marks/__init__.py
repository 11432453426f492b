"""Putting signatures on a contract: pictures, names and certificate signatures, behind the end of the file.

Issued bytes stay the beginning of every signed copy. Knows certificates and material.
"""
