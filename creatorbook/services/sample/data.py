"""The sample's files into rows: days counted from today, texts in the language of the book."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.ids import new_id
from creatorbook.common.paths import resources
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds import KINDS, FieldType, parents_first
from creatorbook.services.sample.marks import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.services.fields.kinds import Field

    # What a field of an entry may be in the shipped files: a text may be one for each language.
    Given = str | int | list[str] | dict[str, str]

# The contracts are issued once their deals are written; the creator is the book's own.
TABLES = (*(kind for kind in parents_first() if kind not in ("creator", "contract")), "tagging")
_FILES = ("parties", "running", "leads", "past", "gifts")
_LANGUAGES = ("en", "fr")
_ASIDE = frozenset({"key", "note", "tags", "contract"})
_HOUR = time(17, 0, tzinfo=UTC)


@dataclass
class Sample:
    """The rows of the sample by table, each with its id; `contracts` are what the deals' files say of theirs, by deal.

    `language` is that of the texts, `creator` whose deals they become.
    """

    today: date
    language: str
    creator: str
    tags: dict[str, str]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {table: [] for table in TABLES})
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    contracts: dict[str, dict[str, Any]] = field(default_factory=dict)
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self) -> None:
        """Read the shipped files."""
        entries = [entry for name in _FILES for entry in _entries(name)]
        for table, key, _given, _owner in entries:
            self._ids[table, key] = new_id()
        for table, key, given, owner in entries:
            self._row(table, key, given, owner)

    def _row(self, table: str, key: str, given: dict[str, Any], owner: dict[str, Any] | None) -> None:
        record = self._ids[table, key]
        row: dict[str, Any] = {"id": record}
        kind = KINDS[table]
        if kind.has("creator_id"):
            row["creator_id"] = self.creator
        if owner is not None:
            row["deal_id"] = self._ids["deal", owner["key"]]
        if table == "post":
            row |= self._of_post(given, owner)
        for name, value in given.items():
            if name not in _ASIDE and not (table == "deal" and isinstance(value, list | dict) and name in KINDS):
                row |= self._columns(kind.field(name), value)
        self.rows[table].append(row)
        self.note_mark(table, key, record)
        if "note" in given:
            text = self._text(given["note"])
            self._add("note", key, record_kind=table, record_id=record, text=text)
        for word in given.get("tags", ()):
            self._tag(str(self._text(word)), table, record, key)
        if "contract" in given:
            self.contracts[record] = given["contract"]

    def _of_post(self, given: dict[str, Any], owner: dict[str, Any] | None) -> dict[str, Any]:
        channel = next((row for row in self.rows["channel"] if row["platform"].value == given["platform"]), None)
        row: dict[str, Any] = {"language": self.language}
        if channel is not None:
            row["audience_countries"] = channel["audience_countries"]
        if owner is not None:
            row["brand_id"] = self._ids["brand", owner["brand_id"]]
        return row

    def _columns(self, known: Field, value: Given) -> dict[str, Any]:
        name, kind = known.name, known.type
        if kind is FieldType.MONEY:
            amount, currency = str(value).split()
            money = Money.of(amount, currency)
            return {f"{name}_minor": money.minor, f"{name}_currency": money.currency}
        return {name: self._value(known, kind, value)}

    def _value(self, known: Field, kind: FieldType, value: Given) -> object:
        if kind in (FieldType.DAY, FieldType.INSTANT) and isinstance(value, int):
            day = self.today + timedelta(days=value)
            return day if kind is FieldType.DAY else datetime.combine(day, _HOUR)
        if kind is FieldType.REFERENCE:
            return self._ids[known.kind, str(value)]
        if kind is FieldType.CHOICE and known.enum is not None:
            return known.enum(str(value))
        return tuple(value) if isinstance(value, list) else self._text(value)

    def _text(self, value: Given) -> Given:
        return value[self.language] if isinstance(value, dict) else value

    def _add(self, table: str, key: str, **values: object) -> str:
        record = new_id()
        self.rows[table].append({"id": record, **values})
        self.note_mark(table, key, record)
        return record

    def note_mark(self, table: str, key: str, record: str) -> None:
        """Note that a record is part of the sample."""
        self.marks[f"{PREFIX}{table}:{key}"] = (table, record)

    def _tag(self, word: str, table: str, record: str, key: str) -> None:
        tag = self.tags.get(word)
        if tag is None:
            tag = self.tags[word] = self._add("tag", word, name=word)
        self._add("tagging", f"{table}:{key}:{word}", tag_id=tag, record_kind=table, record_id=record)


def language_of(code: str) -> str:
    """Return the language of the sample's texts for a book in this language: English where there are none in it."""
    return code if code in _LANGUAGES else "en"


def _entries(name: str) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any] | None]]:
    """Yield (table, key, entry, the deal it belongs to) of one file, deals before what hangs on them."""
    with (resources() / "samples" / "book" / f"{name}.toml").open("rb") as file:
        tables = tomllib.load(file)
    for table, entries in tables.items():
        for entry in entries:
            yield table, entry["key"], entry, None
            if table == "deal":
                yield from _children(entry)


def _children(deal: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any] | None]]:
    for table in TABLES:
        found = deal.get(table)
        if isinstance(found, (dict, list)) and table != "note":
            for number, child in enumerate([found] if isinstance(found, dict) else found, 1):
                yield table, child.get("key", f"{deal['key']}/{number}"), child, deal
