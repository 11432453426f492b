"""Who sends the invoice and who it is for, side by side, with the numbers that each is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.contract.parties import fact_lines, two_parties
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.words.party_numbers import company_label, company_number, register_label
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Paragraph

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.words.speech import Speech


def both_sides(invoice: InvoiceInput, speech: Speech) -> list[Flowable]:
    """Return seller and buyer in columns; where one says more than fits there, one below the other."""
    cells = []
    for word, party, tax_number in (("from", invoice.seller, invoice.tax_number), ("to", invoice.buyer, "")):
        role = speech.word("invoice", word)
        with inside(Tag("Sect", title=role)):
            cells.append(_lines(party, role, tax_number, speech))
    texts = [text for party in (invoice.seller, invoice.buyer) for text in (party.name, party.address, party.email)]
    return two_parties(cells, texts)


def _lines(party: Party, role: str, tax_number: str, speech: Speech) -> list[Paragraph]:
    lines = [*paragraphs(role.upper(), "party_role"), *paragraphs(party.name, "party_name")]
    lines += paragraphs(party.address, "party_line")
    lines += paragraphs(speech.country(party.country), "party_line")
    # A number is called as the party's own country calls it.
    own = speech_in(speech.language, party.country)
    look = "party_fact_first"
    for label, text in _facts(party, own, tax_number, speech):
        if text.strip():
            lines += fact_lines(label, text, look)
            look = "party_fact"
    return lines


def _facts(party: Party, own: Speech, tax_number: str, speech: Speech) -> list[tuple[str, str]]:
    return [
        (own.word("party", "trading_name"), party.trading_name),
        (own.word("party", "legal_form"), party.legal_form),
        (company_label(party, own), company_number(party)),
        (register_label(party, own), party.register),
        (own.word("party", "vat_number"), party.vat_number),
        (speech.word("invoice", "tax_number"), tax_number),
        (own.word("party", "email"), party.email),
        (own.word("party", "phone"), party.phone),
    ]
