"""Electronic invoices in words: what a file breaks, and which network a country wants from which day.

Creatorbook is no platform and no access point; nothing here says that a file was sent, or that a network takes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, UsageError
from creatorbook.common.i18n import _, language
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.invoices.stored import find_invoice
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.invoice.xml.check import Checked
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.electronic import EFormat
    from creatorbook.domain.money.invoices.law import EInvoicing
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """An electronic invoice that was checked: what it says, and what of the rules it breaks."""

    number: str
    seller: str
    buyer: str
    payable: Money
    checked: Checked

    def to_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "number": self.number,
            "seller": self.seller,
            "buyer": self.buyer,
            "payable": value_as_json(self.payable),
            "valid": self.checked.is_valid,
            "against": list(self.checked.against),
            "broken": [
                {"rule": each.rule, "text": each.text, "where": each.where, "fatal": each.is_fatal}
                for each in self.checked.broken
            ],
        }


@dataclass(frozen=True, slots=True)
class NetworkDuty:
    """A duty of the calendar of electronic invoices, in words, with where it was read and since or until when."""

    id: str
    act: str
    starts_on: date | None
    ends_on: date | None
    network: str
    formats: tuple[str, ...]
    text: str
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "id": self.id,
            "act": self.act,
            "starts_on": self.starts_on.isoformat() if self.starts_on is not None else None,
            "ends_on": self.ends_on.isoformat() if self.ends_on is not None else None,
            "network": self.network,
            "formats": list(self.formats),
            "text": self.text,
            "sources": list(self.sources),
        }


def issued_invoice(reading: Executes, typed: str) -> InvoiceInput:
    """Return what an issued invoice says, by its number or id; raises NotFound, and AnswerIsNo for a draft."""
    from creatorbook.documents.inputs.invoice import InvoiceInput

    found = find_invoice(reading, typed)
    if not found.data:
        raise AnswerIsNo(
            _("A draft has no electronic form."), where="INVOICE", hint=_("It gets its number when it is issued.")
        )
    return InvoiceInput.from_json(found.data)


def find_gaps(invoice: InvoiceInput, form: EFormat) -> tuple[Finding, ...]:
    """Return what the form asks for and the invoice does not say."""
    from creatorbook.documents.invoice.xml.gaps import gaps_of

    return gaps_of(invoice, form)


def make_file(invoice: InvoiceInput, form: EFormat) -> bytes:
    """Return the electronic form of an issued invoice; raises CannotMakeEInvoice where something is missing."""
    from creatorbook.documents.invoice.xml.make import make_einvoice

    return make_einvoice(invoice, form)


def check_file(path: Path, rules: Sequence[Path] = ()) -> CheckedFile:
    """Return what an electronic invoice (XML, or a PDF with one inside) says and breaks; `rules` are further sheets.

    Raises ChecksMissing without the extra `einvoice`, BadInput where the file is no electronic invoice.
    """
    # Imported late: Saxon and lxml are large, and only a check needs them.
    from creatorbook.documents.invoice.xml.check import check_einvoice

    checked = check_einvoice(path, rules)
    said = checked.said
    payable = Money.of(said.totals.payable, said.currency)
    return CheckedFile(said.number, said.seller.name, said.buyer.name, payable, checked)


def network_duties(country: str, regime: str, on: date) -> tuple[tuple[NetworkDuty, ...], tuple[NetworkDuty, ...]]:
    """Return what binds a small seller of the country on the day, and what will, the nearest first.

    `regime` is the id of a VAT regime there, "" for one that is not known: what binds some regimes only is left out.
    Raises UsageError for a country whose rules are not known.
    """
    law = rulebook().invoices.get(country.strip().upper())
    if law is None:
        known = ", ".join(sorted(rulebook().invoices))
        raise UsageError(
            _("The rules of invoices of “{country}” are not known.").format(country=country),
            where="COUNTRY",
            hint=_("Choose one of: {known}.").format(known=known),
        )
    now = tuple(_in_words(each) for each in law.duties_on(on, regime))
    return now, tuple(_in_words(each) for each in law.duties_after(on, regime))


def what_stays_by_hand() -> str:
    """Return the sentence that says what a program on one's own machine cannot do."""
    return _(
        "Creatorbook makes, checks and keeps the file. It is no platform: it sends nothing, takes nothing in and "
        "reports nothing to a tax office; you hand the file in where your country wants it."
    )


def _in_words(duty: EInvoicing) -> NetworkDuty:
    return NetworkDuty(
        duty.id,
        duty.act.value,
        duty.valid_from,
        duty.valid_to,
        duty.network,
        duty.formats,
        duty.texts.get(language()) or duty.texts["en"],
        tuple(each.title for each in duty.sources),
    )
