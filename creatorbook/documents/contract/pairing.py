"""A contract in two languages, clause beside clause: the same clauses in one order, each with one number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from creatorbook.documents.contract.compose import ComposedClause, ComposedPart, Composition, compose
from creatorbook.documents.contract.filling import has_visible_text
from creatorbook.documents.text.pdf_text import Run
from creatorbook.documents.words import clauses as library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.documents.inputs.contract import ClauseText, ContractInput, ExtraClause
    from creatorbook.documents.words.speech import Speech

_NOTHING = ComposedPart()
_Key = tuple[str, int]  # a clause, and which of those of its name: own ones may share it


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two columns: the contract as seen from its language, and its text."""

    contract: ContractInput
    composition: Composition

    @property
    def speech(self) -> Speech:
        """The voice of the column."""
        return self.composition.speech


_last: list[tuple[ContractInput, tuple[Side, Side]]] = []  # the newest: it is checked first, and then laid out


def pair(contract: ContractInput) -> tuple[Side, Side]:
    """Return the two columns of a contract in two languages, the contract's own first; ValueError where it has one.

    What somebody worded in one of the languages alone has in the other a sentence that says so, never the library's
    text: the two might say different things. Raises BadInput where there are no clauses in a language.
    """
    for known, paired in tuple(_last):
        if known is contract:
            return paired
    other = contract.in_other_language
    if other is None:
        raise ValueError("a contract in one language has no second column")
    first, second = compose(contract), compose(other)
    left, right = (_by_key(each.clauses) for each in (first, second))
    clauses: tuple[list[ComposedClause], list[ComposedClause]] = ([], [])
    number = 0
    for key in _merge_orders(list(left), list(right)):
        aligned = _align(left.get(key), right.get(key), (first.speech, second.speech))
        numbered = any(each.number is not None for each in aligned)
        number += numbered
        for column, clause in zip(clauses, aligned, strict=True):
            column.append(replace(clause, number=number if numbered else None))
    paired = (
        Side(contract, replace(first, clauses=tuple(clauses[0]))),
        Side(other, replace(second, clauses=tuple(clauses[1]))),
    )
    _last[:] = [(contract, paired)]
    return paired


def worded_in_one_language(contract: ContractInput) -> Iterator[tuple[str, str, str]]:
    """Yield id, title and language of each clause that somebody worded in one of the contract's two languages alone."""
    other = contract.in_other_language
    if other is None:
        return
    said = {each.language: _own_words(each) for each in (contract, other)}
    first, second = said[contract.language], said[other.language]
    for clause in dict.fromkeys((*first, *second)):
        if (clause in first) != (clause in second):
            language = contract.language if clause in first else other.language
            yield clause, first.get(clause) or second[clause], language


def _own_words(contract: ContractInput) -> dict[str, str]:
    """Return the titles of the clauses that are printed in somebody's own words, by clause."""
    printed = {clause.id for clause in compose(contract).clauses}
    titles = {clause.id: clause.title for clause in library.clauses(contract.language)}
    own: list[ClauseText | ExtraClause] = [*contract.clause_texts, *contract.extra_clauses]
    return {
        each.id: each.title or titles.get(each.id, each.id)
        for each in own
        if each.id in printed and has_visible_text(each.text)
    }


def _by_key(clauses: tuple[ComposedClause, ...]) -> dict[_Key, ComposedClause]:
    seen: Counter[str] = Counter()
    found: dict[_Key, ComposedClause] = {}
    for clause in clauses:
        found[clause.id, seen[clause.id]] = clause
        seen[clause.id] += 1
    return found


def _merge_orders(first: list[_Key], second: list[_Key]) -> list[_Key]:
    """Return all keys in the order of the first; what only the second has follows there what it follows in its own."""
    merged = list(first)
    for place, key in enumerate(second):
        if key not in merged:
            merged.insert(merged.index(second[place - 1]) + 1 if place else 0, key)
    return merged


def _align(
    first: ComposedClause | None, second: ComposedClause | None, speeches: tuple[Speech, Speech]
) -> tuple[ComposedClause, ComposedClause]:
    """Return both texts of a clause with as many parts, each part beside the one that says the same."""
    if first is not None and second is not None and first.own == second.own:
        return _pad(first, second)
    if second is None or (first is not None and first.own):
        kept = first or second
        assert kept is not None  # noqa: S101  a key comes from one of the two
        return kept, _say_missing(kept, second, speeches[1], speeches[0].language)
    return _say_missing(second, first, speeches[0], speeches[1].language), second


def _say_missing(said: ComposedClause, ours: ComposedClause | None, speech: Speech, language: str) -> ComposedClause:
    """Return the clause of a column in whose language it was not worded: that it was in the other, and its tables."""
    words = speech.word("languages", "only").format(only=speech.word("languages", language))
    note: tuple[Run, ...] = (Run(words),)
    parts = []
    for part in said.parts:
        parts.append(ComposedPart(note if part.runs else (), part.block))
        note = note if not part.runs else ()
    return replace(said, title=said.title if ours is None else ours.title, parts=tuple(parts))


def _pad(first: ComposedClause, second: ComposedClause) -> tuple[ComposedClause, ComposedClause]:
    if [part.block for part in first.parts] == [part.block for part in second.parts]:
        return first, second
    # Somebody's own words of one clause may have more paragraphs in one language than in the other.
    tables = [part for part in first.parts if part.block]
    texts = zip_longest(*([part for part in each.parts if part.runs] for each in (first, second)), fillvalue=_NOTHING)
    words = [(ComposedPart(one.runs), ComposedPart(other.runs)) for one, other in texts]
    blocks = [(ComposedPart((), part.block), ComposedPart((), part.block)) for part in tables]
    rows = blocks + words if first.id == library.FIRST else words + blocks
    return replace(first, parts=tuple(row[0] for row in rows)), replace(second, parts=tuple(row[1] for row in rows))
