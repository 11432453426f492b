"""Records as the command line prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli.output.columns import Column, format_pairs
from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import clean
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows
from creatorbook.services.records.about import about_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.services.records.rows import Row

_RIGHT = (FieldType.MONEY, FieldType.NUMBER, FieldType.PERCENT, FieldType.DURATION)
_RIGID = (*_RIGHT, FieldType.DAY, FieldType.INSTANT, FieldType.CURRENCY)


def record_as_json(row: Row) -> dict[str, Any]:
    """Return a record as one JSON object; the version is text, because it is wider than many programs' numbers."""
    return {**row.to_json(), "version": str(row.version)}


def column(field: Field) -> Column:
    """Return how a field stands in a list."""
    return Column(_(field.label), right=field.type in _RIGHT, rigid=field.type in _RIGID)


def find_record(book: Book, kind_id: str, typed: str) -> Row:
    """Return the record that a person means; raises NotFound."""
    with book.reading() as reading:
        return rows.find(reading, kind_id, clean(typed))


def read(book: Book, kind_id: str, record_id: str) -> Row:
    """Return a record by its whole id; raises NotFound."""
    with book.reading() as reading:
        return rows.get(reading, kind_id, record_id)


def is_about(kind: Kind, field: Field) -> bool:
    """Whether a field says with another what the record is on, which is shown in one place and in words."""
    return kind.is_about_any and field.name == "record_kind"


def print_record(terminal: Terminal, book: Book, row: Row) -> None:
    """Print a record: its kind and title, then every field that holds something."""
    if terminal.as_json:
        terminal.value(record_as_json(row))
        return
    kind = KINDS[row.kind]
    head = labelled(_(kind.singular), row.title)
    terminal.line(f"{head} ({_('in the trash')})" if row.trashed else head, "strong")
    with book.reading() as reading:
        on = about_words(reading, [row])
    shown = [
        (_(field.label), on.get(row.id, "") if is_about(kind, field) else _format_value(field, row[field.name]))
        for field in kind.fields
        if not (kind.is_about_any and field.name == "record_id")
    ]
    ends = [
        (_("Added"), formats.instant(row.created_at)),
        (_("Changed"), formats.instant(row.updated_at)),
        (_("Id"), row.id),
        (_("Version"), str(row.version)),
    ]
    terminal.lines(format_pairs(terminal, [pair for pair in shown if pair[1]] + ends))


def _format_value(field: Field, value: object) -> str:
    if field.type is FieldType.LONG_TEXT:
        return str(value or "")
    return formats.format_value(field, value)


def print_done(
    terminal: Terminal, label: str, row: Row, found: Sequence[Finding] = (), understood: Sequence[tuple[str, str]] = ()
) -> None:
    """Print what was done to a record: its label with the id by which to name it again, and what there is to say.

    `understood` are labels with what was read for them, where another reading would have been possible.
    """
    if terminal.as_json:
        terminal.value({**record_as_json(row), "findings": _as_json(found)})
        return
    terminal.line(f"{label}  {row.id}")
    for name, value in understood:
        terminal.line(f"  {labelled(name, value)}", "muted")
    if found:
        from creatorbook.cli.output.findings import print_findings

        print_findings(terminal, found)


def _as_json(found: Sequence[Finding]) -> list[dict[str, Any]]:
    if not found:
        return []
    # Loaded where there is something to say: it brings the words of every rule.
    from creatorbook.services.disclosure.duties import finding_as_json

    return [finding_as_json(finding) for finding in found]


def print_step(terminal: Terminal, changes: ChangeSet, text: str = "{label}", **counts: int) -> None:
    """Print one step: its label, and in JSON the ids that it touched by table."""
    if terminal.as_json:
        touched = {table: sorted(ids) for table, ids in sorted(changes.touched.items())}
        terminal.value({"label": changes.label, **counts, "touched": touched})
    else:
        terminal.line(text.format(label=changes.label))
