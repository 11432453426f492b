"""Pure rules on frozen dataclasses: money, deals, terms, gifts, rights, disclosure, deadlines.

Functions take frozen snapshots and `today`, and return values or findings (a code, a severity, parameters), never
text for a person. Nothing here knows Qt, SQLAlchemy, ReportLab, files, or another layer except common.
"""
