"""Which cells of a table hold one value that is edited where it stands, and by which command it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from creatorbook.services.fields.kinds import KINDS, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.services.book.command import Command
    from creatorbook.services.fields.kinds import Field
    from creatorbook.services.records.rows import Row

    # What writes a value, or opens a dialog that asks for more and writes then.
    Writing: TypeAlias = Command[Any] | Callable[[], None]


@dataclass(frozen=True)
class CellFields:
    """The cells of a kind's table that are edited: those of its fields, texts of several lines and ticks apart.

    `shown` are columns that show another field of each record, by the column's id: its name, "" for none. `commands`
    write a field otherwise than by setting it. Columns in `elsewhere` are edited in another way.
    """

    kind: str
    shown: Mapping[str, Callable[[Row], str]] = field(default_factory=dict)
    commands: Mapping[str, Callable[[Row, object], Writing]] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()

    def field_in(self, column: str, row: Row) -> Field | None:
        """Return the field that is edited in a record's cell of a column, None where there is none."""
        kind = KINDS[self.kind]
        name = self.shown[column](row) if column in self.shown else column
        if column in self.elsewhere or not kind.has(name):
            return None
        found = kind.field(name)
        return None if found.fixed or found.type in WIDE else found

    def command(self, name: str, row: Row, value: object) -> Writing:
        """Return what writes a new value of a field."""
        if name in self.commands:
            return self.commands[name](row, value)
        from creatorbook.services.records.editing import EditRecord

        return EditRecord(self.kind, row.id, {name: value}, row.version)
