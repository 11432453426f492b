"""What a contract must say before it goes out: the laws that reach it, the written-contract counter, usual terms.

`checks` holds one subject a file; `check` puts them together. Knows records, law and money; no text, no PDF.
"""
