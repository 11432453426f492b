"""A book of five years of an agency's money: 25,000 deals, 50,000 payments, 20,000 invoices, and what came in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.ids import new_id
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.treatments import Supply, VatCategory
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.book.command import Command

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.store.writing.uow import UnitOfWork

BRANDS, DEALS, INVOICES = 400, 25_000, 20_000
_YEARS = 5
_SELLERS = (("FR", "FR40303265045"), ("FR", ""), ("DE", "DE136695976"), ("GB", ""))
_BUYERS = ("FR", "FR", "FR", "DE", "GB", "US")
_TRIGGERS = (
    InstalmentTrigger.ON_SIGNATURE,
    InstalmentTrigger.ON_DELIVERY,
    InstalmentTrigger.ON_POST,
    InstalmentTrigger.AFTER_INVOICE,
    InstalmentTrigger.ON_DATE,
)
# What was due this long ago is paid but for one in forty; what is younger is open.
_PAID_AFTER, _UNPAID = timedelta(days=75), 40
_OVER_AFTER = timedelta(days=200)


@dataclass(frozen=True)
class FillWithMoney(Command[None]):
    """Add the deals of five years, each paid in two parts, four in ten of the parts on invoices."""

    code = "test.fill"

    def execute(self, uow: UnitOfWork) -> None:
        from creatorbook.store import models

        made = _Made(uow.today, random.Random(13))
        for number in range(DEALS):
            made.add_deal(number)
        for name, rows in made.rows.items():
            uow.insert_many(getattr(models, name), rows)


class _Made:
    """The rows by model, made one deal after the other."""

    def __init__(self, today: date, chance: random.Random) -> None:
        self.today, self.chance = today, chance
        self.rows: dict[str, list[dict[str, Any]]] = {
            name: []
            for name in (
                "Creator", "Brand", "Deal", "Deliverable", "Post", "Payment", "Invoice", "InvoiceLine", "Received",
                "Allocation",
            )
        }  # fmt: skip
        for number, (country, vat) in enumerate(_SELLERS):
            self._add("Creator", name=f"Creator {number}", country=country, vat_number=vat, currency="EUR")
        for number in range(BRANDS):
            self._add("Brand", name=f"Brand {number}", country=chance.choice(_BUYERS), payment_days=30)

    def _add(self, model: str, **values: Any) -> str:
        id = new_id()
        self.rows[model].append({"id": id, **values})
        return id

    def add_deal(self, number: int) -> None:
        signed = self.today - timedelta(days=(DEALS - number) * _YEARS * 365 // DEALS)
        creator = self.chance.choice(self.rows["Creator"])["id"]
        brand = self.chance.choice(self.rows["Brand"])["id"]
        currency = self.chance.choice(("EUR", "EUR", "EUR", "GBP", "USD"))
        fee = self.chance.randrange(200, 9_000) * 100
        deal = self._add(
            "Deal", creator_id=creator, brand_id=brand, title=f"Campaign {number}",
            stage=Stage.CONTRACTED if signed + _OVER_AFTER > self.today else Stage.PAID,
            fee_minor=fee, fee_currency=currency, signed_on=signed,
        )  # fmt: skip
        is_over = signed + timedelta(days=20) < self.today
        piece = self._add(
            "Deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, count=1,
            state=DeliverableState.DELIVERED if is_over else DeliverableState.TO_DO,
            delivered_on=signed + timedelta(days=15) if is_over else None,
        )  # fmt: skip
        if is_over:
            self._add(
                "Post", creator_id=creator, deal_id=deal, deliverable_id=piece, platform=Platform.INSTAGRAM,
                medium=Medium.REEL, state=PostState.LIVE,
                published_at=datetime.combine(signed + timedelta(days=16), time(12), UTC),
            )  # fmt: skip
        for part in range(2):
            self._add_payment(number * 2 + part, deal, (creator, brand), fee // 2, currency, signed)

    def _add_payment(
        self, number: int, deal: str, sides: tuple[str, str], net: int, currency: str, signed: date
    ) -> None:
        due = signed + timedelta(days=45 + 30 * (number % 2))
        invoiced = signed + timedelta(days=15 + 30 * (number % 2))
        is_paid = due + _PAID_AFTER < self.today and number % _UNPAID != 0
        paid_on = due + timedelta(days=self.chance.randrange(-20, 40)) if is_paid else None
        has_invoice = number % 5 < 2 and invoiced <= self.today
        gross = net * 6 // 5
        trigger = self.chance.choice(_TRIGGERS)
        is_asked = invoiced <= self.today
        payment = self._add(
            "Payment", deal_id=deal, label="Half", amount_minor=net, amount_currency=currency, trigger=trigger,
            due_on=due if trigger is InstalmentTrigger.ON_DATE else None,
            invoiced_on=invoiced if is_asked else None, with_taxes=gross if is_paid and not has_invoice else None,
            invoice_number=f"X-{number}" if is_asked else "", settled=net if is_paid else 0, paid_on=paid_on,
        )  # fmt: skip
        invoice = None
        if has_invoice:
            invoice = self._add(
                "Invoice", creator_id=sides[0], brand_id=sides[1], kind=InvoiceKind.INVOICE,
                state=InvoiceState.ISSUED, number=f"F-{number}", issued_on=invoiced, due_on=due, currency=currency,
                total_without_vat=net, vat=gross - net, total_with_vat=gross, prepaid=0, payable=gross, withheld=0,
                cash_expected=gross, settled=gross if is_paid else 0, paid_on=paid_on,
                data='{"x":"' + "y" * 1500 + '"}',
            )  # fmt: skip
            self._add(
                "InvoiceLine", invoice_id=invoice, position=0, kind=LineKind.FEE, supply=Supply.SERVICES, deal_id=deal,
                payment_id=payment, text="Reel", quantity="1", unit_price=str(net // 100), net=net,
                vat_category=VatCategory.STANDARD, vat_rate_bp=2000,
            )  # fmt: skip
        if paid_on is not None:
            # One in ten comes in two parts.
            halves = (gross // 3, gross - gross // 3) if number % 10 == 0 else (gross,)
            for half in halves:
                received = self._add(
                    "Received", creator_id=sides[0], brand_id=sides[1], received_on=paid_on, amount_minor=half,
                    amount_currency=currency,
                )  # fmt: skip
                self._add(
                    "Allocation", received_id=received, invoice_id=invoice,
                    payment_id=None if invoice else payment, kind=AllocationKind.PAYMENT, settled_on=paid_on,
                    amount_minor=half, amount_currency=currency, taken=half,
                )  # fmt: skip
