"""The totals that a country wants of sales to consumers and abroad: what to upload, by day, flow and category.

Nothing is sent from here: an approved platform carries it. Sums are in the currency of the invoice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _, language
from creatorbook.domain.money.invoices.law import Reported
from creatorbook.domain.money.invoices.parts import shared_over_rates
from creatorbook.domain.money.invoices.treatments import Supply, place_of
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.exchange.tables.export import write_csv
from creatorbook.services.accountant.journal import NEVER_BOOKED, issued_invoices, settled_parts
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.invoices.law import InvoiceLaw, Reporting
    from creatorbook.domain.money.invoices.totals import VatGroup
    from creatorbook.domain.money.invoices.treatments import VatCategory
    from creatorbook.exchange.tables.export import Value
    from creatorbook.services.accountant.journal import Settled
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class ReportedTotal:
    """One line to upload; `number` and `country` (the buyer’s) are those of a single document, "" for a day’s total.

    `count` is how many documents or payments are in it. Credit notes and refunds are below zero.
    """

    on: date
    flow: str
    code: str
    what: str
    number: str
    country: str
    rate_bp: int
    taxable: Money
    vat: Money
    count: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EReport:
    """The lines of a span in the order of flows and days; `begins` is from when they are wanted, None for unknown."""

    country: str
    begins: date | None
    network: str
    lines: tuple[ReportedTotal, ...]


def e_report(reading: Executes, creator_id: str, first: date, last: date) -> EReport:
    """Return what a creator would upload for the days from the first to the last.

    Raises AnswerIsNo where no totals of the creator’s country are known.
    """
    country = facts.one_creator(reading, creator_id).country
    law = rulebook().invoices.get(country)
    if law is None or not law.reporting:
        raise AnswerIsNo(
            _("No totals that {country} wants of sales are known here.").format(country=country or "?"),
            where="country",
            hint=_("Such totals are known for: {names}.").format(names=", ".join(reporting_countries())),
            code="e_reporting.unknown",
        )
    gathered = _Gathered()
    invoices = issued_invoices(reading, creator_id, date.min, last)
    for invoice in invoices:
        if invoice.issued_on >= first:
            is_credit = invoice.said.is_credit
            for group, taxable, vat in _own_groups(invoice.said):
                rule = _rule(law, country, invoice.said, group.key.category, payments=False)
                if rule is not None:
                    gathered.add(rule, invoice.issued_on, invoice.number, invoice.said, group.key.rate_bp,
                                 -taxable if is_credit else taxable, -vat if is_credit else vat)  # fmt: skip
    parts: dict[str, list[Settled]] = {}
    for part in settled_parts(reading, creator_id):
        if part.invoice_id and part.kind not in NEVER_BOOKED and part.kind is not AllocationKind.SET_OFF:
            parts.setdefault(part.invoice_id, []).append(part)
    for invoice in invoices:
        _add_payments(gathered, law, country, invoice.said, parts.get(invoice.id, []), (first, last))
    duty = next((each for each in law.e_invoicing if each.act == "report" and each.is_usual), None)
    lines = tuple(gathered.lines())
    return EReport(country, None if duty is None else duty.valid_from, "" if duty is None else duty.network, lines)


def reporting_countries() -> list[str]:
    """Return the countries whose totals are known."""
    return sorted(country for country, law in rulebook().invoices.items() if law.reporting)


def e_report_csv(report: EReport) -> bytes:
    """Return the lines as a table."""
    head = [
        _("Month"), _("Day"), _("Flow"), _("Category"), _("What"), _("Number"), _("Country"), _("VAT rate (%)"),
        _("Without VAT"), _("VAT"), _("Currency"), _("Count"),
    ]  # fmt: skip
    rows: Iterator[list[Value]] = (
        [
            f"{each.on:%Y-%m}", each.on, each.flow, each.code, each.what, each.number, each.country,
            f"{each.rate_bp / 100:g}", each.taxable, each.vat, each.taxable.currency, each.count,
        ]
        for each in report.lines
    )  # fmt: skip
    return write_csv(head, rows)


class _Gathered:
    """Adds up what is of one line."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], ReportedTotal] = {}

    def add(
        self, rule: Reporting, on: date, number: str, said: InvoiceInput, rate_bp: int, taxable: Money, vat: Money
    ) -> None:
        """Add a part to its line."""
        alone = rule.of in (Reported.DOCUMENT, Reported.PAYMENT)
        of = (number, said.buyer.country) if alone else ("", "")
        key = (rule.flow, on.isoformat(), rule.code, *of, taxable.currency, f"{rate_bp:06}")
        what = rule.texts.get(language()) or rule.texts["en"]
        before = self._found.get(key)
        self._found[key] = ReportedTotal(
            on, rule.flow, rule.code, what, *of, rate_bp,
            taxable if before is None else before.taxable + taxable,
            vat if before is None else before.vat + vat,
            1 if before is None else before.count + 1,
            rule.sources,
        )  # fmt: skip

    def lines(self) -> Iterator[ReportedTotal]:
        """Yield what was added up, in the order of flows and days."""
        for key in sorted(self._found):
            yield self._found[key]


def _own_groups(said: InvoiceInput) -> Iterator[tuple[VatGroup, Money, Money]]:
    """Yield what each rate of a document is of, less what its deposits reported already."""
    deducted = Money(0, said.currency)
    for deposit in said.deposits:
        deducted = deducted + deposit.amount
    (back,) = tuple(shared_over_rates([deducted.minor], said.totals.groups)) or ((),)
    less = {group.key: (taxable, vat) for group, taxable, vat in back}
    none = Money(0, said.currency)
    for group in said.totals.groups:
        taxable, vat = less.get(group.key, (none, none))
        yield group, group.taxable - taxable, group.tax - vat


def _rule(
    law: InvoiceLaw, country: str, said: InvoiceInput, category: VatCategory, *, payments: bool
) -> Reporting | None:
    supply = Supply.GOODS if set(said.supplies) == {Supply.GOODS} else Supply.SERVICES
    place = place_of(country, said.buyer.country or country)
    return law.reporting_of(said.buyer_kind, place, supply, category, payments=payments)


def _add_payments(
    gathered: _Gathered,
    law: InvoiceLaw,
    country: str,
    said: InvoiceInput,
    parts: Sequence[Settled],
    span: tuple[date, date],
) -> None:
    """Add what came for an invoice in the span, shared over its rates with all that came before."""
    in_order = sorted(parts, key=lambda part: part.on)
    signed = [-part.amount.minor if part.kind is AllocationKind.REFUND else part.amount.minor for part in in_order]
    for part, shares in zip(in_order, shared_over_rates(signed, said.totals.groups), strict=False):
        if not span[0] <= part.on <= span[1]:
            continue
        for group, taxable, vat in shares:
            rule = _rule(law, country, said, group.key.category, payments=True)
            if rule is not None:
                gathered.add(rule, part.on, said.number, said, group.key.rate_bp, taxable, vat)
