"""Rows of a table into records of one kind, by the names and the words of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import CreatorbookError, UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.services.book.settings import CURRENCY, setting
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import Reader
from creatorbook.services.records.about import find_about
from creatorbook.services.records.many import refuse_line

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import ImportedRow
    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.services.imports.plan import Plan
    from creatorbook.store.engine.reading import Executes

_DEFAULT_CURRENCY = "EUR"
_ENDINGS = ("_id", "_on", "_at", "_bp")


class PlainRows:
    """Plans the records of one kind that rows describe; nothing of a row is left out in silence."""

    def __init__(self, reading: Executes, plan: Plan, kind: Kind) -> None:
        self._reading = reading
        self._plan = plan
        self._kind = kind
        self._reader = Reader(plan.today, setting(reading, CURRENCY, _DEFAULT_CURRENCY))
        self._fields = {name: field for field in kind.fields if not field.fixed for name in _names(field)}

    def row(self, row: ImportedRow) -> None:
        """Plan the record of one row.

        Raises UsageError for a heading that is no field, BadInput with the line for what cannot be read.
        """
        values: dict[str, Any] = {}
        for heading, text in zip(row.headings, row.cells, strict=True):
            field = self._field(heading)
            try:
                values[field.name] = text if field.type is FieldType.REFERENCE else self._reader.read(field, text)
            except CreatorbookError as error:
                raise refuse_line(row.row, error) from error
        try:
            values = find_about(self._reading, self._kind, values)
        except CreatorbookError as error:
            raise refuse_line(row.row, error) from error
        self._plan.add_whole(self._kind.id, row.row, row.key, values)

    def _field(self, heading: str) -> Field:
        found = self._fields.get(fold(heading))
        if found is None:
            raise UsageError(
                _("“{kind}” has no field “{field}”.").format(kind=_(self._kind.singular), field=heading),
                hint=_("Its fields are: {names}.").format(names=", ".join(each.name for each in self._kind.fields)),
            )
        return found


def _names(field: Field) -> set[str]:
    """Return what a heading may call a field, folded: its name, that without its ending, and its words."""
    ending = next((each for each in _ENDINGS if field.name.endswith(each)), "")
    names = (field.name, field.name.removesuffix(ending), field.name.replace("_", " "), field.label, _(field.label))
    return {fold(name) for name in names}
