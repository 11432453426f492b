"""From the input and the clause library to the text of a document: what is printed, in order, and what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents import library
from creatorbook.documents.conditions import holds
from creatorbook.documents.filling import fill
from creatorbook.documents.speech import Speech, speech_for
from creatorbook.documents.values import VALUES

if TYPE_CHECKING:
    from creatorbook.documents.inputs import ContractInput
    from creatorbook.documents.library import Clause
    from creatorbook.documents.text import Run

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class ComposedPart:
    """One paragraph as runs of text, and the table that follows it ("" for none)."""

    runs: tuple[Run, ...] = ()
    block: str = ""


@dataclass(frozen=True, slots=True)
class ComposedClause:
    """A clause as it is printed; `number` is None where it is not numbered, `own` where the wording is the user's."""

    id: str
    title: str
    number: int | None
    parts: tuple[ComposedPart, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A placeholder that could not be filled in: `known` False is one that does not exist."""

    clause: str
    title: str
    placeholder: str
    field: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Composition:
    """The whole text of a document, with its gaps."""

    speech: Speech
    clauses: tuple[ComposedClause, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    order: tuple[int, int]
    id: str
    title: str
    numbered: bool
    parts: tuple[tuple[str, str], ...]
    own: bool
    clause: Clause | None = None


def compose(contract: ContractInput) -> Composition:
    """Return the text of the contract; raises BadInput where there are no clauses in its language."""
    speech = speech_for(contract)
    gaps: dict[tuple[str, str], Gap] = {}
    clauses = []
    number = 0
    for entry in sorted([*_library_entries(contract), *_extra_entries(contract)], key=lambda one: one.order):
        parts = []
        for text, block in entry.parts:
            runs, missing = _fill(text, entry, contract, speech)
            gaps.update({(entry.id, gap.placeholder): gap for gap in missing})
            parts.append(ComposedPart(runs, block))
        for gap in _required(entry, contract, speech):
            gaps.setdefault((entry.id, gap.placeholder), gap)
        number += entry.numbered
        clauses.append(
            ComposedClause(entry.id, entry.title, number if entry.numbered else None, tuple(parts), entry.own)
        )
    return Composition(speech, tuple(clauses), tuple(gaps.values()))


def _library_entries(contract: ContractInput) -> list[_Entry]:
    own = {text.id: text for text in contract.clause_texts}
    chosen = {one.id: one.name for one in contract.alternatives}
    entries = []
    for clause in library.clauses(contract.language):
        if clause.id in contract.clauses_off or not holds(contract, clause.when, clause.unless):
            continue
        kept = [part for part in clause.parts_of(chosen.get(clause.id, "")) if holds(contract, part.when, part.unless)]
        parts = tuple((part.text, part.block) for part in kept)
        title = clause.title
        if clause.id in own:
            # Own words replace the library's; the tables stay, for they are the terms themselves.
            title = own[clause.id].title or title
            words = tuple((text, "") for text in _PARAGRAPHS.split(own[clause.id].text.strip()) if text)
            tables = tuple(("", block) for _text, block in parts if block)
            parts = tables + words if clause.id == "parties" else words + tables
        if parts:
            entries.append(
                _Entry((clause.order, 0), clause.id, title, clause.numbered, parts, clause.id in own, clause)
            )
    return entries


def _extra_entries(contract: ContractInput) -> list[_Entry]:
    orders = {clause.id: clause.order for clause in library.clauses(contract.language)}
    last = orders["signatures"] - 1
    entries = []
    for index, extra in enumerate(contract.extra_clauses, start=1):
        order = min(orders.get(extra.after, last), last)
        parts = tuple((text, "") for text in _PARAGRAPHS.split(extra.text.strip()) if text)
        # An empty clause is warned about by the check, and a heading over nothing is not printed.
        if parts:
            entries.append(_Entry((order, index), extra.id, extra.title, numbered=True, parts=parts, own=True))
    return entries


def _fill(text: str, entry: _Entry, contract: ContractInput, speech: Speech) -> tuple[tuple[Run, ...], list[Gap]]:
    def read(name: str) -> str | None:
        return VALUES[name].read(contract, speech) if name in VALUES else None

    filled = fill(text, read, speech)
    gaps = [Gap(entry.id, entry.title, name, VALUES[name].field) for name in filled.empty]
    gaps += [Gap(entry.id, entry.title, name, "", known=False) for name in filled.unknown]
    return filled.runs, gaps


def wanted(clause: Clause, contract: ContractInput) -> frozenset[str]:
    """Return the values that the laws named by the jurisdictions want known in the clause."""
    laws = (law for law in clause.required_by if law.jurisdiction in contract.jurisdictions)
    return frozenset(name for law in laws for name in law.values)


def _required(entry: _Entry, contract: ContractInput, speech: Speech) -> list[Gap]:
    if entry.clause is None:
        return []
    names = sorted(wanted(entry.clause, contract))
    if any(block == "parties" for _text, block in entry.parts):
        names = [f"{party.role.value}.name" for party in contract.parties] + names
    return [
        Gap(entry.id, entry.title, name, VALUES[name].field)
        for name in names
        if not VALUES[name].read(contract, speech).strip()
    ]
