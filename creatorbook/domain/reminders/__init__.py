"""What is due and when, computed from facts and the day: never typed, only the answers to it are stored.

`kinds` is the table, `sources` look at one kind of record each. Beside it in the layer it knows contracts, deals,
findings, gifts, money, records, values.
"""
