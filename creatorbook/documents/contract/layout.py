"""From a contract and its text to pages, in the form that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.contract import short_form
from creatorbook.documents.contract.story import contract_furniture, contract_story
from creatorbook.documents.page.densities import Density
from creatorbook.documents.page.layout import build
from creatorbook.documents.page.styles import set_density
from creatorbook.domain.records.contracts import ContractForm

if TYPE_CHECKING:
    from creatorbook.documents.contract.compose import Composition
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.layout import Built

# Of a page's room for text: a last page that holds less than this is a remnant, and is worth a second, closer setting.
_REMNANT = 0.3


def lay_out_contract(contract: ContractInput, composition: Composition) -> Built:
    """Return the contract as a PDF; where a full form would end in a remnant of a page, it is set a little closer."""
    if contract.form is ContractForm.SHORT:
        return short_form.lay_out(contract, composition)
    furniture = contract_furniture(contract, composition)
    made = build(contract_story(contract, composition), furniture)
    if made.last_page_filled >= _REMNANT:
        return made
    with set_density(Density.CLOSER):
        closer = build(contract_story(contract, composition), furniture)
    return closer if closer.pages < made.pages else made
