"""The clause library: texts as data, one file a language, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.paths import resources
from creatorbook.documents.conditions import CONDITIONS
from creatorbook.domain.findings import Source

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = frozenset(
    {"parties", "deliverables", "instalments", "products", "rights", "exclusivity", "disclosures", "signatures"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered paragraph of a clause, and the table (one of BLOCKS, or "") drawn after it."""

    text: str = ""
    block: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """A law that asks for the clause in contracts under a jurisdiction, and the values it wants known."""

    jurisdiction: str
    source: Source
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the library; `note` says in plain language what it is for."""

    id: str
    title: str
    order: int
    parts: tuple[Part, ...]
    numbered: bool = True
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    note: str = ""
    required_by: tuple[Requirement, ...] = ()


def languages() -> tuple[str, ...]:
    """Return the languages in which there are clauses, sorted."""
    return tuple(sorted(path.stem for path in (resources() / "clauses").glob("*.toml")))


@cache
def clauses(language: str) -> tuple[Clause, ...]:
    """Return the clauses in the language, in their order.

    Raises BadInput where there are none in that language, ValueError where the file names an unknown condition.
    """
    read = (_clause(entry) for entry in _read(language, resources() / "clauses")["clause"])
    return tuple(sorted(read, key=lambda clause: clause.order))


@cache
def words(language: str) -> dict[str, Any]:
    """Return the other words of documents in the language, by section; raises BadInput as `clauses` does."""
    return _read(language, resources() / "clauses" / "words")


def _read(language: str, folder: Path) -> dict[str, Any]:
    if language not in languages():
        raise BadInput(
            _("There are no contract clauses in the language “{language}”.").format(language=language),
            where="language",
            hint=_("Choose one of: {languages}.").format(languages=", ".join(languages())),
        )
    with (folder / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def _clause(entry: dict[str, Any]) -> Clause:
    return Clause(
        id=entry["id"],
        title=entry["title"],
        order=entry["order"],
        parts=tuple(_part(part) for part in entry["part"]),
        numbered=entry.get("numbered", True),
        when=_conditions(entry, "when"),
        unless=_conditions(entry, "unless"),
        note=entry.get("note", ""),
        required_by=tuple(
            Requirement(
                jurisdiction=law["jurisdiction"],
                source=Source(law["law"], law["url"], law["checked_on"], law["confidence"]),
                values=tuple(law["values"]),
            )
            for law in entry.get("required_by", ())
        ),
    )


def _part(entry: dict[str, Any]) -> Part:
    block = entry.get("block", "")
    if block and block not in BLOCKS:
        raise ValueError(f"unknown table in the clause library: {block}")
    return Part(
        text=entry.get("text", "").strip(),
        block=block,
        when=_conditions(entry, "when"),
        unless=_conditions(entry, "unless"),
    )


def _conditions(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    names = tuple(entry.get(key, ()))
    unknown = [name for name in names if name not in CONDITIONS]
    if unknown:
        raise ValueError(f"unknown condition in the clause library: {unknown[0]}")
    return names
