"""What a contract must say before it goes out: the laws that reach it, the written-contract counter, usual terms.

`checks` holds one subject a file; `check` puts them together. Beside it in the layer it knows deals, findings, gifts,
identity, law, money, records, values.
"""
