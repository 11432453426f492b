"""What stands between a contract and its issue: found without rendering, each with the field it is about."""

from __future__ import annotations

import dataclasses
import re
from enum import Enum
from typing import TYPE_CHECKING

from creatorbook.documents.contract.compose import Composition, compose, is_off
from creatorbook.documents.contract.filling import has_stray_braces, has_visible_text
from creatorbook.documents.contract.pairing import worded_in_one_language
from creatorbook.documents.inputs.codes import document_finding
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.text.pdf_text import MAX_TEXT, is_shown, lost_letters, ornaments, unprintable
from creatorbook.documents.text.system_fonts import system_face_of
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.conditions import FRANCE, conditions_hold, is_bound_by, law_of
from creatorbook.domain.records.document_themes import LostLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.domain.findings.finding import Finding

MAX_ALL_TEXT = 600_000  # characters in all fields together: some 200 pages
MAX_LINES = 2_000  # line ends in one field
MAX_ALL_LINES = 8_000
MAX_ROWS = 2_000  # rows of one table
_LINE_END = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
# What issuing itself gives: a draft need not have it yet.
_NEEDED_AGE = 16  # years: under it French law asks for what this program cannot give (loi 2020-1266)
_GUARDIAN = "guardian.name"
_SHOWN = 40  # characters that a finding names
_GIVEN_ON_ISSUE = frozenset({"contract.number", "contract.date"})


def check_contract_input(contract: ContractInput, composition: Composition | None = None) -> tuple[Finding, ...]:
    """Return all findings, errors first; raises BadInput where there are no clauses in the contract's language."""
    size = check_sizes(contract)
    if size:
        return size
    composition = composition or compose(contract)
    found = [
        *_check_minor(contract),
        *_gaps(contract, composition),
        *unprintable_texts(contract),
        *_mandatory(contract),
        *_own_clauses(contract),
    ]
    if contract.other is not None:
        found += _of_other_language(contract, found)
    return tuple(sorted(found, key=lambda one: ("error", "warning", "info").index(one.severity)))


def _of_other_language(contract: ContractInput, known: list[Finding]) -> list[Finding]:
    """Return what is to be said of the second column alone: of what both say, the first says it."""
    other = contract.in_other_language
    if other is None:
        return []
    composition = compose(other)
    here = [*_gaps(other, composition), *_mandatory(other), *_own_clauses(other)]
    said = {_place_of(finding) for finding in known}
    found = [finding for finding in here if _place_of(finding) not in said]
    for clause, title, language in worded_in_one_language(contract):
        found.append(
            document_finding(
                "document.one_language", f"clauses.{clause}", clause=clause, title=title, language=language
            )
        )
    return found


def _place_of(finding: Finding) -> tuple[object, ...]:
    """Return what a finding is about, whatever language its words are in."""
    return finding.code, finding.about, *(finding.params.get(name) for name in ("clause", "placeholder", "law"))


def input_texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of the input with the path of its field ("deliverables.0.description")."""
    if isinstance(value, (Enum, Look)):
        return
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from input_texts(item, f"{path}.{index}")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from input_texts(getattr(value, field.name), f"{path}.{field.name}" if path else field.name)


def check_sizes(value: DataclassInstance) -> tuple[Finding, ...]:
    """Return what is too long in any input of a document: rows, lines, characters."""
    return (*_check_row_counts(value), *_lengths(value))


def _lengths(value: object) -> Iterator[Finding]:
    length = lines = 0
    long = False
    for field, text in input_texts(value):
        here = len(_LINE_END.findall(text[: MAX_TEXT + 1]))
        length += len(text)
        lines += here
        long = long or len(text) > MAX_TEXT or here > MAX_LINES
        if len(text) > MAX_TEXT:
            yield document_finding("document.too_long", about=field, field=field, length=len(text), limit=MAX_TEXT)
        elif here > MAX_LINES:
            yield document_finding("document.too_many_lines", about=field, field=field, count=here, limit=MAX_LINES)
    if length > MAX_ALL_TEXT and not long:
        yield document_finding("document.too_long", field="", length=length, limit=MAX_ALL_TEXT)
    if lines > MAX_ALL_LINES and not long:
        yield document_finding("document.too_many_lines", field="", count=lines, limit=MAX_ALL_LINES)


def _check_row_counts(given: DataclassInstance) -> Iterator[Finding]:
    for field in dataclasses.fields(given):
        value = getattr(given, field.name)
        if isinstance(value, tuple) and len(value) > MAX_ROWS:
            yield document_finding(
                "document.too_many_rows", about=field.name, field=field.name, count=len(value), limit=MAX_ROWS
            )


def _check_minor(contract: ContractInput) -> Iterator[Finding]:
    """A creator under age: the guardian signs. Under 16 in France an authority must agree, and pay is set aside."""
    if not contract.is_minor:
        return
    clause = next(clause for clause in library.clauses(contract.language) if clause.id == "minor")
    france = tuple(law.source for law in clause.required_by if law.jurisdiction == FRANCE)
    concerned = {law_of(contract), contract.creator.country.strip().upper(), *contract.jurisdictions}
    if FRANCE in concerned:
        if contract.creator_age is None:
            yield document_finding("document.minor_age_missing", "creator_age", france, limit=_NEEDED_AGE)
        elif contract.creator_age < _NEEDED_AGE:
            age = contract.creator_age
            yield document_finding("document.minor_refused", "creator_age", france, age=age, limit=_NEEDED_AGE)
    if not has_visible_text(contract.creator.guardian_name):
        yield document_finding("document.guardian_missing", "creator.guardian_name")
    sources = tuple(law.source for law in clause.required_by if law.jurisdiction in concerned)
    yield document_finding("document.minor_creator", "creator_age", sources)


def _gaps(contract: ContractInput, composition: Composition) -> Iterator[Finding]:
    draft = contract.status is DocumentStatus.DRAFT
    if not draft and not contract.number.strip():
        yield document_finding(
            "document.missing_value",
            about="number",
            clause="",
            title="",
            placeholder="contract.number",
            name=composition.speech.word("value", "contract.number"),
        )
    # A guardian who is missing has a finding of its own.
    known_otherwise = (_GIVEN_ON_ISSUE if draft else frozenset()) | ({_GUARDIAN} if contract.is_minor else frozenset())
    for gap in composition.gaps:
        if not gap.known:
            yield document_finding(
                "document.unknown_placeholder", clause=gap.clause, title=gap.title, placeholder=gap.placeholder
            )
        elif gap.placeholder not in known_otherwise:
            yield document_finding(
                "document.missing_value",
                about=gap.field,
                clause=gap.clause,
                title=gap.title,
                placeholder=gap.placeholder,
                name=composition.speech.word("value", gap.placeholder),
            )


def unprintable_texts(value: ContractInput | LetterInput) -> Iterator[Finding]:
    """Yield what no shipped font can show of an input of a document, and what becomes of it: each is said once."""
    signs: dict[str, None] = {}
    letters: dict[str, str] = {}
    for field, text in input_texts(value):
        if is_shown(text):
            continue
        lost = lost_letters(text)
        for letter in lost:
            letters.setdefault(letter, field)
        signs |= dict.fromkeys(sign for sign in ornaments(text) if sign not in lost)
    by_fate: dict[str, list[str]] = {}
    for letter in letters:
        by_fate.setdefault(_fate_of_letter(letter, value.look), []).append(letter)
    for code, lost_ones in by_fate.items():
        yield document_finding(code, about=letters[lost_ones[0]], characters="".join(lost_ones)[:_SHOWN])
    shown = "".join(sign for sign in signs if sign not in letters)
    if shown:
        yield document_finding("document.signs_left_out", characters=shown[:_SHOWN])


def _fate_of_letter(letter: str, look: Look) -> str:
    if look.lost_letters is LostLetters.SYSTEM and system_face_of(letter):
        return "document.letters_of_system"
    # What can be printed by itself was one of the marks piled on a letter, which are left out whatever is chosen.
    is_left_out = look.lost_letters is LostLetters.LEFT_OUT or not unprintable(letter)
    return "document.letters_left_out" if is_left_out else "document.letters_replaced"


def _mandatory(contract: ContractInput) -> Iterator[Finding]:
    own = {text.id for text in contract.clause_texts if has_visible_text(text.text)}
    for clause in library.clauses(contract.language):
        laws = [law for law in clause.required_by if law.must and is_bound_by(law.jurisdiction, contract)]
        if not laws or not conditions_hold(contract, clause.when, clause.unless):
            continue
        said = {"clause": clause.id, "title": clause.title, "law": laws[0].source.title}
        sources = tuple(law.source for law in laws)
        if is_off(clause, contract):
            yield document_finding("document.mandatory_clause_off", f"clauses.{clause.id}", sources, **said)
        elif clause.id in own:
            yield document_finding("document.mandatory_text_changed", f"clauses.{clause.id}", sources, **said)
    law = contract.governing_law.strip()
    if FRANCE in contract.jurisdictions and law and law.upper() != FRANCE:
        yield document_finding("document.law_differs", about="governing_law", jurisdiction=FRANCE, governing_law=law)


def _own_clauses(contract: ContractInput) -> Iterator[Finding]:
    known = {clause.id: clause for clause in library.clauses(contract.language)}
    named = [*contract.clauses_off, *(text.id for text in contract.clause_texts)]
    named += [one.id for one in contract.alternatives]
    named += [extra.after for extra in contract.extra_clauses if extra.after]
    for name in dict.fromkeys(named):
        if name not in known:
            yield document_finding("document.unknown_clause", about=f"clauses.{name}", clause=name)
    for name in dict.fromkeys(contract.clauses_off):
        if name in known and known[name].fixed and conditions_hold(contract, known[name].when, known[name].unless):
            yield document_finding("document.fixed_clause", f"clauses.{name}", clause=name, title=known[name].title)
    for one in contract.alternatives:
        clause = known.get(one.id)
        if clause and one.name and one.name not in {each.name for each in clause.alternatives}:
            about = f"clauses.{one.id}"
            yield document_finding(
                "document.unknown_alternative", about, clause=one.id, title=clause.title, name=one.name
            )
    yield from _check_own_clauses(contract, {name: clause.title for name, clause in known.items()})


def _check_own_clauses(contract: ContractInput, titles: dict[str, str]) -> Iterator[Finding]:
    own = [(text.id, text.title, text.text) for text in contract.clause_texts]
    own += [(extra.id, extra.title, extra.text) for extra in contract.extra_clauses]
    for clause, title, words in own:
        said = title or titles.get(clause, clause)
        if not has_visible_text(words):
            yield document_finding("document.empty_clause", about=f"clauses.{clause}", clause=clause, title=said)
        elif has_stray_braces(words) or has_stray_braces(title):
            yield document_finding("document.stray_braces", about=f"clauses.{clause}", clause=clause, title=said)
