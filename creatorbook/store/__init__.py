"""The book on disk: tables, units of work, change log, search, migration, backup.

Knows SQLAlchemy and the one SQLite library (sqlcipher3), the domain and common; blind to documents and exchange.
"""

from __future__ import annotations

from creatorbook.common.quick.late_modules import load_later

# SQLAlchemy imports both with its first module and uses nothing of either for a book in one file: half of their time
# goes into what they import in turn (ssl, logging, email, zipfile).
load_later("asyncio", "iscoroutine")
load_later("importlib.metadata")
