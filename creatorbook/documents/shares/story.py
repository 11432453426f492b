"""A statement of shares as a story: whose it is, line by line what came and what of it is shared, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.contract.parties import two_parties
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.money.shares import SplitBase, SplitManner
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.shares import SharePaper, SharePaperLine
    from creatorbook.documents.words.speech import Speech

_NAME = 160  # characters of a name
_LOGO = (150.0, 46.0)


def shares_furniture(paper: SharePaper) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = speech_in(paper.language, paper.creator.country)
    title = speech.word("shares", "title")
    return Furniture(
        title=f"{title} – {speech.long_month(paper.month)}",
        author=shorten_text(paper.creator.name, _NAME),
        subject=shorten_text(paper.partner, _NAME),
        language=speech.tag,
        running_head=f"{title}  ·  {speech.long_month(paper.month)}",
        footer=speech.word("shares", "made").format(day=speech.day(paper.made_on)),
        page_words=speech.word("document", "page"),
        made=paper.made_on,
    )


def shares_story(paper: SharePaper) -> list[Flowable]:
    """Return the whole statement as flowables, one table a currency."""
    speech = speech_in(paper.language, paper.creator.country)
    flow: list[Flowable] = []
    picture = logo(*_LOGO, 12, shorten_text(paper.creator.name, _NAME))
    if picture is not None:
        flow.append(picture)
    flow += paragraphs(speech.word("shares", "title"), "title")
    flow += paragraphs(speech.long_month(paper.month), "subtitle")
    flow += _both_sides(paper, speech)
    for currency in sorted({line.amount.currency for line in paper.lines}):
        of = [line for line in paper.lines if line.amount.currency == currency]
        flow += draw_grid(_grid(speech, of), speech.word("say", "note"))
    flow += paragraphs(speech.word("shares", "note"), "log_line")
    return flow


def _both_sides(paper: SharePaper, speech: Speech) -> list[Flowable]:
    """Return who pays and who is paid in columns; where one says more than fits there, one below the other."""
    creator = paper.creator
    sides = (("from", creator.name, f"{creator.address}\n{creator.email}"), ("to", paper.partner, paper.contact))
    cells = []
    for word, name, lines in sides:
        role = speech.word("shares", word)
        with inside(Tag("Sect", title=role)):
            cell = [*paragraphs(role.upper(), "party_role"), *paragraphs(name, "party_name")]
            cells.append([*cell, *paragraphs(lines.strip(), "party_line")])
    return two_parties(cells, (text for _word, name, lines in sides for text in (name, lines)))


def _grid(speech: Speech, lines: Sequence[SharePaperLine]) -> Grid:
    columns = [
        Column(speech.word("shares", "day"), 17),
        Column(speech.word("shares", "deal"), 39),
        Column(speech.word("shares", "came"), 19, right=True),
        Column(speech.word("shares", "share"), 24),
        Column(speech.word("shares", "amount"), 19, right=True),
    ]
    rows = [_row(speech, line) for line in lines]
    currency = lines[0].amount.currency
    amount, settled = (
        sum(minor) for minor in zip(*((each.amount.minor, each.settled.minor) for each in lines), strict=True)
    )
    sums = [("total", amount), ("settled", -settled), ("open", amount - settled)] if settled else [("open", amount)]
    for word, minor in sums:
        said = speech.word("shares", word)
        rows.append(
            [
                Cell(""),
                Cell(said, strong=True),
                Cell(""),
                Cell(""),
                Cell(_signed(speech, Money(minor, currency)), strong=True),
            ]
        )
    return Grid(columns, rows, totals=set(range(len(lines), len(rows))))


def _row(speech: Speech, line: SharePaperLine) -> list[Cell]:
    brand = (shorten_text(line.brand, _NAME),) if line.brand.strip() else ()
    state: tuple[str, ...] = ()
    if line.settled.minor and line.settled.minor < line.amount.minor:
        state = (speech.word("shares", "part_settled").format(amount=speech.money(line.settled)),)
    elif line.settled.minor:
        state = (speech.word("shares", "line_settled"),)
    return [
        Cell(speech.short_day(line.came_on)),
        Cell(shorten_text(line.deal, _NAME), brand),
        Cell(_signed(speech, line.net)),
        Cell(_how_much(speech, line), state),
        Cell(_signed(speech, line.amount)),
    ]


def _how_much(speech: Speech, line: SharePaperLine) -> str:
    if line.manner is SplitManner.PERCENT:
        percent = speech.percent(line.percent_bp)
        if line.base is SplitBase.WITH_TAXES:
            return speech.word("shares", "with_taxes").format(percent=percent, amount=speech.money(line.gross))
        return percent
    if line.manner is SplitManner.FIXED:
        return speech.word("shares", "fixed").format(amount=speech.money(line.fixed)) if line.fixed is not None else ""
    return speech.word("shares", line.manner.value)


def _signed(speech: Speech, amount: Money) -> str:
    """Return an amount with a minus sign, not a hyphen, where it is taken away."""
    return speech.money(amount).replace("-", "\u2212")
