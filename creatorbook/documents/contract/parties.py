"""Who the parties are, side by side at the head, and where they sign, side by side at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from creatorbook.documents.contract.filling import gap_run
from creatorbook.documents.inputs.places import place_to_write
from creatorbook.documents.page.densities import Density
from creatorbook.documents.page.paragraphs import paragraphs, plain_paragraph
from creatorbook.documents.page.styles import sheet, style
from creatorbook.documents.page.tables import UNPADDED
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.language_tags import say_both
from creatorbook.documents.text.pdf_text import is_long, join_lines, markup, pdf_text, shorten_text
from creatorbook.documents.words.party_numbers import company_label, company_number, register_label
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, Table

    from creatorbook.documents.contract.compose import Composition
    from creatorbook.documents.inputs.contract import ContractInput, Party, PartyRole
    from creatorbook.documents.words.speech import Speech

T = TypeVar("T")

_GUTTER = 22.0
_SIGN_LENGTH = 160
_CLOSE = frozenset({Density.SHEET, Density.PARALLEL})  # how close text is set where room is dear
_FEW_PARTIES = 4


def party_columns(contract: ContractInput, composition: Composition, other: Speech | None = None) -> list[Flowable]:
    """Return the parties in columns; what the law wants known and is missing is shown as such.

    Where one says more than fits in a column, the parties stand one below the other. `other` is the voice of a second
    language, in which the words beside names and numbers are said as well.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer

    missing = {gap.placeholder for gap in composition.gaps if gap.clause == "parties"}
    minds = composition.speech.join([guardian.name for guardian in contract.guardians])
    cells = []
    for party in contract.parties:
        with inside(Tag("Sect", title=composition.speech.word("role", party.role))):
            guardian = minds if party is contract.creator else ""
            cells.append(_party_paragraphs(party, missing, composition.speech, guardian, other))
    if any(is_long(text) for party in contract.parties for text in _party_values(party)):
        return [line for cell in cells for line in (Spacer(1, 12), *cell)] + [Spacer(1, 14)]
    beside = _beside(len(cells))
    table = side_by_side([[[*cell] for cell in row] for row in _rows_of(cells, beside)])
    for index in range(len(cells)):
        at = (index % beside * 2, index // beside)
        table.setStyle([("LINEABOVE", at, at, 0.8, HexColor(sheet().accent)), ("TOPPADDING", at, at, 7)])
        if index + beside < len(cells):
            table.setStyle([("BOTTOMPADDING", at, at, 9)])
    table.spaceBefore, table.spaceAfter = (6, 5) if sheet().density in _CLOSE else (14, 15)
    return [table]


def _party_values(party: Party) -> tuple[str, ...]:
    return (
        party.name,
        party.address,
        party.country,
        party.tax_residence,
        party.trading_name,
        party.legal_form,
        party.company_number,
        party.register,
        party.vat_number,
        party.email,
        party.phone,
        party.representative,
        party.representative_role,
    )


def _party_paragraphs(
    party: Party, missing: set[str], speech: Speech, guardian: str, other: Speech | None
) -> list[Paragraph]:
    def gap(name: str, look: str) -> list[Paragraph]:
        placeholder = f"{party.role.value}.{name}"
        if placeholder not in missing:
            return []
        return [plain_paragraph(piece, style(look)) for piece in markup([gap_run(placeholder, speech)])]

    lines = paragraphs(_role(party, speech, other).upper(), "party_role")
    lines += paragraphs(party.name, "party_name") or gap("name", "party_name")
    country = _country(party.country, speech, other)
    joined = sheet().density in _CLOSE
    if joined and party.address.strip() and country.strip():
        place = [line.strip() for line in (*party.address.splitlines(), country) if line.strip()]
        lines += paragraphs(", ".join(place), "party_line")
    else:
        lines += paragraphs(party.address, "party_line") or gap("address", "party_line")
        lines += paragraphs(country, "party_line") or gap("country", "party_line")
    # A number is called as the party's own country calls it.
    own = speech_in(speech.language, party.country)
    called = _labels(party, own)
    if other is not None:
        second = _labels(party, speech_in(other.language, party.country))
        called = {name: say_both(label, second[name], other.tag) for name, label in called.items()}
    said = {
        "trading_name": party.trading_name,
        "legal_form": party.legal_form,
        "company_number": company_number(party),
        "register": party.register,
        "vat_number": party.vat_number,
        "tax_residence": _country(party.tax_residence, speech, other),
        "email": party.email,
        "phone": party.phone,
        "representative": _representative(party) or guardian,
    }
    facts = [(name, called[name], text) for name, text in said.items()]
    if joined:
        return lines + _joined_facts([(label, text, gap(name, "party_fact")) for name, label, text in facts])
    look = "party_fact_first"
    for name, label, text in facts:
        made = fact_lines(label, text, look) if text.strip() else gap(name, look)
        look = "party_fact" if made else look
        lines += made
    return lines


def _labels(party: Party, speech: Speech) -> dict[str, str]:
    """Return what the facts of a party are called where it is at home."""
    plain = ("trading_name", "legal_form", "vat_number", "tax_residence", "email", "phone", "representative")
    return {
        **{name: speech.word("party", name) for name in plain},
        "company_number": company_label(party, speech),
        "register": register_label(party, speech),
    }


def _role(party: Party, speech: Speech, other: Speech | None) -> str:
    first = speech.word("role", party.role)
    return say_both(first, other.word("role", party.role), other.tag) if other else first


def _line_name(line: str, speech: Speech, other: Speech | None) -> str:
    first = speech.word("signature", line)
    return say_both(first, other.word("signature", line), other.tag) if other else first


def _country(code: str, speech: Speech, other: Speech | None) -> str:
    return say_both(speech.country(code), other.country(code), other.tag) if other else speech.country(code)


def _joined_facts(facts: list[tuple[str, str, list[Paragraph]]]) -> list[Paragraph]:
    """Return labels and values one after the other in one paragraph, then what is missing of them."""
    look = style("party_fact_first")
    said = [" ".join(_fact_markup(label, text, look)) for label, text, _gap in facts if text.strip()]
    missing = [line for _label, text, gaps in facts if not text.strip() for line in gaps]
    return [*([plain_paragraph("\u2002· ".join(said), look)] if said else []), *missing]


def _representative(party: Party) -> str:
    return ", ".join(part for part in (party.representative, party.representative_role) if part.strip())


def fact_lines(label: str, text: str, name: str) -> list[Paragraph]:
    """Return a label and its value: the label soft, the value in ink."""
    look = style(name)
    return [plain_paragraph(piece, look) for piece in _fact_markup(label, text, look)]


def _fact_markup(label: str, text: str, look: ParagraphStyle) -> list[str]:
    head = pdf_text(label, look.fontName)[0]
    pieces = [f'<font color="{sheet().ink}">{piece}</font>' for piece in pdf_text(text, look.fontName)]
    return [f"{head}\u00a0\u00a0 {piece}" if index == 0 else piece for index, piece in enumerate(pieces)]


def signatures(contract: ContractInput, composition: Composition, other: Speech | None = None) -> Flowable:
    """Return the places to sign, in columns that are not torn over two pages; each is found again in the PDF.

    `other` is the voice of a second language, in which the lines are named as well.
    """
    from reportlab.lib.colors import HexColor

    speech = composition.speech
    look = sheet()
    signing = contract.signatories
    beside = _beside(len(signing))
    width = (look.width - _GUTTER * (beside - 1)) / beside
    named = {line: _line_name(line, speech, other) for line in _LINES}
    heights = _SHORT_LINES if look.density in _CLOSE else _LINES
    lines_to_fill = dict(heights)
    if other is not None:
        lines_to_fill = {line: height + _more_than_a_line(named[line], width) for line, height in heights.items()}
    rows: list[list[list[Flowable]]] = []
    for row in _rows_of(signing, beside):
        columns = [_place_to_sign(party, lines_to_fill, named, _role(party, speech, other), width) for party in row]
        rows += [list(cells) for cells in zip(*columns, strict=True)]
    deep = len(lines_to_fill) + 1
    table = side_by_side(rows, heights=[None, *lines_to_fill.values()] * (len(rows) // deep))
    for index in range(len(signing)):
        column, top = index % beside * 2, index // beside * deep
        for row_below in range(1, deep):
            at = (column, top + row_below)
            colour = look.rule if row_below > 1 else look.soft
            table.setStyle([("LINEABOVE", at, at, 0.5, HexColor(colour)), ("TOPPADDING", at, at, _PADDING)])
        last = (column, top + deep - 1)
        table.setStyle([("LINEBELOW", last, last, 0.5, HexColor(look.soft))])
    for top in range(0, len(rows), deep):
        room = 5 if look.density in _CLOSE else 9
        table.setStyle([("BOTTOMPADDING", (0, top), (-1, top), room), *_above_row(top, room)])
    table.spaceBefore = 5 if look.density in _CLOSE else 10
    return table


def _more_than_a_line(words: str, width: float) -> float:
    """Return by how much words under a line to fill in are higher than one line of them, in points."""
    return (
        sum(one.wrap(width, sheet().page_height)[1] for one in paragraphs(words, "sign_line"))
        - style("sign_line").leading
    )


def _place_to_sign(
    party: Party, lines_to_fill: dict[str, float], named: dict[str, str], role: str, width: float
) -> list[list[Flowable]]:
    """Return who signs, and below it the lines to fill in."""
    with inside(Tag("Sect", title=join_lines(role))):
        lines = paragraphs(role.upper(), "sign_role")
        # The whole names stand at the head; here they must leave room to sign.
        lines += paragraphs(shorten_text(party.name, _SIGN_LENGTH), "sign_name")
        lines += paragraphs(shorten_text(_representative(party), _SIGN_LENGTH), "party_fact")
        answers = [
            _line_to_fill_in(named[line], party.role, line, height, width) for line, height in lines_to_fill.items()
        ]
        return [[*lines], *answers]


def _above_row(top: int, room: int) -> list[tuple[str, tuple[int, int], tuple[int, int], int]]:
    """Return the room over a second row of places to sign."""
    return [("TOPPADDING", (0, top), (-1, top), room * 2)] if top else []


def _beside(count: int) -> int:
    """Return how many parties stand side by side: all of a few, else rows of three."""
    return count if count <= _FEW_PARTIES else 3


def _rows_of(items: Sequence[T], beside: int) -> list[Sequence[T]]:
    return [items[at : at + beside] for at in range(0, len(items), beside)]


# The lines to fill in, and the height of each in points.
_LINES = {"name": 31.0, "date": 31.0, "signature": 66.0}
_SHORT_LINES = {"name": 24.0, "date": 24.0, "signature": 48.0}
_PADDING = 4.0
_HAIR = 1.0


def _line_to_fill_in(label: str, party: PartyRole, line: str, height: float, width: float) -> list[Flowable]:
    """Return the label of a line, and under it the room to write."""
    from reportlab.platypus import Spacer

    words = paragraphs(label, "sign_line")
    room = height - _PADDING - sum(one.wrap(width, height)[1] for one in words)
    # Words are written a little above the line; a signature fills its room, but for a hair's breadth under the label.
    if line == "signature":
        return [*words, Spacer(1, _HAIR), place_to_write(party.value, line, room - _HAIR)]
    return [*words, place_to_write(party.value, line, room - _PADDING)]


def two_parties(cells: Sequence[Sequence[Flowable]], texts: Iterable[str]) -> list[Flowable]:
    """Return who a document is from and who it is for in columns, each under a line of the theme.

    Where one of the `texts` that they say is longer than a column takes, they come one below the other.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer

    if any(is_long(text) for text in texts):
        return [line for cell in cells for line in (Spacer(1, 12), *cell)] + [Spacer(1, 14)]
    table = side_by_side([[[*cell] for cell in cells]])
    for column in (0, 2):
        at = (column, 0)
        table.setStyle([("LINEABOVE", at, at, 0.8, HexColor(sheet().accent)), ("TOPPADDING", at, at, 7)])
    room = sheet().table_space[1]
    table.spaceBefore, table.spaceAfter = room, room
    return [table]


def side_by_side(rows: list[list[list[Flowable]]], heights: list[float | None] | None = None) -> Table:
    """Return a table with a column a party and a gutter between two; with heights given it is never torn."""
    from reportlab.platypus import Table

    count = len(rows[0])
    splits = 1 if heights is None else 0
    width = (sheet().width - _GUTTER * (count - 1)) / count
    widths = [width if index % 2 == 0 else _GUTTER for index in range(count * 2 - 1)]
    full = [[*row, *([[]] * (count - len(row)))] for row in rows]
    spread = [[cell for one in row for cell in (one, [])][:-1] for row in full]
    table = Table(spread, colWidths=widths, rowHeights=heights, hAlign="LEFT", splitByRow=splits, splitInRow=splits)
    table.setStyle([*UNPADDED])
    return table
