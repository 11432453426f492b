"""Which letters are due now, by the facts: late payments, rights that end or have ended, gifts without a thank-you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.deals.rights_windows import WindowState, rights_window
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.payment_states import PaymentState, payment_status
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.letters import LetterKind, Tone, payment_letter
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.services.deals import facts
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.records.notions import is_agreed
from creatorbook.services.records.reading import live
from creatorbook.store import results
from creatorbook.store.query.expressions import InDocument, Not, any_of, coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes

_EXPIRED_DAYS = 30  # how long after its end a window is spoken of
_THANKS_DAYS = 30  # how long after a gift a thank-you is thought of
_LETTER, _DEAL, _PAYMENT, _RIGHT = Table("letter"), Table("deal"), Table("payment"), Table("usage_right")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A letter that is due: what to ask for, to whom, about what, and since or until when it is.

    `on` is the day that it is about (a due day, the end of a window, the receipt of a gift); `days` how many days that
    lies behind, below zero where it is ahead.
    """

    request: LetterRequest
    brand: str
    subject: str
    on: date
    days: int


def suggest_letters(reading: Executes, today: date) -> tuple[Suggestion, ...]:
    """Return the letters that are due and not written yet: payments first, the oldest first among each kind."""
    written = _letters_written(reading)
    found: list[Suggestion] = []
    for dossier in facts.dossiers(reading, _deals(reading, today)):
        found += _payments(reading, dossier, today, written)
        found += _windows(dossier, today, written)
    found += _gifts(reading, today, written)
    return _sort_suggestions(found)


def suggest_for_deal(reading: Executes, deal_id: str, today: date) -> tuple[Suggestion, ...]:
    """Return the letters that are due in one deal, in the order of `suggest_letters`."""
    written = _letters_written(reading)
    found: list[Suggestion] = []
    for dossier in facts.dossiers(reading, [deal_id]):
        if dossier.deal.is_agreed:
            found += [*_payments(reading, dossier, today, written), *_windows(dossier, today, written)]
    return _sort_suggestions(found)


def suggest_for_gift(reading: Executes, gift_id: str, today: date) -> Suggestion | None:
    """Return the thank-you that is due for a gift, None where it was written or nobody is known to thank."""
    found = [each for each in _gifts(reading, today, _letters_written(reading)) if each.request.gift_id == gift_id]
    return found[0] if found else None


def suggest_for(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Suggestion, ...]:
    """Return the letters that are due on a deal or a gift, nothing for other kinds."""
    if kind == "deal":
        return suggest_for_deal(reading, record_id, today)
    thanks = suggest_for_gift(reading, record_id, today) if kind == "gift" else None
    return (thanks,) if thanks is not None else ()


def _sort_suggestions(found: list[Suggestion]) -> tuple[Suggestion, ...]:
    order = list(LetterKind)
    rank = {LetterKind.FORMAL_NOTICE: -2, LetterKind.PAYMENT_REMINDER: -1}
    return tuple(
        sorted(
            found,
            key=lambda each: (rank.get(each.request.kind, order.index(each.request.kind)), each.on, each.subject),
        )
    )


def _letters_written(reading: Executes) -> frozenset[tuple[str, str, str]]:
    """Return what was written already: the kind, the tone, and the payment, right or gift that it was about."""
    tone = coalesce(InDocument(_LETTER.data, ("tone",)), "")
    right = InDocument(_LETTER.data, ("window", "right_id"))
    written = select(_LETTER, _LETTER.kind, tone, coalesce(_LETTER.payment_id, _LETTER.gift_id, right, ""))
    return frozenset((kind, said, about) for kind, said, about in results.iterate(reading, written))


def _deals(reading: Executes, today: date) -> list[str]:
    """Return the deals in which something may be due; the domain decides what is."""
    unpaid = any_of(
        _PAYMENT.due_on.less_than(today),
        _PAYMENT.invoiced_on.is_known(),
        Not(_PAYMENT.trigger.among((InstalmentTrigger.AFTER_INVOICE, InstalmentTrigger.ON_DATE))),
    )
    found: set[str] = set()
    for table, condition in ((_PAYMENT, unpaid), (_RIGHT, _RIGHT.duration_days.is_known())):
        of_deals = select(table, table.deal_id).join(_DEAL, _DEAL.id.equals(table.deal_id)).where(condition)
        if table is _PAYMENT:
            of_deals = of_deals.where(paid_on=None)
        found |= set(results.values(reading, of_deals.where(is_agreed(_DEAL)).unique()))
    return sorted(found)


def _payments(
    reading: Executes, dossier: Dossier, today: date, written: frozenset[tuple[str, str, str]]
) -> Iterator[Suggestion]:
    law = late_law(reading, late_law_country(dossier))
    for part in dossier.instalments:
        status = payment_status(part, dossier, today, law)
        if status.state is not PaymentState.LATE or status.expected_on is None:
            continue
        kind, tone = payment_letter(status.days_late)
        # What was said more sharply already is not said again more softly.
        if any((kind.value, tone.value, part.id) in written for kind, tone in _tones_from(kind, tone)):
            continue
        request = LetterRequest(kind, payment_id=part.id, deal_id=dossier.deal.id, tone=tone)
        yield _suggestion(request, dossier, part.label or dossier.deal.title, status.expected_on, today)


def _tones_from(kind: LetterKind, tone: Tone) -> list[tuple[LetterKind, Tone]]:
    steps = [
        (LetterKind.PAYMENT_REMINDER, Tone.FRIENDLY),
        (LetterKind.PAYMENT_REMINDER, Tone.FIRM),
        (LetterKind.PAYMENT_REMINDER, Tone.LAST),
        (LetterKind.FORMAL_NOTICE, Tone.NONE),
    ]
    return steps[steps.index((kind, tone)) :]


def _windows(dossier: Dossier, today: date, written: frozenset[tuple[str, str, str]]) -> Iterator[Suggestion]:
    for right in dossier.rights:
        window = rights_window(right, dossier, today)
        if window.closes_on is None:
            continue
        if window.state is WindowState.OPEN and window.ending_soon:
            kind = LetterKind.RIGHTS_RENEWAL
        elif window.state is WindowState.CLOSED and (today - window.closes_on).days <= _EXPIRED_DAYS:
            kind = LetterKind.RIGHTS_EXPIRED
        else:
            continue
        if (kind.value, "", right.id) not in written:
            request = LetterRequest(kind, right_id=right.id, deal_id=dossier.deal.id)
            yield _suggestion(request, dossier, dossier.deal.title, window.closes_on, today)


def _suggestion(request: LetterRequest, dossier: Dossier, subject: str, on: date, today: date) -> Suggestion:
    brand = dossier.deal.brand.name if dossier.deal.brand is not None else ""
    return Suggestion(request, brand, subject, on, (today - on).days)


def _gifts(reading: Executes, today: date, written: frozenset[tuple[str, str, str]]) -> Iterator[Suggestion]:
    first = today - timedelta(days=_THANKS_DAYS)
    for row in live(reading, "gift", Table("gift").received_on.between(first, today)):
        gift = facts.gift(row)
        if gift.received_on is None or gift.brand_id is None or gift.fate is GiftFate.RETURNED:
            continue
        if (LetterKind.GIFT_ACKNOWLEDGEMENT.value, "", gift.id) not in written:
            request = LetterRequest(LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift.id, brand_id=gift.brand_id)
            days = (today - gift.received_on).days
            yield Suggestion(request, gift.brand_name, gift.description, gift.received_on, days)
