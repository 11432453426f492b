"""What the command line prints: records, lists, findings, reminders, columns fit for the terminal.

Beside it in the layer it knows nothing.
"""
