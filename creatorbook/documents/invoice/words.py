"""How an invoice speaks: its title, what the tax is called where the seller is, and how the two sides are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.words.speech import Speech

# The mention that is a title: Australian law wants "Tax invoice" on the paper (A New Tax System Act 1999, s. 29-70).
_TITLE_MENTIONS = frozenset({"au.tax"})


def speech_of(invoice: InvoiceInput) -> Speech:
    """Return the voice of the invoice: its language as the buyer's country speaks it; raises BadInput for no words."""
    return speech_in(invoice.language, invoice.buyer.country)


def tax_name(invoice: InvoiceInput, speech: Speech) -> str:
    """Return what the tax is called in the seller's country."""
    own = f"tax_{invoice.seller.country.strip().upper()}"
    return speech.word("invoice", own if speech.has_word("invoice", own) else "tax")


def said(invoice: InvoiceInput, speech: Speech, key: str, **values: str) -> str:
    """Return words of invoices, with the name of the tax in the seller's country."""
    return speech.word("invoice", key).format(tax=tax_name(invoice, speech), **values)


def title_of(invoice: InvoiceInput, speech: Speech) -> str:
    """Return what the document is, with its number where it has one."""
    own = next((each.text for each in invoice.mentions if each.id in _TITLE_MENTIONS), "")
    kind = own or speech.word("invoice", "final" if invoice.is_final else invoice.kind.value)
    return f"{kind} {invoice.number}".strip()


def printed_mentions(invoice: InvoiceInput) -> list[str]:
    """Return the words that the law wants on the paper and that are not its title."""
    return [each.text for each in invoice.mentions if each.id not in _TITLE_MENTIONS]


def supplied(invoice: InvoiceInput, speech: Speech) -> str:
    """Return the day or the days of what was done, "" where they are not known."""
    first, last = invoice.supplied_from, invoice.supplied_to
    if first is None or last is None or first == last:
        return _day(speech, first or last)
    return f"{speech.short_day(first)} – {speech.short_day(last)}"


def _day(speech: Speech, day: date | None) -> str:
    return speech.short_day(day) if day is not None else ""
