"""Removing the sample: what was added goes, what the user hung on it stays, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.services.book.command import Command
from creatorbook.services.fields.kinds import KINDS, about_any, parents_first
from creatorbook.services.sample.marks import mark_ids, marked_ids
from creatorbook.store import results
from creatorbook.store.query.expressions import Not
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.tables import foreign_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

# Children before parents.
_ORDER = ("tagging", "disclosure", "contract_version", "allocation", "received", *reversed(parents_first()))
_LOOSE = (*about_any(), "tagging", "attachment")
Marked = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A sample record that stays, since something of the user's refers to it; it is the user's from now on."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Removed:
    """How many records went, and which stayed because the user's own work stands on them."""

    count: int
    kept: tuple[KeptRecord, ...] = ()


@dataclass(frozen=True)
class RemoveSample(Command[Removed]):
    """Delete exactly the records that AddSample added, edited or trashed since or not.

    A sample record that a record of the user's refers to (a deal with a sample brand, a note on a sample deal) stays
    with what it stands on itself, is no longer marked as sample, and is named in the result. Raises AnswerIsNo where
    there is no sample.
    """

    code = "sample.remove"

    def execute(self, uow: UnitOfWork) -> Removed:
        """Find what must stay, then delete the rest, children first."""
        from creatorbook.store.models import ImportedKey, ReminderAnswer, model_of

        found = marked_ids(uow.connection)
        if not found:
            raise AnswerIsNo(_("There is no sample in the book."))
        marked = {record for ids in found.values() for record in ids}
        found |= _receipts(uow.connection, found.get("payment", set()))
        gone = {table: set(ids) for table, ids in found.items()}
        while needed := [*_find_referred(uow.connection, gone), *_find_owned_by_kept(uow.connection, found, gone)]:
            for table, record in needed:
                gone[table].discard(record)
        removed = {record for ids in gone.values() for record in ids}
        kept = _kept_records(uow.connection, {table: ids - gone[table] for table, ids in found.items()})
        for table in _ORDER:
            for row in list(uow.load(model_of(table), sorted(gone.get(table, ())))):
                uow.delete(row)
            uow.flush()
        for answer in uow.all(ReminderAnswer):
            if any(part in removed for part in answer.key.split(":")):
                uow.delete(answer)
        for key in list(uow.load(ImportedKey, mark_ids(uow.connection))):
            uow.delete(key)
        return Removed(len(removed & marked), kept)


def _receipts(reading: Executes, payments: set[str]) -> Marked:
    """Return what came for sample payments, and what it settled: it is theirs, whoever entered it."""
    of, other = Table("allocation"), Table("allocation", "other")
    ours = select(of, "id", "received_id").where(of.payment_id.among(payments)).with_trash()
    found = results.rows(reading, ours)
    received = {came for _id, came in found if came is not None}
    elsewhere = select(other, "received_id").where(
        other.received_id.among(received), Not(other.payment_id.among(payments))
    )
    return {
        "allocation": {id for id, _came in found},
        "received": received - set(results.values(reading, elsewhere.with_trash())),
    }


def _find_referred(reading: Executes, gone: Marked) -> Iterator[tuple[str, str]]:
    """Yield the records about to go that something refers to which does not go."""
    for key in foreign_keys(reading):
        if key.to == "id" and gone.get(key.parent):
            child = Table(key.child)
            stays = Not(child.id.among(gone.get(key.child, ())))
            refers = select(child, key.column).where(child[key.column].among(gone[key.parent]), stays)
            yield from [(key.parent, record) for record in results.values(reading, refers.unique().with_trash())]
    for name in _LOOSE:
        loose = Table(name)
        stays = Not(loose.id.among(gone.get(name, ())))
        about = select(loose, "record_kind", "record_id").where(stays).unique().with_trash()
        yield from [(kind, record) for kind, record in results.rows(reading, about) if record in gone.get(kind, ())]


def _find_owned_by_kept(reading: Executes, found: Marked, gone: Marked) -> Iterator[tuple[str, str]]:
    """Yield what is part of a record that stays: the terms and payments of a deal, the versions of a contract."""
    parts = [(kind.id, kind.parent, kind.field(kind.parent).kind) for kind in KINDS.values() if kind.parent]
    for child, column, parent in [*parts, ("contract_version", "contract_id", "contract")]:
        stays = found.get(parent, set()) - gone.get(parent, set())
        if stays and gone.get(child):
            owned = select(child, "id").where(Table(child)[column].among(stays)).with_trash()
            yield from [(child, record) for record in results.values(reading, owned) if record in gone[child]]


def _kept_records(reading: Executes, stays: Marked) -> tuple[KeptRecord, ...]:
    """Return what stays by its title, without the parts of a record that stays whole."""
    from creatorbook.services.records.rows import fetch

    kept = []
    for table in (kind.id for kind in KINDS.values() if not kind.parent and stays.get(kind.id)):
        kept += [KeptRecord(table, row.id, row.title) for row in fetch(reading, table, sorted(stays[table])).values()]
    return tuple(kept)
