"""What every layer may use: paths, settings, clock, ids, text, words, runner, reports, JSON, limited children.

Plain Python: nothing here knows Qt, SQLAlchemy, ReportLab, or any other layer of Creatorbook.
"""
