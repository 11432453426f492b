"""The trash: what is put there knowingly only, all that is there, newest first, and the names taken meanwhile.

What went along with its owner is not listed twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.common.text import fold
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.values.folding import near_name_key
from creatorbook.services.book.command import Command
from creatorbook.services.fields.kinds import KINDS, about_any
from creatorbook.services.records import rows
from creatorbook.store import results
from creatorbook.store.log.policy import Undo
from creatorbook.store.query.expressions import Constant, Exists, Not
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Contract
    from creatorbook.store.query.select import Select
    from creatorbook.store.writing.uow import UnitOfWork


# The kinds whose records people know by their names, and to whose firm a name belongs, where it does.
_AT_ONCE = 500
_FIRM_OF = {"brand": "", "agency": "", "creator": "", "contact": "brand_id", "deal": "brand_id"}


# Firms and creators: one of them is in a book once.
_ONCE = frozenset({"brand", "agency", "creator"})
_PERSON = "contact"


class NamesakeThere(AnswerIsNo):
    """A record cannot come back, or be added, in silence: another of its name is there; `other` is its id and title."""

    other: tuple[str, str] = ("", "")


# One that was withdrawn binds nobody.
_SENTENCES = {
    ContractState.ISSUED: mark("Contract {number} was issued: the brand may have it."),
    ContractState.SIGNED_BY_ONE: mark("Contract {number} is signed by one side."),
    ContractState.SIGNED: mark("Contract {number} is signed: it says what you and the brand agreed."),
    ContractState.ENDED: mark("Contract {number} has ended, but it still says what you and the brand agreed."),
}
_NAMED = 3


class PaperOut(AnswerIsNo):
    """What is to go to the trash is a contract that went out, or takes one along."""


def refuse_papers_out(going: Sequence[Contract]) -> None:
    """Raise PaperOut where one of these contracts was issued or signed."""
    out = sorted((each for each in going if each.state in _SENTENCES), key=lambda each: each.number)
    if not out:
        return
    if len(out) == 1:
        told = _(_SENTENCES[out[0].state]).format(number=out[0].number)
    else:
        numbers = ", ".join(each.number for each in out[:_NAMED]) + (" …" if len(out) > _NAMED else "")
        told = ngettext(
            "{count} contract that was issued or signed would go to the trash: {numbers}.",
            "{count} contracts that were issued or signed would go to the trash: {numbers}.",
            len(out),
        ).format(count=len(out), numbers=numbers)
    raise PaperOut(
        told,
        where=f"contract {out[0].id}",
        hint=_("Leave it there, or say that it is to go."),
        code="record.contract_out",
    )


class Namesakes:
    """By what records of a kind are told apart: a new one is refused that seems to be there already.

    Firms and creators have their names, people, of whom two may be called alike, their email. `besides` is the id of
    a record that is written again, and no namesake of itself.
    """

    def __init__(self, reading: Executes, kind: str, *, besides: str = "") -> None:
        self._taken: dict[str, tuple[str, str]] = {}
        title = KINDS[kind].title
        if kind in _ONCE:
            for id, name in results.iterate(reading, select(kind, "id", title)):
                if id == besides:
                    continue
                self._taken.setdefault(near_name_key(name), (id, name))
        elif kind == _PERSON:
            for id, name, email in results.iterate(reading, select(kind, "id", title, "email")):
                if email and id != besides:
                    self._taken.setdefault(email.casefold(), (id, name))
        self._kind = kind

    def refuse(self, name: str, email: str = "") -> None:
        """Raise NamesakeThere for one that seems to be there already; learn it else.

        That is a name that differs by capitals, accents or a legal form only; of a person the email.
        """
        is_person = self._kind == _PERSON
        key = email.strip().casefold() if is_person else near_name_key(name) if self._kind in _ONCE else ""
        if not key:
            return
        taken = self._taken.get(key)
        if taken is not None:
            told = _("“{name}” has this email already.") if is_person else _("“{name}” is there already.")
            refusal = NamesakeThere(
                told.format(name=taken[1]),
                where="email" if is_person else KINDS[self._kind].title,
                hint=_("Use the one that is there, or say that both are wanted."),
                code="record.namesake",
            )
            refusal.other = taken
            raise refusal
        self._taken[key] = ("", name)


def refuse_namesakes(reading: Executes, kind: str, ids: Sequence[str]) -> None:
    """Raise NamesakeThere for the first of these records in the trash whose name a live one has.

    Of one firm, where records of the kind belong to one. The live names are read and folded once, however many come.
    """
    firm = _FIRM_OF.get(kind)
    if firm is None:
        return
    table, title = Table(kind), KINDS[kind].title
    named = select(table, table.id, table[title], table[firm] if firm else Constant(""))
    own = {
        id: (name, of)
        for start in range(0, len(ids), _AT_ONCE)
        for id, name, of in results.iterate(
            reading, named.where(table.id.among(ids[start : start + _AT_ONCE])).only_trash()
        )
        if name
    }
    if not own:
        return
    taken = {(fold(name), of): other for other, name, of in results.iterate(reading, named)}
    for id in ids:
        name, of = own.get(id, ("", ""))
        other = taken.get((fold(name), of)) if name else None
        if other is not None:
            raise NamesakeThere(
                _("“{name}” is in the trash, and another “{name}” is there meanwhile.").format(name=name),
                where=f"{kind} {other}",
                hint=_("Restore it beside the other, or leave it in the trash."),
                code="record.namesake",
            )


@dataclass(frozen=True, slots=True)
class TrashLine:
    """One record in the trash: its kind and id, its title, and when it went there (UTC)."""

    kind: str
    id: str
    title: str
    at: datetime


def _owners(kind: Kind) -> list[Field]:
    """Return the fields that name what a record belongs to: it goes to the trash, and comes back, with that."""
    return [field for field in kind.fields if field.is_owner]


def _select_own_steps(kind: Kind) -> Select:
    """Return the select of what is in the trash for itself: what went with the record that it belongs to is not."""
    table = Table(kind.id)
    query = select(table, table.trashed_at, table.id).only_trash()
    for owner in _owners(kind):
        of = Table(owner.kind, "owner")
        along = select(of, "id").where(of.id.equals(table[owner.name]), of.trashed_at.equals(table.trashed_at))
        query = query.where(Not(Exists(along.with_trash())))
    return query.order_by(descending(table.trashed_at))


def list_trashed(reading: Executes, search: str = "", limit: int = 2000) -> tuple[TrashLine, ...]:
    """Return the newest records in the trash whose title holds the text."""
    found: list[tuple[str, str, str]] = []
    for kind in KINDS.values():
        found += [(at, kind.id, id) for at, id in results.iterate(reading, _select_own_steps(kind).limit(limit))]
    found.sort(reverse=True)
    titles = _read_titles(reading, found[:limit])
    wanted = search.strip().casefold()
    return tuple(
        TrashLine(kind, id, titles[id], datetime.fromisoformat(at))
        for at, kind, id in found[:limit]
        if id in titles and wanted in titles[id].casefold()
    )


def _read_titles(reading: Executes, found: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for kind in {kind for _at, kind, _id in found}:
        ids = [id for _at, of, id in found if of == kind]
        titles |= {id: row.title for id, row in rows.fetch(reading, kind, ids).items()}
    return titles


@dataclass(frozen=True, slots=True)
class Emptied:
    """What was erased: how many rows, and the records that went for themselves, newest first, 2,000 at most.

    `kept` are those that stay in the trash, because something that is not there needs them, `unnamed` those that could
    go, and were not among what was named. `ids` are those of all rows that went, by table.
    """

    rows: int
    records: tuple[TrashLine, ...]
    kept: tuple[TrashLine, ...]
    unnamed: tuple[TrashLine, ...]
    ids: Mapping[str, frozenset[str]]

    @property
    def along(self) -> dict[str, int]:
        """How many records of each kind go that are not named: they belong to those that are."""
        named = {line.id for line in self.records}
        return {kind: len(ids - named) for kind, ids in self.ids.items() if kind in KINDS and ids - named}


@dataclass(frozen=True)
class EmptyTrash(Command[Emptied]):
    """Erase what is in the trash, for good: records, what belongs to them, and their images in the history.

    What a live record still refers to stays in the trash. Files that nothing needs any more go too: those that an
    earlier step could still bring back stay. It cannot be undone, nor can a step that touched what went.

    `named` are the ids by table that a person was asked about (`ids` of trying it out): what came into the trash while
    they thought stays there. None: whatever is in the trash.
    """

    code = "trash.empty"
    undo = Undo.BARRIER
    named: Mapping[str, frozenset[str]] | None = None

    def execute(self, uow: UnitOfWork) -> Emptied:
        """Gather, keep what is still referred to, erase."""
        owned = tuple((kind.id, owner.name, owner.kind) for kind in KINDS.values() for owner in _owners(kind))
        whole = uow.gather_trash(frozenset(KINDS), about_any(), owned)
        going = whole
        if self.named is not None:
            going = uow.gather_trash(frozenset(KINDS), about_any(), owned, self.named)
        gone = {id for ids in going.values() for id in ids}
        free = {id for ids in whole.values() for id in ids} - gone
        # Read before it goes.
        lines = list_trashed(uow.connection)
        uow.erase_all(going)
        return Emptied(
            len(gone),
            tuple(line for line in lines if line.id in gone),
            tuple(line for line in lines if line.id not in gone and line.id not in free),
            tuple(line for line in lines if line.id in free),
            {table: frozenset(ids) for table, ids in going.items()},
        )
