"""What changed between two versions of a contract, or since the newest one: in words, and as a PDF to send along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.comparison.story import ComparisonInput
from creatorbook.documents.comparison.versions import ClauseState, compare_versions
from creatorbook.documents.comparison.word_diff import PieceKind
from creatorbook.services.contracts.drafts import version_input, versions
from creatorbook.services.contracts.inputs import contract_input, in_two_languages
from creatorbook.services.deals import facts
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.comparison.versions import Comparison
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.render import Rendered
    from creatorbook.store.engine.reading import Executes

__all__ = ["ClauseState", "Compared", "PieceKind", "compare_issued", "comparison_as_json", "comparison_pdf"]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions beside each other; `after` None is the draft, as the terms stand now."""

    contract_id: str
    before: int
    after: int | None
    pair: ComparisonInput
    found: Comparison


def compare_issued(
    reading: Executes, contract_id: str, today: date, before: int | None = None, after: int | None = None
) -> Compared:
    """Return what changed from version `before` to version `after` of an issued contract.

    Without `after` the draft is compared, as the terms stand now; without `before` the version ahead of `after`, or the
    newest where the draft is compared. Raises NotFound for a version that is not there, and BadInput where the first
    version has none before it.
    """
    if before is None:
        newest = versions(reading, contract_id)
        before = (after - 1) if after is not None else (newest[0].ordinal if newest else None)
    if before is not None and before < 1:
        raise BadInput(
            _("There is no version before the first."),
            where="version",
            hint=_("Compare it with the draft, or with a later version."),
        )
    older = version_input(reading, contract_id, before)
    newer = (
        version_input(reading, contract_id, after) if after is not None else _draft(reading, contract_id, older, today)
    )
    pair = ComparisonInput(older, newer)
    return Compared(contract_id, older.version, after, pair, compare_versions(older, newer))


def _draft(reading: Executes, contract_id: str, older: ContractInput, today: date) -> ContractInput:
    deal = rows.get(reading, "contract", contract_id)["deal_id"]
    dossier = facts.dossier(reading, deal.id)
    second = older.other.language if older.other is not None else ""
    made = contract_input(reading, dossier, older.language, today)
    made = in_two_languages(reading, dossier, made, second, today)
    # What issuing would give is no change that anyone made.
    return replace(made, number=older.number, version=older.version + 1, issued_on=older.issued_on, status=older.status)


def comparison_pdf(made: Compared) -> Rendered:
    """Return the comparison as a PDF, in the language of the newer version; raise CannotRender as contracts do."""
    from creatorbook.documents.render import render_comparison

    return render_comparison(made.pair)


def comparison_as_json(made: Compared) -> dict[str, Any]:
    """Return the comparison as JSON holds it; clauses that stayed the same are left out."""
    return {
        "contract_id": made.contract_id,
        "before": made.before,
        "after": made.after,
        "same": made.found.is_same,
        "terms": [{"term": each.label, "before": each.before, "after": each.after} for each in made.found.terms],
        "clauses": [
            {
                "id": each.id,
                "title": each.title,
                "change": each.kind.value,
                "pieces": [{"kind": piece.kind.value, "text": piece.text} for piece in each.pieces],
            }
            for each in made.found.clauses
            if each.kind is not ClauseState.UNCHANGED
        ],
    }
