"""A media kit as a story: who it is, where they are found, what they published with brands, what a piece costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from creatorbook.documents.contract.parties import side_by_side
from creatorbook.documents.inputs.media_kit import MOST_CHANNELS, MOST_PRICES, MOST_WORDS, KitKind
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.page.tables import Cell, Column, Grid, columns_of, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.media_kit import KitChannel, KitPaper, KitPrice
    from creatorbook.documents.words.speech import Speech

_NAME, _SHORT = 60, 36  # characters of a name or an address of mail, and of one among others
_LOGO = (150.0, 46.0)
_BESIDE = 3  # channels in a row


class Most(NamedTuple):
    """How much of what may be long goes on the page: forms of work, brands, pieces on request, countries."""

    work: int
    brands: int
    requests: int
    countries: int


# All that is usual, and what a page has room for that has much of everything.
MUCH, LITTLE = Most(8, 12, 8, 6), Most(4, 6, 6, 3)


def kit_furniture(paper: KitPaper) -> Furniture:
    """Return what stands on the page besides, and what the PDF says about itself."""
    speech = speech_in(paper.language, paper.country)
    name = shorten_text(paper.name, _NAME)
    title = speech.word("media_kit", paper.kind)
    return Furniture(
        title=f"{title} – {name}",
        author=name,
        subject=speech.long_month(paper.made_on),
        language=speech.tag,
        running_head="",
        footer=speech.word("media_kit", "made").format(day=speech.day(paper.made_on)),
        page_words=speech.word("document", "page"),
        made=paper.made_on,
    )


def kit_story(paper: KitPaper, most: Most = MUCH) -> list[Flowable]:
    """Return the whole page as flowables, with as much of what may be long as is said."""
    speech = speech_in(paper.language, paper.country)
    flow: list[Flowable] = []
    picture = logo(*_LOGO, 12, shorten_text(paper.name, _NAME))
    if picture is not None:
        flow.append(picture)
    flow += paragraphs(speech.word("media_kit", paper.kind).upper(), "eyebrow")
    flow += paragraphs(shorten_text(paper.name, _NAME), "title")
    flow += paragraphs(_reached_by(paper, speech), "subtitle")
    flow += _own_words(paper)
    flow += _channels(paper, speech, most)
    if paper.kind is not KitKind.RATE_CARD:
        flow += _work(paper, speech, most)
    if paper.kind is not KitKind.MEDIA_KIT:
        flow += _prices(paper, speech, most)
    return flow


def _reached_by(paper: KitPaper, speech: Speech) -> str:
    country = speech.country(paper.country) if paper.country.strip() else ""
    said = (country, shorten_text(paper.email, _NAME), shorten_text(paper.phone, _NAME))
    return "  ·  ".join(part for part in said if part.strip())


def _own_words(paper: KitPaper) -> list[Flowable]:
    from reportlab.platypus import Spacer

    words = paragraphs(shorten_text(paper.words.strip(), MOST_WORDS), "plain")
    return [Spacer(1, 10), *words] if words else []


def _channels(paper: KitPaper, speech: Speech, most: Most) -> list[Flowable]:
    """Return the channels as fields beside each other, the number of followers large in each."""
    from reportlab.lib.colors import HexColor

    shown = paper.channels[:MOST_CHANNELS]
    if not shown:
        return []
    cells = []
    for channel in shown:
        platform = speech.word("platform", channel.platform)
        with inside(Tag("Sect", title=platform)):
            cells.append(_channel(channel, platform, speech, most))
    rows = [[[*cell] for cell in cells[at : at + _BESIDE]] for at in range(0, len(cells), _BESIDE)]
    # A single channel keeps the width that it has beside others.
    rows[0] += [[] for _empty in range(_BESIDE - len(rows[0]))]
    table = side_by_side(rows)
    for place in range(len(cells)):
        at = (place % _BESIDE * 2, place // _BESIDE)
        table.setStyle([("LINEABOVE", at, at, 0.8, HexColor(sheet().accent)), ("TOPPADDING", at, at, 7)])
        table.setStyle([("BOTTOMPADDING", at, at, 8)])
    table.spaceBefore, table.spaceAfter = 14, 2
    return [table]


def _channel(channel: KitChannel, platform: str, speech: Speech, most: Most) -> list[Flowable]:
    handle = shorten_text(channel.handle, _SHORT)
    lines = paragraphs(platform.upper(), "party_role")
    if channel.followers is None:
        lines += paragraphs(handle, "party_name")
    else:
        lines += paragraphs(speech.number(channel.followers), "figure")
        word = speech.word("media_kit", "followers")
        lines += paragraphs(f"{word}  ·  {handle}" if handle.strip() else word, "party_line")
    countries = [speech.country(code) for code in channel.countries[: most.countries]]
    if countries:
        audience = speech.word("media_kit", "audience").format(countries=_listed(countries, channel.countries))
        lines += paragraphs(audience, "party_fact_first")
    return [*lines]


def _work(paper: KitPaper, speech: Speech, most: Most) -> list[Flowable]:
    """Return what was published with brands, with whom, and what brands stated of it; nothing where nothing was."""
    flow: list[Flowable] = []
    if paper.work:
        since = speech.day(paper.since)
        flow += paragraphs(speech.word("media_kit", "work").format(day=since), "heading")
        columns = [
            Column(speech.word("media_kit", "form"), 70),
            Column(speech.word("media_kit", "posts"), 30, right=True),
        ]
        rows = [
            [Cell(_piece(each.platform, each.medium, speech)), Cell(speech.number(each.posts))]
            for each in paper.work[: most.work]
        ]
        rest = sum(each.posts for each in paper.work[most.work :])
        if rest:
            rows.append([Cell(speech.word("media_kit", "others")), Cell(speech.number(rest))])
        flow += draw_grid(Grid(columns, rows), speech.word("say", "note"))
    said = []
    if paper.brands:
        names = [shorten_text(name, _SHORT) for name in paper.brands[: most.brands]]
        said.append(speech.word("media_kit", "brands").format(names=_listed(names, paper.brands)))
    if paper.clicks or paper.sales:
        clicks, sales = speech.number(paper.clicks), speech.number(paper.sales)
        said.append(speech.word("media_kit", "stated").format(clicks=clicks, sales=sales))
    return flow + [line for each in said for line in paragraphs(each, "log_line")]


def _prices(paper: KitPaper, speech: Speech, most: Most) -> list[Flowable]:
    flow: list[Flowable] = []
    shown = paper.prices[:MOST_PRICES]
    if shown:
        flow += paragraphs(speech.word("media_kit", "prices"), "heading")
        columns = [
            Column(speech.word("media_kit", "form"), 46),
            Column(speech.word("media_kit", "plain"), 27, right=True),
            Column(speech.word("media_kit", "with_use"), 27, right=True),
        ]
        grid = columns_of([_price_row(each, speech) for each in shown], columns)
        flow += draw_grid(grid, speech.word("say", "note"))
        flow += paragraphs(speech.word("media_kit", "without_taxes"), "log_line")
    asked = [*paper.on_request, *((each.platform, each.medium) for each in paper.prices[MOST_PRICES:])]
    if asked:
        pieces = [_piece(platform, medium, speech) for platform, medium in asked[: most.requests]]
        flow += paragraphs(speech.word("media_kit", "on_request").format(pieces=_listed(pieces, asked)), "log_line")
    return flow


def _price_row(price: KitPrice, speech: Speech) -> list[Cell]:
    return [
        Cell(_piece(price.platform, price.medium, speech)),
        Cell(speech.money(price.plain) if price.plain is not None else "", strong=True),
        Cell(speech.money(price.with_use) if price.with_use is not None else "", strong=True),
    ]


def _listed(shown: Sequence[str], of: Sequence[object]) -> str:
    """Return names one after the other; three dots say that there are more."""
    return ", ".join(shown) + (" …" if len(of) > len(shown) else "")


def _piece(platform: str, medium: str, speech: Speech) -> str:
    """Return the name of a piece: "Instagram – Reel"; one name where both are the same."""
    where = speech.word("platform", platform) if platform else ""
    what = speech.word("medium", medium) if medium else ""
    return " – ".join(dict.fromkeys(part for part in (where, what) if part))
