"""Drawing up an invoice: from what may be invoiced of one deal, or of several of one creator and brand.

A draft takes no number, may be thrown away, and can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.documents.words import clauses as library
from creatorbook.domain.deals.triggers import delivered_on, first_post_on, instalment_start
from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.invoices.due_days import DueTerm, due_day
from creatorbook.domain.money.invoices.withholding import contribution_line
from creatorbook.domain.money.payment_states import payment_days
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.terms import DueCount, InstalmentTrigger
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import setting
from creatorbook.services.deals import facts
from creatorbook.services.fields.gate import add_record, run_after_trash
from creatorbook.services.invoices.gathering import gather
from creatorbook.services.invoices.passed_on import costs_to_pass_on, write_cost_lines
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.records.notions import is_taken_back
from creatorbook.services.records.refused_lines import naming_line
from creatorbook.store import results
from creatorbook.store.log.policy import Undo
from creatorbook.store.query.expressions import Not
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.invoices.passed_on import Cost
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Invoice
    from creatorbook.store.writing.uow import UnitOfWork

_ONE = "1"


@dataclass(frozen=True, slots=True)
class Billable:
    """A part of a fee that may be invoiced: of which deal, since when, None where nothing has to happen first."""

    dossier: Dossier
    part: Instalment
    since: date | None


@dataclass(frozen=True)
class DraftInvoice(Command[str]):
    """Draw up an invoice of what may be invoiced of these deals; returns its id.

    `payments` name the parts that are meant, also before their time. A deposit asks for parts ahead of the work, a
    final invoice for all of a deal, less the deposits that were issued. Without a payment written down the whole sum
    agreed is one. Costs that the brand pays back go with them, or alone. `to_agency` sends it to the agency that stands
    between. `contribution` adds what the seller's law lets them add on the fee.

    Raises AnswerIsNo where nothing may be invoiced yet, or all is; BadInput for deals of several creators, brands or
    currencies, and a language without words.
    """

    deal_ids: tuple[str, ...]
    payments: tuple[str, ...] = ()
    kind: InvoiceKind = InvoiceKind.INVOICE
    language: str = ""
    due_on: date | None = None
    supplied_on: date | None = None
    to_agency: bool = False
    contribution: bool = False
    note: str = ""
    code = "invoice.draft"

    def execute(self, uow: UnitOfWork) -> str:
        """Find the parts, and write the draft with a line for each."""
        from creatorbook.store.models import Invoice, InvoiceDeposit

        dossiers = [_whole(uow, each) for each in dict.fromkeys(self.deal_ids)]
        first = _single_deal(dossiers).deal
        costs = self._costs(uow, dossiers)
        wanted = self._parts(uow, dossiers, has_costs=bool(costs))
        currencies = {each.part.amount.currency for each in wanted} or {costs[0].amount.currency}
        if len(currencies) > 1:
            raise BadInput(_("An invoice is in one currency."), where="deals")
        if first.brand is None:
            raise BadInput(_("The deal has no brand."), where="deals")
        agency = first.agency if self.to_agency else None
        invoice = add_record(
            uow,
            Invoice(
                creator_id=first.creator.id,
                brand_id=first.brand.id,
                agency_id=None if agency is None else agency.id,
                kind=self.kind,
                supplied_to=self.supplied_on or _supplied_on(dossiers, self.kind),
                due_on=self.due_on or _due_on(uow, wanted or [_cost_alone(dossiers[0], costs[0])]),
                currency=next(iter(currencies)),
                language=_language(uow.connection, self.language, first.brand.language),
                note=self.note,
            ),
        )
        deposits = open_deposits(uow.connection, self.deal_ids) if self.kind is InvoiceKind.FINAL else []
        taken = _payments_of(uow.connection, deposits)
        _write_lines(uow, invoice, wanted, taken)
        write_cost_lines(
            uow, invoice, [each for each in costs if each.amount.currency == invoice.currency], len(wanted) + 1
        )
        for deposit in deposits:
            uow.add(InvoiceDeposit(invoice_id=invoice.id, deposit_id=deposit))
        if self.contribution:
            self._contribute(uow, invoice)
        uow.name_change(title=first.title, more=len(dossiers) - 1)
        return invoice.id

    def _costs(self, uow: UnitOfWork, dossiers: Sequence[Dossier]) -> tuple[Cost, ...]:
        """Return the costs that the brand pays back: a deposit asks for none."""
        if self.kind is InvoiceKind.DEPOSIT:
            return ()
        return costs_to_pass_on(uow.connection, [each.deal.id for each in dossiers], dossiers[0].deal)

    def _parts(self, uow: UnitOfWork, dossiers: Sequence[Dossier], *, has_costs: bool) -> list[Billable]:
        found = list(billable(uow.connection, dossiers, uow.today, with_deposits=self.kind is InvoiceKind.FINAL))
        if self.payments:
            wanted = [each for each in found if each.part.id in self.payments]
            if len(wanted) < len(set(self.payments)):
                raise AnswerIsNo(
                    _("One of the payments is on an invoice already, or not of these deals."),
                    where="payments",
                    code="invoice.part_taken",
                )
            return wanted
        early = self.kind is not InvoiceKind.INVOICE
        wanted = [each for each in found if early or each.since is None or each.since <= uow.today]
        if not wanted and not has_costs:
            waits = ", ".join(each.part.label for each in found)
            raise AnswerIsNo(
                ngettext(
                    "Nothing may be invoiced yet: {parts} waits for what makes it due.",
                    "Nothing may be invoiced yet: {parts} wait for what makes them due.",
                    len(found),
                ).format(parts=waits)
                if found
                else _("Nothing is left to invoice: all is on invoices."),
                where="deals",
                hint=_("Name the payment to invoice it before its time.") if found else "",
                code="invoice.nothing_to_invoice",
            )
        return wanted

    @staticmethod
    def _contribute(uow: UnitOfWork, invoice: Invoice) -> None:
        from creatorbook.store.models import InvoiceLine

        uow.flush()
        made = gather(uow.connection, invoice.id, uow.today)
        rules = (
            []
            if made.sides.law is None
            else [each for each in made.sides.law.contributions if each.is_in_force(uow.today)]
        )
        if not rules:
            raise BadInput(
                _("No contribution is added to fees in {country}.").format(country=made.sides.creator.country),
                where="contribution",
            )
        line = contribution_line(made.facts.lines, rules[0])
        uow.add(
            InvoiceLine(
                invoice_id=invoice.id,
                position=len(made.stored) + 1,
                kind=line.kind,
                text=line.text,
                quantity=_ONE,
                unit_price=format(line.unit_price, "f"),
                net=line.net.minor,
                vat_category=line.category,
                vat_rate_bp=line.rate_bp,
            )
        )


@dataclass(frozen=True)
class DraftInvoices(Command[tuple[str, ...]]):
    """Draw up several invoices as one step, all of them or none; returns their ids.

    `drafts` have the numbers of their lines, which are named in what DraftInvoice raises.
    """

    drafts: tuple[tuple[int, DraftInvoice], ...]
    code = "invoices.draft"

    def execute(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Draw up one after the other: what is on one is not on the next."""
        made = []
        for number, each in self.drafts:
            with naming_line(number):
                made.append(each.execute(uow))
            uow.flush()
        uow.name_change(count=len(made))
        return tuple(made)


@dataclass(frozen=True)
class EditDraft(Command[None]):
    """Change what a draft says beside its lines; what is None stays. Raises AnswerIsNo for an issued invoice."""

    invoice_id: str
    due_on: date | None = None
    supplied_from: date | None = None
    supplied_to: date | None = None
    language: str | None = None
    note: str | None = None
    buyer_reference: str | None = None
    order_reference: str | None = None
    payment_reference: str | None = None
    withholding: str | None = None
    discount_bp: int | None = None
    discount_days: int | None = None
    code = "invoice.edit"
    undo = Undo.MERGE

    @property
    def merge_key(self) -> str:
        """Changes of one draft within moments are one step."""
        return f"edit invoice {self.invoice_id}"

    def execute(self, uow: UnitOfWork) -> None:
        """Set what was given."""
        invoice = find_draft(uow, self.invoice_id)
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if name != "invoice_id" and value is not None:
                setattr(invoice, name, value)
        if self.supplied_from is not None and invoice.supplied_to is None:
            # Work of one day has one day to name.
            invoice.supplied_to = self.supplied_from
        if invoice.supplied_from and invoice.supplied_to and invoice.supplied_from > invoice.supplied_to:
            raise BadInput(
                _("The work would end before it begins."),
                where="supplied_to" if self.supplied_to is not None else "supplied_from",
                hint=_("Check both days, and give both where both change."),
            )
        if self.language is not None:
            invoice.language = _language(uow.connection, self.language, "")


@dataclass(frozen=True)
class DiscardDraft(Command[None]):
    """Throw a draft away: it goes to the trash, no number goes with it. Raises AnswerIsNo for an issued invoice."""

    invoice_id: str
    code = "invoice.discard"

    def execute(self, uow: UnitOfWork) -> None:
        """Put the draft and its lines into the trash."""
        invoice = find_draft(uow, self.invoice_id)
        invoice.trashed_at = uow.now
        run_after_trash(uow, invoice, None)


def find_draft(uow: UnitOfWork, invoice_id: str) -> Invoice:
    """Return an invoice that is still a draft; raises AnswerIsNo for one that went out or was thrown away."""
    from creatorbook.store.models import Invoice

    invoice = uow.get(Invoice, invoice_id)
    if invoice.state is InvoiceState.ISSUED:
        raise AnswerIsNo(
            _("Invoice {number} was issued: it does not change any more.").format(number=invoice.number),
            where=f"invoice {invoice.id}",
            hint=_("A credit note takes it back, whole or in part."),
            code="invoice.issued",
        )
    if invoice.trashed_at is not None:
        raise AnswerIsNo(_("This draft was thrown away."), where=f"invoice {invoice.id}", code="invoice.discarded")
    return invoice


def billable(
    reading: Executes, dossiers: Iterable[Dossier], today: date, *, with_deposits: bool = False
) -> Iterable[Billable]:
    """Yield the parts of fees that are on no invoice: of the book, or by a number that was given by hand.

    `with_deposits` yields those on deposit invoices too: a final invoice names the whole.
    """
    for dossier in dossiers:
        ids = [part.id for part in dossier.payments]
        taken = payments_taken(reading, ids, with_deposits=with_deposits)
        for part in dossier.payments:
            by_hand = part.is_invoiced and not (with_deposits and _is_on_deposit(reading, part.id))
            if part.id not in taken and part.amount.minor > 0 and not by_hand:
                yield Billable(dossier, part, _since(part, dossier, today))


def _since(part: Instalment, dossier: Dossier, today: date) -> date | None:
    if part.trigger is InstalmentTrigger.AFTER_INVOICE or part.paid_on is not None:
        return None
    start = instalment_start(part, dossier)
    return date.max if start is None else min(start, today) if part.trigger is InstalmentTrigger.ON_DATE else start


def _lines_of(reading: Executes, payments: Sequence[str]) -> list[tuple[str, str]]:
    """Return the payments that live invoices ask for, each with the kind of invoice; what was taken back is free."""
    line, invoice = Table("invoice_line"), Table("invoice")
    asked = select(line, line.payment_id, invoice.kind).join(invoice, invoice.id.equals(line.invoice_id))
    asked = asked.where(
        line.payment_id.among(payments), invoice.kind.differs(InvoiceKind.CREDIT_NOTE), Not(is_taken_back(invoice))
    )
    return [(payment, kind) for payment, kind in results.rows(reading, asked)]


def payments_taken(reading: Executes, payments: Sequence[str], *, with_deposits: bool = False) -> set[str]:
    """Return those of some payments that are on a draft or an issued invoice; `with_deposits` passes over deposits."""
    asked = _lines_of(reading, payments)
    return {id for id, kind in asked if not (with_deposits and kind == InvoiceKind.DEPOSIT.value)}


def _is_on_deposit(reading: Executes, payment: str) -> bool:
    return any(kind == InvoiceKind.DEPOSIT.value for _id, kind in _lines_of(reading, [payment]))


def open_deposits(reading: Executes, deals: Sequence[str]) -> list[str]:
    """Return the issued deposits of these deals that no final invoice deducts yet, oldest first."""
    line, invoice, link = Table("invoice_line"), Table("invoice"), Table("invoice_deposit")
    asked = select(line, line.invoice_id).join(invoice, invoice.id.equals(line.invoice_id))
    asked = asked.where(
        line.deal_id.among(deals), invoice.kind.equals(InvoiceKind.DEPOSIT), invoice.state.equals(InvoiceState.ISSUED)
    )
    deducted = set(results.values(reading, select(link, "deposit_id")))
    return [each for each in dict.fromkeys(results.values(reading, asked.order_by(invoice.id))) if each not in deducted]


def _payments_of(reading: Executes, invoices: Sequence[str]) -> frozenset[str]:
    line = Table("invoice_line")
    return frozenset(
        results.values(
            reading, select(line, "payment_id").where(line.invoice_id.among(invoices), line.payment_id.is_known())
        )
    )


def _write_lines(uow: UnitOfWork, invoice: Invoice, wanted: Sequence[Billable], taken: frozenset[str]) -> None:
    from creatorbook.store.models import InvoiceLine

    of = Table("earning")
    ids = [each.part.id for each in wanted]
    stated = dict(results.rows(uow.connection, select(of, "payment_id", "id").where(of.payment_id.among(ids))))
    for position, each in enumerate(wanted, start=1):
        deal, part = each.dossier.deal, each.part
        uow.add(
            InvoiceLine(
                invoice_id=invoice.id,
                position=position,
                deal_id=deal.id,
                # What a deposit asked for stays with the deposit; the final invoice only names it.
                payment_id=None if part.id in taken else part.id,
                earning_id=stated.get(part.id),
                text=f"{deal.title} – {part.label}" if part.label != deal.title else deal.title,
                quantity=_ONE,
                unit_price=part.amount.digits,
                net=part.amount.minor,
            )
        )


def _whole(uow: UnitOfWork, deal_id: str) -> Dossier:
    """Return a deal's dossier; where no payment of it is written down, the sum that was agreed becomes one."""
    from creatorbook.services.records.editing import refuse_trashed
    from creatorbook.store.models import Deal, Payment

    refuse_trashed(uow, uow.get(Deal, deal_id), "deal")
    dossier = facts.dossier(uow.connection, deal_id)
    fee = agreed_sum(dossier)
    if dossier.instalments or fee is None or fee.minor <= 0:
        return dossier
    payment = Payment(deal_id=deal_id, label=_("Fee"), amount_minor=fee.minor, amount_currency=fee.currency)
    add_record(uow, payment)
    uow.flush()
    return facts.dossier(uow.connection, deal_id)


def _single_deal(dossiers: Sequence[Dossier]) -> Dossier:
    if not dossiers:
        raise BadInput(_("Say which deal the invoice is for."), where="deals")
    whose = {(each.deal.creator.id, each.deal.brand.id if each.deal.brand else "") for each in dossiers}
    if len(whose) > 1:
        raise BadInput(_("An invoice is of one creator to one brand."), where="deals")
    return dossiers[0]


def _supplied_on(dossiers: Sequence[Dossier], kind: InvoiceKind) -> date | None:
    """Return the day on which the last of the work was done, None while some is to come or for a deposit."""
    if kind is InvoiceKind.DEPOSIT:
        return None
    days = [first_post_on(each) or delivered_on(each) for each in dossiers]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _due_on(uow: UnitOfWork, wanted: Sequence[Billable]) -> date:
    """Return the day on which the whole is due: the latest of its parts, counted from today as their terms count."""
    days = []
    for each in wanted:
        law = late_law(uow.connection, late_law_country(each.dossier))
        count = payment_days(each.part, each.dossier, law)
        counted = _count_of(uow, each.part.id) if each.part.id else DueCount.DAYS
        term = DueTerm(count, counted, each.part.due_on)
        days.append(max(due_day(term, uow.today), uow.today))
    return max(days)


def _cost_alone(dossier: Dossier, cost: Cost) -> Billable:
    """Return a cost as a part of a deal, to be due as parts of it are that nothing else is said of."""
    part = Instalment("", dossier.deal.id, cost.text, cost.amount, InstalmentTrigger.AFTER_INVOICE)
    return Billable(dossier, part, None)


def _count_of(uow: UnitOfWork, payment_id: str) -> DueCount:
    from creatorbook.store.models import Payment

    return uow.get(Payment, payment_id).due_count


def _language(reading: Executes, wanted: str, of_brand: str) -> str:
    languages = library.languages()
    if wanted and wanted not in languages:
        raise BadInput(
            _("There are no invoices in “{language}”.").format(language=wanted),
            where="language",
            hint=_("Choose one of: {names}.").format(names=", ".join(languages)),
        )
    return next((each for each in (wanted, of_brand, setting(reading, "language")) if each in languages), "en")
