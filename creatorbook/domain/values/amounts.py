"""Amounts as people type them: "1500", "1 500,50 €", "3*250", "2 x 400 + 50 USD", "1.5k".

Exact throughout (Decimal), and nothing is executed: the text is read by a small grammar of + - * / and brackets.
"""

from __future__ import annotations

import re
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from creatorbook.domain.values.currencies import NAMES, named_currency
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.number_marks import UNCLEAR, decimal_mark

_LONGEST = 120
_DEEPEST = 20
_SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*k?|[.,]\d+)|([-+*/()])")
_CODE = re.compile(r"^([A-Z]{3})|([A-Z]{3})$")


def _currency_pattern(name: str) -> tuple[str, str]:
    # A name of letters ends where a letter follows: "ft" is none in "after".
    ahead = re.escape(name) + (r"(?![^\W\d_])" if name[-1].isalpha() else "")
    behind = (r"(?<![^\W\d_])" if name[0].isalpha() else "") + re.escape(name)
    return ahead, behind


_AHEAD, _BEHIND = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        "|".join(_currency_pattern(name)[0] for name in NAMES),
        f"(?:{'|'.join(_currency_pattern(name)[1] for name in NAMES)})$",
    )
)


class _NotASum(ValueError):
    """The text is no sum of numbers."""


def _number(text: str, mark: str) -> Decimal:
    factor = Decimal(1000) if text.endswith("k") else Decimal(1)
    digits = text.removesuffix("k")
    shown = decimal_mark(digits)
    # The language decides only where the digits leave it open.
    mark = mark if shown == UNCLEAR else shown
    digits = digits.replace("," if mark == "." else ".", "")
    if digits.count(mark) > 1:
        digits = digits.replace(mark, "")
    return Decimal(digits.replace(mark, ".") if mark else digits) * factor


class _Sum:
    """A reader of `term {+|- term}`, `term = factor {*|/ factor}`, `factor = [-] number | ( sum )`."""

    def __init__(self, tokens: list[str], mark: str) -> None:
        self._tokens = tokens
        self._mark = mark
        self._at = 0

    def read(self) -> Decimal:
        value = self._sum(0)
        if self._at != len(self._tokens):
            raise _NotASum
        return value

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        part = self._peek()
        self._at += 1
        return part

    def _sum(self, depth: int) -> Decimal:
        value = self._term(depth)
        while self._peek() in ("+", "-"):
            value = value + self._term(depth) if self._take() == "+" else value - self._term(depth)
        return value

    def _term(self, depth: int) -> Decimal:
        value = self._factor(depth)
        while self._peek() in ("*", "/"):
            value = value * self._factor(depth) if self._take() == "*" else value / self._factor(depth)
        return value

    def _factor(self, depth: int) -> Decimal:
        if depth > _DEEPEST:
            raise _NotASum
        part = self._take()
        if part == "-":
            return -self._factor(depth + 1)
        if part == "(":
            value = self._sum(depth + 1)
            if self._take() != ")":
                raise _NotASum
            return value
        if not part or part in "+*/)":
            raise _NotASum
        return _number(part, self._mark)


def parse_sum(text: str, mark: str = ".") -> Decimal | None:
    """Return the exact value of a number or a sum, or None where the text is neither.

    `mark` is the language's decimal mark, "." or ",": it decides only what "1,500" and "1.500" mean.
    """
    if len(text) > _LONGEST:
        return None
    plain = _SPACES.sub("", text).replace("×", "*").replace("x", "*").replace("÷", "/").replace("−", "-")
    plain = plain.replace("K", "k")
    tokens = [number or sign for number, sign in _TOKEN.findall(plain)]
    if not tokens or "".join(tokens) != plain:
        return None
    with localcontext() as context:
        context.prec = 40
        try:
            value = _Sum(tokens, mark).read()
        except (_NotASum, InvalidOperation, DivisionByZero, Overflow):
            return None
    return value if value.is_finite() else None


def split_currency(text: str, near: str = "") -> tuple[str, str]:
    """Return the text without its currency, and the currency's code, or "" where it names none.

    `near` is the currency that is meant where several share the name. Any three letters are taken for a code.
    """
    plain = text.strip()
    if match := _AHEAD.match(plain) or _BEHIND.search(plain):
        return (plain[: match.start()] + plain[match.end() :]).strip(), named_currency(match[0].lower(), near) or ""
    upper = plain.upper()
    if match := _CODE.search(upper):
        code = match[1] or match[2]
        rest = plain[3:] if match[1] else plain[:-3]
        return rest.strip(), code
    return plain, ""


def parse_amount(text: str, currency: str, mark: str = ".") -> Money | None:
    """Return the amount in the currency that the text names, or in `currency`; None where it is no amount."""
    rest, named = split_currency(text, currency)
    value = parse_sum(rest, mark)
    if value is None:
        return None
    try:
        return Money.of(value, named or currency)
    except ValueError:
        return None


def is_finer(text: str, money: Money, mark: str = ".") -> bool:
    """Return whether a number, not a sum, says more decimals than the amount that was read from it has."""
    rest, _named = split_currency(text, money.currency)
    is_sum = any(sign in rest for sign in "*/+×÷x") or "-" in rest.lstrip("-−")
    return not is_sum and parse_sum(rest, mark) != money.amount
