"""Who shares in the income: rules of a creator or a deal, what each gets of what came, statements, what was paid on.

Beside it in the layer it knows book, deals, documents, fields, invoices, law, records, reports.
"""
