"""Faults from everywhere end in one report that holds no data, and in a dialog of plain text."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from creatorbook.common.errors import BadInput
from creatorbook.gui.desk import guard
from creatorbook.gui.desk.reporter import Reporter
from creatorbook.gui.parts.errors import ReportDialog, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def reporter(qapp: object, tmp_path: Path) -> Iterator[Reporter]:
    assert qapp is not None
    made = Reporter(tmp_path / "reports")
    made.install()
    yield made
    made.remove()


def _fail(secret: str) -> None:
    raise KeyError(secret)


def test_every_hook_ends_in_one_report_without_data(qtbot: QtBot, reporter: Reporter, tmp_path: Path) -> None:
    reports: list[str] = []
    reporter.reported.connect(reports.append)
    try:
        _fail("Nike 15,000 EUR")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        sys.excepthook(type(error), error, error.__traceback__)
        guard.report_fault("Page.paintEvent", error)
    thread = threading.Thread(target=_fail, args=("Zara",), name="importer")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(reports) == 3)
    whole = "\n".join(reports)
    assert "KeyError" in whole
    assert "test_errors.py" in whole
    assert "Nike" not in whole
    assert "Zara" not in whole
    assert str(Path.home()) not in whole
    assert len(list((tmp_path / "reports").glob("report-*.txt"))) == 3
    assert (tmp_path / "reports" / "crash.txt").is_file()


def test_an_interrupt_is_no_fault(reporter: Reporter, capsys: pytest.CaptureFixture[str]) -> None:
    reports: list[str] = []
    reporter.reported.connect(reports.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = Reporter(tmp_path / "reports")
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.remove()
    reporter.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_dialog_shows_all_that_there_is_to_send(qtbot: QtBot) -> None:
    text = "Creatorbook\nAt: <img src=file:///x>"
    dialog = ReportDialog(None, text)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText() == text
    copy = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy the report")
    copy.click()
    assert QGuiApplication.clipboard().text() == text
    assert all("Traceback" not in each.text() for each in dialog.findChildren(QLabel))


def test_a_sentence_says_where_and_how_to_mend_it() -> None:
    error = BadInput("This is no date.", where="row 3", hint="Write 2026-12-31.")
    assert sentence(error) == "row 3: This is no date. Write 2026-12-31."
    assert sentence(BadInput("Only this.")) == "Only this."
