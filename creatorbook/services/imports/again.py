"""What was imported before and is in a file again: completed where it says more, said where it differs.

Of a known record empty fields are filled and new lines noted; a field that holds something else is proposed, and taken
where that is wished. What is in the trash is said, and brought back where that is wished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import Ref
from creatorbook.services.imports.plan import money_columns
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.imports.plan import Plan
    from creatorbook.services.imports.wishes import Wishes
    from creatorbook.store.engine.reading import Executes


class Again:
    """Plans what an entry brings whose key was imported before."""

    def __init__(self, reading: Executes, plan: Plan, wishes: Wishes) -> None:
        self._reading = reading
        self._plan = plan
        self._wishes = wishes

    def is_there(self, kind: str, record: str) -> bool:
        """Return whether the record is to be looked at again; of one in the trash that is said, or it is taken back."""
        if results.value(self._reading, select(kind, "id").where(id=record)) is not None:
            return True
        title = results.value(self._reading, select(kind, KINDS[kind].title).where(id=record).with_trash())
        if title is None:
            # It was erased for good, on purpose.
            return False
        if self._wishes.take_back:
            self._plan.restore(kind, record)
            return True
        self._plan.remark("in_trash", title=str(title)[:80], kind=_(KINDS[kind].singular), id=record)
        return False

    def compare(
        self, kind: str, record: str, offered: Mapping[str, Any], note: str = "", *, is_entry: bool = True
    ) -> None:
        """Complete a record with what a file offers by the names of its fields, and say what differs.

        `is_entry` is False for what comes along with an entry: that it brings nothing new is not counted.
        """
        known = self._fields_of(kind, record)
        said = {name: value for name, value in offered.items() if _says_something(value)}
        fill = {name: value for name, value in said.items() if known.get(name) in (None, "", ())}
        differs = {name: value for name, value in said.items() if name not in fill and known.get(name) != value}
        if self._wishes.take_changes:
            fill, differs = {**fill, **differs}, {}
        if fill and self._plan.refuse_change(kind, {name: _plain(value) for name, value in known.items()}, fill):
            fill = {}
        lines = self._new_lines(record, note)
        if not fill and not lines:
            if is_entry:
                self._plan.tally(kind).skipped += 1
        else:
            self._plan.overwrite(kind, record, _to_columns(fill))
            self._plan.note(kind, record, "\n".join(lines))
        for name, value in differs.items():
            field = KINDS[kind].field(name)
            self._plan.remark(
                "differs",
                title=_as_title(known[KINDS[kind].title])[:80],
                field=_(field.label),
                theirs=formats.format_value(field, value)[:80],
                ours=formats.format_value(field, known[name])[:80],
            )

    def note(self, kind: str, record: str, note: str) -> None:
        """Plan a note of the lines that no note of the record has."""
        self._plan.note(kind, record, "\n".join(self._new_lines(record, note)))

    def _fields_of(self, kind: str, record: str) -> dict[str, Any]:
        """Return what the record holds by the names of its fields, with its id."""
        from creatorbook.services.records import rows

        row = rows.fetch(self._reading, kind, [record])[record]
        return {"id": record, **{each.name: row[each.name] for each in KINDS[kind].fields}}

    def _new_lines(self, record: str, note: str) -> list[str]:
        """Return the lines of a note that no note of the record has."""
        if not note.strip():
            return []
        notes = select("note", "text").where(record_id=record).with_trash()
        kept = {line.strip() for text in results.values(self._reading, notes) for line in text.splitlines()}
        return [line for line in note.splitlines() if line.strip() and line.strip() not in kept]


def _says_something(value: object) -> bool:
    # No days to pay are payment at once.
    return bool(value) or (value == 0 and not isinstance(value, bool))


def _plain(value: object) -> object:
    return value.id if isinstance(value, Ref) else value


def _as_title(value: object) -> str:
    return value.title if isinstance(value, Ref) else str(value)


def _to_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in values.items():
        columns |= money_columns(name, value) if isinstance(value, Money) else {name: value}
    return columns
