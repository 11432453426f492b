"""Bank statements: CAMT, OFX, QIF, MT940, and tables of banks and of payment services, as one kind of rows.

Runs in the limited child process; what a line pays is found above it. Beside it in the layer it knows base, tables.
"""
