"""Invoices of the worked cases as the rules see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine, LineKind
from creatorbook.domain.money.invoices.parties import InvoiceFacts, Party
from creatorbook.domain.money.invoices.totals import InvoiceTotals, compute_totals
from creatorbook.domain.money.invoices.treatments import DocumentKind, Supply, VatCategory
from creatorbook.domain.money.invoices.withholding import withhold, withholdings_of
from creatorbook.domain.values.money import Money
from tests.domain.support import rulebook

if TYPE_CHECKING:
    from creatorbook.domain.money.invoices.law import InvoiceLaw
    from tests.domain.money.invoices.money_cases import Worked

ISSUED, SUPPLIED = date(2026, 11, 16), date(2026, 11, 12)
KINDS = {"INPS": LineKind.CONTRIBUTION, "Bollo": LineKind.STAMP}


def law(country: str) -> InvoiceLaw:
    return rulebook().invoices[country]


def basis_points(percent: str) -> int:
    return int(Decimal(percent) * 100)


def line(price: str = "100.00", quantity: str = "1", **fields: Any) -> InvoiceLine:
    values: dict[str, Any] = {"currency": "EUR", "category": VatCategory.STANDARD, "rate_bp": 2000}
    return InvoiceLine("Reel", Decimal(quantity), Decimal(price), **{**values, **fields})


def seller(country: str, regime: str = "normal", **fields: Any) -> Party:
    values: dict[str, Any] = {"address": "Street 1", "company_number": "732829320", "vat_number": "XX1"}
    return Party(("creator", "c1"), "Camille", country, regime=regime, **{**values, **fields})


def buyer(country: str, **fields: Any) -> Party:
    values: dict[str, Any] = {"address": "Quay 5", "company_number": "404833048", "vat_number": "YY1"}
    return Party(("brand", "b1"), "Lune", country, **{**values, **fields})


def lines_of(case: Worked) -> tuple[InvoiceLine, ...]:
    return tuple(
        InvoiceLine(
            text,
            Decimal(quantity),
            Decimal(price),
            case.currency,
            VatCategory(category),
            basis_points(rate),
            kind=KINDS.get(text, LineKind.FEE),
        )
        for text, quantity, price, category, rate in case.lines
    )


def allowances_of(case: Worked) -> tuple[Allowance, ...]:
    if case.allowance is None:
        return ()
    amount, category, rate = case.allowance
    return (Allowance("Korting", Money.of(amount, case.currency), VatCategory(category), basis_points(rate)),)


def totals_of(case: Worked) -> InvoiceTotals:
    lines, allowances = lines_of(case), allowances_of(case)
    rules = withholdings_of(law(case.seller[0]), seller(*case.seller), buyer(case.buyer), SUPPLIED)
    kept = [withhold(lines, rules[0], allowances)] if rules else []
    return compute_totals(lines, allowances=allowances, prepaid=Money.of(case.prepaid, case.currency), withheld=kept)


def facts(case: Worked, **fields: Any) -> InvoiceFacts:
    values: dict[str, Any] = {
        "record": ("invoice", "i1"),
        "kind": DocumentKind(case.kind),
        "seller": seller(*case.seller),
        "buyer": buyer(case.buyer),
        "lines": lines_of(case),
        "totals": totals_of(case),
        "issued_on": ISSUED,
        "supplied_on": SUPPLIED,
        "due_on": date(2026, 12, 16),
        "supplies": frozenset(Supply(each) for each in case.supplies),
        "allowances": allowances_of(case),
    }
    return InvoiceFacts(**{**values, **fields})
