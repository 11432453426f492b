"""The sample book: a believable year of a creator, added as one step, marked as sample, removable exactly.

`marks` says whether it is there and is asked at every start; `add` and `remove` are loaded when they are used. Beside
it in the layer it knows book, contracts, deals, fields, records.
"""
