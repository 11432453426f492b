"""Parts every page is built from: text, buttons, notices, sections, status, PDF view, file dialogs, errors.

Knows the look and the desk; no kind of record.
"""
