"""Amounts and days of a statement: what is not quite clear refuses the file, for nobody may book a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.values.currencies import CODES
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.tables.amounts import (
    AmountReader,
    NoCurrency,
    NotAnAmount,
    UnclearAmount,
    amount_reader,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.exchange.base.records import ReadOptions

_PLAIN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,12})?")
_DIGITS_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MINUS = "-−–"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is in the file: `kind` is a key of PLACES, `number` what it counts, from 1."""

    kind: str
    number: int

    def problem(self, code: str, **params: str | int) -> FileProblem:
        """Return the problem of this code at this place; texts are cut to what a sentence holds."""
        short: dict[str, str | int] = {
            name: value[:_SHOWN] if isinstance(value, str) else value for name, value in params.items()
        }
        return FileProblem(code, at=self.kind, file="", number=self.number, **short)


def plain_amount(text: str, currency: str, place: Place) -> Money:
    """Return an amount as machines write it: figures and a decimal point, no sign; raises FileProblem."""
    if not _PLAIN.fullmatch(text.strip()):
        raise place.problem("statement_amount", text=text.strip())
    return _money(text.strip(), currency, place)


def compact_day(text: str, place: Place) -> date:
    """Return the day of "20260301003000[-5:EST]": its first eight figures, which no time zone moves."""
    return _day(_DIGITS_DAY.match(text.strip()), text, place)


def iso_day(text: str, place: Place) -> date:
    """Return the day of "2026-03-01" or "2026-03-01T00:30:00-05:00", which no time zone moves."""
    return _day(_ISO_DAY.match(text.strip()), text, place)


def known_currency(text: str, place: Place) -> str:
    """Return the code of a currency that is known, in capitals; raises FileProblem for another."""
    code = text.strip().upper()
    if code not in CODES:
        raise place.problem("statement_currency", text=text.strip())
    return code


def split_sign(text: str) -> tuple[str, bool]:
    """Return the text of an amount without its sign, and whether it is below zero: "-5", "5-", "(5)"."""
    bare = text.strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip() if negative else bare
    for sign in (*_MINUS, "+"):
        if bare.startswith(sign) or bare.endswith(sign):
            negative = negative or sign != "+"
            bare = bare.removeprefix(sign).removesuffix(sign).strip()
            break
    # "€ -5" and "EUR-5": the sign stands between the currency and the figures.
    inner = re.fullmatch(r"([^\d+−–-]{1,5})([+−–-])\s?(\d.*)", bare)
    if inner:
        negative = negative or inner[2] != "+"
        bare = f"{inner[1].strip()} {inner[3]}"
    return bare, negative


class Amounts:
    """Reads the signed amounts of a file in which people or programs chose the decimal mark."""

    def __init__(self, texts: Iterable[str], heading: str, currency: str, options: ReadOptions) -> None:
        bare = [split_sign(text)[0] for text in texts]
        self._reader: AmountReader = amount_reader(bare, heading, currency, "", options.decimal_mark)
        if self._reader.is_asked:
            whole, fine = self._reader.readings()
            raise FileProblem("statement_ask_amounts", text=self._reader.unclear, whole=str(whole), fine=str(fine))

    @property
    def currency(self) -> str:
        """The currency of an amount that names none: that of the heading, else the one that was given."""
        return self._reader.currency

    @property
    def names_currency(self) -> bool:
        """Whether the heading or every amount says in which currency it is."""
        return self._reader.named

    def read(self, text: str, place: Place, currency: str = "") -> Money | None:
        """Return the amount with its sign, None for an empty text; `currency` is the line's own.

        Raises FileProblem for what is no amount, for one that can be two, and for one finer than its currency.
        """
        bare, negative = split_sign(text)
        try:
            money = self._reader.read(bare, currency or None)
        except UnclearAmount as error:
            raise place.problem("statement_unclear_amount", text=text, whole=error.whole, fine=error.fine) from error
        except NoCurrency as error:
            raise place.problem("statement_currency", text=error.written) from error
        except NotAnAmount as error:
            raise place.problem("statement_amount", text=text.strip()) from error
        if money is None:
            return None
        if self._reader.is_rounded(bare, money):
            raise place.problem("statement_fine_amount", text=text.strip(), currency=money.currency)
        return -money if negative else money


def _money(text: str, currency: str, place: Place) -> Money:
    try:
        money = Money.of(text, currency)
    except ValueError as error:
        raise place.problem("statement_amount", text=text) from error
    if money.is_too_large:
        raise place.problem("statement_amount", text=text)
    return money


def _day(found: re.Match[str] | None, text: str, place: Place) -> date:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    if day is None or not limits.FIRST_YEAR <= day.year <= limits.LAST_YEAR:
        raise place.problem("statement_day", text=text.strip())
    return day
