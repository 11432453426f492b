"""Mails in: messages, headers one by one, text and attachments.

Runs in the limited child process. Beside it in the layer it knows base, people.
"""
