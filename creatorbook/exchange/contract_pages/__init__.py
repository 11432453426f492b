"""Somebody's contract (PDF, Word, OpenDocument, mail, picture, text) to its text, page by page.

Runs in the limited child process; knows nothing of what a contract means. Beside it in the layer it knows base, mail.
"""
