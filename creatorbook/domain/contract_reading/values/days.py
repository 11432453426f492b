"""Days and lengths of time as contracts write them, in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Span
from creatorbook.domain.contract_reading.values.numbers import COUNT, number_of_match
from creatorbook.domain.values.currencies import CODES, LIKE_WORDS, SHARED_SIGNS, SIGNS
from creatorbook.domain.values.day_names import MONTH_NUMBERS, full_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = re.compile(
    r"(?<![\d./-])(?:(?P<iso>20\d\d-\d{1,2}-\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[./-]) ?(?P<b>\d{1,2})(?P=sep) ?(?P<y>20\d\d|\d\d)"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|o)?\s+(?:(?:day\s+)?of\s+|de\s+)?(?P<dm>{_NAMES})\b\.?,?\s+"
    r"(?:de\s+|del\s+)?(?P<dy>20\d\d)"
    rf"|(?P<mm>(?<![a-z])(?:{_NAMES}))\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<my>20\d\d))(?!\d)"
)
_UNITS = {
    "hour": r"hours?|heures?|stunden?|horas?|h",
    "day": r"days?|jours?|tagen?|tage?s?|dias?|j",
    "week": r"weeks?|semaines?|wochen?|semanas?",
    "month": r"months?|mois|monat(?:en?|s)?|mes(?:es)?",
    "year": r"years?|ans?|annees?|jahr(?:en?|es)?|anos?",
}
_WORKING = (
    r"business|working|calendar|consecutive|calendaires?|ouvres|ouvrables|werk|arbeits|bank|clear|full|weitere[nr]?"
    r"|kalender|naturales|habiles|laborables|further|additional"
)
_UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_DURATION = re.compile(
    rf"(?<![a-z0-9.,/]){COUNT}[- ]*\s*(?P<kind>{_WORKING})?[- ]?\s*(?:{_UNIT})(?![a-z])"
    r"(?:\s+(?P<kindafter>ouvres|ouvrables|calendaires|habiles|naturales|laborables))?"
)
# "Net 30 EUR" is a sum.
_MONEY = "|".join(
    sorted(re.escape(sign) for sign in (*SIGNS, *SHARED_SIGNS)) + sorted(code.lower() for code in CODES - LIKE_WORDS)
)
_NET = re.compile(rf"(?<![a-z])net[- ]?(?P<count>\d{{1,3}})(?![\d.,%]|\s?(?:{_MONEY}))(?:[- ]?days?)?")
_ENDLESS = re.compile(
    r"in perpetuity|perpetual(?:ly)?|perpetuite|perpetuel(?:le)?s?|a perpetuidad|perpetu[oa]s?|duree legale"
    r"|toute la duree (?:legale )?(?:de (?:la )?)?protection|sans (?:limitation|limite) (?:de duree|dans le temps)"
    r"|unlimited in (?:time|duration)|without (?:any )?(?:time limit|limitation in time)"
    r"|without (?:any )?limit(?:ation)? (?:of|as to) time|illimitee? (?:dans le temps|en duree)|duree illimitee"
    r"|zeitlich (?:unbegrenzt|unbeschrankt)|unbefristet|(?:raumlich|inhaltlich)[a-z, ]{1,60}(?:unbegrenzt"
    r"|unbeschrankt)|ohne zeitliche (?:begrenzung|beschrankung)|sin limite (?:de tiempo|temporal)|tiempo indefinido"
    r"|por tiempo ilimitado|maxim[oa] (?:duracion|tiempo) legal|(?:full|entire) (?:term|duration) of (?:copyright"
    r"|the copyright|protection|the intellectual)|forever|without limit in time|ohne zeitliche grenze"
    r"|toda la duracion de los derechos|maximo legal"
)
_MONTH_END = re.compile(
    r"fin de mois|end of (?:the )?month|\beom\b|monatsende|fin de mes|final del mes|ende des monats|month[- ]end"
)
_WORKDAY = re.compile(r"business|working|ouvre|ouvrable|werk|arbeits|bank|habiles|laborables")
_NEAR = 45


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands; `open` is its other reading where day and month could be swapped."""

    day: date
    span: Span
    other: date | None = None

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """DATE_ORDER where the day can be read in two ways."""
        return (Doubt.DATE_ORDER,) if self.other is not None else ()


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time and where it stands."""

    duration: Duration
    span: Span

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What makes it longer than its number says."""
        found = []
        if self.duration.month_end:
            found.append(Doubt.END_OF_MONTH)
        if self.duration.working:
            found.append(Doubt.WORKING_DAYS)
        return tuple(found)


def is_month_first(plains: Iterable[str], language: str) -> bool | None:
    """Return whether a document writes the month before the day in figures; None where nothing in it tells.

    A figure above twelve tells; German, French and Spanish never do it.
    """
    if language in ("de", "fr", "es"):
        return False
    for plain in plains:
        for match in _DAY.finditer(plain):
            if match["mm"]:
                return True
            if match["a"] and match["sep"] == "/":
                first, second = int(match["a"]), int(match["b"])
                if first > 12 >= second:  # noqa: PLR2004  months
                    return False
                if second > 12 >= first:  # noqa: PLR2004  months
                    return True
    return None


def days(plain: str, *, us: bool | None = False) -> tuple[Day, ...]:
    """Return the days of a plain text; `us` says that the month comes first, None that it is not known."""
    return tuple(day for match in _DAY.finditer(plain) if (day := _day_of_match(match, us)) is not None)


def _day_of_match(match: re.Match[str], us: bool | None) -> Day | None:
    span = Span(match.start(), match.end())
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["a"]:
        return _figures(match, span, us)
    elif match["dd"]:
        year, month, day = int(match["dy"]), MONTH_NUMBERS[match["dm"]], int(match["dd"])
    else:
        year, month, day = int(match["my"]), MONTH_NUMBERS[match["mm"]], int(match["md"])
    made = _day(year, month, day)
    return Day(made, span) if made else None


def _figures(match: re.Match[str], span: Span, us: bool | None) -> Day | None:
    first, second, year = int(match["a"]), int(match["b"]), full_year(int(match["y"]))
    usual, swapped = _day(year, second, first), _day(year, first, second)
    if match["sep"] == ".":
        us = False
    if us:
        usual, swapped = swapped, usual
    if usual is None:
        return Day(swapped, span) if swapped else None
    return Day(usual, span, swapped if us is None and swapped not in (None, usual) else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def lengths(plain: str) -> tuple[Length, ...]:
    """Return the lengths of time of a plain text, "for ever" among them, in order."""
    found = [*_counted_lengths(plain)]
    found += [Length(Duration(None), Span(match.start(), match.end())) for match in _ENDLESS.finditer(plain)]
    return tuple(sorted(found, key=lambda each: each.span))


def _counted_lengths(plain: str) -> Iterator[Length]:
    taken: list[Span] = []
    for match in _NET.finditer(plain):
        taken.append(Span(match.start(), match.end()))
        yield Length(Duration(int(match["count"]), "day", month_end=_month_end(plain, match.end())), taken[-1])
    for match in _DURATION.finditer(plain):
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        unit = next(each for each in _UNITS if match[each])
        kinds = f"{match['kind'] or ''} {match['kindafter'] or ''}"
        duration = Duration(number_of_match(match), unit, bool(_WORKDAY.search(kinds)), _month_end(plain, match.end()))
        yield Length(duration, Span(match.start(), match.end()))


def _month_end(plain: str, end: int) -> bool:
    return bool(_MONTH_END.search(plain[end : end + _NEAR]))
