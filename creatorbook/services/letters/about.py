"""From what a letter is asked to be about to the records: the deal's dossier, the gift, the payment, the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.deals.rights_windows import WindowState, rights_window
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.payment_states import PaymentState, payment_status
from creatorbook.domain.records.deals import ENDED
from creatorbook.domain.records.letters import ABOUT_PAYMENT, ABOUT_RIGHTS, AFTER_RIGHTS, LetterKind
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.services.deals import facts
from creatorbook.services.invoices.open_sums import find_asking_invoice
from creatorbook.services.invoices.stored import read_invoice, read_lines
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.records import reading as records
from creatorbook.services.records import rows
from creatorbook.store.query.expressions import Not
from creatorbook.store.query.select import Table

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.parties import Brand, Contact, Creator
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.records.rights import UsageRight
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class About:
    """The records that a letter is about; `dossier` is None for a gift without a deal.

    A letter about a payment that an issued invoice asks for is about that `invoice`.
    """

    creator: Creator
    brand: Brand
    contact: Contact | None = None
    dossier: Dossier | None = None
    gift: Gift | None = None
    payment: Instalment | None = None
    invoice: StoredInvoice | None = None
    right: UsageRight | None = None

    @property
    def owed(self) -> Instalment | StoredInvoice | None:
        """What money is asked for: the invoice where there is one, else the payment."""
        return self.invoice or self.payment


def find_about(reading: Executes, request: LetterRequest, today: date) -> About:
    """Return the records; raises NotFound for an id that is not there, BadInput where it is not clear what is meant."""
    if request.kind is LetterKind.GIFT_ACKNOWLEDGEMENT:
        return _about_gift(reading, request)
    if request.kind in ABOUT_PAYMENT and request.invoice_id:
        return _about_invoice(reading, request.invoice_id)
    if request.kind in ABOUT_PAYMENT and request.payment_id:
        deal_id = rows.get(reading, "payment", request.payment_id)["deal_id"].id
    elif request.kind in ABOUT_RIGHTS and request.right_id:
        deal_id = rows.get(reading, "usage_right", request.right_id)["deal_id"].id
    else:
        deal_id = request.deal_id or _find_only_deal(reading, request)
    dossier = facts.dossier(reading, deal_id)
    deal = dossier.deal
    if deal.brand is None:
        raise NotFound(_("The deal has no brand."), where=f"deal {deal.id}")
    payment = _payment(reading, dossier, request, today) if request.kind in ABOUT_PAYMENT else None
    asking = find_asking_invoice(reading, payment.id) if payment is not None else None
    return About(
        deal.creator,
        deal.brand,
        deal.contact,
        dossier,
        payment=payment,
        invoice=read_invoice(reading, asking) if asking is not None else None,
        right=_find_right(dossier, request, today) if request.kind in ABOUT_RIGHTS else None,
    )


def _about_invoice(reading: Executes, invoice_id: str) -> About:
    invoice = read_invoice(reading, invoice_id)
    if invoice.state is not InvoiceState.ISSUED or invoice.kind is InvoiceKind.CREDIT_NOTE:
        raise BadInput(_("Nobody is reminded of this: it is no invoice that was issued."), where="invoice")
    deals = [line.deal_id for line in read_lines(reading, invoice.id) if line.deal_id is not None]
    if not deals:
        raise BadInput(_("This invoice is on no deal: there is nobody to write to."), where="invoice")
    dossier = facts.dossier(reading, deals[0])
    deal = dossier.deal
    if deal.brand is None:
        raise NotFound(_("The deal has no brand."), where=f"deal {deal.id}")
    return About(deal.creator, deal.brand, deal.contact, dossier, invoice=invoice)


def _about_gift(reading: Executes, request: LetterRequest) -> About:
    gift_id = request.gift_id or _find_only_gift(reading, request)
    gift = facts.gift(rows.get(reading, "gift", gift_id))
    if gift.brand_id is None:
        raise BadInput(_("Say which brand sent the gift: the letter goes to it."), where="brand_id")
    dossier = facts.dossier(reading, gift.deal_id) if gift.deal_id else None
    contact = dossier.deal.contact if dossier is not None else None
    return About(
        facts.one_creator(reading, gift.creator_id),
        facts.brand(rows.get(reading, "brand", gift.brand_id)),
        contact or _find_only_contact(reading, gift.brand_id),
        dossier,
        gift,
    )


def _find_only_contact(reading: Executes, brand_id: str) -> Contact | None:
    found = records.live(reading, "contact", brand_id=brand_id)
    return facts.contact(found[0]) if len(found) == 1 else None


def _find_only_deal(reading: Executes, request: LetterRequest) -> str:
    """Return the brand's one running deal."""
    if not request.brand_id:
        raise BadInput(_("Say which deal the letter is about."), where="deal")
    running = Not(Table("deal").stage.among(sorted(ENDED)))
    return _require_one(
        records.ids(reading, "deal", running, brand_id=request.brand_id),
        "deal",
        _("There is no running deal with this brand."),
        _("Several deals with this brand are running: name the one that you mean."),
    )


def _find_only_gift(reading: Executes, request: LetterRequest) -> str:
    column, record = ("deal_id", request.deal_id) if request.deal_id else ("brand_id", request.brand_id)
    if not record:
        raise BadInput(_("Say which gift the letter is about."), where="gift")
    return _require_one(
        records.ids(reading, "gift", Table("gift")[column].equals(record)),
        "gift",
        _("There is no gift that this letter could be about."),
        _("There are several gifts: name the one that you mean."),
    )


def _require_one(ids: list[str], where: str, none: str, several: str) -> str:
    if not ids:
        raise NotFound(none, where=where)
    if len(ids) > 1:
        raise BadInput(several, where=where)
    return ids[0]


def _payment(reading: Executes, dossier: Dossier, request: LetterRequest, today: date) -> Instalment:
    """Return the payment named, else the one that is late for longest."""
    named = [each for each in dossier.payments if each.id == request.payment_id]
    if named:
        return named[0]
    law = late_law(reading, late_law_country(dossier))
    late = [
        (-status.days_late, each.id, each)
        for each in dossier.payments
        if (status := payment_status(each, dossier, today, law)).state is PaymentState.LATE
    ]
    if late:
        return min(late)[2]
    open_ones = [each for each in dossier.payments if each.paid_on is None]
    if len(open_ones) == 1:
        return open_ones[0]
    raise BadInput(_("No payment of this deal is late."), where="payment", hint=_("Name the payment."))


def _find_right(dossier: Dossier, request: LetterRequest, today: date) -> UsageRight:
    """Return the right named, else the one that ends next (a renewal) or ended last (the notice of it)."""
    named = [each for each in dossier.rights if each.id == request.right_id]
    if named:
        return named[0]
    windows = [(rights_window(each, dossier, today), each) for each in dossier.rights]
    wanted = WindowState.CLOSED if request.kind in AFTER_RIGHTS else WindowState.OPEN
    fitting = [
        (window.closes_on, each.id, each)
        for window, each in windows
        if window.state is wanted and window.closes_on is not None
    ]
    if fitting:
        return max(fitting)[2] if wanted is WindowState.CLOSED else min(fitting)[2]
    if len(dossier.rights) == 1:
        return dossier.rights[0]
    raise BadInput(_("No rights of this deal fit such a letter."), where="usage_right", hint=_("Name the rights."))
