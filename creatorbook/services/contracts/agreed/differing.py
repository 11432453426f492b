"""Where a deal says something else than its contract that is out: term by term, or only which terms."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import language
from creatorbook.documents.comparison.versions import compare_versions
from creatorbook.documents.words import clauses as library
from creatorbook.domain.contracts.differing import Differing, term_differs
from creatorbook.domain.records.contracts import OUT
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.contracts.inputs import agreed_values, instalment_line
from creatorbook.services.deals import facts
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.documents.inputs.contract import ContractInput, InstalmentLine
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes

# The kinds of record that say a term of a contract.
CONTRACT_TERMS = frozenset({"deal", "payment", "deliverable", "usage_right", "exclusivity", "terms", "contract"})
# What a contract says in rows, whose order nobody agreed on.
LISTS = frozenset({"deliverables", "instalments", "rights", "exclusivities"})
_STAMP = 12


def contract_out(dossier: Dossier) -> ContractFacts | None:
    """Return the deal's contract that was issued or signed and is not over, None where none is out."""
    return next((each for each in reversed(dossier.contracts) if each.state in OUT and each.number), None)


def changed_values(reading: Executes, dossier: Dossier, issued: ContractInput) -> dict[str, Any]:
    """Return what the deal says otherwise than the contract as issued, by the names of the contract's input.

    A flag of which the contract says nothing and that is not set says nothing either, and the last day that an invoice
    set is what the contract led to, not another term.
    """
    now = agreed_values(reading, dossier)
    now["instalments"] = _as_agreed(dossier, now["instalments"], issued.instalments)
    return {name: value for name, value in now.items() if not _is_same(name, getattr(issued, name), value)}


def _as_agreed(
    dossier: Dossier, now: tuple[InstalmentLine, ...], issued: tuple[InstalmentLine, ...]
) -> tuple[InstalmentLine, ...]:
    """Return the payments as lines; of those that were invoiced, without a last day that their contract leaves open."""
    invoiced = Counter(instalment_line(each) for each in dossier.instalments if each.is_invoiced)
    agreed = Counter(issued) - Counter(now)
    lines = []
    for line in now:
        left_open = replace(line, due_on=None)
        set_by_invoice = invoiced[line] > 0 and agreed[left_open] > 0
        if set_by_invoice:
            invoiced[line] -= 1
            agreed[left_open] -= 1
        lines.append(left_open if set_by_invoice else line)
    return tuple(lines)


def _is_same(name: str, before: object, after: object) -> bool:
    if before == after or (before is None and after is False):
        return True
    if name not in LISTS or not isinstance(before, tuple) or not isinstance(after, tuple):
        return False
    return Counter(before) == Counter(after)


def differences_told(reading: Executes, deal_id: str) -> tuple[Finding, ...]:
    """Return, term by term, what a deal says otherwise than its contract that is out; nothing where none is out.

    Addresses, labels and laws move without anybody agreeing on it: only what was agreed is compared. Raises NotFound.
    """
    dossier = facts.dossier(reading, deal_id)
    contract = contract_out(dossier)
    if contract is None or dossier.deal.brand is None:
        return ()
    issued = version_input(reading, contract.id)
    changed = changed_values(reading, dossier, issued)
    if not changed:
        return ()
    # It is told on the screen, whatever language the contract is in.
    spoken = language() if language() in library.languages() else issued.language
    # What was agreed is the same in both languages of a contract in two: one is enough to tell it.
    issued = replace(issued, language=spoken, other=None)
    return tuple(
        term_differs(contract, each.label, each.before, each.after)
        for each in compare_versions(issued, replace(issued, **changed)).terms
    )


def differences_of(reading: Executes, kind: str, record_id: str) -> tuple[Finding, ...]:
    """Return what `differences_told` does of the deal that a record is or belongs to; nothing of other kinds."""
    if kind not in CONTRACT_TERMS:
        return ()
    deal_id = record_id if kind == "deal" else id_of(rows.get(reading, kind, record_id)["deal_id"])
    return () if deal_id is None else differences_told(reading, deal_id)


def find_differing(reading: Executes, dossier: Dossier) -> Differing | None:
    """Return which terms of a deal differ from its contract that is out, without putting them into words.

    None where none is out or nothing differs.
    """
    contract = contract_out(dossier)
    if contract is None or dossier.deal.brand is None:
        return None
    changed = changed_values(reading, dossier, version_input(reading, contract.id))
    return Differing(dossier.deal, contract, tuple(changed), _stamp(changed)) if changed else None


def _stamp(changed: Mapping[str, Any]) -> str:
    """Return what is another one as soon as another term, or another value of one, differs."""
    return hashlib.sha256(repr([(name, changed[name]) for name in sorted(changed)]).encode()).hexdigest()[:_STAMP]
