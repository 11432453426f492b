"""The short form: a deal sheet that is signed, the same clauses behind it, on fewer pages."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.contract.compose import compose
from creatorbook.documents.inputs.contract import ContractInput, ProductLine
from creatorbook.documents.inputs.look import Look, Paper, paper_of
from creatorbook.documents.render import render_contract
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.values.money import Money
from tests.documents.examples import english, french
from tests.documents.reading import flat, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def short(contract: ContractInput, theme: Theme = Theme.CLASSIC) -> ContractInput:
    return dataclasses.replace(contract, form=ContractForm.SHORT, look=dataclasses.replace(contract.look, theme=theme))


def gift(contract: ContractInput) -> ContractInput:
    """Return the contract as one for a product and nothing else."""
    return dataclasses.replace(
        contract,
        fee=Money(0, contract.fee.currency),
        instalments=(),
        rights=(),
        exclusivities=(),
        extra_clauses=(),
        bonus="",
        affiliate_bp=None,
        expenses="",
        deliverables=contract.deliverables[:1],
        products=(ProductLine("A serum"),),
    )


def squeezed(texts: Iterable[str]) -> str:
    """Return the text without what lines and pages add to it."""
    return re.sub(r"[\s\x02\u00ad-]", "", "".join(texts))


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("contract", [french(), english()], ids=["fr", "en"])
def test_every_word_of_every_clause_stands_in_the_short_form(contract: ContractInput, theme: Theme) -> None:
    pages = pages_of(render_contract(short(contract, theme)).pdf)
    for line in {"".join(head) for page in pages for head in [page.splitlines()[:1]]}:
        pages = [page.replace(line, "", 1) if page is not pages[0] else page for page in pages]
    said = squeezed(pages)
    for clause in compose(contract).clauses:
        for part in clause.parts:
            words = "".join(run.text for run in part.runs)
            # A paragraph that is carried over a page has the footer and the running head in its middle.
            quarters = [words[at : at + len(words) // 4] for at in range(0, len(words), max(len(words) // 4, 1))]
            assert sum(squeezed([quarter]) in said for quarter in quarters) >= len(quarters) - 2, words


@pytest.mark.parametrize("theme", Theme)
def test_a_gift_has_two_pages_and_is_signed_on_the_first(theme: Theme) -> None:
    rendered = render_contract(short(gift(english()), theme))
    assert rendered.pages == 2
    assert {box.page for box in rendered.boxes} == {0}
    assert [box.party for box in rendered.boxes] == [party.role.value for party in english().signatories]


@pytest.mark.parametrize("contract", [french(), english()], ids=["fr", "en"])
def test_an_ordinary_deal_has_four_pages_at_most(contract: ContractInput) -> None:
    assert render_contract(short(contract)).pages <= 4 < render_contract(contract).pages


def test_the_outline_names_every_clause_and_the_tables_are_on_the_sheet() -> None:
    pages = [flat(page) for page in pages_of(render_contract(short(english())).pdf)]
    assert "See “Content” on the deal sheet." in " ".join(pages)
    assert "Contents" not in pages[0].split("THE BRAND", maxsplit=1)[0]


@pytest.mark.parametrize("contract", [french(), english()], ids=["fr", "en"])
def test_the_full_form_says_its_key_terms_on_its_first_page(contract: ContractInput) -> None:
    first = flat(pages_of(render_contract(contract).pdf)[0])
    assert {"fr": "L’essentiel", "en": "Key terms"}[contract.language] in first
    speech = compose(contract).speech
    assert flat(speech.money(contract.fee)) in first


@pytest.mark.parametrize(
    ("countries", "paper"),
    [(("US", ""), Paper.LETTER), (("FR", "US-NY"), Paper.LETTER), (("CA", ""), Paper.LETTER), (("FR", "GB"), Paper.A4)],
)
def test_where_letter_paper_is_at_home_documents_are_set_on_it(countries: tuple[str, ...], paper: Paper) -> None:
    assert paper_of(*countries) is paper


@pytest.mark.parametrize("form", ContractForm)
def test_letter_paper_measures_what_it_should(form: ContractForm) -> None:
    import io

    import pypdf

    contract = dataclasses.replace(english(), form=form, look=Look(paper=Paper.LETTER))
    page = pypdf.PdfReader(io.BytesIO(render_contract(contract).pdf)).pages[0]
    assert tuple(map(round, page.mediabox[2:])) == (612, 792)


def test_what_was_kept_before_there_were_forms_is_in_full() -> None:
    text = english().to_json()
    old = re.sub(r',?"form":"full"', "", text)
    assert old != text
    assert ContractInput.from_json(old).form is ContractForm.FULL
