"""What leaves the book for other programs: address books, calendars.

Beside it in the layer it knows fields, records, reminders.
"""
