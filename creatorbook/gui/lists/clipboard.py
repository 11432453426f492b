"""Rows of a table for the clipboard: as text and as HTML, with a heading line, as spreadsheets take them."""

from __future__ import annotations

import atexit
import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from creatorbook.exchange.base.guard import guard_formula
from creatorbook.exchange.tables.export import write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

# A break inside of a cell: without the style Excel begins a new row there.
_BREAK = '<br style="mso-data-placement:same-cell">'
# What is no number stays as it is written: the leading zero of a phone number, a code that looks like a day.
_AS_TEXT = "mso-number-format:'\\@'"
# The rows that were put on the clipboard last.
_put: list[QMimeData] = []


def rows_as_mime(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> QMimeData:
    """Return rows of cells as text with tabs and as an HTML table; `numeric` are the columns that a sheet may count.

    Line breaks inside of cells stay, and what a spreadsheet would run as a formula is made harmless.
    """
    made = QMimeData()
    made.setText(
        write_csv(headings, rows, delimiter="\t").decode("utf-8-sig").removesuffix("\r\n").replace("\r\n", "\n")
    )
    made.setHtml(_as_html(headings, rows, numeric))
    return made


def put_on_clipboard(rows: QMimeData) -> None:
    """Put rows on the clipboard; when the program ends their text stays there.

    What was made in Python goes with it, and Qt, which holds it by then, would let it go once more.
    """
    if not _put:
        atexit.register(leave_text)
    _put[:] = [rows]
    QGuiApplication.clipboard().setMimeData(rows)


def leave_text() -> None:
    """Leave the text of the rows where they still are on the clipboard: whatever else is put there lets them go."""
    if QGuiApplication.instance() is not None and isValid(_put[0]):
        QGuiApplication.clipboard().setText(_put[0].text())


def _as_html(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    head = "".join(f"<th>{_escape(heading)}</th>" for heading in headings)
    body = "".join(
        "<tr>" + "".join(_cell(text, plain=plain) for text, plain in zip(row, numeric, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(text: str, *, plain: bool) -> str:
    style = "" if plain else f' style="{_AS_TEXT}"'
    return f"<td{style}>{_escape(text)}</td>"


def _escape(text: str) -> str:
    return html.escape(guard_formula(text)).replace("\n", _BREAK)
