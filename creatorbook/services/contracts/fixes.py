"""What fixes a contradiction of a contract: for each kind the ways there are, each one step that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.contracts.checks.parts import deliverables_owed
from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.money.scaling import scale
from creatorbook.domain.records.terms import InstalmentTrigger, RightsPrice, RightsStart
from creatorbook.domain.values.money import Money, totals
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.agreed.putting_back import PutTermsBack
from creatorbook.services.fields import formats
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.law.vat_words import CHARGED, EXEMPT
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.writing.uow import UnitOfWork

# What hangs on prices and sums that other fixes settle.
SUM_FINDINGS = frozenset({"instalments.sum_differs", "instalments.without_fee"})


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to fix a finding: its name for the command line, what it does in words, and the step that does it."""

    way: str
    text: str
    command: Command[Any]


@dataclass(frozen=True)
class ScaleInstalments(Command[None]):
    """Bring the instalments of a deal to the sum agreed, each by its share and exact to the minor unit.

    What was invoiced or paid stays as it is. Raises AnswerIsNo where nothing is left to scale, or not enough.
    """

    deal_id: str
    whole: Money
    code = "contract.scale_instalments"

    def execute(self, uow: UnitOfWork) -> None:
        """Scale and write."""
        from creatorbook.store.models import Deal, Payment

        parts = [(each, each.amount) for each in uow.live(Payment, deal_id=self.deal_id) if each.amount is not None]
        movable = [
            (each, amount)
            for each, amount in parts
            if not (each.paid_on or each.invoiced_on or each.invoice_number.strip())
        ]
        fixed = sum(amount.minor for _part, amount in parts) - sum(amount.minor for _part, amount in movable)
        left = Money(self.whole.minor - fixed, self.whole.currency)
        if not movable or left.minor < len(movable):
            raise AnswerIsNo(
                _("The payments cannot be brought to {sum}: what was invoiced or paid leaves no room.").format(
                    sum=formats.money(self.whole)
                ),
                where=f"deal {self.deal_id}",
                hint=_("Change the fee, or the payments by hand."),
                code="instalments_fixed",
            )
        for (part, _amount), amount in zip(movable, scale([amount for _part, amount in movable], left), strict=True):
            before = field_values(part)
            part.amount = amount
            save_record(uow, part, before)
        uow.name_change(title=uow.get(Deal, self.deal_id).title)


def fixes(finding: Finding, dossier: Dossier) -> tuple[Fix, ...]:
    """Return the ways in which the finding can be fixed without typing, the usual one first; () where there is none.

    Money of a deal is shared out to the minor unit; nothing is written before the step is run.
    """
    known = _WAYS.get(finding.code)
    return () if known is None else tuple(known(finding, dossier))


def _edit(record: tuple[str, str], **values: object) -> EditRecord:
    return EditRecord(record[0], record[1], values)


def _deal(dossier: Dossier) -> tuple[str, str]:
    return ("deal", dossier.deal.id)


def _record(finding: Finding, dossier: Dossier) -> tuple[str, str]:
    return finding.record or _deal(dossier)


def _sums(_finding: Finding, dossier: Dossier) -> list[Fix]:
    fee, whole = dossier.deal.fee, agreed_sum(dossier)
    paid = totals([part.amount for part in dossier.instalments])
    extra = totals(list(dossier.on_top))
    if len(paid) != 1 or len(extra) > 1 or any(each.currency != paid[0].currency for each in extra):
        return []
    total = paid[0]
    rest = total if not extra else total - extra[0]
    found = []
    if fee is not None and whole is not None and whole.currency == total.currency:
        scaled = ScaleInstalments(dossier.deal.id, whole)
        found.append(Fix("scale", _("Bring the payments to {sum}").format(sum=formats.money(whole)), scaled))
    if rest.minor > 0:
        text = _("Make the fee {sum}").format(sum=formats.money(rest))
        found.append(Fix("fee", text, _edit(_deal(dossier), fee=rest)))
    return found


def _price(finding: Finding, dossier: Dossier) -> list[Fix]:
    record = _record(finding, dossier)
    return [
        Fix("in_fee", _("The price is part of the fee"), _edit(record, price_counts=RightsPrice.IN_FEE)),
        Fix("on_top", _("The price comes on top of the fee"), _edit(record, price_counts=RightsPrice.ON_TOP)),
    ]


def _two_days(finding: Finding, dossier: Dossier) -> list[Fix]:
    record = _record(finding, dossier)
    day = formats.plain_text(finding.params["due_on"])
    return [
        Fix("day", _("Keep the day, {day}").format(day=day), _edit(record, days_after=None)),
        Fix("days", _("Keep the days after the invoice"), _edit(record, due_on=None)),
    ]


def _end(_finding: Finding, dossier: Dossier) -> list[Fix]:
    """Move the end of the deal so far that all its deliverables lie within it."""
    last = max(day for each in deliverables_owed(dossier) if (day := each.due_on) is not None)
    said = _("Let the deal run until {day}").format(day=formats.day(last))
    return [Fix("end", said, _edit(_deal(dossier), ends_on=last))]


def _begin(_finding: Finding, dossier: Dossier) -> list[Fix]:
    """Move the beginning of the deal so far that all its deliverables lie within it."""
    first = min(day for each in deliverables_owed(dossier) if (day := each.due_on) is not None)
    said = _("Let the deal begin on {day}").format(day=formats.day(first))
    return [Fix("start", said, _edit(_deal(dossier), starts_on=first))]


def _swap(first: str, second: str) -> Callable[[Finding, Dossier], list[Fix]]:
    """Return what swaps two days that are the wrong way round."""

    def offer(finding: Finding, dossier: Dossier) -> list[Fix]:
        days = {first: finding.params[second], second: finding.params[first]}
        edit = _edit(_record(finding, dossier), **days)
        return [Fix("swap", _("Swap the two days"), edit)]

    return offer


def _trigger(finding: Finding, dossier: Dossier) -> list[Fix]:
    edit = _edit(_record(finding, dossier), trigger=InstalmentTrigger.ON_SIGNATURE)
    return [Fix("signature", _("Let it be due on signature"), edit)]


def _start(finding: Finding, dossier: Dossier) -> list[Fix]:
    edit = _edit(_record(finding, dossier), start=RightsStart.ON_SIGNATURE)
    return [Fix("signature", _("Let it begin at signature"), edit)]


def _vat(finding: Finding, dossier: Dossier) -> list[Fix]:
    record, words = _record(finding, dossier), str(finding.params["words"])
    exempt = _edit(record, vat_regime=EXEMPT, vat_mention=words)
    return [
        Fix("exempt", _("No VAT is charged: “{words}”").format(words=words), exempt),
        Fix("charged", _("VAT is charged"), _edit(record, vat_regime=CHARGED)),
    ]


def _agreed(finding: Finding, dossier: Dossier) -> list[Fix]:
    said = _("Put the terms back to what contract {number} says").format(number=finding.params["number"])
    return [Fix("put_back", said, PutTermsBack(dossier.deal.id))]


_WAYS: dict[str, Callable[[Finding, Dossier], list[Fix]]] = {
    "instalments.sum_differs": _sums,
    "instalments.without_fee": _sums,
    "rights.price_in_or_on_top": _price,
    "exclusivity.price_in_or_on_top": _price,
    "instalment.two_days": _two_days,
    "instalment.trigger_cannot_happen": _trigger,
    "rights.start_cannot_happen": _start,
    "contract.differs_issued": _agreed,
    "contract.differs_signed": _agreed,
    "contract.vat_unsaid": _vat,
    "contract.deliverable_after_end": _end,
    "contract.deliverable_before_start": _begin,
    "contract.ends_before_start": _swap("starts_on", "ends_on"),
    "contract.draft_after_due": _swap("draft_due_on", "due_on"),
    "exclusivity.ends_before_start": _swap("starts_on", "ends_on"),
}
