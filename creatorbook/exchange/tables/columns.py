"""Which column means which field, in which row the headings stand, and what a table is about."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.text import clean, fold
from creatorbook.exchange.base.records import Column, FileKind
from creatorbook.exchange.tables.further_headers import FURTHER
from creatorbook.exchange.tables.headers import (
    CAPTIONS,
    CONTACTS,
    DEAL_WORDS,
    DEALS,
    EMPTY_WORDS,
    FILE_NAMES,
    GIFTS,
    IGNORED,
    INVOICE_NUMBERS,
    MONEY_WORDS,
    PAYMENT_WORDS,
    PAYMENTS,
    PERSONAL_WORDS,
    STRONG,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.exchange.tables.table import Cell, Row, Table

_TABLES: Mapping[FileKind, Mapping[str, str]] = {
    FileKind.CONTACTS: CONTACTS,
    FileKind.DEALS: DEALS,
    FileKind.GIFTS: GIFTS,
    FileKind.PAYMENTS: PAYMENTS,
}
# Of these the headings alone speak; that a table is one of payments is asked by itself.
_GUESSED = (FileKind.CONTACTS, FileKind.DEALS, FileKind.GIFTS)
_HEADING_ROWS = 10
_HEADING_LENGTH = 120
_LEAST = {FileKind.CONTACTS: 3, FileKind.DEALS: 6, FileKind.GIFTS: 6, FileKind.PAYMENTS: 6}
_AMOUNTS = frozenset({"fee", "value", "amount"})
# What no list of payments says, and what one says of a deal only where each row is a deal.
_OF_WORK = frozenset({"deliverables", "platform", "medium", "published_on"})
# What is owed, for how much, and how far it is: of these together only deals are written, whoever their brands are.
_OWED_FOR_MONEY = frozenset({"deliverables", "fee", "stage"})
_OF_DEALING = frozenset({"stage", "agreed_on", "starts_on", "ends_on", "next_action", "next_action_on"})
_LEAST_OF_PAYMENTS = 2
_FIRMS = frozenset({"organisation", "agency"})
_EXACT, _STRONG, _NAME_HINT = 1, 2, 2


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table whose headings are understood: `fields` names the field of each column ("" for none)."""

    kind: FileKind
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    body: tuple[Row, ...]
    score: int
    places: Mapping[str, tuple[int, ...]]

    def columns(self) -> tuple[Column, ...]:
        """Return what each column was taken for, for a preview."""
        return tuple(
            Column(heading, "" if name == IGNORED else name, self._count_filled(place))
            for place, (heading, name) in enumerate(zip(self.headings, self.fields, strict=True))
            if heading
        )

    def _count_filled(self, place: int) -> int:
        if self.fields[place] not in {"", IGNORED}:
            return 0
        return sum(1 for row in self.body if place < len(row.cells) and row.cells[place] != "")

    def cells(self, row: Row, name: str) -> list[tuple[str, Cell]]:
        """Return (heading, cell) of the row's filled columns of this field, left to right."""
        places = self.places.get(name)
        # Most fields have no column: a row of an address book is asked for twenty.
        if not places:
            return []
        cells = row.cells
        width = len(cells)
        return [(self.headings[index], cells[index]) for index in places if index < width and cells[index] != ""]

    def column(self, name: str) -> tuple[str, list[Cell]]:
        """Return the heading and all cells of the first column of this field; "" and none where there is none."""
        if name not in self.fields:
            return "", []
        index = self.fields.index(name)
        return self.headings[index], [row.cells[index] for row in self.body if index < len(row.cells)]


def normal_heading(text: str) -> str:
    """Return a heading as headings are compared: folded words without digits and marks."""
    return " ".join(re.findall(r"[^\W\d_]+", fold(text[:_HEADING_LENGTH])))


def match_heading(kind: FileKind, text: str) -> tuple[str, bool]:
    """Return the field that a heading means ("" for none), and whether it is listed as a whole."""
    heading = normal_heading(text)
    known = _headings(kind)
    if not heading:
        return "", False
    if heading in known:
        return known[heading], True
    padded = f" {heading} "
    for listed in _listed_inside(kind, heading):
        rest = set(padded.replace(f" {listed} ", "  ", 1).split())
        if rest <= _words_beside(kind, known[listed]):
            return known[listed], False
    return "", False


def _listed_inside(kind: FileKind, heading: str) -> list[str]:
    """Return the listed headings that are whole words of another one, the longest first."""
    ranks, most = _ranks(kind)
    words = heading.split()
    ends = ((start, range(start + 1, min(start + most, len(words)) + 1)) for start in range(len(words)))
    parts = {" ".join(words[start:end]) for start, several in ends for end in several}
    return sorted(parts & ranks.keys(), key=ranks.__getitem__)


@functools.cache
def _ranks(kind: FileKind) -> tuple[dict[str, int], int]:
    """Return the place of each heading that may be inside another one, the longest first, and their most words."""
    # "no", "de" and "n" are listed headings but say nothing inside others; two Japanese signs are a word.
    inside = (listed for listed in _headings(kind) if len(listed) > 2 or (len(listed) > 1 and not listed.isascii()))  # noqa: PLR2004
    longest_first = sorted(inside, key=len, reverse=True)
    return {listed: place for place, listed in enumerate(longest_first)}, max(map(len, map(str.split, longest_first)))


@functools.cache
def _words_beside(kind: FileKind, name: str) -> frozenset[str]:
    """Return the words that may stand beside a listed heading of a field: those of its others, and empty ones."""
    of_field = frozenset(word for listed, field in _headings(kind).items() if field == name for word in listed.split())
    said_of = MONEY_WORDS if name in _AMOUNTS else PERSONAL_WORDS if kind is FileKind.CONTACTS else ""
    return of_field.union(EMPTY_WORDS.split(), said_of.split())


@functools.cache
def _headings(kind: FileKind) -> dict[str, str]:
    known: dict[str, str] = {}
    for name, line in _TABLES[kind].items():
        for heading in line.split("|"):
            known.setdefault(heading, name)
    for name, line in FURTHER[kind].items():
        for heading in line.split("|"):
            known.setdefault(normal_heading(heading), name)
    return known


def map_table(table: Table, kind: FileKind) -> Mapped | None:
    """Return the table read as this kind, from the best row of headings among its first; None where there is none."""
    best: Mapped | None = None
    for index, row in enumerate(table.rows[:_HEADING_ROWS]):
        headings = tuple(clean(cell)[:_HEADING_LENGTH] if isinstance(cell, str) else "" for cell in row.cells)
        matches = [match_heading(kind, heading) for heading in headings]
        score = _score(kind, headings, matches)
        if score and (best is None or score > best.score):
            fields = tuple(field for field, _exact in matches)
            places = {field: tuple(_column_numbers(fields, field)) for field in set(fields)}
            best = Mapped(kind, headings, fields, table.rows[index + 1 :], score, places)
    return best if best is not None and best.score >= _LEAST[kind] else None


def _column_numbers(fields: tuple[str, ...], name: str) -> list[int]:
    return [index for index, field in enumerate(fields) if field == name]


def _score(kind: FileKind, headings: tuple[str, ...], matches: list[tuple[str, bool]]) -> int:
    found: dict[str, int] = {}
    for name, exact in matches:
        if name and name != IGNORED:
            worth = 1 + (_EXACT if exact else 0) + (_STRONG if name in STRONG[kind.value] else 0)
            found[name] = max(found.get(name, 0), worth)
    says_enough = {
        FileKind.CONTACTS: _are_people,
        FileKind.DEALS: _are_deals,
        FileKind.GIFTS: _are_gifts,
        FileKind.PAYMENTS: _are_instalments,
    }[kind]
    return sum(found.values()) if says_enough(found, headings) else 0


def _are_people(found: Mapping[str, int], headings: tuple[str, ...]) -> bool:
    if found.keys() & {"email", "phone", "given", "family"}:
        return True
    named = found.keys() & {"name", "nom", "nombre", *_FIRMS}
    others = sum(1 for heading in headings if heading) - len(found)
    # A name alone may be that of anything: beside columns that no address book has, it is nobody's.
    return bool(named) and (len(found) > 1 or others == 0 or named <= _FIRMS)


def _are_deals(found: Mapping[str, int], headings: tuple[str, ...]) -> bool:
    of_deals = found.keys() - {"brand", "title", "note", "reference", "contact_name", "contact_email", "currency"}
    if "brand" in found:
        # A brand and what is written of it is a list of brands.
        return bool(of_deals) or any(_says(heading, DEAL_WORDS) for heading in headings) or "reference" in found
    says_it = any(_says(heading, DEAL_WORDS) for heading in headings) or found.keys() >= _OWED_FOR_MONEY
    return "title" in found and len(of_deals) > 1 and says_it


def _are_gifts(found: Mapping[str, int], headings: tuple[str, ...]) -> bool:
    if "brand" not in found or len(found) < 2:  # noqa: PLR2004  a brand and something about it
        return False
    of_gifts = found.keys() & {"description", "expectation", "fate", "return_by", "quantity"}
    return bool(of_gifts) or not any(_says(heading, PAYMENT_WORDS) for heading in headings)


def _are_instalments(found: Mapping[str, int], headings: tuple[str, ...]) -> bool:
    del headings
    return not found.keys().isdisjoint({"amount", "paid_sum"}) and not found.keys().isdisjoint(
        {"invoice_number", "invoiced_on", "due_on", "paid_on"}
    )


def are_payments(headings: Iterable[str]) -> bool:
    """Return whether the headings are those of a list of payments, and not of deals with what became of their fee."""
    headings = [heading for heading in headings if heading]
    matches = {match_heading(FileKind.DEALS, heading)[0] for heading in headings}
    of_payments = sum(_says(heading, PAYMENT_WORDS) for heading in headings)
    # When the work is due is no day of a payment: "Consegna" beside "Pagato" is a deal's.
    dues = any(match_heading(FileKind.PAYMENTS, heading)[0] == "due_on" for heading in headings)
    says_both_days = dues and matches >= {"due_on", "paid_on"}
    if (of_payments < _LEAST_OF_PAYMENTS and not says_both_days) or matches & _OF_WORK:
        return False
    # A number of an invoice in each row: several of one deal stand below one another, each with its own days.
    if any(normal_heading(heading) in INVOICE_NUMBERS.split("|") for heading in headings):
        return "stage" not in matches
    # Which deal a payment is of, a list of payments names in a column as well.
    return "title" not in matches or not (matches & _OF_DEALING or matches.isdisjoint({"due_on", "paid_on"}))


def are_posts(mapped: Mapped) -> bool:
    """Return whether the rows are posts, each with its words, and not deals with what is paid for them."""
    has_caption = any(normal_heading(heading) in CAPTIONS for heading in mapped.headings)
    return has_caption and {"fee", "stage", "value", "email"}.isdisjoint(mapped.fields)


def names_deals(mapped: Mapped) -> bool:
    """Return whether the rows of a table of payments say of which deals they are."""
    return not {"deal", "brand", "invoice_number"}.isdisjoint(mapped.fields)


def could_be_named(table: Table) -> bool:
    """Return whether the first row has the heading of a name or of an amount, though nothing says of what."""
    first = table.rows[0].cells if len(table.rows) > 1 else ()
    headings = [cell for cell in first if isinstance(cell, str)]
    known = (match_heading(kind, heading)[0] for heading in headings for kind in _GUESSED)
    return len(headings) > 1 and any(name not in {"", IGNORED} for name in known)


def _says(heading: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(normal_heading(heading).split())


def best_mapping(table: Table, file_name: str) -> Mapped | None:
    """Return the table read as the kind that its headings, and then its file's name, speak for; None for neither."""
    words = set(normal_heading(file_name.rpartition(".")[0] or file_name).split())
    best: Mapped | None = None
    best_score = 0
    for kind in _GUESSED:
        mapped = map_table(table, kind)
        if mapped is None:
            continue
        score = mapped.score + (_NAME_HINT if words & set(FILE_NAMES[kind.value].split("|")) else 0)
        if score > best_score:
            best, best_score = mapped, score
    return best
