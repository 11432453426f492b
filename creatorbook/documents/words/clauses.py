"""The clause library: texts as data, one file a language, read once."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.paths import resources
from creatorbook.documents.words.conditions import CONDITIONS
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.law.backing import Reading

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = frozenset(
    {"parties", "deliverables", "instalments", "products", "rights", "exclusivity", "disclosures", "signatures"}
)
# These stand first and last in every contract, and cannot be switched off or moved.
FIRST, LAST = "parties", "signatures"


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered paragraph of a clause, and the table (one of BLOCKS, or "") drawn after it.

    `only` names the alternatives that the part belongs to; () is all of them, so that what a law asks for cannot be
    lost by choosing another alternative.
    """

    text: str = ""
    block: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a clause can be worded: its name, its name for people, and what it means for the creator."""

    name: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """A law that a clause rests on, under a jurisdiction (a country, "US-NY", or "EU" for its member states).

    With `must` the law wants the contract itself to hold the clause, and `values` known in it; without, the clause
    only carries out or recalls what the law says anyway.
    """

    jurisdiction: str
    source: Source
    values: tuple[str, ...] = ()
    must: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the library; `note` says in plain language what it is for, the first alternative is the default.

    A clause with nothing to choose has no alternatives. A `fixed` one cannot be switched off while its conditions hold.
    """

    id: str
    title: str
    order: int
    parts: tuple[Part, ...]
    numbered: bool = True
    fixed: bool = False
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()
    required_by: tuple[Requirement, ...] = ()

    @property
    def default(self) -> str:
        """The name of the default alternative; "" where there is nothing to choose."""
        return self.alternatives[0].name if self.alternatives else ""

    def parts_of(self, alternative: str = "") -> tuple[Part, ...]:
        """Return the parts of an alternative; "", and a name that the clause does not have, are the default."""
        names = {one.name for one in self.alternatives}
        chosen = alternative if alternative in names else self.default
        return tuple(part for part in self.parts if not part.only or chosen in part.only)


class EditState(StrEnum):
    """How a user's wording stands to the library: see `edited_since`."""

    CURRENT = "current"
    LIBRARY_CHANGED = "library_changed"
    SAME_WORDS = "same_words"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class EditedWording:
    """A user's wording, which stays in force, beside the library's of today ("" where the clause is gone)."""

    state: EditState
    own: str
    library: str


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which there are clauses, sorted."""
    return tuple(sorted(path.stem for path in (resources() / "clauses").glob("*.toml")))


@cache
def clauses(language: str) -> tuple[Clause, ...]:
    """Return the clauses in the language, in their order.

    Raises BadInput where there are none in that language, ValueError where the file says what no clause can say.
    """
    data = _read(language, resources() / "clauses")
    _refuse_unknown_keys(data, {"format", "language", "clause"}, language)
    titles = document_words(language)["alternative"]
    return tuple(sorted((_clause(entry, titles) for entry in data["clause"]), key=lambda clause: clause.order))


def clause_list(language: str) -> tuple[Clause, ...]:
    """Return what a tray of clauses shows: all clauses with title, note, alternatives and laws, in their order.

    Raises as `clauses` does. The language may be that of the screen, whatever that of the document: the ids are equal.
    """
    return clauses(language)


def placeholders(language: str) -> dict[str, str]:
    """Return every placeholder ("fee.total") with its meaning in the language; raises BadInput as `clauses` does."""
    return dict(document_words(language)["value"])


@cache
def document_words(language: str) -> dict[str, Any]:
    """Return the other words of documents in the language, by section; raises BadInput as `clauses` does."""
    return _read(language, resources() / "clauses" / "words")


def wording(language: str, clause_id: str, alternative: str = "", kept: tuple[Part, ...] | None = None) -> str:
    """Return the words of a clause as a user edits them: its paragraphs parted by blank lines, "" where it is gone.

    `kept` are the parts to take instead of all those of the alternative (those that a contract shows).
    """
    clause = _clauses_by_id(language).get(clause_id)
    if clause is None:
        return ""
    parts = clause.parts_of(alternative) if kept is None else kept
    return "\n\n".join(part.text for part in parts if part.text)


@cache
def wording_hash(language: str, clause_id: str, alternative: str = "") -> str:
    """Return the release of a clause: a SHA-256 over all that its text depends on, "" where there is no such clause.

    Kept with a user's wording, so that it is known from which text it was made.
    """
    clause = _clauses_by_id(language).get(clause_id)
    if clause is None:
        return ""
    said = [clause.title, *([part.text, part.block, part.when, part.unless] for part in clause.parts_of(alternative))]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()


def edited_since(language: str, clause_id: str, own: str, base_sha256: str, alternative: str = "") -> EditedWording:
    """Return how a user's wording of a clause stands to the library of today.

    CURRENT: the library still says what the wording was made from (in any alternative). LIBRARY_CHANGED: it says
    something else since; both texts are offered. SAME_WORDS: the wording says what the library says, and is no longer
    needed. GONE: there is no such clause (any more). Raises BadInput as `clauses` does.
    """
    clause = _clauses_by_id(language).get(clause_id)
    if clause is None:
        return EditedWording(EditState.GONE, own, "")
    today = wording(language, clause_id, alternative)
    releases = {wording_hash(language, clause_id, name) for name in ("", *(one.name for one in clause.alternatives))}
    if own.split() == today.split():
        state = EditState.SAME_WORDS
    elif base_sha256 in releases:
        state = EditState.CURRENT
    else:
        state = EditState.LIBRARY_CHANGED
    return EditedWording(state, own, today)


@cache
def _clauses_by_id(language: str) -> dict[str, Clause]:
    return {clause.id: clause for clause in clauses(language)}


def _read(language: str, folder: Path) -> dict[str, Any]:
    if language not in languages():
        raise BadInput(
            _("There are no contract clauses in the language “{language}”.").format(language=language),
            where="language",
            hint=_("Choose one of: {languages}.").format(languages=", ".join(languages())),
        )
    with (folder / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


_CLAUSE_KEYS = {
    "id", "title", "order", "numbered", "fixed", "when", "unless", "note", "part", "alternative", "required_by",
}  # fmt: skip
# How sure we are of a law, in the letters of the file and in the words of the domain.
_CONFIDENCE = {"H": "high", "M": "medium", "L": "low"}
# What nobody says was read was written down from memory, unless it is sure.
_USUAL_READING = {"H": Reading.SEEN, "M": Reading.MEMORY, "L": Reading.MEMORY}
_LAW_KEYS = {"jurisdiction", "law", "url", "checked_on", "confidence", "basis", "values", "must"}


def _clause(entry: dict[str, Any], titles: dict[str, str]) -> Clause:
    _refuse_unknown_keys(entry, _CLAUSE_KEYS, entry["id"])
    alternatives = tuple(_alternative(each, titles) for each in entry.get("alternative", ()))
    return Clause(
        id=entry["id"],
        title=entry["title"],
        order=entry["order"],
        parts=tuple(_read_part(part, {one.name for one in alternatives}) for part in entry["part"]),
        numbered=entry.get("numbered", True),
        fixed=entry.get("fixed", False),
        when=_conditions(entry, "when"),
        unless=_conditions(entry, "unless"),
        note=entry.get("note", ""),
        alternatives=alternatives,
        required_by=tuple(_requirement(law) for law in entry.get("required_by", ())),
    )


def _alternative(entry: dict[str, Any], titles: dict[str, str]) -> Alternative:
    _refuse_unknown_keys(entry, {"name", "note"}, "alternative")
    return Alternative(entry["name"], titles[entry["name"]], entry["note"])


def _requirement(law: dict[str, Any]) -> Requirement:
    _refuse_unknown_keys(law, _LAW_KEYS, law["law"])
    basis = Reading(law.get("basis", _USUAL_READING[law["confidence"]]))
    return Requirement(
        jurisdiction=law["jurisdiction"],
        source=Source(law["law"], law["url"], law["checked_on"], _CONFIDENCE[law["confidence"]], basis.value),
        values=tuple(law.get("values", ())),
        must=law.get("must", True),
    )


def _read_part(entry: dict[str, Any], alternatives: set[str]) -> Part:
    _refuse_unknown_keys(entry, {"text", "block", "when", "unless", "only"}, "part")
    block, only = entry.get("block", ""), entry.get("only", ())
    only = (only,) if isinstance(only, str) else tuple(only)
    if block and block not in BLOCKS:
        raise ValueError(f"unknown table in the clause library: {block}")
    unknown = [name for name in only if name not in alternatives]
    if unknown:
        raise ValueError(f"unknown alternative in the clause library: {unknown[0]}")
    return Part(
        text=entry.get("text", "").strip(),
        block=block,
        when=_conditions(entry, "when"),
        unless=_conditions(entry, "unless"),
        only=only,
    )


def _conditions(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    names = tuple(entry.get(key, ()))
    unknown = [name for name in names if name not in CONDITIONS]
    if unknown:
        raise ValueError(f"unknown condition in the clause library: {unknown[0]}")
    return names


def _refuse_unknown_keys(entry: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"unknown key in the clause library: {unknown[0]} ({where})")
