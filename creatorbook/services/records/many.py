"""Many new records of one kind in one step: each goes through what one alone goes through, all are written at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, CreatorbookError
from creatorbook.common.ids import new_id
from creatorbook.services.book.command import Command
from creatorbook.services.fields.gate import Gate, field_values, run_after_write, surroundings_of
from creatorbook.services.fields.hooks import HOOKS
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows
from creatorbook.services.records.about import find_about
from creatorbook.services.records.editing import make_record
from creatorbook.services.records.refused_lines import Refusals, refuse_line
from creatorbook.store.models import model_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.services.fields.kinds import Kind
    from creatorbook.store.engine.base import Record
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class AddRecords(Command[tuple[str, ...]]):
    """Add records of one kind; returns their ids in order.

    `lines` gives values by field name with the number of the line that they came from; a reference is what a person
    would type for it. `refused` are lines that could not even be read: they are told with the rest. Raises BadInput
    that names the lines that are refused, twenty at most; then nothing is written.
    """

    kind: str
    lines: Sequence[tuple[int, Mapping[str, Any]]]
    refused: tuple[CreatorbookError, ...] = ()
    code = "records.add"

    def execute(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Check every record, then write them all."""
        kind = KINDS[self.kind]
        named = _Named(uow, kind, self.lines)
        gate = Gate(surroundings_of(uow))
        images = []
        refusals = Refusals(self.refused)
        for number, values in self.lines:
            if refusals.is_full:
                break
            try:
                record = make_record(uow, gate, kind, named.find(values))
            except CreatorbookError as error:
                refusals.add(refuse_line(number, error))
                continue
            named.hold(record)
            record.id = new_id()
            images.append(record.set_columns())
        refusals.raise_any()
        self._insert(uow, images)
        ids = tuple(image["id"] for image in images)
        self._run_after(uow, ids)
        uow.name_change(count=len(ids), kind=self.kind)
        return ids

    def _insert(self, uow: UnitOfWork, images: list[dict[str, Any]]) -> None:
        try:
            with uow.savepoint():
                uow.insert_many(model_of(self.kind), images)
        except BadInput:
            # Which ones it was, the database says only of one at a time.
            refusals = Refusals()
            for (number, _values), image in zip(self.lines, images, strict=True):
                if refusals.is_full:
                    break
                try:
                    with uow.savepoint():
                        uow.insert_many(model_of(self.kind), [image])
                except CreatorbookError as error:
                    refusals.add(refuse_line(number, error))
            refusals.raise_any()

    def _run_after(self, uow: UnitOfWork, ids: tuple[str, ...]) -> None:
        if self.kind not in HOOKS or not HOOKS[self.kind].after:
            return
        numbers = {record: number for record, (number, _values) in zip(ids, self.lines, strict=True)}
        for record in uow.load(model_of(self.kind), ids):
            with _Line(numbers[record.id]):
                run_after_write(uow, self.kind, field_values(record), None)


class _Line:
    """Names the line in what is refused inside the block."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> None:
        return

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, CreatorbookError):
            raise refuse_line(self._number, error) from error


class _Named:
    """Finds the records that values refer to: those named by a whole id all at once, others once for each text."""

    def __init__(self, uow: UnitOfWork, kind: Kind, lines: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        self._uow = uow
        self._kind = kind
        self._fields = [(field.name, field.kind) for field in kind.fields if field.type is FieldType.REFERENCE]
        self._ids: dict[tuple[str, str], str] = {}
        self._about: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = {}
        self._held: list[Record] = []
        for name, target in self._fields:
            typed = {str(values[name]) for _number, values in lines if values.get(name)}
            self._hold(target, sorted(typed))

    def find(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with ids for what they refer to; raise NotFound for what is not there."""
        found = {**values, **self._find_about(values)}
        for name, target in self._fields:
            typed = found.get(name)
            if not typed:
                continue
            record = self._ids.get((target, typed))
            if record is None:
                record = self._ids[target, typed] = rows.find(self._uow.connection, target, typed).id
            found[name] = record
        return found

    def _find_about(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the kind and id of what the record is on, looked up once for each name."""
        named = {name: values[name] for name in ("record_kind", "record_id") if name in values}
        if not (self._kind.is_about_any and named):
            return {}
        key = tuple(sorted(named.items()))
        if key not in self._about:
            self._about[key] = find_about(self._uow.connection, self._kind, named)
        return self._about[key]

    def hold(self, record: Record) -> None:
        """Hold what a record refers to, defaults among it: what nobody holds the session forgets and reads again."""
        for name, target in self._fields:
            referred = getattr(record, name)
            if referred and (target, referred) not in self._ids:
                self._hold(target, (referred,))

    def _hold(self, target: str, ids: Sequence[str]) -> None:
        for record in self._uow.load(model_of(target), ids):
            self._held.append(record)
            self._ids[target, record.id] = record.id
