"""Tables in and out: CSV and workbooks, headings, typed cells; amounts and days decided for a whole column.

Knows the records of `base`; no person, no deal.
"""
