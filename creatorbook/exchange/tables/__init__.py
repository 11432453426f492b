"""Tables in and out: CSV and workbooks, headings, typed cells; amounts and days decided for a whole column.

Beside it in the layer it knows base.
"""
