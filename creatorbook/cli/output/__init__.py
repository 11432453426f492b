"""What the command line prints: records, lists, findings, reminders, columns fit for the terminal.

Knows no sub-command.
"""
