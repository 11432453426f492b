"""The values that a letter may name: a closed list of {{ dotted.name }} and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.documents.words.letters import letter_words
from creatorbook.documents.words.party_numbers import account_words
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from creatorbook.documents.inputs.contract import ExclusivityLine
    from creatorbook.documents.inputs.letter import ClaimLine, GiftLine, LetterInput, OverrunLine, WindowLine
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.values.money import Money

    Reader = Callable[[LetterInput, Speech], str]


@dataclass(frozen=True, slots=True)
class LetterValue:
    """One placeholder: the field that it is about ("gift.received_on"), and how it reads ("" is missing)."""

    field: str
    read: Reader


def _day(day: date | None, speech: Speech) -> str:
    return speech.day(day) if day else ""


def _days(number: int | None, speech: Speech) -> str:
    return speech.count("days", number) if number is not None else ""


def _money(amount: Money | None, speech: Speech) -> str:
    return speech.money(amount) if amount is not None else ""


def _gift(field: str, read: Callable[[GiftLine, Speech], str]) -> LetterValue:
    return LetterValue(
        f"gift.{field}", lambda letter, speech: read(letter.gift, speech) if letter.gift is not None else ""
    )


def _window_value(field: str, read: Callable[[WindowLine, Speech], str]) -> LetterValue:
    return LetterValue(
        f"usage_right.{field}", lambda letter, speech: read(letter.window, speech) if letter.window is not None else ""
    )


def _overrun(field: str, read: Callable[[OverrunLine, Speech], str]) -> LetterValue:
    return LetterValue(field, lambda letter, speech: read(letter.overrun, speech) if letter.overrun is not None else "")


def _claim(field: str, read: Callable[[ClaimLine, Speech], str]) -> LetterValue:
    return LetterValue(field, lambda letter, speech: read(letter.claim, speech) if letter.claim is not None else "")


def _labels(gift: GiftLine, speech: Speech) -> str:
    return speech.join([speech.quote((label,)) for label in gift.labels])


def _exclusive(line: ExclusivityLine, speech: Speech) -> str:
    what = line.category.strip()
    rivals = ", ".join(line.competitors)
    said = f"{what} ({rivals})" if what and rivals else what or rivals
    where = speech.territories(line.territories) if line.territories else ""
    days = " – ".join(speech.short_day(day) for day in (line.starts_on, line.ends_on) if day is not None)
    return ", ".join(part for part in (said, where, days) if part)


def _channels(letter: LetterInput, speech: Speech) -> str:
    words = letter_words(letter.language, "channel")
    channels = letter.window.channels if letter.window is not None else ()
    return speech.join([speech.spell(words[channel]) for channel in channels])


def _renewal_from(window: WindowLine, speech: Speech) -> str:
    return "" if window.closes_on is None else speech.day(window.closes_on + timedelta(days=1))


def _renewal_to(window: WindowLine, speech: Speech) -> str:
    if window.closes_on is None or window.renewal_days is None:
        return ""
    return speech.day(plus_days(window.closes_on, window.renewal_days))


def _claim_label(letter: LetterInput, speech: Speech) -> str:
    claim = letter.claim
    if claim is None:
        return ""
    words = {key: speech.spell(word) for key, word in letter_words(letter.language, "words").items()}
    deal = letter.title.strip()
    if claim.invoice_number.strip():
        key = "claim_invoice" if claim.invoiced_on else "claim_invoice_undated"
        said = words[key].format(number=claim.invoice_number, date=_day(claim.invoiced_on, speech), deal=deal)
    elif claim.label.strip():
        said = words["claim_label"].format(deal=deal, label=claim.label)
    else:
        said = speech.quote((deal,))
    return said if deal else ""


def _reference(letter: LetterInput, _speech: Speech) -> str:
    claim = letter.claim
    if claim is None:
        return ""
    words = letter_words(letter.language, "words")
    if claim.invoice_number.strip():
        return words["reference_invoice"].format(number=claim.invoice_number)
    if not claim.label.strip() or not letter.title.strip():
        return letter.title or claim.label
    return words["reference_label"].format(deal=letter.title, label=claim.label)


LETTER_VALUES: dict[str, LetterValue] = {
    "brand.name": LetterValue("brand.name", lambda letter, _speech: letter.brand.name),
    "brand.contact": LetterValue("deal.contact_id", lambda letter, _speech: letter.contact),
    "creator.name": LetterValue("creator.legal_name", lambda letter, _speech: letter.creator.name),
    "creator.email": LetterValue("creator.email", lambda letter, _speech: letter.creator.email),
    "deal.title": LetterValue("deal.title", lambda letter, _speech: letter.title),
    "contract.number": LetterValue("contract.number", lambda letter, _speech: letter.contract_number),
    "contract.date": LetterValue("contract.issued_at", lambda letter, speech: _day(letter.contract_on, speech)),
    "letter.date": LetterValue("letter.date", lambda letter, speech: _day(letter.dated_on, speech)),
    "offer.fee": LetterValue("deal.fee", lambda letter, speech: _money(letter.fee, speech)),
    "offer.valid_until": LetterValue("letter.by", lambda letter, speech: _day(letter.by, speech)),
    "offer.payment_days": LetterValue("terms.payment_days", lambda letter, speech: _days(letter.payment_days, speech)),
    "offer.revisions": LetterValue(
        "terms.revisions",
        lambda letter, speech: speech.count("rounds", letter.revisions) if letter.revisions is not None else "",
    ),
    "offer.exclusivity": LetterValue(
        "exclusivity", lambda letter, speech: "; ".join(_exclusive(line, speech) for line in letter.exclusivities)
    ),
    "offer.starts_on": LetterValue("deal.starts_on", lambda letter, speech: _day(letter.starts_on, speech)),
    "offer.ends_on": LetterValue("deal.ends_on", lambda letter, speech: _day(letter.ends_on, speech)),
    "brief.received_on": LetterValue("letter.received_on", lambda letter, speech: _day(letter.received_on, speech)),
    "gift.description": _gift("description", lambda gift, _speech: gift.description),
    "gift.received_on": _gift("received_on", lambda gift, speech: _day(gift.received_on, speech)),
    "gift.value": _gift("value", lambda gift, speech: _money(gift.value, speech)),
    "gift.return_by": _gift("return_due_on", lambda gift, speech: _day(gift.return_by, speech)),
    "gift.label": _gift("label", _labels),
    "rights.channels": LetterValue("usage_right.channels", _channels),
    "rights.territories": _window_value("territories", lambda window, speech: speech.territories(window.territories)),
    "rights.opens_on": _window_value("starts_on", lambda window, speech: _day(window.opens_on, speech)),
    "rights.closes_on": _window_value("duration_days", lambda window, speech: _day(window.closes_on, speech)),
    "rights.renewal_length": _window_value("renewal_days", lambda window, speech: _days(window.renewal_days, speech)),
    "rights.renewal_from": _window_value("duration_days", _renewal_from),
    "rights.renewal_to": _window_value("renewal_days", _renewal_to),
    "rights.renewal_price": _window_value("renewal_price", lambda window, speech: _money(window.renewal_price, speech)),
    "rights.answer_by": LetterValue("letter.by", lambda letter, speech: _day(letter.by, speech)),
    "overrun.used_on": _overrun("letter.used_on", lambda overrun, speech: _day(overrun.used_on, speech)),
    "overrun.where": _overrun("letter.used_where", lambda overrun, _speech: overrun.where),
    "overrun.first": _overrun("letter.used_on", lambda overrun, speech: _day(overrun.first, speech)),
    "overrun.days": _overrun("letter.used_on", lambda overrun, speech: _days(overrun.days or None, speech)),
    "overrun.period": _overrun("letter.price", lambda overrun, speech: _days(overrun.period_days or None, speech)),
    "overrun.unit": _overrun("letter.price", lambda overrun, speech: _money(overrun.unit, speech)),
    "overrun.count": _overrun(
        "letter.price", lambda overrun, speech: speech.number(overrun.count) if overrun.count else ""
    ),
    "overrun.total": _overrun("letter.price", lambda overrun, speech: _money(overrun.total, speech)),
    "claim.label": LetterValue("deal.title", _claim_label),
    "claim.reference": LetterValue("deal.title", _reference),
    "claim.due_on": _claim("payment.due_on", lambda claim, speech: _day(claim.due_on, speech)),
    "claim.days_late": _claim("payment.due_on", lambda claim, speech: _days(claim.days_late, speech)),
    "claim.outstanding": _claim("payment.amount", lambda claim, speech: speech.money(claim.outstanding)),
    "claim.interest": _claim("letter.rate", lambda claim, speech: _money(claim.interest, speech)),
    "claim.daily": _claim("letter.rate", lambda claim, speech: _money(claim.daily, speech)),
    "claim.fixed_sum": _claim("creator.country", lambda claim, speech: _money(claim.fixed_sum, speech)),
    "claim.total": _claim("payment.amount", lambda claim, speech: speech.money(claim.total)),
    "claim.basis": _claim("creator.country", lambda claim, _speech: claim.basis),
    "claim.reckoning": _claim("creator.country", lambda claim, _speech: claim.reckoning),
    "claim.agreed_rate": _claim(
        "letter.rate",
        lambda claim, speech: speech.percent(claim.agreed_rate_bp) if claim.agreed_rate_bp is not None else "",
    ),
    "claim.counted_to": _claim("letter.date", lambda claim, speech: speech.day(claim.counted_to)),
    "claim.pay_by": LetterValue("letter.by", lambda letter, speech: _day(letter.by, speech)),
    "claim.account": LetterValue("creator.iban", lambda letter, speech: account_words(letter.creator, speech)),
    # Only time to put a breach right can be missing: where no notice was agreed, the letter asks for a consent.
    "termination.notice_days": LetterValue("terms.cure_days", lambda letter, speech: _days(letter.notice_days, speech)),
    "termination.ends_on": LetterValue("terms.cure_days", lambda letter, speech: _day(letter.ends_on, speech)),
    "termination.reason": LetterValue("letter.reason", lambda letter, _speech: letter.reason),
}
