"""Undo and redo in the window: another person's step is turned only when it is asked for again, and no other then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session
from creatorbook.services.book.book import Book as OpenBook
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.commands.steps import StepCommands
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book


@pytest.fixture
def noor(book: Book, theme: ThemeManager, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Session]:
    """Return the window of another person on the book, who has done nothing in it yet."""
    with monkeypatch.context() as as_noor:
        as_noor.setenv("LOGNAME", "noor")
        session = Session(OpenBook(book.path, book.clock), Settings(), theme)
    with qtbot.waitExposed(session.window):
        session.window.show()
    yield session
    session.window.close()
    session.end()


def _add(book: Book, name: str) -> str:
    return book.run(AddRecord("brand", {"name": name})).value


def _names(book: Book) -> set[str]:
    with book.reading() as reading:
        return {name for (name,) in reading.exec_driver_sql("SELECT name FROM brand").fetchall()}


def _steps(session: Session) -> StepCommands:
    return session.window.commands.steps


def _wait_for_undo(session: Session, label: str, qtbot: QtBot) -> None:
    def is_shown() -> bool:
        step = _steps(session).undo_step
        return step is not None and label in step.label

    qtbot.waitUntil(is_shown)


def test_another_persons_step_is_undone_only_when_it_is_asked_for_again(
    book: Book, noor: Session, qtbot: QtBot
) -> None:
    _add(book, "Aurora")
    _wait_for_undo(noor, "Aurora", qtbot)
    steps, toast = _steps(noor), noor.window.toast
    assert steps.undo_step is not None
    person = steps.undo_step.of_another
    assert person
    assert person != "noor"
    steps.undo()
    assert toast.text == f"“Add brand ‘Aurora’” was done by {person}, not by you."
    assert toast.action == "Undo anyway"
    assert "Aurora" in _names(book)
    toast.acted.emit()
    qtbot.waitUntil(lambda: "Undone" in toast.text)
    assert "Aurora" not in _names(book)


def test_what_was_agreed_to_is_that_step_and_no_other(book: Book, noor: Session, qtbot: QtBot) -> None:
    _add(book, "Aurora")
    _wait_for_undo(noor, "Aurora", qtbot)
    steps, toast = _steps(noor), noor.window.toast
    steps.undo()
    asked = toast.text
    # The menu of the window does not know of it before it has looked at the book again.
    _add(book, "Boreal")
    known = steps.undo_step
    assert known is not None
    assert "Aurora" in known.label
    steps.undo()
    qtbot.waitUntil(lambda: toast.text != asked)
    assert "now “Add brand ‘Boreal’” would come next" in toast.text
    assert {"Aurora", "Boreal"} <= _names(book)
    _wait_for_undo(noor, "Boreal", qtbot)
    # It is asked about anew, by its own name.
    steps.undo()
    assert toast.text.startswith("“Add brand ‘Boreal’” was done by")
    assert {"Aurora", "Boreal"} <= _names(book)


def test_redo_of_what_another_took_back_says_so_and_has_its_own_button(book: Book, noor: Session, qtbot: QtBot) -> None:
    _add(book, "Aurora")
    taker = book.undo()
    assert "Aurora" in taker.value
    steps, toast = _steps(noor), noor.window.toast
    qtbot.waitUntil(lambda: steps.redo_step is not None)
    # To have been asked about undo is no answer about redo.
    steps.undo()
    steps.redo()
    assert steps.redo_step is not None
    assert toast.text == f"“Add brand ‘Aurora’” was taken back by {steps.redo_step.of_another}, not by you."
    assert toast.action == "Redo anyway"
    assert "Aurora" not in _names(book)
    toast.acted.emit()
    qtbot.waitUntil(lambda: "Done again" in toast.text)
    assert "Aurora" in _names(book)


def test_a_step_that_turns_out_to_be_anothers_is_asked_about(book: Book, noor: Session, qtbot: QtBot) -> None:
    noor.book.run(AddRecord("brand", {"name": "Hers"}))
    _wait_for_undo(noor, "Hers", qtbot)
    steps, toast = _steps(noor), noor.window.toast
    # Taken back beside the window, which still offers it.
    noor.book.undo()
    assert steps.undo_step is not None
    assert not steps.undo_step.of_another
    steps.undo()
    qtbot.waitUntil(lambda: "not by you" in toast.text)
    assert toast.action == "Undo anyway"
    assert "--anyone" not in toast.text
    assert noor.book.next_redo() is not None
