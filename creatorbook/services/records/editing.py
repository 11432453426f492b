"""Adding, editing, trashing and restoring records of any kind: what the field table allows, checked field by field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, Conflict, CreatorbookError, NotFound, UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.fields.formats import plain_text
from creatorbook.services.fields.gate import (
    Gate,
    check_restored,
    complete_given,
    field_values,
    run_after_trash,
    save_record,
    surroundings_of,
    write_record,
)
from creatorbook.services.fields.kinds import KINDS, Field, FieldType, Kind
from creatorbook.services.fields.spoken_names import list_fields
from creatorbook.services.fields.values import Ref, empty
from creatorbook.services.records.about import find_about, in_trash
from creatorbook.services.records.referred import Referred
from creatorbook.services.records.trash import Namesakes, refuse_namesakes, refuse_papers_out
from creatorbook.store.log.policy import Undo
from creatorbook.store.models import Contract, model_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creatorbook.store.engine.base import Record
    from creatorbook.store.writing.uow import UnitOfWork


def find_existing(uow: UnitOfWork, kind_id: str, record_id: str) -> Record:
    """Return a record of any kind; raise NotFound where there is no such kind or no such record."""
    if kind_id not in KINDS:
        raise NotFound(_("There is no such record."), where=f"{kind_id} {record_id}")
    return uow.get(model_of(kind_id), record_id)


def refuse_trashed(uow: UnitOfWork, record: Record, where: str = "") -> None:
    """Raise BadInput where the record is in the trash: nothing new is begun on it there."""
    if record.trashed_at is not None:
        raise in_trash(record_title(uow, record), where)


def _check_values(
    referred: Referred, kind: Kind, values: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if not kind.has(name):
            raise UsageError(
                _("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name),
                hint=_("Its fields are: {names}.").format(names=list_fields(kind)),
            )
        checked[name] = _check_value(referred, kind.field(name), value, None if before is None else before[name])
    return checked


def _check_value(referred: Referred, known: Field, value: object, before: object) -> object:
    if isinstance(value, Ref):
        value = value.id
    if value is None or value in ("", ()):
        if known.required:
            raise BadInput(_("“{field}” is needed.").format(field=_(known.label)), where=known.name)
        return known.default if known.type is FieldType.CHOICE else empty(known)
    if known.type is FieldType.REFERENCE and value != before:
        target = referred.get(known.kind, str(value))
        if target is None:
            raise NotFound(
                _("“{field}” names a record that is not there.").format(field=_(known.label)), where=known.name
            )
        if target.trashed:
            raise in_trash(target.title, known.name)
    if known.type is FieldType.MONEY and not isinstance(value, Money):
        raise TypeError(f"{known.name} is not money")
    return value


def make_record(gate: Gate, referred: Referred, kind: Kind, given: Mapping[str, Any]) -> Record:
    """Return a new record with these values and the defaults, checked, not yet added; raise CreatorbookError."""
    values = {known.name: known.default for known in kind.fields if known.default is not None}
    values |= gate.default_values(kind.id, given)
    values |= {name: value for name, value in given.items() if value is not None}
    for known in kind.fields:
        if known.required and values.get(known.name) in (None, "", ()):
            raise BadInput(_("“{field}” is needed.").format(field=_(known.label)), where=known.name)
    record = model_of(kind.id)(**_check_values(referred, kind, values))
    gate.admit(record)
    return record


@dataclass(frozen=True)
class AddRecord(Command[str]):
    """Add a record with these values by field name; returns its id. Raises BadInput for what is missing or wrong.

    Where no other of its name is wanted (`beside`), raises NamesakeThere for a firm, a creator or a person that
    seems to be there already.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = True
    code = "record.add"

    def execute(self, uow: UnitOfWork) -> str:
        """Check, fill in defaults, add."""
        kind = KINDS[self.kind]
        uow.flush()
        given = find_about(uow.connection, kind, self.values)
        if not self.beside:
            Namesakes(uow.connection, self.kind).refuse(str(given.get(kind.title) or ""), str(given.get("email") or ""))
        record = make_record(Gate(surroundings_of(uow)), Referred(uow.connection), kind, given)
        write_record(uow, record)
        uow.name_change(kind=self.kind, title=_raw_title(uow, record))
        return record.id


@dataclass(frozen=True)
class EditRecord(Command[None]):
    """Set some fields of a record.

    With `version`, raises Conflict where the record has changed since that version was read; where no other of its new
    name or email is wanted (`beside`), NamesakeThere as AddRecord does.
    """

    kind: str
    id: str
    values: Mapping[str, Any]
    version: int | None = None
    beside: bool = True
    code = "record.edit"
    undo = Undo.MERGE

    @property
    def merge_key(self) -> str:
        """One field of one record edited again within moments is one step."""
        return f"edit {self.kind} {self.id} {','.join(sorted(self.values))}"

    def execute(self, uow: UnitOfWork) -> None:
        """Check and set."""
        kind = KINDS[self.kind]
        record = uow.get(model_of(self.kind), self.id, version=self.version)
        for name in self.values:
            if kind.has(name) and kind.field(name).fixed:
                raise UsageError(
                    _("“{field}” is not edited by hand.").format(field=_(kind.field(name).label)), where=name
                )
        before = field_values(record)
        uow.flush()
        given = complete_given(kind.id, find_about(uow.connection, kind, self.values, before), before)
        changed = {name: str(value or "") for name, value in given.items() if value != before[name]}
        if not self.beside and not changed.keys().isdisjoint({kind.title, "email"}):
            others = Namesakes(uow.connection, self.kind, besides=self.id)
            others.refuse(changed.get(kind.title, ""), changed.get("email", ""))
        for name, value in _check_values(Referred(uow.connection), kind, given, before).items():
            if getattr(record, name) != value:
                setattr(record, name, value)
        save_record(uow, record, before)
        uow.name_change(kind=self.kind, title=_raw_title(uow, record))


def _owned_records(uow: UnitOfWork, record: Record) -> Iterator[Record]:
    """Yield the records that belong to this one: they go to the trash, and come back, with it."""
    for kind in KINDS.values():
        for known in kind.fields:
            if known.is_owner and known.kind == record.__tablename__:
                yield from uow.all(model_of(kind.id), **{known.name: record.id})


@dataclass(frozen=True)
class TrashRecords(Command[int]):
    """Move records of one kind to the trash, with all that belongs to them; returns how many went.

    Where nobody has said that contracts that went out may go (`papers`), raises PaperOut for one, alone or along.
    """

    kind: str
    ids: tuple[str, ...]
    papers: bool = True
    code = "record.trash"

    def execute(self, uow: UnitOfWork) -> int:
        """Stamp each record and what it owns with one instant."""
        gone: Counter[str] = Counter()
        contracts: list[Contract] = []
        title = ""
        for record_id in self.ids:
            record = uow.get(model_of(self.kind), record_id)
            title = title or _raw_title(uow, record)
            self._trash(uow, record, gone, contracts)
        if not self.papers:
            refuse_papers_out(contracts)
        along = gone - Counter({self.kind: len(self.ids)})
        # The heaviest first: what a step names is cut where it is long.
        told = " ".join(f"{kind}:{along[kind]}" for kind in KINDS if along[kind])
        uow.name_change(kind=self.kind, title=title, more=len(self.ids) - 1, along=told)
        return gone.total()

    def _trash(self, uow: UnitOfWork, record: Record, gone: Counter[str], contracts: list[Contract]) -> None:
        if record.trashed_at is not None:
            return
        record.trashed_at = uow.now
        run_after_trash(uow, record, None)
        gone[record.__tablename__] += 1
        if isinstance(record, Contract):
            contracts.append(record)
        for owned in list(_owned_records(uow, record)):
            self._trash(uow, owned, gone, contracts)


@dataclass(frozen=True)
class RestoreRecords(Command[int]):
    """Take records of one kind out of the trash, with what went there in the same step; returns how many came back.

    Raises Conflict where the record that one belongs to is itself in the trash, like AddRecord for one that may not
    stand as it is, and NamesakeThere for one whose name another has meanwhile, unless both are wanted (`beside`).
    """

    kind: str
    ids: tuple[str, ...]
    beside: bool = False
    code = "record.restore"

    def execute(self, uow: UnitOfWork) -> int:
        """Clear the stamp of each record and of what it owns with the same stamp."""
        back = 0
        title = ""
        if not self.beside:
            refuse_namesakes(uow.connection, self.kind, self.ids)
        for record_id in self.ids:
            record = uow.get(model_of(self.kind), record_id)
            title = title or _raw_title(uow, record)
            self._refuse_orphan(uow, record)
            back += self._restore(uow, record)
        uow.name_change(kind=self.kind, title=title, more=len(self.ids) - 1)
        return back

    def _refuse_orphan(self, uow: UnitOfWork, record: Record) -> None:
        for known in KINDS[self.kind].fields:
            named = getattr(record, known.name) if known.is_owner else None
            owner = None if named is None else uow.find(model_of(known.kind), named)
            if owner is not None and owner.trashed_at is not None and owner.id not in self.ids:
                raise Conflict(
                    _("It belongs to “{owner}”, which is in the trash too.").format(owner=record_title(uow, owner)),
                    hint=_("Restore that first."),
                    record=(known.kind, owner.id),
                )

    def _restore(self, uow: UnitOfWork, record: Record) -> int:
        stamp = record.trashed_at
        if stamp is None:
            return 0
        record.trashed_at = None
        try:
            check_restored(uow, record)
        except CreatorbookError as refused:
            # Of what comes back together, the one that may not is said by its name.
            title = record_title(uow, record)
            way = _("“{title}” can be edited while it is in the trash.").format(title=title)
            refused.hint = f"{refused.hint} {way}".strip()
            raise
        run_after_trash(uow, record, stamp)
        return 1 + sum(
            self._restore(uow, owned) for owned in list(_owned_records(uow, record)) if owned.trashed_at == stamp
        )


def record_title(uow: UnitOfWork, record: Record) -> str:
    """Return what stands for a record in one line."""
    return plain_text(_title_value(uow, record)) or _("(no title)")


def _raw_title(uow: UnitOfWork, record: Record) -> str:
    """Return a record's title as the history keeps it: a choice by its value, "" for none.

    Without one it is called after the first record that stands in for it.
    """
    value = _title_value(uow, record)
    if value in (None, ""):
        kind = KINDS[record.__tablename__]
        named = (_field_value(uow, record, known) for known in map(kind.field, kind.stand_in) if known.kind)
        value = next((each for each in named if each), None)
    return value.value if isinstance(value, StrEnum) else plain_text(value)


def _title_value(uow: UnitOfWork, record: Record) -> object:
    return _field_value(uow, record, KINDS[record.__tablename__].field(KINDS[record.__tablename__].title))


def _field_value(uow: UnitOfWork, record: Record, known: Field) -> object:
    value: object = getattr(record, known.name)
    if known.type is FieldType.REFERENCE and value is not None:
        target = uow.find(model_of(known.kind), str(value))
        return None if target is None else _title_value(uow, target)
    return value
