"""The page view: pages drawn away from the main thread, late pictures dropped, place and zoom kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from creatorbook.common.errors import BadInput
from creatorbook.gui.desk.run import GuiRunner
from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def _pdf(pages: int, word: str = "page") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number in range(pages):
        canvas.drawString(100, 700, f"{word} {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def runner() -> Iterator[GuiRunner]:
    made = GuiRunner()
    yield made
    made.close()


@pytest.fixture
def view(runner: GuiRunner, qtbot: QtBot) -> PdfView:
    made = PdfView(runner, "Document")
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def test_pages_are_drawn_and_counted(view: PdfView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_changed) as told:
        view.show_pdf(_pdf(3))
    assert told.args == [1, 3]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.accessibleName() == "Document, page 3 of 3"


def test_a_picture_that_comes_late_is_dropped(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(_pdf(6))
    view.show_pdf(_pdf(2, "other"))
    qtbot.waitUntil(lambda: view.pages == 2)
    qtbot.wait(50)
    assert view.pages == 2


def test_the_place_is_kept_when_the_document_changes(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(_pdf(4))
    qtbot.waitUntil(lambda: view.pages == 4)
    # The scroll bar takes its room a moment later: the pages become narrower, and the same words stay in sight.
    qtbot.waitUntil(lambda: view.viewport().width() < view.width())
    assert view.verticalScrollBar().maximum() > 500
    view.verticalScrollBar().setValue(500)
    view.show_pdf(_pdf(5, "changed"))
    qtbot.waitUntil(lambda: view.pages == 5)
    assert view.verticalScrollBar().value() == 500
    view.show_pdf(_pdf(3, "new"), keep=False)
    qtbot.waitUntil(lambda: view.pages == 3)
    assert view.verticalScrollBar().value() == 0


def test_nothing_is_shown_for_nothing(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(_pdf(1))
    qtbot.waitUntil(lambda: view.pages == 1)
    view.show_pdf(b"")
    assert view.pages == 0
    assert view.accessibleName() == "Document"
    view.grab()


def test_what_is_no_pdf_is_refused(view: PdfView, runner: GuiRunner, qtbot: QtBot) -> None:
    met: list[Exception] = []

    def keep(error: Exception) -> None:
        met.append(error)

    runner.on_unhandled(keep)
    view.show_pdf(b"not a document")
    qtbot.waitUntil(lambda: bool(met))
    assert isinstance(met[0], BadInput)


def test_zoom_has_bounds_and_a_way_back(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(_pdf(1))
    qtbot.waitUntil(lambda: view.pages == 1)
    for _turn in range(30):
        view.zoom_in()
    assert view.zoom == 4.0
    for _turn in range(60):
        view.zoom_out()
    assert view.zoom == pytest.approx(0.3)
    view.fit_width()
    assert view.zoom == 0
