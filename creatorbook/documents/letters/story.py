"""A letter as a story of paragraphs and tables: who writes, to whom, about what, the text, the greeting, the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.page import styles
from creatorbook.documents.page.densities import LETTERS
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import plain_paragraph
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.page.tables import UNPADDED, draw_grid
from creatorbook.documents.text.pdf_text import Run, is_long, markup, shorten_text
from creatorbook.documents.words.letters import letter_words
from creatorbook.documents.words.party_numbers import company_label, company_number
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.documents.letters.text import ComposedLetter

_HEAD = 200  # characters of a title or name shown on every page and in the properties
_LOGO = (150.0, 46.0)
_SHORT = 1_800  # characters of a paragraph that may be carried over with the name
_FROM = 0.44  # of the width, for the sender
_LOWER = 26.0  # points by which the addressee of a long letter stands lower than its sender
_SPACE_TO_SIGN = 34.0
_CLOSE = 0.5  # of the room between its parts, what a letter keeps that would not fit on one page
_BEFORE_TABLE, _ROW, _MOST_ROOM = 66, 24, 330  # points that must be left on a page to begin a table there
# French letters put the addressee on the right, as envelopes with a window there have it; others on the left.
_ADDRESSEE_RIGHT = frozenset({"fr"})


def letter_furniture(letter: LetterInput, composed: ComposedLetter) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = composed.speech
    draft = letter.status is DocumentStatus.DRAFT
    title = shorten_text(composed.subject, _HEAD)
    return Furniture(
        title=title,
        author=shorten_text(letter.creator.name, _HEAD),
        subject=shorten_text(letter.brand.name, _HEAD),
        language=speech.tag,
        running_head=title,
        footer="  ·  ".join(part for part in (shorten_text(letter.creator.name, 60), composed.place_date) if part),
        page_words=speech.word("document", "page"),
        draft=speech.word("document", "draft") if draft else "",
        draft_note=speech.word("document", "draft_note") if draft else "",
        made=letter.dated_on,
    )


def letter_story(letter: LetterInput, composed: ComposedLetter) -> list[Flowable]:
    """Return the whole letter as flowables."""
    from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

    flow = _letter_head(letter, composed)
    body = _style("letter")
    flow += _set(list(composed.head), _style("letter_mention"))
    flow += _set(list(composed.title), _style("letter_title"))
    if composed.reference:
        flow += _set([Run(composed.reference)], _style("letter_soft"))
    flow.append(Spacer(1, 10 * _kept()))
    flow += _set(list(composed.salutation), body)
    last: list[Flowable] = []
    for block in composed.blocks:
        flow += last
        last = [*_set(list(block.runs), body)]
        if block.grid is not None and block.grid.rows:
            # A short table stays with its sentence; a long one begins where some rows still fit.
            room = min(_BEFORE_TABLE + _ROW * len(block.grid.rows), _MOST_ROOM)
            flow += [CondPageBreak(room), *last, *draw_grid(block.grid, composed.speech.word("say", "note"))]
            last = []
    # A name alone on a page could be put behind any text: the last paragraph goes with it, where it is no page itself.
    ending: list[Flowable] = [Spacer(1, 4 * _kept()), *_set([Run(composed.closing)], body), Spacer(1, _SPACE_TO_SIGN)]
    ending += _set([Run(composed.signature)], _style("letter_name"))
    short = sum(len(run.text) + run.text.count("\n") * 80 for run in composed.blocks[-1].runs) < _SHORT
    flow += [KeepTogether([*last, *ending])] if short else [*last, KeepTogether(ending)]
    return flow


def _letter_head(letter: LetterInput, composed: ComposedLetter) -> list[Flowable]:
    """Return logo, sender, addressee, place and day."""
    from reportlab.platypus import Spacer

    flow: list[Flowable] = []
    picture = logo(*_LOGO, 14, shorten_text(letter.creator.name, _HEAD))
    if picture is not None:
        flow.append(picture)
    sender = _sender(letter, composed)
    addressee = _addressee(letter, composed)
    day: list[Flowable] = [*_set([Run(composed.place_date)], _style("letter_soft"))]
    texts = (letter.brand.name, letter.brand.address, letter.contact, letter.creator.name, letter.creator.address)
    if any(is_long(text) for text in texts):
        return [
            *flow,
            *sender,
            Spacer(1, 14 * _kept()),
            *addressee,
            Spacer(1, 14 * _kept()),
            *day,
            Spacer(1, 18 * _kept()),
        ]
    right = letter.language in _ADDRESSEE_RIGHT
    if sheet().density in LETTERS:
        # A long letter has no room for two blocks one below the other.
        lower = [Spacer(1, _LOWER), *addressee]
        cells = [sender, [*lower, Spacer(1, 10), *day]] if right else [lower, [*sender, Spacer(1, 10), *day]]
        flow.append(_columns(cells))
    elif right:
        flow += [_columns([sender, []]), _columns([[], [*addressee, Spacer(1, 16 * _kept()), *day]])]
    else:
        flow += [_columns([[], sender]), _columns([addressee, [Spacer(1, 40 * _kept()), *day]])]
    return [*flow, Spacer(1, 8 * _kept())]


def _sender(letter: LetterInput, composed: ComposedLetter) -> list[Flowable]:
    creator = letter.creator
    said = [creator.address, composed.speech.country(creator.country)]
    party = speech_in(composed.speech.language, creator.country)
    called = (
        (company_label(creator, party), company_number(creator)),
        (party.word("party", "vat_number"), creator.vat_number),
    )
    numbers = [f"{label} {number}" for label, number in called if number.strip()]
    reach = [creator.email, creator.phone]
    lines: list[Flowable] = [*_set([Run(creator.name)], _style("letter_name"))]
    for text in (*said, *reach):
        lines += _set([Run(text)], _style("letter_address"))
    for text in numbers:
        lines += _set([Run(text)], _style("letter_soft"))
    return lines


def _addressee(letter: LetterInput, composed: ComposedLetter) -> list[Flowable]:
    brand: Party = letter.brand
    lines: list[Flowable] = [*_set([Run(brand.name)], _style("letter_name"))]
    for text in (letter.contact, brand.address, composed.speech.country(brand.country)):
        lines += _set([Run(text)], _style("letter_address"))
    return lines


def _columns(cells: list[list[Flowable]]) -> Flowable:
    """Return two cells side by side, the right one beginning past the middle; neither is torn."""
    from reportlab.platypus import Table

    width = sheet().width
    table = Table([cells], colWidths=[width * (1 - _FROM), width * _FROM], hAlign="LEFT", spaceAfter=14 * _kept())
    table.setStyle([*UNPADDED])
    return table


def _set(runs: list[Run], look: ParagraphStyle) -> list[Paragraph]:
    return [plain_paragraph(piece, look) for piece in markup(runs, look.fontName, styles.GAP)]


def _kept() -> float:
    """Return what of the room between the parts of a letter is kept, as a share."""
    return _CLOSE if sheet().density in LETTERS else 1.0


def _style(name: str) -> ParagraphStyle:
    """Return the style of a part of a letter: those of contracts, in the size and with the room that letters have."""
    from reportlab.lib.styles import ParagraphStyle

    base, larger, more = _STYLES[name]
    parent = sheet().style(base)
    leading = parent.leading * larger * (1.04 if base == "plain" else 1)
    room = {key: value * _kept() if key.startswith("space") else value for key, value in more.items()}
    settings: dict[str, Any] = {"fontSize": parent.fontSize * larger, "leading": leading, **room}
    return ParagraphStyle(name, parent, **settings)


_STYLES: dict[str, tuple[str, float, dict[str, float]]] = {
    "letter": ("plain", 1.04, {"spaceAfter": 7.4}),
    "letter_title": ("heading", 1.18, {"spaceBefore": 0, "spaceAfter": 3}),
    "letter_mention": ("party_name", 0.86, {"spaceAfter": 5}),
    "letter_soft": ("subtitle", 1.0, {"alignment": 0}),
    "letter_name": ("party_name", 0.96, {"spaceAfter": 1}),
    "letter_address": ("party_line", 1.0, {}),
}


def file_name(letter: LetterInput, composed: ComposedLetter) -> str:
    """Return a name for the file of a letter, without its ending: what it is, and to whom."""
    kind = composed.text.name or letter_words(letter.language, "words")["kind"]
    return " – ".join(part for part in (kind, shorten_text(letter.brand.name, 60)) if part)
