"""Which clauses a deal's contract has, in which order and in whose words: the input's share of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.inputs.contract import ClauseAlternative, ClauseText, ExtraClause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes

# Own clauses are told from those of the library by their ids.
OWN = "own-"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a deal or a template does with one clause; `position` None leaves it where the library puts it."""

    clause_id: str
    switched_off: bool = False
    alternative: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The user's words for a clause; `scope` is "deal", "creator" or "book"."""

    id: str
    clause_id: str
    title: str
    text: str
    after: str
    base_sha256: str
    scope: str

    @property
    def own(self) -> bool:
        """Whether it is a clause of the user's own, not other words for one of the library."""
        return self.clause_id.startswith(OWN)


def choices(reading: Executes, *, deal_id: str = "", template_id: str = "") -> dict[str, Choice]:
    """Return the choices of a deal or of a template, by clause, in their order."""
    column, owner = ("deal_id", deal_id) if deal_id else ("template_id", template_id)
    found = reading.exec_driver_sql(
        f"SELECT clause_id, switched_off, alternative, position FROM clause_choice "
        f"WHERE {column} = ? AND trashed_at IS NULL ORDER BY position IS NULL, position, clause_id",
        (owner,),
    )
    return {row[0]: Choice(row[0], bool(row[1]), row[2], row[3]) for row in found}


def wordings(reading: Executes, deal_id: str, creator_id: str, language: str) -> dict[str, Wording]:
    """Return the words in force for a deal, by clause: the deal's own before the creator's before the book's."""
    found = reading.exec_driver_sql(
        "SELECT id, clause_id, title, wording, after, base_sha256, "
        "CASE WHEN deal_id IS NOT NULL THEN 'deal' WHEN creator_id IS NOT NULL THEN 'creator' ELSE 'book' END "
        "FROM clause_wording WHERE trashed_at IS NULL AND language = ?3 AND (deal_id = ?1 "
        "OR deal_id IS NULL AND (creator_id = ?2 OR creator_id IS NULL)) "
        "ORDER BY deal_id IS NOT NULL, creator_id IS NOT NULL, id",
        (deal_id, creator_id, language),
    )
    # What comes later is nearer to the deal, and wins.
    return {row[1]: Wording(*row) for row in found}


def clauses_of(reading: Executes, deal_id: str, creator_id: str, language: str) -> dict[str, Any]:
    """Return the fields of a ContractInput that say what is done with its clauses."""
    chosen = choices(reading, deal_id=deal_id)
    words = wordings(reading, deal_id, creator_id, language)
    return {
        "clauses_off": tuple(
            each.clause_id for each in chosen.values() if each.switched_off and not each.clause_id.startswith(OWN)
        ),
        "clause_order": tuple(each.clause_id for each in chosen.values() if each.position is not None),
        "alternatives": tuple(
            ClauseAlternative(each.clause_id, each.alternative) for each in chosen.values() if each.alternative
        ),
        **texts_of([each for each in words.values() if not _off(each, chosen)]),
    }


def texts_of(words: Sequence[Wording]) -> dict[str, Any]:
    """Return the fields of a ContractInput that hold the user's words."""
    return {
        "clause_texts": tuple(ClauseText(each.clause_id, each.text, each.title) for each in words if not each.own),
        "extra_clauses": tuple(
            ExtraClause(each.clause_id, each.title, each.text, each.after) for each in words if each.own
        ),
    }


def _off(words: Wording, chosen: dict[str, Choice]) -> bool:
    # The library knows no clause of the user's own, so one that is off is simply not handed over.
    return words.own and words.clause_id in chosen and chosen[words.clause_id].switched_off
