"""Every document that the program makes is PDF/UA-1 and PDF/A-3a, and is read aloud in the order in which it is set."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.tables import CellStyle

from creatorbook.common.errors import BadInput
from creatorbook.documents.comparison.story import ComparisonInput
from creatorbook.documents.gifts.render import render_gifts
from creatorbook.documents.inputs.look import Look, logo_from
from creatorbook.documents.inputs.media_kit import KitKind
from creatorbook.documents.invoice.render import render_invoice
from creatorbook.documents.letters.render import render_letter
from creatorbook.documents.media_kit.render import render_media_kit
from creatorbook.documents.render import (
    render_comparison,
    render_contract,
    render_disclosure_log,
    render_evidence,
)
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.letters import LetterKind
from creatorbook.services.contracts.carried_terms import terms_of_file
from tests.documents.evidence_example import evidence
from tests.documents.examples import bare, english, everything, french
from tests.documents.gift_statement import gifts
from tests.documents.invoice_examples import worked
from tests.documents.letter_examples import letter
from tests.documents.log.test_story import POST, log
from tests.documents.media_kit_example import kit
from tests.documents.pdf.tagged import Aloud, Part, aloud, faults
from tests.documents.pictures import picture
from tests.documents.two_languages import german_and_english, spanish_and_french

if TYPE_CHECKING:
    from collections.abc import Callable

FULLY = Look(Theme.MODERN, "#AA3355", logo_from(picture(800, 260)), cover=True, initials=True)


def _contract(made: Any, form: ContractForm, look: Look) -> bytes:
    return render_contract(dataclasses.replace(made, form=form, look=look)).pdf


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "full form": lambda: _contract(english(), ContractForm.FULL, Look()),
    "full form with all there is": lambda: _contract(everything(), ContractForm.FULL, FULLY),
    "short form": lambda: _contract(french(), ContractForm.SHORT, dataclasses.replace(FULLY, theme=Theme.PLAIN)),
    "two languages": lambda: _contract(spanish_and_french(), ContractForm.FULL, FULLY),
    "two languages in short": lambda: _contract(german_and_english(), ContractForm.SHORT, Look()),
    "draft with gaps": lambda: _contract(bare("de"), ContractForm.FULL, Look(Theme.PLAIN)),
    "right to left": lambda: _contract(
        dataclasses.replace(english(), title="حملة رمضان 2026 📸", objective="合同 と 계약"), ContractForm.FULL, Look()
    ),
    "letter": lambda: render_letter(letter(LetterKind.FORMAL_NOTICE, "fr")).pdf,
    "comparison": lambda: (
        render_comparison(
            ComparisonInput(english(), dataclasses.replace(english(), version=2, title="Coast to Coast, by train"))
        ).pdf
    ),
    "disclosure log": lambda: render_disclosure_log(log("de", POST)).pdf,
    "evidence": lambda: render_evidence(evidence("es")).pdf,
    "invoice": lambda: render_invoice(worked("M13", look=dataclasses.replace(FULLY, cover=False))).pdf,
    "media kit": lambda: render_media_kit(kit("fr", dataclasses.replace(FULLY, cover=False, initials=False))).pdf,
    "benefits in kind": lambda: render_gifts(gifts("de", Look(Theme.PLAIN))).pdf,
    "rate card": lambda: render_media_kit(kit("en", Look(Theme.PLAIN), KitKind.RATE_CARD)).pdf,
    "invoice with a Swiss slip": lambda: render_invoice(worked("M16", "es", look=Look(Theme.PLAIN))).pdf,
}
EACH = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def _pdf(name: str) -> bytes:
    # Whoever loads ReportLab before the program does leaves its own font, which is not embedded, to cells and bullets.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CellStyle, "fontname", "Helvetica")
        patch.setitem(ParagraphStyle.defaults, "bulletFontName", "Helvetica")
        return DOCUMENTS[name]()


@cache
def _aloud(name: str) -> Aloud:
    return aloud(_pdf(name))


@EACH
def test_the_validator_finds_no_fault(name: str) -> None:
    assert faults(_pdf(name)) == []


@EACH
def test_all_that_is_said_is_read_once_and_furniture_is_named(name: str) -> None:
    said = _aloud(name)
    assert not said.unread
    named = {how for how, words in said.furniture if words.strip() and how != "/Artifact"}
    assert named <= {"/Artifact/Header", "/Artifact/Footer"}
    assert any(how == "/Artifact/Footer" for how, _words in said.furniture)


@EACH
def test_headings_go_down_step_by_step(name: str) -> None:
    levels = [int(part.kind[1]) for part in _aloud(name).root.walk() if re.fullmatch(r"H\d", part.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@EACH
def test_tables_are_regular_and_have_heads(name: str) -> None:
    for table in _aloud(name).root.all("Table"):
        widths = {len(row.inside) for row in table.inside}
        assert len(widths) == 1
        heads = table.all("TH")
        assert heads
        assert all(head.entry["/A"]["/Scope"] in ("/Column", "/Row") for head in heads)


@EACH
def test_figures_say_what_they_show(name: str) -> None:
    assert all(part.entry["/Alt"].strip() for part in _aloud(name).root.all("Figure"))


@EACH
def test_a_file_says_what_it_is_twice_alike(name: str) -> None:
    reader: Any = _aloud(name).reader
    catalog, about, packet = reader.root_object, reader.metadata, reader.xmp_metadata
    assert catalog["/Lang"]
    assert catalog["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert all(sheet["/Tabs"] == "/S" for sheet in reader.pages)
    assert about is not None
    assert packet is not None
    assert packet.dc_title == {"x-default": about.title}
    assert packet.dc_creator == ([about.author] if about.author else [])
    assert packet.xmp_creator_tool == about.creator == "Creatorbook"


def test_a_contract_carries_its_terms_and_they_are_read_again() -> None:
    carried = terms_of_file(_pdf("full form"))
    assert (carried["schema"], carried["schema_version"]) == ("creatorbook/contract-terms", 1)
    terms = carried["terms"]
    made = english()
    assert terms["fee"] == {"amount": "3250.00", "currency": "GBP"}
    assert terms["number"] == made.number
    assert [each["due_on"] for each in terms["deliverables"]] == [str(each.due_on) for each in made.deliverables]
    # What nobody reads on the pages is not told beside them.
    assert not {"look", "creator_age"} & set(terms)
    catalog: Any = _aloud("full form").reader.root_object
    (entry,) = catalog["/AF"]
    assert entry.get_object()["/AFRelationship"] == "/Data"
    with pytest.raises(BadInput, match="carries no terms"):
        terms_of_file(_pdf("letter"))
    with pytest.raises(BadInput, match="carries no terms"):
        terms_of_file(_pdf("full form")[:40_000])


def test_a_document_is_of_its_own_day() -> None:
    assert _aloud("full form").reader.metadata.creation_date.date() == english().issued_on  # type: ignore[union-attr]
    assert _aloud("full form").reader.xmp_metadata.xmp_create_date.date() == english().issued_on  # type: ignore[union-attr]
    assert _aloud("evidence").reader.metadata.creation_date == evidence("es").made_at  # type: ignore[union-attr]
    undated = render_contract(dataclasses.replace(bare(), issued_on=None)).pdf
    assert aloud(undated).reader.metadata.creation_date is None  # type: ignore[union-attr]
    assert date(2000, 1, 1) != english().issued_on


def _kinds(part: Part, *kinds: str) -> list[str]:
    return [f"{each.kind} {each.words}" for each in part.all(*kinds)]


def test_a_contract_is_read_as_it_is_built() -> None:
    root = _aloud("full form").root
    assert root.kind == "Document"
    headings = _kinds(root, "H1", "H2")
    assert headings[0] == "H1 Coast to Coast, on foot"
    assert headings[1:4] == ["H2 Key terms", "H2 1. Purpose", "H2 2. Deliverables and schedule"]
    first = root.all("LI")[0]
    assert [each.kind for each in first.inside] == ["Lbl", "LBody"]
    assert first.inside[0].words == "1.1"
    assert first.words.startswith("1.1 The Brand entrusts the Creator")
    # The two sides of the places to sign are read one after the other, not line by line across the page.
    signed = [
        each.words for each in root.all("Sect") if each.words.endswith("Name and capacity Date and place Signature")
    ]
    assert [" ".join(words.split()[:3]) for words in signed] == [
        "THE BRAND Fernleigh",
        "THE AGENCY Northlight",
        "THE CREATOR Moira",
    ]


def test_a_head_that_stands_again_on_the_next_page_is_read_once() -> None:
    root = _aloud("full form with all there is").root
    heads = [each.words for table in root.all("Table") for each in table.inside[0].all("TH")]
    assert all(table.inside[0].words for table in root.all("Table"))
    assert all(len(each.split(" ")) < 8 for each in heads)


def test_the_contents_lead_where_they_say() -> None:
    said = _aloud("full form with all there is")
    links = said.root.all("Link")
    annotations = [each.get_object() for sheet in said.reader.pages for each in sheet.get("/Annots", ())]
    assert len(links) == len(annotations) > 10
    assert {each["/Subtype"] for each in annotations} == {"/Link"}
    for link, annotation in zip(links, annotations, strict=True):
        assert " ".join(annotation["/Contents"].split()) in link.words
