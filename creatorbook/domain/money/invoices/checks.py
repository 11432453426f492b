"""What keeps an invoice from being issued: empty fields, VAT that is not what was decided, wrong sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.checks import percent
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.mentions import is_case, tax_point
from creatorbook.domain.money.invoices.parts import BeyondWhole, settle
from creatorbook.domain.money.invoices.totals import add, compute_totals
from creatorbook.domain.money.invoices.treatments import DocumentKind
from creatorbook.domain.money.invoices.vat import decide_vat
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.law import InvoiceLaw, Needed
    from creatorbook.domain.money.invoices.parties import InvoiceFacts
    from creatorbook.domain.money.invoices.totals import InvoiceTotals, VatGroup

# A field that is missing: its code, and the name of the field in the record that is opened.
_MISSING = {
    "seller.name": ("invoice.seller_name_missing", "legal_name"),
    "seller.address": ("invoice.seller_address_missing", "address"),
    "seller.company_number": ("invoice.seller_company_number_missing", "company_number"),
    "seller.vat_number": ("invoice.seller_vat_number_missing", "vat_number"),
    "seller.tax_number": ("invoice.seller_tax_number_missing", "vat_number"),
    "buyer.name": ("invoice.buyer_name_missing", "legal_name"),
    "buyer.address": ("invoice.buyer_address_missing", "address"),
    "buyer.company_number": ("invoice.buyer_company_number_missing", "company_number"),
    "buyer.vat_number": ("invoice.buyer_vat_number_missing", "vat_number"),
    "supplied_on": ("invoice.supplied_on_missing", "supplied_on"),
    "due_on": ("invoice.due_on_missing", "due_on"),
    "preceding": ("invoice.preceding_missing", "precedes_id"),
    "vat_at_home": ("invoice.vat_at_home_missing", "currency"),
}


def check_invoice(facts: InvoiceFacts, law: InvoiceLaw | None) -> Iterator[Finding]:
    """Yield what keeps the invoice from being issued, each with the record and the field to fill, and the source.

    `law` is that of the seller's country; without one only the sums are checked, and that is said.
    """
    yield from _check_totals(facts)
    if law is None:
        country = facts.seller.country
        yield finding("invoice.law_unknown", about="country", record=facts.seller.record, country=country)
        return
    for needed in law.needed:
        if needed.is_in_force(facts.issued_on) and is_case(needed.case, facts):
            yield from _check_field(facts, needed, law)
    yield from _check_vat(facts, law)


def check_deposits(
    whole: InvoiceTotals, deposits: Iterable[Sequence[VatGroup]], record: tuple[str, str]
) -> Iterator[Finding]:
    """Yield that deposits, each by its rates, ask for more of a rate than the whole invoice has."""
    try:
        settle(whole, deposits)
    except BeyondWhole:
        yield finding("invoice.deposits_beyond", about="lines", record=record)


def _check_field(facts: InvoiceFacts, needed: Needed, law: InvoiceLaw) -> Iterator[Finding]:
    if any(_is_filled(facts, name, law) for name in needed.fields):
        return
    name = needed.fields[0]
    code, field = _MISSING[name]
    side = {"seller": facts.seller, "buyer": facts.buyer}.get(name.partition(".")[0])
    record = side.record if side is not None else facts.record
    yield finding(code, about=field, record=record, sources=needed.sources, country=law.country)


def _is_filled(facts: InvoiceFacts, name: str, law: InvoiceLaw) -> bool:
    if name == "vat_at_home":
        # Directive 2006/112/EC, article 230: only VAT in another currency has to be told in the country's own.
        told = facts.vat_at_home is not None and facts.vat_at_home.currency == law.currency
        return told or not facts.totals.vat or facts.currency == law.currency
    if name == "preceding":
        return facts.preceding is not None
    side, _dot, field = name.rpartition(".")
    if not side:
        return getattr(facts, field) is not None
    return bool(getattr(facts.seller if side == "seller" else facts.buyer, field).strip())


def _check_vat(facts: InvoiceFacts, law: InvoiceLaw) -> Iterator[Finding]:
    decided = [decide_vat(facts.seller, facts.buyer, each, tax_point(facts), law) for each in sorted(facts.supplies)]
    known = [each for each in decided if each is not None]
    if len(known) < len(decided):
        about, record = ("country", facts.buyer.record) if not facts.buyer.country else ("vat", facts.record)
        yield finding("invoice.vat_undecided", about=about, record=record, country=law.country)
        return
    allowed = {(each.category, each.rate_bp) for each in known}
    for line in facts.lines:
        if (line.category, line.rate_bp) not in allowed and line.kind is not LineKind.STAMP:
            yield finding(
                "invoice.line_vat_differs",
                about="vat",
                record=facts.record,
                sources=known[0].sources,
                line=line.text,
                rate=percent(line.rate_bp),
                expected=percent(known[0].rate_bp),
            )


def _check_totals(facts: InvoiceFacts) -> Iterator[Finding]:
    """Yield that the sums that would be frozen are not those of the lines; a remainder may differ in its VAT alone."""
    given = facts.totals
    made = compute_totals(facts.lines, allowances=facts.allowances, prepaid=given.prepaid)
    zero = Money(0, facts.currency)
    is_part = facts.kind is DocumentKind.CREDIT_NOTE or facts.preceding is not None
    taxed = [(each.key, each.taxable) for each in given.groups] == [(each.key, each.taxable) for each in made.groups]
    sums = (
        given.vat == add(zero, (each.tax for each in given.groups))
        and given.total_without_vat == made.total_without_vat
        and given.total_with_vat == given.total_without_vat + given.vat
        and given.payable == given.total_with_vat - given.prepaid
        and given.cash_expected == given.payable - given.withheld
    )
    if not (taxed and sums and (is_part or given.groups == made.groups)):
        yield finding(
            "invoice.totals_differ", about="lines", record=facts.record, payable=given.payable, expected=made.payable
        )
