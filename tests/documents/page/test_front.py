"""The cover, the table of contents of a long text, and the outline: each leads where it says."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any

import pypdf
import pytest

from creatorbook.documents.inputs.contract import ContractInput, ExtraClause
from creatorbook.documents.inputs.look import Look, logo_from
from creatorbook.documents.page.front import LONG
from creatorbook.documents.render import render_contract
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import english, french
from tests.documents.pictures import picture
from tests.documents.reading import flat, pages_of

pytestmark = pytest.mark.alike

PARAGRAPH = "Words that fill the page, one after the other, until it is full. " * 6


def of_length(paragraphs: int, clauses: int = 4, **look: Any) -> ContractInput:
    text = "\n\n".join([PARAGRAPH] * paragraphs)
    own = tuple(ExtraClause(f"own-{number}", f"Own clause {number}", text) for number in range(clauses))
    return dataclasses.replace(english(), extra_clauses=own, look=Look(**look))


def links(pdf: bytes) -> list[tuple[int, int]]:
    """Return (page of the link, page that it leads to), from 0, for every link."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    found = []
    for number, page in enumerate(reader.pages):
        for reference in page.get("/Annots", ()):
            target = reference.get_object()["/Dest"].get_object()[0]
            found.append((number, numbers[target.indirect_reference.idnum]))
    return found


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("cover", [False, True])
def test_a_long_contract_has_contents_that_lead_to_its_clauses(theme: Theme, cover: bool) -> None:
    rendered = render_contract(of_length(22, theme=theme, cover=cover))
    pages = pages_of(rendered.pdf)
    assert rendered.pages == len(pages) >= LONG
    contents = int(cover)
    assert "Contents" in pages[contents]
    entries = dict(re.findall(r"(Own clause \d)[\s.]+(\d+)", pages[contents]))
    assert len(entries) == 4
    for title, number in entries.items():
        assert title in pages[int(number) - 1]
    found = links(rendered.pdf)
    assert {page for page, _target in found} == {contents}
    assert len(found) > 10
    assert all(target > contents for _page, target in found)


def test_under_ten_pages_there_are_no_contents_and_no_links() -> None:
    lengths = set()
    for paragraphs in (1, 20, 60, 75, 90):
        rendered = render_contract(of_length(paragraphs, clauses=1, theme=Theme.PLAIN))
        has_contents = "Contents" in pages_of(rendered.pdf)[0]
        assert has_contents == bool(links(rendered.pdf))
        # The text itself decides; the page of contents comes on top.
        assert has_contents == (rendered.pages - has_contents >= LONG)
        lengths.add(rendered.pages - has_contents)
    assert len(lengths) > 1


def test_hundreds_of_clauses_take_several_pages_of_contents_with_the_right_numbers() -> None:
    contract = of_length(1, clauses=150, theme=Theme.CLASSIC, cover=True)
    pdf = render_contract(contract).pdf
    pages = pages_of(pdf)
    found = links(pdf)
    assert {page for page, _target in found} == {1, 2, 3, 4, 5}
    entry = re.compile(r"Own clause (\d+)[\s.]+(\d+)$", re.MULTILINE)
    said = [(number, int(place)) for page in pages[1:6] for number, place in entry.findall(page)]
    assert len(said) == 150
    assert {place for _number, place in said} <= {target + 1 for _page, target in found}
    for number, place in said[::29]:
        assert f"Own clause {number}\n" in pages[place - 1]


@pytest.mark.parametrize("theme", Theme)
def test_contents_never_go_over_for_a_few_entries(theme: Theme) -> None:
    for clauses in range(8, 30):
        pdf = render_contract(of_length(9, clauses=clauses, theme=theme)).pdf
        counts = [len([page for page, _target in links(pdf) if page == number]) for number in (0, 1)]
        # What does not fit on one page, even a little closer, leaves several entries for the next.
        assert counts[1] == 0 or counts[1] > 3, counts


def test_the_outline_leads_to_the_pages_of_its_headings() -> None:
    rendered = render_contract(of_length(9, cover=True))
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    pages = pages_of(rendered.pdf)
    targets = []
    for entry in reader.outline:
        assert isinstance(entry, pypdf.generic.Destination)
        number = reader.get_destination_page_number(entry)
        assert number is not None
        assert str(entry.title).split(". ", 1)[-1] in flat(pages[number])
        targets.append(number)
    assert targets == sorted(targets)
    assert len(set(targets)) > 4


@pytest.mark.parametrize("theme", Theme)
def test_a_cover_says_what_it_is_and_carries_the_logo(theme: Theme) -> None:
    logo = logo_from(picture(400, 100))
    contract = dataclasses.replace(french(), look=Look(theme, "#884422", logo, cover=True))
    pdf = render_contract(contract).pdf
    cover = flat(pages_of(pdf)[0])
    for words in (
        "Automne en cocotte",
        "Maison Verdier SAS",
        "Camille Łuczak-Benoît",
        "2026-014",
        "1er septembre 2026",
    ):
        assert words in cover
    assert not re.search(r"Page \d", cover)
    assert "Page 2 sur" in flat(pages_of(pdf)[1])
    assert "/XObject" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]  # type: ignore[operator]
    assert "/XObject" not in pypdf.PdfReader(io.BytesIO(pdf)).pages[3]["/Resources"]  # type: ignore[operator]


@pytest.mark.parametrize("title", ["", "x" * 900, "word " * 400, "مشروع " * 80, "東京" * 200, "<b>&amp;", " \n "])
@pytest.mark.parametrize("theme", Theme)
def test_odd_titles_stay_on_the_cover(title: str, theme: Theme) -> None:
    contract = dataclasses.replace(english(), title=title, look=Look(theme, cover=True))
    contract = dataclasses.replace(contract, brand=dataclasses.replace(contract.brand, name=title or "B"))
    pages = pages_of(render_contract(contract).pdf)
    # pdfium marks a hyphen at the end of a line.
    assert "Moira Okonkwo-Field" in flat(pages[0]).replace("\x02", "-")
    assert "14 March 2026" in flat(pages[0])
    assert "DRAFT" in pages[0]
