"""Rows of a table for the clipboard: as text and as HTML, with a heading line, as spreadsheets take them."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from creatorbook.exchange.base.guard import guard_formula
from creatorbook.exchange.tables.export import write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

# A break inside of a cell: without the style Excel begins a new row there.
_BREAK = '<br style="mso-data-placement:same-cell">'
# What is no number stays as it is written: the leading zero of a phone number, a code that looks like a day.
_AS_TEXT = "mso-number-format:'\\@'"


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
