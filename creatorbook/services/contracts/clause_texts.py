"""The clauses of a deal's contract, their order and their wording, as input of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.inputs.contract import ClauseAlternative, ClauseText, ExtraClause
from creatorbook.store import results
from creatorbook.store.query.expressions import Case, Constant, Truth, all_of, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes

# Own clauses are distinguished from the library's by their ids.
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
    def is_own(self) -> bool:
        """Whether it is a clause of the user's own, not other words for one of the library."""
        return self.clause_id.startswith(OWN)


def choices(reading: Executes, *, deal_id: str = "", template_id: str = "") -> dict[str, Choice]:
    """Return the choices of a deal or of a template, by clause, in their order."""
    chosen = Table("clause_choice")
    of_owner = select(chosen, "clause_id", "switched_off", "alternative", "position").where(
        **({"deal_id": deal_id} if deal_id else {"template_id": template_id})
    )
    in_order = of_owner.order_by(chosen.position, chosen.clause_id)
    return {row[0]: Choice(row[0], bool(row[1]), row[2], row[3]) for row in results.iterate(reading, in_order)}


def wordings(reading: Executes, deal_id: str, creator_id: str, language: str) -> dict[str, Wording]:
    """Return the words in force for a deal, by clause: the deal's own before the creator's before the book's."""
    words = Table("clause_wording")
    of_deal, of_creator = words.deal_id.is_known(), words.creator_id.is_known()
    scope = Case(((of_deal, Constant("deal")), (of_creator, Constant("creator"))), Constant("book"))
    columns = (words.id, words.clause_id, words.title, words.wording, words.after, words.base_sha256, scope)
    wider = all_of(words.deal_id.is_null(), any_of(words.creator_id.equals(creator_id), words.creator_id.is_null()))
    in_force = (
        select(words, *columns)
        .where(any_of(words.deal_id.equals(deal_id), wider), language=language)
        .order_by(Truth(of_deal), Truth(of_creator), words.id)
    )
    # What comes later is nearer to the deal, and wins.
    return {row[1]: Wording(*row) for row in results.iterate(reading, in_force)}


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
        **texts_of([each for each in words.values() if not _is_off(each, chosen)]),
    }


def texts_of(words: Sequence[Wording]) -> dict[str, Any]:
    """Return the fields of a ContractInput that hold the user's words."""
    return {
        "clause_texts": tuple(ClauseText(each.clause_id, each.text, each.title) for each in words if not each.is_own),
        "extra_clauses": tuple(
            ExtraClause(each.clause_id, each.title, each.text, each.after) for each in words if each.is_own
        ),
    }


def _is_off(words: Wording, chosen: dict[str, Choice]) -> bool:
    # The library knows no clause of the user's own, so one that is off is simply not handed over.
    return words.is_own and words.clause_id in chosen and chosen[words.clause_id].switched_off
