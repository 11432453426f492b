"""Parts every page is built from: text, buttons, notices, sections, status, PDF view, file dialogs, errors.

Beside it in the layer it knows access, desk, look.
"""
