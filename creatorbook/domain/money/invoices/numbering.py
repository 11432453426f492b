"""Numbers of invoices: a pattern of the user's, whose numbers never repeat, and days for which none may be given.

A number is taken when an invoice is issued, never by a draft. Letters without accents, figures and `+ _ / -`, at most
35 of them: what the French rules for electronic invoices allow (BR-FR-01 and -02), and every other country with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.law import InvoiceLaw

LONGEST = 35
_ALLOWED = re.compile(r"[A-Za-z0-9+_/-]*")
_WIDEST = 9
_YEAR_DIGITS = 4
_FIELD = re.compile(r"\{(year|counter)(?::(\d))?\}")
_DIGIT, _MORE = "digit", "more digits"


class PatternError(ValueError):
    """A pattern that cannot number a series; `code` is the finding that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How a series writes its numbers: texts with `{year}` and one `{counter}`, `{counter:3}` for three digits or more.

    `yearly` says that the counter begins again with 1 each year. Raises PatternError: invoice.pattern_characters,
    invoice.pattern_too_long, invoice.pattern_without_counter, invoice.pattern_repeats.
    """

    text: str
    yearly: bool = True

    def __post_init__(self) -> None:
        literals = _FIELD.sub("", self.text)
        if _ALLOWED.fullmatch(literals) is None:
            raise PatternError("invoice.pattern_characters")
        fields = [match[1] for match in _FIELD.finditer(self.text)]
        if fields.count("counter") != 1:
            raise PatternError("invoice.pattern_without_counter")
        if self.yearly and "year" not in fields:
            raise PatternError("invoice.pattern_repeats")
        if len(literals) + _YEAR_DIGITS * fields.count("year") + max(_WIDEST, self._width) > LONGEST:
            raise PatternError("invoice.pattern_too_long")

    @property
    def _width(self) -> int:
        match = next(each for each in _FIELD.finditer(self.text) if each[1] == "counter")
        return int(match[2] or 1)

    def number(self, year: int, counter: int) -> str:
        """Return the number of a counter from 1; raises ValueError for one under 1 or of more than nine digits."""
        if not 1 <= counter < 10**_WIDEST:
            raise ValueError("a counter begins with 1")
        digits = {"year": f"{year:04d}", "counter": f"{counter:0{self._width}d}"}
        return _FIELD.sub(lambda match: digits[match[1]], self.text)

    def counter_of(self, number: str, year: int) -> int | None:
        """Return the counter that wrote a number in the year, None where this pattern did not."""
        parts = [re.escape(part) for part in _FIELD.split(self.text)[::3]]
        forms = {"year": f"{year:04d}", "counter": r"(?P<counter>\d{1,9})"}
        fields = [forms[match[1]] for match in _FIELD.finditer(self.text)]
        pattern = "".join(part + field for part, field in zip(parts, [*fields, ""], strict=True))
        match = re.fullmatch(pattern, number.strip())
        counter = int(match["counter"]) if match is not None else 0
        return counter if counter and self.number(year, counter) == number.strip() else None

    def meets(self, other: NumberPattern) -> bool:
        """Return whether the two could ever write the same number: two series of one seller may not."""
        mine, theirs = self._tokens(), other._tokens()
        open_, seen = [(0, 0)], set[tuple[int, int]]()
        while open_:
            at = open_.pop()
            if at in seen:
                continue
            seen.add(at)
            if at == (len(mine), len(theirs)):
                return True
            open_ += _steps(mine, theirs, *at)
        return False

    def _tokens(self) -> list[str]:
        tokens: list[str] = []
        place = 0
        for match in _FIELD.finditer(self.text):
            tokens += self.text[place : match.start()]
            tokens += [_DIGIT] * (_YEAR_DIGITS if match[1] == "year" else int(match[2] or 1))
            tokens += [_MORE] if match[1] == "counter" else []
            place = match.end()
        return [*tokens, *self.text[place:]]


def _steps(mine: Sequence[str], theirs: Sequence[str], i: int, j: int) -> Iterator[tuple[int, int]]:
    """Yield how far two patterns can read one further character, or pass digits that need not be there."""
    one, other = (mine[i] if i < len(mine) else ""), (theirs[j] if j < len(theirs) else "")
    if one == _MORE:
        yield i + 1, j
    if other == _MORE:
        yield i, j + 1
    if one and other and _share_character(one, other):
        yield (i if one == _MORE else i + 1), (j if other == _MORE else j + 1)


def _share_character(one: str, other: str) -> bool:
    wide = {_DIGIT, _MORE}
    if one in wide or other in wide:
        return all(each in wide or each.isdigit() for each in (one, other))
    return one == other


def check_pattern(
    text: str, others: Iterable[NumberPattern], record: tuple[str, str], *, yearly: bool = True
) -> Iterator[Finding]:
    """Yield why the pattern cannot number a series beside the seller's others; nothing where it can."""
    try:
        pattern = NumberPattern(text, yearly)
    except PatternError as wrong:
        if wrong.code == "invoice.pattern_too_long":
            yield finding(wrong.code, about="pattern", record=record, most=LONGEST)
        else:
            yield finding(wrong.code, about="pattern", record=record)
        return
    for other in others:
        if pattern.meets(other):
            yield finding("invoice.pattern_meets_other", about="pattern", record=record, other=other.text)


def check_number(number: str, record: tuple[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with a number that is there already, as one that another program gave."""
    if len(number) > LONGEST:
        yield finding("invoice.number_too_long", about="number", record=record, number=number, most=LONGEST)
    if not number or _ALLOWED.fullmatch(number) is None:
        yield finding("invoice.number_characters", about="number", record=record, number=number)


def check_numbering_day(law: InvoiceLaw | None, issued_on: date, record: tuple[str, str]) -> Iterator[Finding]:
    """Yield that no number may be given for the day, where a country asks for a program that this is not."""
    for refusal in law.refusals if law is not None else ():
        if refusal.is_in_force(issued_on):
            yield finding(
                "invoice.numbering_refused",
                about="issued_on",
                record=record,
                sources=refusal.sources,
                country=law.country if law is not None else "",
                law=refusal.name,
                starts_on=refusal.valid_from,
            )
