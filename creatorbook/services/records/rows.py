"""Frozen rows of any kind, read by selects that the field table makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import NotFound, UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.services.fields.formats import format_value, plain_text
from creatorbook.services.fields.kinds import KINDS, Kind
from creatorbook.services.fields.spoken_names import list_kinds
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.records.row_values import READERS, RowValues
from creatorbook.services.records.selects import record_select, title_of
from creatorbook.store import results
from creatorbook.store.query.expressions import Constant, GivenList, all_of, any_of, lower
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite import search
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.sqlite.statement import Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it was when read: typed values by field name (Money, date, enum members, Ref, tuples of codes).

    `columns` are what it was read from, in the order of `record_select`.
    """

    kind: str
    columns: tuple[Any, ...]

    @property
    def values(self) -> Mapping[str, Any]:
        """Its values by field name."""
        return RowValues(self.kind, self.columns)

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.columns[0])

    @property
    def version(self) -> int:
        """The stamp of its content."""
        return int(self.columns[1])

    @property
    def trashed(self) -> bool:
        """Whether it is in the trash."""
        return bool(self.columns[2])

    @property
    def created_at(self) -> datetime:
        """When it was added, in UTC."""
        return datetime.fromisoformat(self.columns[3])

    @property
    def updated_at(self) -> datetime:
        """When it was changed last, in UTC."""
        return datetime.fromisoformat(self.columns[4])

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  each field has a type of its own
        return READERS[self.kind][name](self.columns)

    @property
    def title(self) -> str:
        """What stands for the record in one line."""
        kind = KINDS[self.kind]
        if shown := plain_text(self[kind.title]):
            return shown
        known = (format_value(kind.field(name), self[name]) for name in kind.stand_in)
        return ", ".join(filter(None, known)) or _("(no title)")

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON holds it: snake_case keys, ids as text, references as ids.

        Its kind stands under "type", because a deal has a field "kind" of its own.
        """
        return {
            "type": self.kind,
            "id": self.id,
            **{name: value_as_json(value) for name, value in self.values.items()},
            "created_at": value_as_json(self.created_at),
            "updated_at": value_as_json(self.updated_at),
            "trashed": self.trashed,
        }


def kind_of(name: str) -> Kind:
    """Return a kind by its id or singular, with or without an s ("deal", "usage-rights"), or by its words on screen.

    Raises UsageError for none.
    """
    wanted = _plain_name(name)
    kind_id = wanted.replace(" ", "_")
    for known in (kind_id, kind_id.removesuffix("s")):
        if known in KINDS:
            return KINDS[known]
    for kind in KINDS.values():
        if wanted in map(_plain_name, (kind.singular, kind.plural)):
            return kind
    for kind in KINDS.values():
        if wanted in map(_plain_name, (_(kind.singular), _(kind.plural))):
            return kind
    raise UsageError(
        _("There is no kind of record called “{name}”.").format(name=name),
        hint=_("Choose one of: {names}.").format(names=list_kinds()),
    )


def _plain_name(name: str) -> str:
    return fold(name.replace("-", " ").replace("_", " "))


def build(kind_id: str, columns: Sequence[object]) -> Row:
    """Return the Row of one result of `record_select`."""
    return Row(kind_id, tuple(columns))


@cache
def _by_id(kind_id: str) -> Statement:
    return prepare(record_select(kind_id).where(Table(kind_id).id.among(GivenList("ids"))))


def fetch(reading: Executes, kind_id: str, ids: Sequence[str]) -> dict[str, Row]:
    """Return rows by id; ids that are not there are left out."""
    if not ids:
        return {}
    return {columns[0]: Row(kind_id, columns) for columns in results.rows(reading, _by_id(kind_id), ids=ids)}


def get(reading: Executes, kind_id: str, record_id: str) -> Row:
    """Return one row; raise NotFound."""
    row = fetch(reading, kind_id, [record_id]).get(record_id)
    if row is None:
        raise NotFound(_("There is no such record."), where=f"{kind_id} {record_id}")
    return row


def find(reading: Executes, kind_id: str, typed: str) -> Row:
    """Return the one live record that a person means by an id, the beginning of one, or its exact title.

    Raises NotFound where none fits or several do, and says which.
    """
    wanted = typed.strip()
    kind = KINDS[kind_id]
    found = _find_meant(reading, kind, wanted) if wanted else []
    if len(found) == 1:
        return get(reading, kind_id, found[0][0])
    if not found and wanted and _is_in_trash(reading, kind, wanted):
        raise NotFound(
            _("“{name}” is in the trash.").format(name=wanted),
            where=f"{kind_id} {wanted}",
            hint=_("Take it back with: creatorbook restore {kind} …, or find its id with: {listing}").format(
                kind=kind_id, listing=f"creatorbook list {kind_id} --trash"
            ),
        )
    if not found:
        raise NotFound(
            _("There is no {kind} “{name}”.").format(kind=_(kind.singular).lower(), name=wanted),
            where=f"{kind_id} {wanted}",
            hint=_hint_of_missing(reading, kind, wanted),
        )
    listed = ", ".join(f"{record} ({title})" for record, title in found)
    raise NotFound(
        _("“{name}” could mean several records.").format(name=wanted), where=kind_id, hint=_("Say which: ") + listed
    )


def _hint_of_missing(reading: Executes, kind: Kind, wanted: str) -> str:
    """Return which records hold the words of a title that none has, or how to look for one."""
    near = [id for _kind, id in search.find(reading, wanted, _MOST_NEAR, (kind.id,))] if kind.id in search.KINDS else []
    if not near:
        return _("Find it with: creatorbook list {kind} --search …").format(kind=kind.id)
    table = Table(kind.id)
    titles = dict(results.rows(reading, select(table, table.id, title_of(kind, table)).where(table.id.among(near))))
    named = ", ".join(f"“{titles[id]}”" for id in near if id in titles)
    return _("Did you mean {names}? Name it whole, or by its id.").format(names=named)


def _is_in_trash(reading: Executes, kind: Kind, wanted: str) -> bool:
    table = Table(kind.id)
    same = lower(title_of(kind, table)).equals(lower(Constant(wanted)))
    return any(True for _id in results.values(reading, select(table, table.id).where(same).with_trash().limit(1)))


_MOST_NAMED = 6
_MOST_NEAR = 3
_SHORTEST_BEGINNING = 8


def _find_meant(reading: Executes, kind: Kind, wanted: str) -> list[tuple[str, str]]:
    """Return the first ids and titles that a text may mean: ids reach into the trash, titles do not."""
    table = Table(kind.id)
    title = title_of(kind, table)
    named = select(table, table.id, title)
    by_id = [table.id.equals(wanted)]
    beginning = wanted.lower()
    if len(beginning) >= _SHORTEST_BEGINNING:
        # What follows in an id stands before "g".
        by_id.append(all_of(table.id.at_least(beginning), table.id.less_than(f"{beginning}g")))
    found = dict(results.rows(reading, named.where(any_of(*by_id)).with_trash().limit(_MOST_NAMED)))
    found |= dict(results.rows(reading, named.where(lower(title).equals(lower(Constant(wanted)))).limit(_MOST_NAMED)))
    if not found:
        # The database compares capitals of plain letters alone; the search index holds titles without case and accents.
        index = Table("search_doc")
        folded = named.join(index, index.record_id.equals(table.id))
        same = folded.where(index.kind.equals(kind.id), index.title.equals(fold(wanted)))
        found = dict(results.rows(reading, same.limit(_MOST_NAMED)))
    return sorted(found.items())[:_MOST_NAMED]
