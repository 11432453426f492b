"""The statement of gifts as files: a PDF, a table as CSV or workbook, or a ZIP of it with what proves each value."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.exchange.tables.export import write_csv, write_xlsx
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import attachments
from creatorbook.services.reports.gift_paper import gifts_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.exchange.tables.export import Value
    from creatorbook.services.reports.gifts import GiftLine, GiftStatement
    from creatorbook.store.engine.reading import Executes

ENDINGS = (".pdf", ".csv", ".xlsx", ".zip")
# ZIP knows no day before 1980; one and the same makes the same book the same file.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_FIELDS = (
    "creator_id", "brand_id", "description", "received_on", "expectation", "value", "valuation", "value_link",
    "value_rate", "value_rate_on", "value_rate_source", "fate", "fate_on", "fate_with", "sale", "return_due_on",
    "tax_nature", "tax_reason", "tax_chosen_by", "tax_chosen_on",
)  # fmt: skip


def gifts_csv(statements: Sequence[GiftStatement]) -> bytes:
    """Return all gifts as one table, what was received first; a column says what was lent and what has no proof."""
    return write_csv(_headings(), _rows(statements))


def gifts_xlsx(statements: Sequence[GiftStatement]) -> bytes:
    """Return the same table as a workbook."""
    return write_xlsx(_headings(), _rows(statements), name=_("Gifts"))


def gifts_file(
    reading: Executes, statements: Sequence[GiftStatement], span: tuple[date, date], today: date, ending: str
) -> bytes:
    """Return the statements of the days of `span` as the kind of file that a name ends in, one of ENDINGS."""
    if ending == ".pdf":
        return gifts_pdf(reading, statements, span, today)
    if ending == ".zip":
        return gifts_zip(reading, statements, gifts_pdf(reading, statements, span, today))
    return gifts_xlsx(statements) if ending == ".xlsx" else gifts_csv(statements)


def gifts_zip(reading: Executes, statements: Sequence[GiftStatement], paper: bytes) -> bytes:
    """Return the statement, the table, every file of the gifts in it, and a list of these with the SHA-256 of each.

    Raises BookError where the book has lost the content of a file.
    """
    out = io.BytesIO()
    contents: list[Sequence[Value]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "gifts.pdf", paper)
        _put(archive, "gifts.csv", gifts_csv(statements))
        lines = [line for each in statements for line in (*each.received, *each.lent)]
        for number, line in enumerate(lines, 1):
            for place, file in enumerate(line.files, 1):
                name = f"evidence/{number:03}-{place}-{file.name}"
                _put(archive, name, attachments.content(reading, file.id))
                contents.append([name, line.row.title, line.row["brand_id"].title, file.size, file.sha256])
            if not line.files:
                link = line.row["value_link"]
                contents.append(["", line.row.title, line.row["brand_id"].title, None, link or _("no proof")])
        head = [_("File"), _("Gift"), _("Brand"), _("Bytes"), _("SHA-256, or where the value is read")]
        _put(archive, "contents.csv", write_csv(head, contents))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _headings() -> list[str]:
    gift, found = KINDS["gift"], []
    for name in _FIELDS:
        found.append(_(gift.field(name).label))
        if name in {"value", "sale"}:
            found.append(_("{field}, currency").format(field=_(gift.field(name).label)))
    return [*found, _("By the rule"), _("Rule"), _("Posts"), _("Files"), _("Proof"), _("Lent or sent back")]


def _rows(statements: Sequence[GiftStatement]) -> list[list[Value]]:
    rows = [_row(line, is_lent=False) for each in statements for line in each.received]
    return rows + [_row(line, is_lent=True) for each in statements for line in each.lent]


def _row(line: GiftLine, *, is_lent: bool) -> list[Value]:
    cells: list[Value] = []
    for name in _FIELDS:
        value = line.row[name]
        if name in {"value", "sale"}:
            cells += [value, value.currency if value is not None else ""]
        elif name in {"creator_id", "brand_id"}:
            cells.append(value.title)
        elif KINDS["gift"].field(name).enum is not None:
            cells.append(word_for(value))
        else:
            cells.append(value)
    proposed = line.proposed
    return [
        *cells,
        word_for(proposed.nature) if proposed is not None else "",
        proposed.id if proposed is not None else "",
        line.posts,
        len(line.files),
        _("yes") if line.is_proved else _("no proof"),
        _("yes") if is_lent else _("no"),
    ]
