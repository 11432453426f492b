"""Which form and which second language a deal's contract has where nobody chose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.domain.contracts.reach import law_reaches, regions
from creatorbook.domain.records.contracts import ContractForm, ContractState
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.values.money import Money
    from creatorbook.store.engine.reading import Executes

_VERSION = Table("contract_version")
_OUT = frozenset({ContractState.ISSUED, ContractState.SIGNED_BY_ONE, ContractState.SIGNED})


def usual_form(dossier: Dossier, today: date) -> ContractForm:
    """Return the short form for what is paid in kind alone and for what no law wants written, else the full one.

    Below which sum no contract need be written is said by the laws that reach the deal; where none of them says it, by
    the lowest sum of any law in the currency of the fee.
    """
    paid = [each for each in (dossier.deal.fee, *dossier.on_top) if each]
    if not paid:
        return ContractForm.SHORT
    currency = paid[0].currency
    if any(each.currency != currency for each in paid):
        return ContractForm.FULL
    laws = rulebook().contracts.values()
    least = _least_sum((law for law in laws if law_reaches(law, dossier)), dossier, currency, today)
    if least is None:
        least = _least_sum(laws, None, currency, today)
    total = sum(each.minor for each in paid)
    return ContractForm.SHORT if least is not None and total < least.minor else ContractForm.FULL


def _least_sum(laws: Iterable[ContractLaw], dossier: Dossier | None, currency: str, today: date) -> Money | None:
    """Return the lowest sum from which one of the laws wants a contract written, those of states where one is named."""
    found = [
        threshold.amount
        for law in laws
        for threshold in law.thresholds_on(today)
        if threshold.amount.currency == currency
        and (dossier is None or not threshold.region or threshold.region in regions(law, dossier))
    ]
    return min(found, key=lambda each: each.minor, default=None)


def issued_input(reading: Executes, dossier: Dossier) -> ContractInput | None:
    """Return what the newest version of the deal's contract that is out was made from; None where none is out."""
    out = [each.id for each in dossier.contracts if each.state in _OUT]
    if not out:
        return None
    newest = select(_VERSION, "data").where(contract_id=out[-1]).order_by(descending(_VERSION.ordinal))
    data = results.value(reading, newest.with_trash())
    return None if data is None else ContractInput.from_json(data)


def usual_second_language(issued: ContractInput | None, language: str) -> str:
    """Return the second language of a draft in this one: the other of a contract that is out in two, "" for none."""
    if issued is None or issued.other is None or language not in issued.languages:
        return ""
    return next(each for each in issued.languages if each != language)
