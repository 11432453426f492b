"""The book on disk: tables, units of work, change log, search, migration, backup.

Knows SQLAlchemy and the one SQLite library (sqlcipher3), the domain and common; blind to documents and exchange.
"""
