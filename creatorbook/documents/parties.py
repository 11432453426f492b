"""Who the parties are, side by side at the head, and where they sign, side by side at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents import fonts
from creatorbook.documents.compose import gap_run
from creatorbook.documents.paragraphs import paragraphs, plain_paragraph
from creatorbook.documents.styles import INK, RULE, SOFT, WIDTH, style
from creatorbook.documents.text import markup, pdf_text

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Paragraph, Table

    from creatorbook.documents.compose import Composition
    from creatorbook.documents.inputs import ContractInput, Party
    from creatorbook.documents.speech import Speech

_GUTTER = 22.0


def parties(contract: ContractInput, composition: Composition) -> Flowable:
    """Return the parties in columns; what the law wants known and is missing is shown as such."""
    missing = {gap.placeholder for gap in composition.gaps if gap.clause == "parties"}
    cells = [_party(party, missing, composition.speech) for party in contract.parties]
    table = _columns([cells])
    table.spaceBefore, table.spaceAfter = 12, 14
    return table


def _party(party: Party, missing: set[str], speech: Speech) -> list[Paragraph]:
    def gap(name: str, look: str) -> list[Paragraph]:
        placeholder = f"{party.role.value}.{name}"
        if placeholder not in missing:
            return []
        return [plain_paragraph(piece, style(look)) for piece in markup([gap_run(placeholder, speech)])]

    lines = paragraphs(speech.word("role", party.role).upper(), "party_role")
    lines += paragraphs(party.name, "party_name") or gap("name", "party_name")
    lines += paragraphs(party.address, "party_line") or gap("address", "party_line")
    country = speech.country(party.country)
    lines += paragraphs(country, "party_line") or gap("country", "party_line")
    facts = (
        ("trading_name", party.trading_name),
        ("company_number", party.company_number),
        ("vat_number", party.vat_number),
        ("tax_residence", speech.country(party.tax_residence)),
        ("email", party.email),
        ("phone", party.phone),
        ("representative", _representative(party)),
    )
    for name, text in facts:
        label = speech.word("party", name)
        if text.strip():
            lines += _fact(label, text)
        else:
            note = gap(name, "party_fact")
            lines += note
    return lines


def _representative(party: Party) -> str:
    return ", ".join(part for part in (party.representative, party.representative_role) if part.strip())


def _fact(label: str, text: str) -> list[Paragraph]:
    """Return a label and its value: the label soft, the value in ink."""
    look = style("party_fact")
    head = pdf_text(label, look.fontName)[0]
    pieces = [f'<font color="{INK}">{piece}</font>' for piece in pdf_text(text, look.fontName)]
    return [
        plain_paragraph(f"{head}\u00a0\u00a0 {piece}" if index == 0 else piece, look)
        for index, piece in enumerate(pieces)
    ]


def signatures(contract: ContractInput, composition: Composition) -> Flowable:
    """Return the places to sign, in columns that are not torn over two pages."""
    from reportlab.lib.colors import HexColor

    speech = composition.speech
    count = len(contract.parties)
    heads: list[list[Paragraph]] = []
    for party in contract.parties:
        lines = paragraphs(speech.word("role", party.role).upper(), "sign_role")
        lines += paragraphs(party.name, "sign_name")
        lines += paragraphs(_representative(party), "party_fact")
        heads.append(lines)
    rows: list[list[list[Paragraph]]] = [heads]
    rows += [[paragraphs(speech.word("signature", key), "sign_line") for _ in range(count)] for key in _LINES]
    table = _columns(rows, heights=[None, 34, 34, 74])
    for column in range(count):
        for row in range(1, len(rows)):
            at = (column * 2, row)
            table.setStyle([("LINEABOVE", at, at, 0.5, HexColor(RULE if row > 1 else SOFT)), ("TOPPADDING", at, at, 4)])
        table.setStyle([("LINEBELOW", (column * 2, 3), (column * 2, 3), 0.5, HexColor(SOFT))])
    table.setStyle([("BOTTOMPADDING", (0, 0), (-1, 0), 9)])
    table.spaceBefore = 10
    return table


_LINES = ("name", "date", "signature")


def _columns(rows: list[list[list[Paragraph]]], heights: list[float | None] | None = None) -> Table:
    """Return a table with a column a party and a gutter between two."""
    from reportlab.platypus import Table

    count = len(rows[0])
    width = (WIDTH - _GUTTER * (count - 1)) / count
    widths = [width if index % 2 == 0 else _GUTTER for index in range(count * 2 - 1)]
    spread = [[cell for one in row for cell in (one, [])][:-1] for row in rows]
    table = Table(spread, colWidths=widths, rowHeights=heights, hAlign="LEFT", splitInRow=1)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return table
