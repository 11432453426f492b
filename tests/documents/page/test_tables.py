"""Long tables: heads on every page, no row alone, small ones whole, and nothing in them lost."""

from __future__ import annotations

import dataclasses

import pytest

from creatorbook.documents.inputs.contract import ExtraClause, ProductLine
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.render import render_contract
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import english, eur
from tests.documents.reading import flat, pages_of, rectangles, tight

pytestmark = pytest.mark.alike


def products(count: int, words: str = "Thing") -> tuple[ProductLine, ...]:
    return tuple(ProductLine(f"{words} {number:04}", value=eur("10")) for number in range(count))


def filler(lines: int) -> tuple[ExtraClause, ...]:
    return (ExtraClause("fill", "Filler", "\n\n".join(["One line."] * lines), after="purpose"),) if lines else ()


@pytest.mark.parametrize("theme", Theme)
def test_every_page_of_a_long_table_has_its_head_and_every_row_stands_once(theme: Theme) -> None:
    contract = dataclasses.replace(english(), products=products(400), look=Look(theme, initials=True))
    pages = [flat(page) for page in pages_of(render_contract(contract).pdf)]
    carrying = [page for page in pages if page.count("Thing 0") > 1]
    assert len(carrying) > 5
    assert all("Value, excl. taxes" in page for page in carrying)
    assert all(sum(page.count(f"Thing {number:04}") for page in pages) == 1 for number in range(400))


@pytest.mark.parametrize("theme", Theme)
def test_no_row_is_left_alone_wherever_the_table_begins(theme: Theme) -> None:
    broken = 0
    for lines in range(0, 40, 3):
        contract = dataclasses.replace(english(), products=products(9), extra_clauses=filler(lines), look=Look(theme))
        counts = [page.count("Thing 0") for page in pages_of(render_contract(contract).pdf)]
        counts = [count for count in counts if count]
        assert sum(counts) == 9
        assert min(counts) > 1, (lines, counts)
        broken += len(counts) > 1
    assert broken


@pytest.mark.parametrize("theme", Theme)
def test_a_small_table_is_never_broken(theme: Theme) -> None:
    for lines in range(0, 40, 3):
        contract = dataclasses.replace(english(), products=products(4), extra_clauses=filler(lines), look=Look(theme))
        counts = [page.count("Thing 0") for page in pages_of(render_contract(contract).pdf)]
        assert max(counts) == 4


@pytest.mark.parametrize("length", [1_100, 1_300, 6_000])
def test_a_row_of_a_thousand_characters_is_whole_and_within_the_margins(length: int) -> None:
    text = ("abcdefghi " * length)[: length - 4] + " end"
    rows = (ProductLine(text), ProductLine("x" * length), *products(3))
    rendered = render_contract(dataclasses.replace(english(), products=rows))
    pages = pages_of(rendered.pdf)
    assert tight(text)[-200:] in tight("".join(pages)) or tight(text)[:200] in tight("".join(pages))
    assert "".join(pages).count("x" * 20) * 20 > length * 0.5
    assert sum(page.count("Thing 000") for page in pages) == 3
    for number in range(rendered.pages):
        assert all(left > 60 and right < 535 for left, _low, right, _high in rectangles(rendered.pdf, number))


def test_a_row_that_does_not_fit_on_the_page_goes_over_whole() -> None:
    text = "Some words of a row that takes a good part of a page by itself. " * 12
    for lines in range(0, 36, 5):
        contract = dataclasses.replace(
            english(),
            products=(ProductLine(f"Begin {text} Finish"), ProductLine("short")),
            extra_clauses=filler(lines),
        )
        pages = pages_of(render_contract(contract).pdf)
        assert any("Begin" in page and "Finish" in page for page in pages)
