"""Sums of money as contracts write them: "EUR 4,500", "4 500,00 € HT", "4.500,- EUR", "£1.2k", "two thousand euros"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt, Span
from creatorbook.domain.contract_reading.values.numbers import spelled_number
from creatorbook.domain.values.currencies import (
    CODES,
    LIKE_WORDS,
    SHARED_SIGNS,
    SHARED_WORDS,
    SIGNS,
    WORDS,
    is_shared,
    named_currency,
)
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

# In plain letters a capital is only left where a code would else be a word: see `_with_capitals`.
_CODE = "|".join(sorted(code if code in LIKE_WORDS else code.lower() for code in CODES))
_CAPITALS = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(LIKE_WORDS))})(?![^\W\d_])")
_SIGN = "|".join(
    re.escape(sign) + ("(?![a-z])" if sign[-1].isalpha() else "")
    for sign in sorted({*SIGNS, *SHARED_SIGNS}, key=len, reverse=True)
)
# Whose pesos and francs: those of the country that a contract names.
_PESOS = {"pesos": "MXN", "peso": "MXN", "francs": "CHF"}
_NAME = "|".join(re.escape(name) for name in sorted({*WORDS, *SHARED_WORDS, *_PESOS}, key=len, reverse=True))
_THOUSANDS = r"lakhs?|k|mil(?= [a-z$€£])|mila|tausend|thousand|grand"
# "Euro 4.600,00", and no year of a championship or days.
_NAMED_AHEAD = (
    r"rs(?:\.|(?=\s?\d))|euros?(?=\s(?!20\d\d(?![.,\d]))(?:\d{1,3}[.' ]\d{3}|\d{3,}|\d+[.,](?:\d\d(?!\d)|-)))"
)
_NUMBER = r"(?:\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,3}(?:[ .,']\d{3})+|\d{1,9})(?:[.,]\d{1,2}(?!\d)|[.,]-+)?"
_AMOUNT = re.compile(
    rf"(?:(?<![a-z])(?:(?P<ahead>{_CODE})\s?)?(?P<before>(?(ahead)[$]|(?:{_CODE}|{_SIGN}"
    rf"|{_NAMED_AHEAD})))\s?(?P<one>{_NUMBER})"
    rf"(?:\s?(?P<kone>lakhs?|k|mil|thousand|tausend)\b)?(?:\s?(?P<behind>{_CODE})(?![a-z]))?(?![\d%])"
    rf"|(?<![\d.,'/])(?P<two>{_NUMBER})\s?(?P<ktwo>{_THOUSANDS})?\s?(?P<after>(?:{_SIGN})(?!\d)|(?:{_CODE}"
    rf"|{_NAME})(?![a-z])))"
)
_WORDY = re.compile(rf"(?<![a-z0-9])(?:{_NAME})(?![a-z])")
_WORD = re.compile(r"[a-z-]+")
_WORDS_BACK = 8
_TAXES = 60
_DIGIT = re.compile(r"\d")
_REMEMBERED = 16_384
_EXCLUDED = re.compile(
    r"\bhtva\b|(?:vat|gst|tax) (?:to be |will be |is )?(?:added|extra)|\bht\b|taxes? (?:extra|en sus|on top)"
    r"|(?:vat|gst|tax) on top|\+ ?(?:gst|hst|ust|mwst|vat|tva"
    r"|iva)|plus (?:gst|hst|steuer|ust|mwst|tva)|exkl|mas impuestos|hors taxe|hors tva|\bexcl|exclusive of"
    r"|\bnet of|plus (?:applicable )?(?:vat|taxes|sales tax)"
    r"|before tax|\+ ?(?:vat|tva|iva)|zzgl|zuzuglich|\bnetto|ohne (?:mwst|umsatzsteuer)|mas iva|sin iva"
    r"|iva (?:no incluid[oa]|excluid[oa]|aparte|esclusa)|(?:oltre|piu) (?:l')?iva|al netto (?:di |dell')iva"
    r"|hvat\b|ex\.? vat\b"
)
_INCLUDED = re.compile(
    r"\bttc\b|toutes taxes comprises|\bincl\.? (?:vat|tax|mwst|ust)|including (?:vat|all taxes|taxes|sales tax)"
    r"|inclusive of (?:vat|all taxes|taxes)|\btvac\b|tva (?:incluse|comprise)|iva (?:inclus[oa]|incluid[oa]"
    r"|compresa)|inkl|einschlieslich (?:mwst|umsatzsteuer)|brutto|iva incluido|con iva"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum and where it stands; `taxes` is "included", "excluded" or "" where it is not said."""

    money: Money
    span: Span
    taxes: str = ""
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=_REMEMBERED)
def amounts(plain: str, text: str = "") -> tuple[Amount, ...]:
    """Return the sums of a plain text, in order.

    `text` is what it was made from, letter for letter: its capitals tell "500 TRY" from the English word. Without it
    such currencies are not read.
    """
    plain = _with_capitals(plain, text)
    found = [amount for match in _AMOUNT.finditer(plain) if (amount := _amount_of_match(match, plain)) is not None]
    taken = [each.span for each in found]
    for amount in _amounts_in_words(plain):
        # "EUR 2,000 (two thousand euros)" says one thing twice.
        near = any(span.start - 40 < amount.span.start and amount.span.end < span.end + 60 for span in taken)
        if not near:
            found.append(amount)
    return tuple(sorted(found, key=lambda each: each.span))


def _with_capitals(plain: str, text: str) -> str:
    for match in _CAPITALS.finditer(text):
        plain = plain[: match.start()] + match[0] + plain[match.end() :]
    return plain


def _amount_of_match(match: re.Match[str], plain: str) -> Amount | None:
    named = match["ahead"] or match["behind"] or match["before"] or match["after"]
    digits = match["one"] or match["two"]
    value = number(digits)
    if more := match["kone"] or match["ktwo"]:
        value *= 100_000 if more.startswith("lakh") else 1000
    try:
        money = Money.of(value, _currency(named))
    except ValueError:
        return None
    return Amount(money, Span(match.start(), match.end()), _taxes(plain, match.start(), match.end()), _doubts(named))


def _currency(named: str) -> str:
    return _PESOS.get(named) or ("INR" if named.rstrip(".") == "rs" else "") or named_currency(named) or named.upper()


def _doubts(named: str) -> tuple[Doubt, ...]:
    shared = named in ("pesos", "peso") or (_currency(named) == "USD" and is_shared(named))
    return (Doubt.DOLLARS,) if shared else ()


def number(digits: str) -> Decimal:
    """Return the number that digits with separators mean: a last group of one or two digits is the decimals."""
    text = digits.rstrip("-").rstrip(".,").replace(" ", "").replace("'", "")
    at = max(text.rfind("."), text.rfind(","))
    if at >= 0 and len(text) - at - 1 in (1, 2):
        whole, decimals = text[:at], text[at + 1 :]
    else:
        whole, decimals = text, ""
    whole = whole.replace(".", "").replace(",", "")
    return Decimal(f"{whole or 0}.{decimals or 0}")


def _taxes(plain: str, start: int, end: int) -> str:
    after = plain[end : end + _TAXES].split("\n", maxsplit=1)[0]
    # What is said of the sum before this one says nothing of it.
    before = _DIGIT.split(plain[max(0, start - _TAXES) : start])[-1]
    for text in (after, before):
        excluded, included = _EXCLUDED.search(text), _INCLUDED.search(text)
        if excluded and included:
            return "excluded" if excluded.start() < included.start() else "included"
        if excluded or included:
            return "excluded" if excluded else "included"
    return ""


def _amounts_in_words(plain: str) -> Iterator[Amount]:
    for match in _WORDY.finditer(plain):
        back = plain[max(0, match.start() - 120) : match.start()]
        words = list(_WORD.finditer(back))[-_WORDS_BACK:]
        if not words or back[words[-1].end() :].strip(" "):
            continue
        for first in range(len(words)):
            run = [each[0] for each in words[first:]]
            value = spelled_number(run)
            if value and run[0] not in ("and", "et", "und", "y"):
                start = match.start() - len(back) + words[first].start()
                named = match[0]
                money = Money.of(value, _currency(named))
                yield Amount(money, Span(start, match.end()), _taxes(plain, start, match.end()), _doubts(named))
                break
