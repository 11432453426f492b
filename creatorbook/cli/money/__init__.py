"""What the commands of money share: what is named as paid, invoices as lines and as JSON, lines of JSON taken in.

Beside it in the layer it knows exits, files, input, output, session.
"""
