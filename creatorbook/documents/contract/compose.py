"""From the input and the clause library to the text of a document: what is printed, in order, and what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.contract.filling import fill, has_visible_text
from creatorbook.documents.contract.values import VALUES
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.conditions import conditions_hold, is_bound_by
from creatorbook.documents.words.speech import Speech, speech_for

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.text.pdf_text import Run
    from creatorbook.documents.words.clauses import Clause, Part

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
    """A part of the contract on its way to its place."""

    order: tuple[int, int]
    id: str
    title: str
    numbered: bool
    parts: tuple[tuple[str, str], ...]
    own: bool
    clause: Clause | None = None


_last: list[tuple[ContractInput, Composition]] = []  # the newest: it is checked first, and then laid out


def compose(contract: ContractInput) -> Composition:
    """Return the text of the contract; raises BadInput where there are no clauses in its language."""
    for known, composed in tuple(_last):
        if known is contract:
            return composed
    composed = _compose_anew(contract)
    _last[:] = [(contract, composed)]
    return composed


def _compose_anew(contract: ContractInput) -> Composition:
    speech = speech_for(contract)
    gaps: dict[tuple[str, str], Gap] = {}
    clauses = []
    number = 0
    for entry in _order_entries(contract, speech):
        parts = []
        title, missing = _fill(entry.title, entry, contract, speech)
        for text, block in entry.parts:
            runs, more = _fill(text, entry, contract, speech)
            missing += more
            parts.append(ComposedPart(runs, block))
        gaps.update({(entry.id, gap.placeholder): gap for gap in missing})
        for gap in _required(entry, contract, speech):
            gaps.setdefault((entry.id, gap.placeholder), gap)
        number += entry.numbered
        said = "".join(run.text for run in title)
        clauses.append(ComposedClause(entry.id, said, number if entry.numbered else None, tuple(parts), entry.own))
    return Composition(speech, tuple(clauses), tuple(gaps.values()))


def _order_entries(contract: ContractInput, speech: Speech) -> list[_Entry]:
    """Return the entries in the library's order, those that the user placed in the user's.

    The places that the named clauses have between them are given to them in the order wanted, so a clause that was not
    named keeps its place. The parties come first and the signatures last, whatever was wanted.
    """
    entries = sorted([*_library_entries(contract, speech), *_extra_entries(contract)], key=lambda one: one.order)
    rank = {name: index for index, name in enumerate(dict.fromkeys(contract.clause_order))}
    bound = (library.FIRST, library.LAST)
    places = [index for index, entry in enumerate(entries) if entry.id in rank and entry.id not in bound]
    # The sort keeps the order of entries that share an id (own clauses may).
    moved = sorted((entries[index] for index in places), key=lambda entry: rank[entry.id])
    for index, entry in zip(places, moved, strict=True):
        entries[index] = entry
    return entries


def shown_parts(clause: Clause, contract: ContractInput) -> tuple[Part, ...]:
    """Return the parts of a clause that the contract shows: of the alternative chosen, with conditions that hold."""
    chosen = {one.id: one.name for one in contract.alternatives}
    parts = clause.parts_of(chosen.get(clause.id, ""))
    return tuple(part for part in parts if conditions_hold(contract, part.when, part.unless))


def is_off(clause: Clause, contract: ContractInput) -> bool:
    """Return whether the user switched the clause off; one that no contract can do without stays."""
    return clause.id in contract.clauses_off and not clause.fixed


def _library_entries(contract: ContractInput, speech: Speech) -> list[_Entry]:
    own = {text.id: text for text in contract.clause_texts}
    entries = []
    for clause in library.clauses(contract.language):
        if is_off(clause, contract) or not conditions_hold(contract, clause.when, clause.unless):
            continue
        parts = tuple((speech.spell(part.text), part.block) for part in shown_parts(clause, contract))
        title = speech.spell(clause.title)
        reworded = clause.id in own and has_visible_text(own[clause.id].text)
        if reworded:
            # Own words replace the library's; the tables stay, for they are the terms themselves.
            title = own[clause.id].title or title
            words = tuple((text, "") for text in _PARAGRAPHS.split(own[clause.id].text) if has_visible_text(text))
            tables = tuple(("", block) for _text, block in parts if block)
            parts = tables + words if clause.id == library.FIRST else words + tables
        if parts:
            entries.append(_Entry((clause.order, 0), clause.id, title, clause.numbered, parts, reworded, clause))
    return entries


def _extra_entries(contract: ContractInput) -> list[_Entry]:
    orders = {clause.id: clause.order for clause in library.clauses(contract.language)}
    last = orders[library.LAST] - 1
    entries = []
    for index, extra in enumerate(contract.extra_clauses, start=1):
        order = min(orders.get(extra.after, last), last)
        parts = tuple((text, "") for text in _PARAGRAPHS.split(extra.text) if has_visible_text(text))
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


def values_wanted(clause: Clause, contract: ContractInput) -> frozenset[str]:
    """Return the values that the laws named by the jurisdictions want known in the clause."""
    wanting = [law for law in clause.required_by if law.values and law.must]
    return frozenset(name for law in wanting if is_bound_by(law.jurisdiction, contract) for name in law.values)


def _required(entry: _Entry, contract: ContractInput, speech: Speech) -> list[Gap]:
    if entry.clause is None:
        return []
    names = sorted(values_wanted(entry.clause, contract))
    if any(block == "parties" for _text, block in entry.parts):
        names = [f"{party.role.value}.name" for party in contract.parties] + names
    return [
        Gap(entry.id, entry.title, name, VALUES[name].field)
        for name in names
        if not has_visible_text(VALUES[name].read(contract, speech))
    ]
