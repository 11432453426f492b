"""Disclosure: what a post owes its readers, by country and by platform, decided from facts and dated rule data.

Pure: rules come in as parsed mappings, the day comes in as an argument, and a missing fact gives "don't know".
It may know the rest of the domain; nothing but the rulebook and other layers knows it.
"""
