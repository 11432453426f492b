"""What changed between two versions of a contract, or since the newest one: in words, and as a PDF to send along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, language
from creatorbook.documents.comparison.story import ComparisonInput
from creatorbook.documents.comparison.versions import ClauseState, compare_versions
from creatorbook.documents.comparison.word_diff import PieceKind
from creatorbook.documents.words import clauses as library
from creatorbook.domain.contracts.differing import term_differs
from creatorbook.domain.records.contracts import ContractState
from creatorbook.services.contracts.drafts import version_input, versions
from creatorbook.services.contracts.inputs import contract_input
from creatorbook.services.deals import facts
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.comparison.versions import Comparison
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.render import Rendered
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes

__all__ = [
    "CONTRACT_TERMS", "ClauseState", "Compared", "PieceKind", "compare_issued", "comparison_as_json", "comparison_pdf",
    "contract_out", "differences_of", "differences_told",
]  # fmt: skip

# The kinds of record that say a term of a contract.
CONTRACT_TERMS = frozenset({"deal", "payment", "deliverable", "usage_right", "exclusivity", "terms", "contract"})
_OUT = frozenset({ContractState.ISSUED, ContractState.SIGNED_BY_ONE, ContractState.SIGNED})
_AGREED = (
    "fee", "starts_on", "ends_on", "deliverables", "instalments", "products", "rights", "exclusivities",
    "payment_days", "revisions", "review_days", "kill_fee_bp", "notice_days", "cure_days", "renewal_months",
    "renewal_notice_days", "online_days", "governing_law",
)  # fmt: skip


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
    made = contract_input(reading, facts.dossier(reading, deal.id), older.language, today)
    # What issuing would give is no change that anyone made.
    return replace(made, number=older.number, version=older.version + 1, issued_on=older.issued_on, status=older.status)


def differences_told(reading: Executes, deal_id: str, today: date) -> tuple[Finding, ...]:
    """Return, term by term, what a deal says otherwise than its contract that is out; nothing where none is out.

    Addresses, labels and laws move without anybody agreeing on it: only what was agreed is compared. Raises NotFound.
    """
    dossier = facts.dossier(reading, deal_id)
    contract = contract_out(dossier)
    if contract is None or dossier.deal.brand is None:
        return ()
    issued = version_input(reading, contract.id)
    now = contract_input(reading, dossier, issued.language, today)
    agreed = {name: getattr(now, name) for name in _AGREED}
    if all(value == getattr(issued, name) for name, value in agreed.items()):
        return ()
    # It is told on the screen, whatever language the contract is in.
    spoken = language() if language() in library.languages() else issued.language
    return tuple(
        term_differs(contract, each.label, each.before, each.after)
        for each in compare_versions(issued, replace(issued, language=spoken, **agreed)).terms
    )


def differences_of(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    """Return what `differences_told` does of the deal that a record is or belongs to; nothing of other kinds."""
    if kind not in CONTRACT_TERMS:
        return ()
    deal_id = record_id if kind == "deal" else id_of(rows.get(reading, kind, record_id)["deal_id"])
    return () if deal_id is None else differences_told(reading, deal_id, today)


def contract_out(dossier: Dossier) -> ContractFacts | None:
    """Return the deal's contract that was issued or signed and is not over, None where none is out."""
    return next((each for each in reversed(dossier.contracts) if each.state in _OUT and each.number), None)


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
