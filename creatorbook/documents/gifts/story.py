"""A statement of benefits in kind as a story: whose, then brand by brand what came, its value, and what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.party_numbers import company_label, company_number
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.gifts import GiftFate, TaxNature
from creatorbook.domain.values.money import totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.inputs.gifts import GiftPaper, GiftPaperBrand, GiftPaperLine
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.values.money import Money

_NAME, _WORDS = 160, 300  # characters of a name, and of a reason or an address
_LOGO = (150.0, 46.0)
_ROOM = 120  # points that must be left on a page to begin a brand there


def gifts_furniture(paper: GiftPaper) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = _speech(paper)
    title, period = speech.word("gifts", "title"), _period(paper, speech)
    names = ", ".join(shorten_text(each.name, _NAME) for each in paper.creators)
    return Furniture(
        title=f"{title} – {period}",
        author=names,
        subject=period,
        language=speech.tag,
        running_head=f"{title}  ·  {period}",
        footer=speech.word("gifts", "made").format(day=speech.day(paper.made_on)),
        page_words=speech.word("document", "page"),
        made=paper.made_on,
    )


def gifts_story(paper: GiftPaper) -> list[Flowable]:
    """Return the whole statement as flowables, a table for what was received of each brand."""
    from reportlab.platypus import CondPageBreak

    speech = _speech(paper)
    flow: list[Flowable] = []
    picture = logo(*_LOGO, 12, ", ".join(shorten_text(each.name, _NAME) for each in paper.creators))
    if picture is not None:
        flow.append(picture)
    flow += paragraphs(speech.word("gifts", "title"), "title")
    flow += paragraphs(_period(paper, speech), "subtitle")
    for creator in paper.creators:
        flow += _whose(creator, speech)
    if not paper.brands:
        flow += paragraphs(speech.word("gifts", "nothing"), "heading")
    for each in paper.brands:
        flow += [CondPageBreak(_ROOM), *_brand(each, speech, is_alone=len(paper.creators) == 1)]
    if len(paper.brands) > 1:
        flow += _all_brands(paper, speech)
    flow += paragraphs(speech.word("gifts", "note"), "log_line")
    return flow


def _speech(paper: GiftPaper) -> Speech:
    return speech_in(paper.language, paper.creators[0].country if paper.creators else "")


def _period(paper: GiftPaper, speech: Speech) -> str:
    """Return the year, or the days where it is no calendar year."""
    first, last = paper.first, paper.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return speech.word("gifts", "period").format(first=speech.day(first), last=speech.day(last))


def _whose(creator: Party, speech: Speech) -> list[Flowable]:
    from reportlab.platypus import Spacer

    number = company_number(creator)
    label = company_label(creator, speech_in(speech.language, creator.country))
    said = [", ".join(line.strip() for line in creator.address.splitlines() if line.strip()), creator.email]
    facts = [shorten_text(each, _WORDS) for each in said if each.strip()]
    facts += [f"{label} {number}"] if number.strip() else []
    return [
        Spacer(1, 10),
        *paragraphs(shorten_text(creator.name, _NAME), "party_name"),
        *paragraphs("  ·  ".join(facts), "party_fact"),
    ]


def _brand(each: GiftPaperBrand, speech: Speech, *, is_alone: bool) -> list[Flowable]:
    note = speech.word("say", "note")
    names = [each.brand] if is_alone else [each.brand, each.creator]
    flow: list[Flowable] = [*paragraphs(" – ".join(shorten_text(name, _NAME) for name in names), "heading")]
    if each.received:
        grid = _grid(each.received, speech)
        for total in each.sums:
            grid.totals.add(len(grid.rows))
            grid.rows.append(_sum_row(speech.word("gifts", "total"), total, speech))
        flow += draw_grid(grid, note)
    if each.lent:
        flow += paragraphs(speech.word("gifts", "lent"), "log_line")
        flow += draw_grid(_grid(each.lent, speech), note)
    return flow


def _all_brands(paper: GiftPaper, speech: Speech) -> list[Flowable]:
    """Return the sums of all brands, one a currency."""
    from reportlab.platypus import Spacer

    rows = [
        _sum_row(speech.word("gifts", "all"), total, speech)
        for total in totals([money for each in paper.brands for money in each.sums])
    ]
    if not rows:
        return []
    columns = [Column(speech.word("gifts", "all_brands"), 70), Column(speech.word("gifts", "value"), 30, right=True)]
    grid = Grid(columns, [[row[1], row[-1]] for row in rows], set(range(len(rows))))
    return [Spacer(1, 10), *draw_grid(grid, speech.word("say", "note"))]


def _columns(speech: Speech) -> list[Column]:
    return [
        Column(speech.word("gifts", "received"), 19),
        Column(speech.word("gifts", "what"), 35),
        Column(speech.word("gifts", "tax"), 26),
        Column(speech.word("gifts", "valued"), 25),
        Column(speech.word("gifts", "value"), 18, right=True),
    ]


def _grid(lines: Sequence[GiftPaperLine], speech: Speech) -> Grid:
    return Grid(_columns(speech), [_row(each, speech) for each in lines])


def _sum_row(words: str, total: Money, speech: Speech) -> list[Cell]:
    return [Cell(""), Cell(words, strong=True), Cell(""), Cell(""), Cell(speech.money(total), strong=True)]


def _row(line: GiftPaperLine, speech: Speech) -> list[Cell]:
    return [
        Cell(speech.short_day(line.received_on)),
        Cell(shorten_text(line.what, _NAME), _became(line, speech)),
        Cell(speech.word("gifts", f"tax_{line.nature}"), _why(line, speech)),
        Cell(speech.word("gifts", f"by_{line.valuation}"), _proof(line, speech)),
        Cell(speech.money(line.value) if line.value is not None else speech.word("gifts", "no_value")),
    ]


def _became(line: GiftPaperLine, speech: Speech) -> tuple[str, ...]:
    """Return what was wanted for a gift, in how many posts it was shown, and what became of it."""
    said = [speech.word("gifts", f"wanted_{line.expectation}")]
    if line.posts:
        said.append(speech.word("gifts", "shown").format(posts=speech.count("posts", line.posts)))
    if line.fate is not GiftFate.KEPT:
        became = speech.word("gifts", f"fate_{line.fate}")
        became += f" {speech.short_day(line.fate_on)}" if line.fate_on is not None else ""
        became += f" ({speech.money(line.sale)})" if line.sale is not None else ""
        said.append(became)
    return tuple(said)


def _why(line: GiftPaperLine, speech: Speech) -> tuple[str, ...]:
    said = []
    if line.proposed is not None and line.proposed is not line.nature:
        proposed = speech.word("gifts", f"tax_{line.proposed}")
        said.append(speech.word("gifts", "by_the_rule").format(nature=proposed))
    if line.reason.strip() and line.nature is not TaxNature.UNKNOWN:
        said.append(shorten_text(line.reason, _WORDS))
    return tuple(said)


def _proof(line: GiftPaperLine, speech: Speech) -> tuple[str, ...]:
    said = []
    if line.files:
        said.append(speech.count("files", line.files))
    if line.link.strip():
        said.append(shorten_text(line.link, _WORDS))
    if line.rate is not None and line.value is not None:
        rate = line.rate
        words = speech.word("gifts", "rate").format(
            one=line.value.currency, rate=speech.quantity(rate.rate), other=rate.currency
        )
        beside = [speech.short_day(rate.on) if rate.on is not None else "", shorten_text(rate.source, _NAME)]
        said.append(", ".join([words, *(each for each in beside if each.strip())]))
    return tuple(said) or (speech.word("gifts", "no_proof"),)
