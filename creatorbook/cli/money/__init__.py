"""What the commands of money share: what is named as paid, lines of invoices, gifts as a statement, JSON taken in.

Beside it in the layer it knows exits, files, input, output, session.
"""
