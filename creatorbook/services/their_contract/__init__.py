"""A brand's own contract: read, compared with a deal, kept on it, answered by mail.

Beside it in the layer it knows book, deals, fields, records, wording.
"""
