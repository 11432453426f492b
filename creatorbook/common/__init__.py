"""What every layer may use: paths, settings, clock, ids, text, words, runner, log.

Plain Python: nothing here knows Qt, SQLAlchemy, ReportLab, or any other layer of Creatorbook.
"""
