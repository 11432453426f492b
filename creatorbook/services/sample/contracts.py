"""The sample's contracts: real PDFs under numbers that are not the creator's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.ids import new_id
from creatorbook.domain.records.contracts import ContractState
from creatorbook.services.contracts.inputs import contract_input, document_language
from creatorbook.services.deals import facts
from creatorbook.services.fields.gate import insert_rows
from creatorbook.services.records.attachments import keep_content

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.services.sample.data import Sample
    from creatorbook.store.writing.uow import UnitOfWork

_NOON = time(12, 0, tzinfo=UTC)
# What a contract needs to say of a creator, where the user has not said it yet.
_CREATOR = {
    "address": "5 montée des Exemples\n69005 Lyon",
    "country": "FR",
    "tax_residence": "FR",
    "company_number": "000 123 455",
    "email": "creator@sample.example",
}


def add_contracts(uow: UnitOfWork, sample: Sample) -> None:
    """Issue the contracts that the sample's deals name, on the days they name: no number of the creator's is taken."""
    from creatorbook.documents.render import render_contract
    from creatorbook.store.models import Contract, ContractVersion

    contracts: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    for deal, said in sample.contracts.items():
        issued = sample.today + timedelta(days=said["issued"])
        made = _input(uow, deal, said["number"], issued)
        rendered = render_contract(made)
        keep_content(uow, rendered.pdf)
        contract, at = new_id(), datetime.combine(issued, _NOON)
        contracts.append(
            {
                "id": contract,
                "deal_id": deal,
                "number": said["number"],
                "state": ContractState(said["state"]),
                "language": made.language,
                "issued_at": at,
                "signed_on": _day(sample, said.get("signed")),
            }
        )
        versions.append(
            {
                "id": new_id(),
                "contract_id": contract,
                "ordinal": 1,
                "issued_at": at,
                "sha256": rendered.sha256,
                "pages": rendered.pages,
                "data": made.to_json(),
            }
        )
    insert_rows(uow, Contract, contracts)
    uow.insert_many(ContractVersion, versions)
    for contract_row, version in zip(contracts, versions, strict=True):
        sample.note_mark("contract", contract_row["number"], contract_row["id"])
        sample.note_mark("contract_version", contract_row["number"], version["id"])


def _day(sample: Sample, days: int | None) -> date | None:
    return None if days is None else sample.today + timedelta(days=days)


def _input(uow: UnitOfWork, deal: str, number: str, issued: date) -> ContractInput:
    from creatorbook.documents.inputs.contract import DocumentStatus

    dossier = facts.dossier(uow.connection, deal)
    language = document_language(uow.connection, dossier)
    made = contract_input(uow.connection, dossier, language, issued)
    missing: dict[str, Any] = {name: value for name, value in _CREATOR.items() if not getattr(made.creator, name)}
    return replace(
        made,
        creator=replace(made.creator, **missing),
        number=number,
        version=1,
        issued_on=issued,
        status=DocumentStatus.ISSUED,
    )
