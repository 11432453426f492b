"""Which letters are due now, by the facts: late payments, rights that end or have ended, gifts without a thank-you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.deals.rights_windows import WindowState, rights_window
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.letters import LetterKind
from creatorbook.services.deals import facts
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.letters.ladder import read_ladders
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.records import rows
from creatorbook.services.records.notions import is_agreed
from creatorbook.services.records.reading import live
from creatorbook.store import results
from creatorbook.store.query.expressions import InDocument, coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.engine.reading import Executes

_EXPIRED_DAYS = 30  # how long after its end a window is spoken of
_THANKS_DAYS = 30  # how long after a gift a thank-you is thought of
_LETTER, _DEAL, _RIGHT = Table("letter"), Table("deal"), Table("usage_right")


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
    for dossier in facts.dossiers(reading, _deals(reading)):
        found += _windows(dossier, today, written)
    found += _payments(reading, sums_owed(reading, today), today)
    found += _gifts(reading, today, written)
    return _sort_suggestions(found)


def suggest_for_deal(reading: Executes, deal_id: str, today: date) -> tuple[Suggestion, ...]:
    """Return the letters that are due in one deal, in the order of `suggest_letters`."""
    written = _letters_written(reading)
    found: list[Suggestion] = []
    for dossier in facts.dossiers(reading, [deal_id]):
        if dossier.deal.is_agreed:
            found += [*_payments(reading, sums_owed(reading, today, deal=deal_id), today)]
            found += [*_windows(dossier, today, written)]
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


def _letters_written(reading: Executes) -> frozenset[tuple[str, str]]:
    """Return what was written already about gifts and rights: the kind, and what it was about."""
    right = InDocument(_LETTER.data, ("window", "right_id"))
    written = select(_LETTER, _LETTER.kind, coalesce(_LETTER.gift_id, right, ""))
    return frozenset((kind, about) for kind, about in results.iterate(reading, written))


def _deals(reading: Executes) -> list[str]:
    """Return the deals in which rights may end; the domain decides which do."""
    of_deals = select(_RIGHT, _RIGHT.deal_id).join(_DEAL, _DEAL.id.equals(_RIGHT.deal_id))
    return sorted(results.values(reading, of_deals.where(_RIGHT.duration_days.is_known(), is_agreed(_DEAL)).unique()))


def _payments(reading: Executes, owed: Sequence[OpenSum], today: date) -> Iterator[Suggestion]:
    """Yield the steps of ladders that are to be taken now."""
    ladders = read_ladders(reading, owed, today)
    labels = rows.fetch(reading, "payment", [each.payment_id for each in owed if each.payment_id])
    brands = rows.fetch(reading, "brand", sorted({each.brand_id for each in owed if each.brand_id}))
    for each in owed:
        step = ladders[each.id].due if each.id in ladders else None
        if step is None or each.due_on is None:
            continue
        request = LetterRequest(
            step.kind,
            invoice_id=each.id if each.kind == "invoice" else "",
            payment_id=each.payment_id,
            deal_id=each.deal_ids[0] if each.deal_ids else "",
            tone=step.tone,
        )
        brand = brands[each.brand_id]["name"] if each.brand_id in brands else ""
        subject = labels[each.id]["label"] if each.id in labels else ""
        yield Suggestion(request, brand, subject or each.title, each.due_on, (today - each.due_on).days)


def _windows(dossier: Dossier, today: date, written: frozenset[tuple[str, str]]) -> Iterator[Suggestion]:
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
        if (kind.value, right.id) not in written:
            request = LetterRequest(kind, right_id=right.id, deal_id=dossier.deal.id)
            yield _suggestion(request, dossier, dossier.deal.title, window.closes_on, today)


def _suggestion(request: LetterRequest, dossier: Dossier, subject: str, on: date, today: date) -> Suggestion:
    brand = dossier.deal.brand.name if dossier.deal.brand is not None else ""
    return Suggestion(request, brand, subject, on, (today - on).days)


def _gifts(reading: Executes, today: date, written: frozenset[tuple[str, str]]) -> Iterator[Suggestion]:
    first = today - timedelta(days=_THANKS_DAYS)
    for row in live(reading, "gift", Table("gift").received_on.between(first, today)):
        gift = facts.gift(row)
        if gift.received_on is None or gift.brand_id is None or gift.fate is GiftFate.RETURNED:
            continue
        if (LetterKind.GIFT_ACKNOWLEDGEMENT.value, gift.id) not in written:
            request = LetterRequest(LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift.id, brand_id=gift.brand_id)
            days = (today - gift.received_on).days
            yield Suggestion(request, gift.brand_name, gift.description, gift.received_on, days)
