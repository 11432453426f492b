"""From a contract in two languages to pages, in the form that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.bilingual.short import lay_out_short
from creatorbook.documents.bilingual.story import lay_out_full
from creatorbook.documents.contract.pairing import pair
from creatorbook.domain.records.contracts import ContractForm

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.layout import Built


def lay_out_in_two_languages(contract: ContractInput) -> Built:
    """Return the contract as a PDF, clause beside clause; the language that prevails stands left."""
    sides = pair(contract)
    return lay_out_short(sides) if contract.form is ContractForm.SHORT else lay_out_full(sides)
