"""The limited child process that reads foreign files, and the door in front of it.

The only room that knows every format; services come in through `read` and `contract_text`. Beside it in the layer it
knows base, contract_pages, mail, people, rates, sheets, statements, tables.
"""
