"""Making a new, empty book: today's schema in one script, so that nobody's first start waits for the migrations.

The script stands beside the migrations and is written from them; a test makes a book both ways and compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.common.paths import migrations
from creatorbook.common.system_words import system_reason
from creatorbook.store.engine import driver, files
from creatorbook.store.sqlite.search import MARK_FOLDING

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "newest.sql"


def make(path: Path) -> None:
    """Make a new, empty book of today's schema at `path`; raise BookError where it cannot be made.

    It is made beside and then renamed: a crash leaves no half book under its name.
    """
    part = path.with_name(path.name + ".making")
    files.remove_database(part)
    try:
        files.make_private(part)
        _run_script(part)
        files.sync_file(part)
        files.replace_durably(part, path)
    except OSError as error:
        raise BookError(
            _("The book could not be made: {reason}.").format(reason=system_reason(error)), where=str(path)
        ) from error
    finally:
        files.remove_database(part)


def _run_script(path: Path) -> None:
    script = (migrations() / SCRIPT).read_text(encoding="utf-8")
    connection = driver.connect(path)
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}{MARK_FOLDING};\nCOMMIT;\n")
    finally:
        connection.close()
