"""An invoice as a story: what it is, who it is between, its lines and sums, how it is paid, what the law wants said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.invoice.grids import draw_sums, facts_grid, lines_grid, vat_grid
from creatorbook.documents.invoice.parties import both_sides
from creatorbook.documents.invoice.payment import payment_block, slip_of
from creatorbook.documents.invoice.slip import payment_slip
from creatorbook.documents.invoice.words import printed_mentions, said, speech_of, title_of
from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.logo import logo
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.page.tables import UNPADDED, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.money.invoices.treatments import DocumentKind

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.pdf.about import Told
    from creatorbook.documents.pdf.attached import AttachedFile
    from creatorbook.documents.words.speech import Speech

_HEAD = 200  # characters of a title or name shown on every page and in the properties
_LOGO = (150.0, 46.0)
_VAT = 0.40  # of the width, for VAT by rate beside the sums


def invoice_furniture(
    invoice: InvoiceInput, attached: AttachedFile | None = None, told: Told | None = None
) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = speech_of(invoice)
    draft = invoice.status is DocumentStatus.DRAFT
    title = shorten_text(title_of(invoice, speech), _HEAD)
    seller = shorten_text(invoice.seller.name, _HEAD)
    day = speech.day(invoice.issued_on) if invoice.issued_on is not None else ""
    return Furniture(
        title=title,
        author=seller,
        subject=shorten_text(invoice.buyer.name, _HEAD),
        language=speech.tag,
        running_head=f"{title}  ·  {seller}",
        footer="  ·  ".join(part for part in (shorten_text(invoice.seller.name, 60), title, day) if part),
        page_words=speech.word("document", "page"),
        draft=speech.word("document", "draft") if draft else "",
        draft_note=speech.word("document", "draft_note") if draft else "",
        made=invoice.issued_on,
        attached=attached,
        told=told,
    )


def invoice_story(invoice: InvoiceInput) -> list[Flowable]:
    """Return the whole invoice as flowables."""
    from reportlab.platypus import KeepTogether

    speech = speech_of(invoice)
    note = speech.word("say", "note")
    flow = _head(invoice, speech)
    flow += both_sides(invoice, speech)
    facts = facts_grid(invoice, speech)
    if facts.columns:
        flow += draw_grid(facts, note)
    flow += draw_grid(lines_grid(invoice, speech), note)
    # Who pays looks at the sum: it goes over to the next page with the account rather than apart from it.
    flow.append(KeepTogether([_sums(invoice, speech), *_after_sums(invoice, speech), *payment_block(invoice, speech)]))
    flow += _words(invoice)
    slip = slip_of(invoice)
    if slip is not None:
        language = speech.language if speech.language in _SLIP_LANGUAGES else "en"
        with inside(Tag("Sect", language=language)):
            flow.append(payment_slip(slip, speech_in(language, "CH")))
    return flow


# The languages of the guide that documents have too; elsewhere the slip is in English.
_SLIP_LANGUAGES = frozenset({"de", "fr", "en"})


def _head(invoice: InvoiceInput, speech: Speech) -> list[Flowable]:
    flow: list[Flowable] = []
    picture = logo(*_LOGO, 12, shorten_text(invoice.seller.name, _HEAD))
    if picture is not None:
        flow.append(picture)
    flow += paragraphs(shorten_text(title_of(invoice, speech), _HEAD), "title")
    before = invoice.preceding
    if before is not None:
        word = {DocumentKind.CREDIT_NOTE: "credits", DocumentKind.CORRECTION: "corrects"}.get(invoice.kind, "refers")
        number = shorten_text(before.number, _HEAD)
        flow += paragraphs(said(invoice, speech, word, number=number, day=speech.day(before.issued_on)), "subtitle")
    return flow


def _sums(invoice: InvoiceInput, speech: Speech) -> Flowable:
    """Return the sums at the right, and VAT by rate at the left where there are several rates."""
    from reportlab.platypus import Table

    rates = vat_grid(invoice, speech)
    if rates is None:
        return draw_sums(invoice, speech)
    width = sheet().width
    left = draw_grid(rates, speech.word("say", "note"), width * _VAT)
    table: Flowable = Table(
        [[left, [draw_sums(invoice, speech)]]],
        colWidths=[width * _VAT, width * (1 - _VAT)],
        hAlign="LEFT",
        style=[*UNPADDED, ("ALIGN", (1, 0), (1, 0), "RIGHT")],
    )
    return table


def _after_sums(invoice: InvoiceInput, speech: Speech) -> list[Flowable]:
    """Return what is said of the sums: VAT in the currency of the seller's state, and a discount for early payment."""
    from reportlab.platypus import Spacer

    lines = []
    if invoice.vat_at_home is not None:
        lines.append(
            said(
                invoice,
                speech,
                "at_home",
                currency=invoice.vat_at_home.currency,
                amount=speech.money(invoice.vat_at_home),
                rate=invoice.home_rate,
            )
        )
    discount = invoice.discount
    if discount is not None and invoice.discount_bp is not None:
        lines.append(
            said(
                invoice,
                speech,
                "accepted",
                day=speech.day(discount.until),
                amount=speech.money(discount.accepted),
                rate=speech.percent(invoice.discount_bp),
                net=speech.money(discount.net),
                tax_amount=speech.money(discount.vat),
            )
        )
    return [Spacer(1, 7), *paragraphs("\n".join(lines), "note")] if lines else []


def _words(invoice: InvoiceInput) -> list[Flowable]:
    """Return the user's own words, then those that the law wants on the paper."""
    from reportlab.platypus import Spacer

    flow: list[Flowable] = []
    if invoice.notes.strip():
        flow += [Spacer(1, 4), *paragraphs(invoice.notes, "plain")]
    printed = printed_mentions(invoice)
    if printed:
        flow += [Spacer(1, 4), *paragraphs("\n".join(printed), "log_line")]
    return flow


def file_name(invoice: InvoiceInput) -> str:
    """Return a name for the file of an invoice, without its ending: what it is, and for whom."""
    title = title_of(invoice, speech_of(invoice))
    return " – ".join(part for part in (shorten_text(title, 80), shorten_text(invoice.buyer.name, 60)) if part)
