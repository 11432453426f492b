"""The yearly statement of gifts on the command line: a table, JSON, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import files
from creatorbook.cli.output.columns import Cell, Column
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.fields.words import word_for
from creatorbook.services.reports.gifts import gift_statements

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from creatorbook.services.book.reading import Reading
    from creatorbook.services.reports.gifts import GiftLine, GiftStatement


def target(typed: str) -> Path:
    """Return where a statement is to be written; raise UsageError for a kind of file that it cannot be."""
    path = files.writable(files.path_of_argument(typed))
    from creatorbook.services.reports.gift_files import ENDINGS

    if path.suffix.lower() not in ENDINGS:
        raise UsageError(_("A statement of gifts is a .pdf, a .csv, an .xlsx or a .zip file."), where="--out")
    return path


def write_statements(
    reading: Reading, statements: tuple[GiftStatement, ...], span: tuple[date, date], today: date, path: Path
) -> None:
    """Write the statements as the kind of file that its name ends in."""
    from creatorbook.services.reports.gift_files import gifts_file

    files.write_file(path, gifts_file(reading, statements, span, today, path.suffix.lower()))


def statements_of(
    reading: Reading, arguments: Namespace, creator: str, span: tuple[date, date]
) -> tuple[GiftStatement, ...]:
    """Return what was asked for: of one creator, one brand, or all. Raises NotFound for a brand that is not there."""
    from creatorbook.services.records import rows

    brand = rows.find(reading, "brand", arguments.brand).id if arguments.brand else ""
    return gift_statements(reading, span[0], span[1], creator=creator, brand=brand)


def table_of(statements: Iterable[GiftStatement]) -> tuple[list[Column], list[list[str | Cell]]]:
    """Return the columns, and a row a gift with a row of sums under each brand."""
    head = [
        Column(_("Day"), right=True, rigid=True),
        Column(_("Gift")),
        Column(_("Value"), right=True, rigid=True),
        Column(_("Valued by")),
        Column(_("Tax treatment")),
        Column(_("Proof"), rigid=True),
    ]
    rows: list[list[str | Cell]] = []
    for each in statements:
        rows += [_cells(line, lent="") for line in each.received]
        rows += [_cells(line, lent=_("lent or sent back, not counted")) for line in each.lent]
        said = _("{brand} for {creator}").format(brand=each.brand, creator=each.creator)
        rows.append(["", Cell(said, "strong"), ", ".join(formats.money(money) for money in each.sums), "", "", ""])
    return head, rows


def _cells(line: GiftLine, lent: str) -> list[str | Cell]:
    row = line.row
    value = formats.money(line.value) if line.value is not None else ""
    if row["value_rate"]:
        value += " × " + row["value_rate"]
    proof = _("yes") if line.is_proved else Cell(_("no proof"), "warning")
    return [formats.day(row["received_on"]), row.title, value, word_for(row["valuation"]), lent or _nature(line), proof]


def _nature(line: GiftLine) -> str:
    chosen = word_for(line.row["tax_nature"])
    if line.proposed is None or line.proposed.nature is line.row["tax_nature"]:
        return chosen
    return _("{chosen} (by the rule: {proposed})").format(chosen=chosen, proposed=word_for(line.proposed.nature))


def json_of(statements: Iterable[GiftStatement]) -> list[dict[str, Any]]:
    """Return the statements as JSON holds them."""
    return [
        {
            "creator_id": each.creator_id,
            "creator": each.creator,
            "brand_id": each.brand_id,
            "brand": each.brand,
            "sums": value_as_json(each.sums),
            "count": len(each.received),
            "without_value": each.without_value,
            "without_proof": each.without_proof,
            "received": [_json_line(line) for line in each.received],
            "lent": [_json_line(line) for line in each.lent],
        }
        for each in statements
    ]


def _json_line(line: GiftLine) -> dict[str, Any]:
    row, proposed = line.row, line.proposed
    return {
        "id": row.id,
        "gift": row.title,
        "received_on": value_as_json(row["received_on"]),
        "value": value_as_json(line.value),
        "valuation": row["valuation"].value,
        "value_link": row["value_link"],
        "rate": row["value_rate"],
        "rate_on": value_as_json(row["value_rate_on"]),
        "rate_source": row["value_rate_source"],
        "fate": row["fate"].value,
        "fate_on": value_as_json(row["fate_on"]),
        "sale": value_as_json(row["sale"]),
        "posts": line.posts,
        "files": [file.name for file in line.files],
        "proof": line.is_proved,
        "tax_nature": row["tax_nature"].value,
        "tax_reason": row["tax_reason"],
        "tax_chosen_by": row["tax_chosen_by"],
        "tax_chosen_on": value_as_json(row["tax_chosen_on"]),
        "rule": None
        if proposed is None
        else {
            "id": proposed.id,
            "nature": proposed.nature.value,
            "confidence": proposed.confidence,
            "sources": [source.url for source in proposed.sources],
        },
    }
