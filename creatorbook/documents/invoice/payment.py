"""How an invoice is paid: account, reference and day in words, and the same as a code for banking apps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.codes import payment_code
from creatorbook.documents.page.paragraphs import fill_cell, paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.pdf.tags import Tag, inside, row_tags
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.party_numbers import account_lines, group_iban
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.money.paying.addresses import read_address
from creatorbook.domain.money.paying.epc import epc_text
from creatorbook.domain.money.paying.references import group_reference
from creatorbook.domain.money.paying.swiss_bill import BillParty, SwissBill, swiss_bill, usual_reference

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.words.speech import Speech

_CODE = 82.0  # points: 29 mm with the border, which phones read from a screen and from paper
_LONG = 120  # characters
_NAMES = 84.0


def reference_of(invoice: InvoiceInput) -> str:
    """Return what the payer is asked to quote: the structured reference said or usual there, else the number."""
    usual = usual_reference(invoice.number, invoice.seller.country.strip().upper(), invoice.seller.iban)
    return invoice.reference.strip() or usual or invoice.number.strip()


def slip_of(invoice: InvoiceInput) -> SwissBill | None:
    """Return the Swiss payment slip of the invoice, None where it takes none."""
    if invoice.is_credit:
        return None
    return swiss_bill(
        invoice.seller.iban,
        _bill_party(invoice.seller),
        invoice.totals.cash_expected,
        _bill_party(invoice.buyer),
        reference_of(invoice),
        invoice.number,
    )


def code_text(invoice: InvoiceInput) -> str:
    """Return what the code for banking apps of the SEPA area holds, "" where there is none."""
    if invoice.is_credit or slip_of(invoice) is not None:
        return ""
    seller = invoice.seller
    return epc_text(seller.name, seller.iban, invoice.totals.cash_expected, reference_of(invoice), seller.bic)


def payment_block(invoice: InvoiceInput, speech: Speech) -> list[Flowable]:
    """Return the block, nothing where nothing is to be paid, no account is known, or a slip says it all."""
    due = invoice.totals.cash_expected
    account = account_lines(invoice.seller, speech_in(speech.language, invoice.buyer.country))
    if invoice.is_credit or due.minor <= 0 or not account or slip_of(invoice) is not None:
        return []
    rows = [(speech.word("invoice", "pay_to"), shorten_text(invoice.seller.name, _LONG))]
    rows += [(label[:1].upper() + label[1:], shorten_text(value, _LONG)) for label, value in account]
    if reference_of(invoice):
        reference = shorten_text(group_reference(reference_of(invoice)), _LONG)
        rows.append((speech.word("invoice", "reference"), reference.replace(" ", "\u00a0")))
    rows.append((speech.word("invoice", "pay_amount"), speech.money(due)))
    if invoice.due_on is not None:
        rows.append((speech.word("invoice", "pay_by"), speech.day(invoice.due_on)))
    return [_box(invoice, speech, rows)]


def _box(invoice: InvoiceInput, speech: Speech, rows: list[tuple[str, str]]) -> Flowable:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    look = sheet()
    text = code_text(invoice)
    right = _CODE + 22 if text else 0.0
    with inside(Tag("Sect")):
        left: list[Flowable] = [*paragraphs(speech.word("invoice", "payment"), "box_title")]
        left.append(_facts(rows, look.width - right - 18))
        code = _code(invoice, speech, text) if text else []
    boxed = look.table == "boxed"
    frame = (
        ("BOX", (0, 0), (-1, -1), 0.8, HexColor(look.soft))
        if boxed
        else ("BACKGROUND", (0, 0), (-1, -1), HexColor(look.tint))
    )
    widths = [look.width - right, right] if text else [look.width]
    made: Flowable = Table(
        [[left, code] if text else [left]],
        colWidths=widths,
        hAlign="LEFT",
        spaceBefore=10 * look.cell_padding,
        spaceAfter=8 * look.cell_padding,
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("RIGHTPADDING", (0, 0), (-1, -1), 9),
                ("TOPPADDING", (0, 0), (-1, -1), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                frame,
            ]
        ),
    )
    return made


def _facts(rows: list[tuple[str, str]], width: float) -> Flowable:
    from reportlab.platypus import Table, TableStyle

    tag = Tag("Table")
    body: list[list[object]] = []
    for name, value in rows:
        head, cell = row_tags(tag, ["TH", "TD"])
        head.details = "/O /Table /Scope /Row"
        with inside(head):
            left = fill_cell(head, paragraphs(name, "box_name", _NAMES - 6))
        with inside(cell):
            body.append([left, fill_cell(cell, paragraphs(value, "box_line", width - _NAMES))])
    made: Flowable = Table(
        body,
        colWidths=[_NAMES, width - _NAMES],
        hAlign="LEFT",
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0.4),
                # Names are smaller than what they name, and stand on one line with it.
                ("TOPPADDING", (0, 0), (0, -1), 1.3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4),
            ]
        ),
    )
    return made


def _code(invoice: InvoiceInput, speech: Speech, text: str) -> list[Flowable]:
    words = speech.word("invoice", "qr_words").format(
        amount=speech.money(invoice.totals.cash_expected),
        name=shorten_text(invoice.seller.name, _LONG),
        iban=group_iban(invoice.seller.iban),
        reference=reference_of(invoice),
    )
    return [payment_code(text, _CODE, words), *paragraphs(speech.word("invoice", "scan"), "box_note", _CODE)]


def _bill_party(party: Party) -> BillParty:
    country = party.country.strip().upper()
    return BillParty(party.name.strip(), read_address(party.address, country), country)
