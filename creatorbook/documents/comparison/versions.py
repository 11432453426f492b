"""Two versions of a contract side by side: the terms that changed, and every clause with its changed words.

The words are those of the newer version's language; nothing here lays anything out, so that the window, the command
line and the PDF show the same.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.documents.comparison.word_diff import Piece, PieceKind, steps, word_diff
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.contract.pairing import pair
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.contract.values import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.documents.contract.compose import ComposedClause, Composition
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.words.speech import Speech

# Between the cells of a row.
CELLS = " · "
# What every version has anew: no change that anyone agreed on.
_OF_THE_VERSION = frozenset({"contract.number", "contract.version", "contract.date"})
# What is reckoned from the fee and the rights, which are compared themselves.
_RECKONED = frozenset({"fee.on_top", "fee.together"})


class ClauseState(StrEnum):
    """What became of a clause from one version to the other."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that changed: its name and both sides in words, "" where a side says nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause of either version; `number` is that of the newer one, None where it has none there.

    `pieces` are its text, with rows of tables as lines of text; together they make both versions.
    """

    id: str
    title: str
    number: int | None
    kind: ClauseState
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed: terms in the order of the words file, clauses in the order of the newer version."""

    terms: tuple[TermChange, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two versions say the same."""
        return not self.terms and all(clause.kind is ClauseState.UNCHANGED for clause in self.clauses)


def compare_versions(before: ContractInput, after: ContractInput) -> Comparison:
    """Return what changed from one version to the other; raises BadInput where the language has no clauses.

    Where the versions are in different languages, the older is read in the words of the newer, its own wordings apart.
    What changed in the second of two languages, where both versions have it, follows under the name of that language.
    """
    before = _seen_from(before, after.language)
    old, new = _composed(before), _composed(after)
    # One voice for both sides: the same sum must not look changed because a party moved.
    terms = [*_changed_values(before, after, new.speech), *_tables(before, after, old, new)]
    found = _clauses(before, after, old, new)
    older, newer = before.in_other_language, after.in_other_language
    if older is not None and newer is not None and older.language == newer.language:
        found += _clauses_in_other_language(older, newer)
    return Comparison(tuple(terms), tuple(found))


def _seen_from(contract: ContractInput, language: str) -> ContractInput:
    """Return a contract in the words of a language: as it stood there where it is one of its two."""
    other = contract.in_other_language
    if other is not None and other.language == language:
        return other
    return dataclasses.replace(contract, language=language)


def _composed(contract: ContractInput) -> Composition:
    return compose(contract) if contract.other is None else pair(contract)[0].composition


def _clauses_in_other_language(before: ContractInput, after: ContractInput) -> list[ClauseChange]:
    """Return the clauses that changed in the second language, each under the name of that."""
    old, new = _composed(before), _composed(after)
    language = new.speech.word("languages", "own")
    return [
        dataclasses.replace(each, title=f"{each.title} ({language})")
        for each in _clauses(before, after, old, new)
        if each.kind is not ClauseState.UNCHANGED
    ]


def _changed_values(before: ContractInput, after: ContractInput, speech: Speech) -> Iterator[TermChange]:
    for name, value in VALUES.items():
        if name in _OF_THE_VERSION or name in _RECKONED:
            continue
        was, now = value.read(before, speech).strip(), value.read(after, speech).strip()
        if was != now:
            yield TermChange(_label(name, speech), was, now)


def _tables(before: ContractInput, after: ContractInput, old: Composition, new: Composition) -> Iterator[TermChange]:
    for block in TABLES:
        label = _title_of(block, new) or _title_of(block, old)
        if not label:
            continue
        was, now = _block_rows(block, before, new.speech), _block_rows(block, after, new.speech)
        for code, old_from, old_to, new_from, new_to in steps(was, now):
            if code != "equal":
                for before_row, after_row in _pair_rows(was[old_from:old_to], now[new_from:new_to]):
                    yield TermChange(label, before_row, after_row)


def _pair_rows(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the rows that changed, each with what became of it: what begins alike is one row, what is left is by place.

    "" stands for a row that was not there, or is there no more.
    """
    left = list(range(len(come)))
    twins: dict[int, int] = {}
    for place, row in enumerate(gone):
        twin = next((at for at in left if come[at].split(CELLS)[0] == row.split(CELLS)[0]), None)
        if twin is not None:
            twins[place] = twin
            left.remove(twin)
    alone = [place for place in range(len(gone)) if place not in twins]
    if len(alone) == len(left):
        twins |= dict(zip(alone, left, strict=True))
        left = []
    yield from ((row, come[twins[place]] if place in twins else "") for place, row in enumerate(gone))
    yield from (("", come[at]) for at in left)


def _title_of(block: str, composition: Composition) -> str:
    titles = [clause.title for clause in composition.clauses if any(part.block == block for part in clause.parts)]
    return titles[0] if titles else ""


def _block_rows(block: str, contract: ContractInput, speech: Speech) -> list[str]:
    grid = TABLES[block](contract, speech)
    lines = []
    for row in grid.rows:
        cells = [", ".join(part for part in (cell.text.replace("\n\n", ", "), *cell.soft) if part) for cell in row]
        lines.append(CELLS.join(cell for cell in cells if cell))
    return lines


def _clauses(before: ContractInput, after: ContractInput, old: Composition, new: Composition) -> list[ClauseChange]:
    older = {clause.id: clause for clause in old.clauses}
    found = []
    for clause in new.clauses:
        text = _clause_text(clause, after, new.speech)
        was = older.get(clause.id)
        if was is None:
            found.append(_change(clause, ClauseState.ADDED, (Piece(PieceKind.ADDED, text),)))
            continue
        pieces = word_diff(_clause_text(was, before, new.speech), text)
        same = was.title == clause.title and all(piece.kind is PieceKind.SAME for piece in pieces)
        found.append(_change(clause, ClauseState.UNCHANGED if same else ClauseState.CHANGED, pieces))
    kept = {clause.id for clause in new.clauses}
    last = ""
    for clause in old.clauses:
        if clause.id not in kept:
            place = next((at + 1 for at, one in enumerate(found) if one.id == last), 0)
            text = _clause_text(clause, before, new.speech)
            gone = ClauseChange(clause.id, clause.title, None, ClauseState.REMOVED, (Piece(PieceKind.REMOVED, text),))
            found.insert(place, gone)
        last = clause.id
    return found


def _change(clause: ComposedClause, kind: ClauseState, pieces: tuple[Piece, ...]) -> ClauseChange:
    return ClauseChange(clause.id, clause.title, clause.number, kind, tuple(piece for piece in pieces if piece.text))


def _clause_text(clause: ComposedClause, contract: ContractInput, speech: Speech) -> str:
    """Return a clause as lines of text: its paragraphs, and under each the rows of its table."""
    lines = []
    for part in clause.parts:
        said = "".join(run.text for run in part.runs).strip()
        lines += [said] if said else []
        rows = _block_rows(part.block, contract, speech) if part.block in TABLES else []
        rows += _party_rows(contract, speech) if part.block == "parties" else []
        lines += [f"– {row}" for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _party_rows(contract: ContractInput, speech: Speech) -> list[str]:
    rows = []
    for party in contract.parties:
        for name, value in VALUES.items():
            said = value.read(contract, speech).strip() if name.startswith(f"{party.role.value}.") else ""
            if said:
                rows.append(f"{_label(name, speech)} – {', '.join(said.splitlines())}")
    return rows


def _label(name: str, speech: Speech) -> str:
    label = speech.word("value", name)
    return label[:1].upper() + label[1:]
