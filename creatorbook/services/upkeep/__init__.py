"""The program looked at as a whole: the doctor's checks and the tour of the main job.

Beside it in the layer it knows book, contracts, deals, disclosure, imports, law, records, reminders.
"""
