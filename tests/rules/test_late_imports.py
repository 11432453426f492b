"""Start-up is measured: reading a book loads nothing heavy, and the command line loads only what a command needs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.children import PATIENCE, ROOT, run

if TYPE_CHECKING:
    from pathlib import Path


def test_opening_and_reading_a_book_loads_neither_sqlalchemy_nor_qt(book_path: Path) -> None:
    assert run("tests.rules.late_imports", book_path).split() == []


def test_the_command_line_begins_without_sqlalchemy_and_qt() -> None:
    heavy = ("sqlalchemy", "alembic", "reportlab", "PySide6", "sqlcipher3")
    code = f"import sys, creatorbook.app, creatorbook.cli.main; print(*[m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == []
