"""Many new records of one kind in one step: each goes through what one alone goes through, all are written at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, CreatorbookError
from creatorbook.common.ids import new_id
from creatorbook.services.book.command import PlannedCommand
from creatorbook.services.fields.gate import Gate, field_values, run_after_write, surroundings
from creatorbook.services.fields.hooks import HOOKS, NO_HOOKS
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records.editing import make_record
from creatorbook.services.records.referred import Referred
from creatorbook.services.records.refused_lines import Refusals, naming_line, refuse_line
from creatorbook.services.records.trash import Namesakes
from creatorbook.store.models import model_of
from creatorbook.store.writing.bulk import make_ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Written
    from creatorbook.store.writing.bulk import ReadyRows
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReadyRecords:
    """New records of one kind, checked and as the table stores them, with the numbers of their lines.

    `reads` are the tables of what they rest on, `named` those of which a record of a new name would matter too.
    """

    rows: ReadyRows
    numbers: tuple[int, ...]
    reads: frozenset[str]
    named: frozenset[str]

    def is_current(self, since: Written) -> bool:
        """Whether the records would be made alike now that others wrote this."""
        return self.reads.isdisjoint(since.changed) and self.named.isdisjoint(since.new)

    def each(self) -> Iterator[tuple[int, ReadyRows]]:
        """Yield every record for itself, with the number of its line."""
        for number, record, image in zip(self.numbers, self.rows.ids, self.rows.images, strict=True):
            yield number, replace(self.rows, ids=(record,), images=[image])


@dataclass(frozen=True)
class AddRecords(PlannedCommand[tuple[str, ...], ReadyRecords]):
    """Add records of one kind; returns their ids in order.

    `lines` gives values by field name with the number of the line that they came from; a reference is what a person
    would type for it. `refused` are lines that could not even be read: they are told with the rest. Raises BadInput
    that names the lines that are refused, twenty at most; then nothing is written. `beside` is as of AddRecord.
    """

    kind: str
    lines: Sequence[tuple[int, Mapping[str, Any]]]
    refused: tuple[CreatorbookError, ...] = ()
    beside: bool = True
    code = "records.add"

    def make_plan(self, reading: Executes, today: date, now: datetime) -> ReadyRecords:
        """Check every record and make it ready."""
        kind = KINDS[self.kind]
        referred = Referred(reading)
        for field in kind.fields:
            if field.type is FieldType.REFERENCE:
                referred.read(
                    field.kind, {str(values[field.name]) for _n, values in self.lines if values.get(field.name)}
                )
        gate = Gate(surroundings(reading, today, now))
        namesakes = None if self.beside else Namesakes(reading, self.kind)
        images = []
        refusals = Refusals(self.refused)
        for number, values in self.lines:
            if refusals.is_full:
                break
            try:
                if namesakes is not None:
                    namesakes.refuse(str(values.get(kind.title) or ""), str(values.get("email") or ""))
                record = make_record(gate, referred, kind, referred.find_all(kind, values))
            except CreatorbookError as error:
                refusals.add(refuse_line(number, error))
                continue
            record.id = new_id()
            images.append(record.set_columns())
        refusals.raise_any()
        asked = HOOKS.get(self.kind, NO_HOOKS).reads
        return ReadyRecords(
            make_ready(model_of(self.kind), images),
            tuple(number for number, _values in self.lines),
            frozenset(referred.kinds.union(asked)),
            frozenset(referred.named_kinds.union(asked)),
        )

    def is_current(self, plan: ReadyRecords, reading: Executes, since: Written) -> bool:  # noqa: ARG002  the base class's signature
        """Whether what the records rest on is as it was."""
        return plan.is_current(since)

    def write_plan(self, uow: UnitOfWork, plan: ReadyRecords) -> tuple[str, ...]:
        """Write all records at once, then what follows each."""
        self._insert(uow, plan)
        self._run_after(uow, plan)
        uow.name_change(count=len(plan.rows.ids), kind=self.kind)
        return plan.rows.ids

    @staticmethod
    def _insert(uow: UnitOfWork, plan: ReadyRecords) -> None:
        if not plan.rows.ids:
            return
        try:
            with uow.savepoint():
                uow.insert_ready(plan.rows)
        except BadInput:
            # Which ones it was, the database says only of one at a time.
            refusals = Refusals()
            for number, row in plan.each():
                if refusals.is_full:
                    break
                try:
                    with uow.savepoint():
                        uow.insert_ready(row)
                except CreatorbookError as error:
                    refusals.add(refuse_line(number, error))
            refusals.raise_any()

    def _run_after(self, uow: UnitOfWork, plan: ReadyRecords) -> None:
        if not HOOKS.get(self.kind, NO_HOOKS).after:
            return
        numbers = dict(zip(plan.rows.ids, plan.numbers, strict=True))
        for record in uow.load(model_of(self.kind), plan.rows.ids):
            with naming_line(numbers[record.id]):
                run_after_write(uow, self.kind, field_values(record), None)
