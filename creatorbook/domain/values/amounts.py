"""Amounts as people type them: "1500", "1 500,50 €", "3*250", "2 x 400 + 50 USD", "1.5k".

Exact throughout (Decimal), and nothing is executed: the text is read by a small grammar of + - * / and brackets.
The window, the command line and the sheets share what a number may look like; where "1.500" can be two amounts, both
are returned and the one who asked decides. What a mark means is said by the country, never by the screen's language.
"""

from __future__ import annotations

import re
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from creatorbook.domain.values.currencies import NAMES, currency_of_country, exponent, possible_currencies
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.number_marks import GROUP, UNCLEAR, decimal_mark_in, is_grouped
from creatorbook.domain.values.territories import decimal_mark_of, grouping_mark_of

_LONGEST = 120
_DEEPEST = 20
_SPACE = r"[\s\u00a0\u202f'’_]"
_SPACES = re.compile(_SPACE)
# Between figures a space or an apostrophe groups thousands: "12 34" is two numbers, or a slip.
_GLUED = re.compile(rf"[0-9]{_SPACE}+(?![0-9]{{3}}(?![0-9]))(?=[0-9])")
# The Swiss, German and Swedish ways of writing no cents: "1'250.–", "500,--", "1 500:-".
_NO_CENTS = re.compile(r"(?<=[0-9])(?:(?P<mark>[.,]) ?|:)[-–—]{1,2}(?!\s*[0-9(])")
_BRACKETED = re.compile(r"\(\s*([0-9][^()*/+×÷x-]*)\)")
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*k?|[.,]\d+)|([-+*/()])")
_DAY = re.compile(
    r"(?P<a>[0-9]{1,2})([-/.])(?P<b>[0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})|[0-9]{4}([-/.])(?P<c>[0-9]{1,2})\4(?P<d>[0-9]{1,2})"
)
_MONTHS, _LONGEST_MONTH = 12, 31
_CODE = re.compile(r"^([A-Z]{3})|([A-Z]{3})$")

# What is said of tax beside an amount: "1500 HT", "1500 zzgl. 19 % MwSt.", "£900 + VAT".
_TAX = (
    r"(?:v\.?a\.?t\.?|t\.?v\.?a\.?|i\.?v\.?a\.?|mwst|mehrwertsteuer|ust|umsatzsteuer|btw|moms|gst|hst|ptu"
    r"|sales tax|tax(?:e|es)?|impuestos|impostos|tasse|steuern?)(?![^\W\d_])"
)
_RATE = r"(?:\d{1,2}(?:[.,]\d{1,2})?\s*%\s*)?"
_NO_WORD_BEFORE, _NO_WORD_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_BEFORE_TAX = (
    rf"{_NO_WORD_BEFORE}(?:h\.?t\.?(?:v\.?a\.?)?{_NO_WORD_AFTER}|hors\s+{_TAX}|net(?:to|ta|te)?{_NO_WORD_AFTER}"
    rf"(?:\s+(?:of|de|di|von)\s+{_TAX})?|neto{_NO_WORD_AFTER}"
    rf"|(?:ex|ekskl|exkl|excl(?:usive|usief|uding|usa|usive of)?)\.?\s*{_RATE}{_TAX}"
    rf"|before\s+{_TAX}|avant\s+{_TAX}|(?:sin|senza|sem|ohne|zonder|bez|utan|without)\s+{_TAX}"
    rf"|(?:plus|zzgl\.?|zuz[uü]glich|m[aá]s|mais|pi[uù]|oltre|en\s+sus(?:\s+de\s+la)?)\s*{_RATE}{_TAX}"
    rf"|{_TAX}\.?\s*(?:no\s+incluid[oa]s?|escl(?:us[ao])?\.?|exclu(?:id[oa]|sive|ded)?\.?|aparte|en\s+sus"
    rf"|non\s+applicable|not\s+applicable|exempt\w*){_NO_WORD_AFTER})"
    rf"|\+\s*{_RATE}{_TAX}"
)
_WITH_TAX = (
    rf"{_NO_WORD_BEFORE}(?:(?:t\.?t\.?c\.?|tvac|ivat[oi]|brut(?:to)?|bruto|gross|lord[oi]){_NO_WORD_AFTER}"
    rf"|(?:inc(?:l(?:uding|usive|usief|uye|us[ao])?)?|inkl(?:usive)?|inbegrepen)\.?\s*(?:of\s+)?{_RATE}{_TAX}"
    rf"|(?:con|mit|com|met|med|with)\s+{_TAX}|(?:toutes\s+)?taxes?\s+comprises?"
    rf"|{_TAX}\.?\s*(?:compr\w*|inc(?:l(?:us[ao]|us|uded|usive|uid[oa])?)?\.?|inbegrepen){_NO_WORD_AFTER})"
)
_SAID = re.compile(
    rf"(?:(?P<with>{_WITH_TAX})|(?P<before>{_BEFORE_TAX}))\.?(?:\s*\(?\d{{1,2}}(?:[.,]\d{{1,2}})?\s*%\)?)?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")


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
    shown = decimal_mark_in(digits)
    if shown == UNCLEAR:
        # The country decides only where the digits leave it open; without one they are thousands.
        shown = mark if mark and mark in digits else ""
    if not is_grouped(digits, shown):
        raise _NotASum
    kept = "".join(letter for letter in digits if letter.isdigit() or letter == shown)
    return Decimal(kept.replace(shown, ".") if shown else kept) * factor


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


def _plain(text: str) -> str:
    """Return a sum without spaces, its signs of one kind; raise _NotASum where spaces part a number."""
    # What stands before the dash is the decimal mark: "1.500,–" is no small amount.
    text = _NO_CENTS.sub(lambda found: f"{found['mark']}00" if found["mark"] else "", text)
    if _GLUED.search(text):
        raise _NotASum
    plain = _SPACES.sub("", text).replace("×", "*").replace("x", "*").replace("÷", "/").replace("−", "-")
    return plain.replace("K", "k")


def parse_sum(text: str, mark: str = ".") -> Decimal | None:
    """Return the exact value of a number or a sum, or None where the text is neither.

    `mark` is the decimal mark of the country, "." or ",": it decides only what "1,500" and "1.500" mean. Without one
    they are thousands. A number alone in brackets is less than nothing, as in accounts.
    """
    if len(text) > _LONGEST:
        return None
    if bracketed := _BRACKETED.fullmatch(text.strip()):
        inside = parse_sum(bracketed[1], mark)
        return None if inside is None else -inside
    with localcontext() as context:
        context.prec = 40
        try:
            plain = _plain(text)
            tokens = [number or sign for number, sign in _TOKEN.findall(plain)]
            if not tokens or "".join(tokens) != plain:
                return None
            value = _Sum(tokens, mark).read()
        except (_NotASum, InvalidOperation, DivisionByZero, Overflow):
            return None
    return value if value.is_finite() else None


def _split_currency(text: str, near: str, country: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its currency, and the codes that this can be, `near` where it names none.

    Any three letters are taken for a code; what is said of tax is left out.
    """
    plain = split_tax_words(text.strip())[0]
    if match := _AHEAD.match(plain) or _BEHIND.search(plain):
        rest = plain[: match.start()] + plain[match.end() :]
        return rest.strip(), possible_currencies(match[0].lower(), near, country)
    upper = plain.upper()
    if match := _CODE.search(upper):
        code = match[1] or match[2]
        rest = plain[3:] if match[1] else plain[:-3]
        return rest.strip(), (code,)
    return plain, (near,)


def amount_readings(text: str, currency: str, country: str) -> tuple[Money, ...]:
    """Return the amounts that a text can mean: none, one, or several where a mark or a sign can mean several things.

    The amount is in the currency that the text names, or in `currency`; `country` (ISO 3166-1 alpha-2, "" for unknown)
    is where it is written. "1.500" is thousands where the country groups them by a point, and else may be either: three
    figures behind a decimal mark are no usual amount of money. Both are rounded to the currency; one without decimals
    leaves thousands only, and one with three may be either anywhere but in a country that pays with it. "20 kr" is of
    the country or the currency that has crowns, and else of any that has. A day ("12/12/2026") is no quotient, and none
    at all.
    """
    rest, codes = _split_currency(text, currency, country)
    if is_written_day(rest):
        return ()
    found: list[Money] = []
    try:
        for code in codes:
            found += [Money.of(value, code) for value in _possible_values(rest, code, country)]
    except ValueError:
        return ()
    return tuple(dict.fromkeys(found))


def is_written_day(text: str) -> bool:
    """Return whether a text has the form of a day in figures with its year: "12/12/2026", "2026-12-31"."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return False
    figures = sorted(int(part) for part in (match["a"] or match["c"], match["b"] or match["d"]))
    return 1 <= figures[0] <= _MONTHS and figures[1] <= _LONGEST_MONTH


def _possible_values(digits: str, currency: str, country: str) -> list[Decimal]:
    """Return what a sum can come to in a currency, thousands first."""
    mark = decimal_mark_of(country)
    # A mark that the country gives no meaning to may be the decimal mark of another.
    marks = mark if mark and grouping_mark_of(country) else f"{mark}{'.,'.replace(mark, '')}"
    has_thousandths = exponent(currency) == GROUP
    if has_thousandths:
        marks = mark if mark and currency_of_country(country) == currency else ".,"
    spoken = [value for each in marks if (value := parse_sum(digits, each)) is not None]
    grouped = parse_sum(digits, "")
    if not spoken or grouped is None:
        return []
    if not exponent(currency):
        return [grouped]
    return spoken if has_thousandths and len(marks) == 1 else [grouped, *spoken]


def spell_digits(digits: str, mark: str) -> str:
    """Return plain digits ("1500.25") as a person of a country types them: `mark` is its decimal mark, "" for a point.

    They are read one way only, wherever that is: three decimals, which may be thousands, get a nought or lose theirs.
    """
    whole, point, decimals = digits.partition(".")
    kept = decimals.rstrip("0") if len(decimals) == GROUP else decimals
    if len(kept) == GROUP:
        kept += "0"
    return f"{whole}{mark or point}{kept}" if kept else whole


def is_finer(text: str, money: Money) -> bool:
    """Return whether a number says more decimals than the amount that was read from it has.

    A sum may come to a part of a cent ("1000/3"), but not to less than the smallest coin.
    """
    rest, _codes = _split_currency(text, money.currency, "")
    values = {parse_sum(rest, mark) for mark in ("", ".", ",")}
    is_sum = any(sign in rest for sign in "*/+×÷x") or "-" in rest.lstrip("-−")
    return (not is_sum or not money.minor) and money.amount not in values


def split_tax_words(text: str) -> tuple[str, bool | None]:
    """Return the text without what it says of tax, and whether tax is in its amount; None where it does not say."""
    found = [match.lastgroup == "with" for match in _SAID.finditer(text)]
    if not found:
        return text, None
    return _EMPTY_BRACKETS.sub(" ", _SAID.sub(" ", text)).strip(" ,;"), any(found)
