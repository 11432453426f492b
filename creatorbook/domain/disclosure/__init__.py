"""Disclosure: what a post owes its readers, by country and by platform, decided from facts and dated rule data.

Pure: rules come in as parsed mappings, the day comes in as an argument, and a missing fact gives "don't know". Beside
it in the layer it knows findings, gifts, law, records, values.
"""
