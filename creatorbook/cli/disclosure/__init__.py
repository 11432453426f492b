"""`disclose`: what it answers without a book, and the disclosure log as a file.

Beside it in the layer it knows exits, files, input, output, session.
"""
