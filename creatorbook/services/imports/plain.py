"""Rows of a table into records of one kind, by the names and the words of its fields."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import CreatorbookError, UsageError
from creatorbook.common.i18n import _
from creatorbook.services.book.settings import reader_of
from creatorbook.services.deals.terms_help import party_troubles
from creatorbook.services.fields import formats
from creatorbook.services.fields.field_names import find_editable_field
from creatorbook.services.fields.json_values import share_as_typed
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.records.refused_lines import refuse_line
from creatorbook.services.records.trash import Namesakes, NamesakeThere

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import ImportedRow
    from creatorbook.services.fields.kinds import Kind
    from creatorbook.services.imports.plan import Plan
    from creatorbook.services.imports.wishes import Wishes
    from creatorbook.store.engine.reading import Executes


class PlainRows:
    """Plans the records of one kind that rows describe; nothing of a row is left out in silence."""

    def __init__(self, reading: Executes, plan: Plan, kind: Kind, wishes: Wishes) -> None:
        self._plan = plan
        self._namesakes = None if wishes.beside else Namesakes(reading, kind.id)
        self._kind = kind
        self._reader = reader_of(reading, plan.today)

    def row(self, row: ImportedRow) -> None:
        """Plan the record of one row.

        Raises UsageError for a heading that is no field, BadInput with the line for what cannot be read.
        """
        values: dict[str, Any] = {}
        for heading, text in zip(row.headings, row.cells, strict=True):
            field = find_editable_field(self._kind, heading)
            if field.name in values:
                raise UsageError(_("“{field}” is given twice.").format(field=heading), where=field.name)
            try:
                said = share_as_typed(field, text, whole_name=heading.strip().lower() == field.name)
                values[field.name] = said if field.type is FieldType.REFERENCE else self._reader.read(field, said)
                self._say_day(text, values[field.name])
            except CreatorbookError as error:
                raise refuse_line(row.row, error) from error
        if self._has_namesake(str(values.get(self._kind.title) or "")):
            return
        self._plan.add_whole(self._kind.id, row.row, row.key, values)
        # It comes in as it is written: a number may be right where the program knows no better.
        for name, trouble in party_troubles(self._kind.id, values).items():
            self._plan.remark("number_in_doubt", text=str(values[name]), reason=trouble)

    def _say_day(self, text: str, value: object) -> None:
        """Say which day was taken where it is given in words, as "next Friday" is: it depends on the day of today."""
        if isinstance(value, date) and any(letter.isalpha() for letter in text):
            day = value.astimezone().date() if isinstance(value, datetime) else value
            self._plan.remark("day_read", text=text.strip(), day=formats.long_day(day))

    def _has_namesake(self, name: str) -> bool:
        """Leave the present row out where one of nearly its name is there, and say so."""
        if self._namesakes is None or not name:
            return False
        try:
            self._namesakes.refuse(name)
        except NamesakeThere as there:
            self._plan.remark("namesake", name=name, other=there.other[1])
            self._plan.leave_row_out(self._kind.id)
            return True
        return False
