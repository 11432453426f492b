"""Instalments as people say them: "50 % on signature, 50 % 30 days after invoice", "500 à la commande, solde à 30 j".

English and French are both understood. Percentages are of the fee and exact to the cent: parts that make up a whole fee
add up to it. Nothing is guessed: what is not understood is refused with the words that were not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.instalment_words import (
    AHEAD,
    AMOUNT,
    DAYS,
    EQUAL,
    FILLER,
    NET,
    PARTING,
    PERCENT,
    REST,
    SHARES,
    TRIGGERS,
    days_of,
)
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.amounts import amount_readings
from creatorbook.domain.values.currencies import USUAL_CURRENCY
from creatorbook.domain.values.dates import parse_day
from creatorbook.domain.values.folding import fold_typed
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.territories import writes_month_first

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.findings.finding import Finding

_LONGEST = 400
_MOST_PARTS = 60
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class PhrasePart:
    """One instalment as understood: its words, its amount, what makes it due and how many days later, or its day."""

    words: str
    amount: Money
    trigger: InstalmentTrigger
    days_after: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """What was understood: the parts in order, or the finding that says why not; one of the two is always empty."""

    parts: tuple[PhrasePart, ...] = ()
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part before its amount is reckoned: a share of the fee, a sum, or the rest (both None)."""

    words: str
    share: Fraction | None = None
    amount: Money | None = None
    trigger: InstalmentTrigger = InstalmentTrigger.AFTER_INVOICE
    days_after: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """How numbers and days are read: the day it is, the currency and the country."""

    today: date
    currency: str
    country: str


class _NotUnderstood(ValueError):
    def __init__(self, code: str, words: str = "", readings: tuple[Money, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.words = words
        self.readings = readings


def read_instalments(
    text: str,
    fee: Money | None,
    today: date,
    *,
    currency: str = USUAL_CURRENCY,
    country: str = "",
) -> Phrases:
    """Return the instalments that the text means; `fee` is the whole that shares and "the rest" are of.

    `currency` is that of a sum that names none where there is no fee; `country` (ISO 3166-1 alpha-2)
    decides what "1,500" and 3/12 mean. A part that names no trigger is due after the invoice. The problem is one of
    phrase.empty, phrase.too_long, phrase.no_fee, phrase.no_amount, phrase.unclear_amount, phrase.not_understood,
    phrase.over_fee.
    """
    way = _Way(today, fee.currency if fee is not None else currency, country)
    try:
        return Phrases(_compute_amounts(_read_parts(text, way), fee))
    except _NotUnderstood as wrong:
        said: dict[str, object] = {"text": wrong.words} if wrong.words else {}
        if wrong.readings:
            said |= {"one": wrong.readings[0], "other": wrong.readings[-1]}
        return Phrases(problems=(finding(wrong.code, about="payments", **said),))  # type: ignore[arg-type]  # its words


def _read_parts(text: str, way: _Way) -> list[_Part]:
    if not text.strip():
        raise _NotUnderstood("phrase.empty")
    if len(text) > _LONGEST:
        raise _NotUnderstood("phrase.too_long")
    found: list[_Part] = []
    for words in PARTING.split(text.strip()):
        if words.strip(" .,:"):
            found += _read_part(words.strip(" .,:"), way)
    if not found:
        raise _NotUnderstood("phrase.empty")
    if len(found) > _MOST_PARTS:
        raise _NotUnderstood("phrase.too_long")
    return found


def _fold_phrase(text: str) -> str:
    # "½" folds to a fraction with a stroke of its own.
    return fold_typed(text).replace("\u2044", "/")


def _read_part(words: str, way: _Way) -> list[_Part]:
    rest = _fold_phrase(words)
    many = EQUAL.search(rest)
    if many is not None and 1 < int(many[1]) <= _MOST_PARTS:
        number = int(many[1])
        made = _read_due(_Part(words, share=Fraction(1, number)), EQUAL.sub(" ", rest, count=1), way)
        return [made] * number
    part, rest = _amount(words, rest, way)
    return [_read_due(part, rest, way)]


def _amount(words: str, rest: str, way: _Way) -> tuple[_Part, str]:
    """Return the part with its share or its sum, and the words that are left."""
    if percent := PERCENT.search(rest):
        share = Fraction(percent[1].replace(",", ".")) / 100
        return _Part(words, share=share), rest[: percent.start()] + " " + rest[percent.end() :]
    for pattern, share_of in SHARES:
        if match := pattern.search(rest):
            return _Part(words, share=share_of), rest[: match.start()] + " " + rest[match.end() :]
    if match := REST.search(rest):
        return _Part(words), rest[: match.start()] + " " + rest[match.end() :]
    for match in AMOUNT.finditer(rest):
        # Of several numbers the amount is the one with a currency, else one that is no length of time or day.
        readings = amount_readings(_encode_amount(match), way.currency, way.country)
        if len(readings) > 1:
            raise _NotUnderstood("phrase.unclear_amount", match[0].strip(), readings)
        if readings and readings[0].minor > 0:
            return _Part(words, amount=readings[0]), rest[: match.start()] + " " + rest[match.end() :]
    raise _NotUnderstood("phrase.no_amount", words)


def _encode_amount(match: re.Match[str]) -> str:
    return f"{match['number']} {match['before'] or match['after'] or ''}".strip()


def _read_due(part: _Part, rest: str, way: _Way) -> _Part:
    """Return the part with what makes it due; raise where words are left that mean nothing here."""
    if ahead := AHEAD.search(rest):
        day = parse_day(ahead[0].strip(), way.today)
        if day is not None:
            part = replace(part, trigger=InstalmentTrigger.ON_DATE, due_on=day)
            return _refuse_rest(part, rest[: ahead.start()] + " " + rest[ahead.end() :])
    if length := (DAYS.search(rest) or NET.search(rest)):
        part = replace(part, days_after=days_of(length))
        rest = rest[: length.start()] + " " + rest[length.end() :]
    for trigger, pattern in TRIGGERS:
        if match := pattern.search(rest):
            return _refuse_rest(replace(part, trigger=trigger), rest[: match.start()] + " " + rest[match.end() :])
    left = _drop_filler(rest)
    if left and part.days_after is None:
        day = parse_day(left, way.today, month_first=writes_month_first(way.country))
        if day is not None:
            return replace(part, trigger=InstalmentTrigger.ON_DATE, due_on=day)
    return _refuse_rest(part, rest)


def _drop_filler(rest: str) -> str:
    return " ".join(FILLER.sub(" ", rest).strip(" .,:()-").split())


def _refuse_rest(part: _Part, rest: str) -> _Part:
    if _drop_filler(rest):
        raise _NotUnderstood("phrase.not_understood", part.words)
    return part


def _compute_amounts(parts: Sequence[_Part], fee: Money | None) -> tuple[PhrasePart, ...]:
    """Return the parts with their amounts: shares exact to the minor unit, then the rest."""
    amounts = [part.amount for part in parts]
    if fee is not None:
        amounts = _fill_shares(parts, fee)
    elif None in amounts:
        raise _NotUnderstood("phrase.no_fee")
    known = [amount for amount in amounts if amount is not None]
    if fee is not None and sum(each.minor for each in known if each.currency == fee.currency) > fee.minor:
        raise _NotUnderstood("phrase.over_fee")
    return tuple(
        PhrasePart(part.words, amount, part.trigger, part.days_after, part.due_on)
        for part, amount in zip(parts, known, strict=True)
    )


def _fill_shares(parts: Sequence[_Part], fee: Money) -> list[Money | None]:
    amounts = [part.amount for part in parts]
    so_far, given = Fraction(0), 0
    for place, part in enumerate(parts):
        if part.share is not None:
            # Rounded at every step of the running total, never by itself: three thirds make a whole.
            so_far += part.share
            minor = _round_half_up(fee.minor * so_far) - given
            given += minor
            amounts[place] = Money(minor, fee.currency)
    open_places = [place for place, amount in enumerate(amounts) if amount is None]
    if len(open_places) > 1:
        raise _NotUnderstood("phrase.not_understood", parts[open_places[1]].words)
    for place in open_places:
        left = fee.minor - sum(each.minor for each in amounts if each is not None and each.currency == fee.currency)
        if left <= 0:
            raise _NotUnderstood("phrase.over_fee")
        amounts[place] = Money(left, fee.currency)
    return amounts


def _round_half_up(exact: Fraction) -> int:
    return int(exact + _HALF) if exact >= 0 else -int(-exact + _HALF)
