"""Amounts as people type them into sheets; what "1.500" means is decided for a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.values.amounts import split_tax_words
from creatorbook.domain.values.currencies import (
    NAMES,
    could_be_another,
    currency_of_country,
    exponent,
    named_currency,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.number_marks import GROUP, UNCLEAR, decimal_mark_in, is_grouped
from creatorbook.domain.values.territories import decimal_mark_of, grouping_mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"[0-9]+(?:[.,'’ ][0-9]+)*(?:[.,:][-–—]{1,2})?")
_NO_CENTS = re.compile(r"(?:(?P<mark>[.,])|:)[-–—]{1,2}$")
_SIGNS = re.escape("".join(name for name in NAMES if len(name) == 1))
_LONGEST = 60
_NOISE = Decimal("1e-6")
_NOTHING = frozenset({"", "-", "–", "—", "?", "n/a", "na", "nc", "n.c.", "tbd", "tbc", "a definir", "a confirmer"})
_FREE = frozenset({"free", "gratuit", "offert", "gratis", "none", "aucun", "nothing"})

AmountCell = str | float | date | datetime | bool


class NotAnAmount(ValueError):
    """The text is no amount of money, or a negative one."""


class NoCurrency(NotAnAmount):
    """The row names its currency, and nobody knows one that is `written` so."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


class TooLarge(NotAnAmount):
    """The amount is larger than the book takes, typed or imported."""


class UnclearAmount(NotAnAmount):
    """The text can be two amounts, and the column's other cells speak for the one that nobody means."""

    def __init__(self, whole: str, fine: str) -> None:
        super().__init__(whole)
        self.whole, self.fine = whole, fine


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as written: digits with their marks, a currency or "" with its sign, and a factor (1,000 for "k")."""

    digits: str
    currency: str
    unknown: str
    factor: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class AmountReader:
    """Reads the amounts of one column.

    `decimal` is the column's decimal mark ("." or ","), "" where no amount shows it; `currency` is what to take
    where a cell names none, `country` where the sheet is from; `unclear` is the first cell, such as "1.500", that can
    be two amounts by itself, or "": `proof` is the cell of the column that decides it, `is_asked` says that neither
    the column nor the country does, and that thousands are taken until somebody says what is meant.
    `guessed` is the first sign, such as "kr", that several currencies share and nothing decides between, or "";
    `is_said` says that a person named the decimal mark.
    """

    decimal: str
    currency: str
    named: bool
    country: str = ""
    unclear: str = ""
    proof: str = ""
    is_asked: bool = False
    guessed: str = ""
    is_said: bool = False

    def readings(self) -> tuple[Money, Money]:
        """Return what the unclear cell can be: as thousands, and with decimals."""
        written = split_amount(fold(self.unclear), self.currency, self.country)
        mark = _mark_of(written.digits)
        whole, fine = written.digits.replace(mark, ""), written.digits.replace(mark, ".")
        currency = written.currency or self.currency
        return Money.of(Decimal(whole) * written.factor, currency), Money.of(Decimal(fine) * written.factor, currency)

    def read(self, cell: AmountCell, currency: str | None = None) -> Money | None:
        """Return the amount, None for an empty cell; `currency` is the row's own. Raises NotAnAmount."""
        near = currency or self.currency
        found = self._number(cell, near)
        return None if found is None else _money(found[0], found[1] or near)

    def names_currency(self, cell: AmountCell) -> bool:
        """Return whether the cell itself says in which currency its amount is; raises NotAnAmount."""
        found = self._number(cell, self.currency)
        return found is not None and bool(found[1])

    def is_rounded(self, cell: AmountCell, money: Money) -> bool:
        """Return whether the amount that was read is not all that the cell says, but for the noise of floats."""
        found = self._number(cell, self.currency)
        return found is not None and abs(found[0] - money.amount) > _NOISE

    def _number(self, cell: AmountCell, near: str) -> tuple[Decimal, str] | None:
        """Return the number of a cell with the currency that it names, or ""; None for an empty cell.

        `near` decides what a sign means that several currencies share.
        """
        if isinstance(cell, bool | date):
            raise NotAnAmount
        if isinstance(cell, float):
            return Decimal(repr(cell)), ""
        text = fold(cell)
        if text in _NOTHING:
            return None
        if text in _FREE:
            return Decimal(0), ""
        written = split_amount(text, near, self.country)
        if written.unknown:
            raise NotAnAmount
        # A currency without decimals leaves thousands only.
        mark = self.decimal if exponent(written.currency or near) else ""
        digits = _plain_digits(written.digits, mark, is_said=self.is_said)
        return Decimal(digits) * written.factor, written.currency


def amount_reader(
    cells: Iterable[AmountCell], header: str, default: str, country: str = "", said: str = ""
) -> AmountReader:
    """Return the reader for a column, from all its cells and its heading ("Fee (GBP)"); `default` is ISO 4217.

    `country` (ISO 3166-1 alpha-2) says what a sign means that several share, where the default does not. What "1.500"
    is, one amount of the column decides that can only be read one way, else the decimal mark that a person `said`,
    else the country, where its mark between thousands is this one and the currency has no thousandths, or is its own;
    else it is asked.
    """
    in_header = next(
        (found for word in _header_words(fold(header)) if (found := currency_of(word, default, country))), None
    )
    currency = in_header or default
    words = [] if in_header in {None, default} else _header_words(fold(header))
    guessed = next((word for word in words if could_be_another(word, default, country)), "")
    marks: dict[str, str] = {}
    unclear: dict[tuple[str, bool], str] = {}
    named, bare = bool(in_header), False
    for cell in cells:
        bare = bare or (isinstance(cell, float) and bool(cell))
        if not isinstance(cell, str) or fold(cell) in _NOTHING:
            continue
        try:
            written = split_amount(fold(cell), currency, country)
        except NotAnAmount:
            continue
        named = named or bool(written.currency)
        bare = bare or not (written.currency or written.unknown)
        guessed = guessed or (written.sign if could_be_another(written.sign, currency, country) else "")
        mark = decimal_mark_in(written.digits)
        if mark == UNCLEAR and exponent(written.currency or currency):
            unclear.setdefault(
                (_mark_of(written.digits), _has_foreign_thousandths(written, currency, country)), cell.strip()
            )
        if mark in {".", ","}:
            marks.setdefault(mark, cell.strip())
    # A currency beside one amount says nothing of another.
    named = bool(in_header) or (named and not bare)
    if len(marks) == 1:
        ((decimal, proof),) = marks.items()
        # A cell that has the column's own decimal mark before three figures is refused by itself.
        decided = next((cell for (mark, _fine), cell in unclear.items() if mark != decimal), "")
        return AmountReader(decimal, currency, named, country, decided, proof, guessed=guessed)
    usual = "" if marks else grouping_mark_of(country)
    open_cells = [cell for (mark, is_fine), cell in unclear.items() if not said and (is_fine or mark != usual)]
    chosen = next(iter(open_cells or unclear.values()), "")
    decimal = said or ("" if open_cells else decimal_mark_of(country))
    return AmountReader(
        decimal, currency, named, country, chosen, is_asked=bool(open_cells), guessed=guessed, is_said=bool(said)
    )


def includes_tax(cell: str, heading: str = "") -> bool:
    """Return whether a cell, or else its heading, says that tax is in its amount: "1 500 € TTC", "Honorar brutto"."""
    said = split_tax_words(fold(cell))[1]
    return (said if said is not None else split_tax_words(fold(heading))[1]) is True


def currency_of(text: str, default: str, country: str = "") -> str | None:
    """Return the ISO 4217 code that a sign, a code or a word stands for; "$" is the default's own dollar if any."""
    return named_currency(fold(text), default, country)


def split_amount(text: str, default: str, country: str = "") -> Written:
    """Return the parts of a folded text such as "1 500,00 € ht"; raises NotAnAmount where it holds no one number."""
    if len(text) > _LONGEST:
        raise NotAnAmount
    bare = split_tax_words(text)[0]
    numbers = _NUMBER.findall(bare)
    if len(numbers) != 1 or not bare.isprintable():
        raise NotAnAmount
    before, after = (part.strip() for part in bare.split(numbers[0], 1))
    factor = 1
    if after[:1] == "k" and currency_of(after, default, country) is None:
        factor, after = 1000, after[1:].strip()
    around = [part for part in (before, after) if part]
    currency, unknown, sign = "", "", ""
    for part in around:
        found = currency_of(part, default, country)
        if found and currency in {"", found}:
            currency, sign = found, part
        else:
            unknown = part
    return Written(_NO_CENTS.sub(_write_cents, numbers[0]), currency, unknown, factor, sign)


def _write_cents(dash: re.Match[str]) -> str:
    # What stands before the dash is the decimal mark: "1.500,–" is no small amount.
    return f"{dash['mark']}00" if dash["mark"] else ""


def _has_foreign_thousandths(written: Written, currency: str, country: str) -> bool:
    """Return whether three figures behind a mark are a usual end of the amount, in a country that has another money."""
    code = written.currency or currency
    return exponent(code) == GROUP and currency_of_country(country) != code


def _header_words(header: str) -> list[str]:
    return re.findall(rf"[^\W\d_]+|[{_SIGNS}]", header)


def _mark_of(digits: str) -> str:
    return next((mark for mark in ".," if mark in digits), "")


def _plain_digits(digits: str, column_mark: str, *, is_said: bool) -> str:
    own = decimal_mark_in(digits)
    # "1.500" and "1,500" are thousands: nobody gives a fee to the tenth of a cent. Where the column's other cells show
    # that very mark before decimals, they contradict it: then nobody but the writer knows.
    if own == UNCLEAR and column_mark and column_mark in digits and not is_said:
        raise UnclearAmount(digits.replace(column_mark, ""), digits.replace(column_mark, "."))
    mark = column_mark if own == UNCLEAR else own
    if not is_grouped(digits, mark):
        raise NotAnAmount
    kept = "".join(letter for letter in digits if letter.isdigit() or letter == mark)
    return kept.replace(mark, ".") if mark else kept


def _money(number: Decimal, currency: str) -> Money:
    if not number.is_finite() or number < 0:
        raise NotAnAmount
    try:
        money = Money.of(number, currency)
    except ValueError as error:
        raise TooLarge from error
    if money.is_too_large:
        raise TooLarge
    return money
