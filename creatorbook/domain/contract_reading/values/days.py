"""Days and lengths of time as contracts write them, in five languages."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Span
from creatorbook.domain.contract_reading.values.numbers import ARTICLES, COUNT, number_of_match
from creatorbook.domain.values.currencies import CODES, LIKE_WORDS, SHARED_SIGNS, SIGNS
from creatorbook.domain.values.day_names import MONTH_NUMBERS, WEEKDAY_NUMBERS, full_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = re.compile(
    r"(?<![\d/])(?<!\d[.])(?:(?<!\d-)(?P<iso>20\d\d-\d{1,2}-\d{1,2})"
    r"|(?:(?<!\d-)|(?<=20\d\d-)|(?<=[./]\d\d-))(?P<a>\d{1,2})(?P<sep>[./-]) ?(?P<b>\d{1,2})(?P=sep) ?(?P<y>20\d\d|\d\d)"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|o|°)?(?:\s+|[-/])(?:(?:day\s+)?of\s+"
    rf"|de\s+)?(?P<dm>{_NAMES})\b\.?,?(?:\s+|[-/])"
    r"(?:de\s+|del\s+)?(?P<dy>20\d\d)"
    rf"|(?P<mm>(?<![a-z])(?:{_NAMES}))\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<my>20\d\d))(?!\d)"
)
_WEEKDAYS = "|".join(sorted((name for name in WEEKDAY_NUMBERS if name not in MONTH_NUMBERS), key=len, reverse=True))
# The year of "1 June to 31 August 2027" is said once, the month of "1.-30. Juni" too.
JOINED = (
    r"\s*(?:-+>?|(?<=\s)/(?=\s)|[→➔➜➡⟶]|=>|to|until|till|through|thru|au|jusqu'au|bis(?: zum)?|(?:fino "
    r"|sino )?al|a|hasta(?: el)?|and"
    r"|et(?: le)?|und|y(?: el)?|e(?= il | l'))"
    r"\s*(?:il |l'|the |le |el |den |dem |am |on )?" + rf"(?:(?:{_WEEKDAYS})\b[.,]?\s+)?(?:the |le |el |den |dem )?"
)
_SHORT_DAY = re.compile(
    rf"(?<![\d/])(?<!\d[.-])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?(?:\s+(?:of\s+|de\s+)?(?P<m>{_NAMES})\b\.?)?"
    rf"|(?P<mm>(?<![a-z])(?:{_NAMES}))\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<fd>\d{{1,2}})(?P<sep>[./])(?P<fm>\d{{1,2}})(?P=sep)?)"
    rf",?{JOINED}$"
)
_MONTHS = re.compile(
    rf"(?<![a-z\d])(?P<one>{_NAMES})\b\.?\s*(?:de\s+"
    rf"|del\s+)?(?P<year>20\d\d)?{JOINED}(?P<two>{_NAMES})\b\.?\s+(?:de\s+|del\s+)?"
    r"(?P<last>20\d\d)(?!\d)"
)
_PART_OF_MONTH = re.compile(
    r"(?<![a-z])(?:(?P<till>until|till|by|bis|jusqu'a(?: la)?|hasta|a|au)(?: the)?\s)?"
    r"(?:(?P<end>(?:the )?end of|ende|(?:la )?fine?(?: du mois)?(?: de| d')?"
    r"|(?:a )?fin(?:ales)?(?: del? mes)? de)|(?P<mid>mid|mi|mitte|mediados de|meta)|(?P<begin>(?:the )?(?:beginning"
    r"|start) of|anfang|debut|principios de|comienzos de|inizio))"
    rf"[\s-]?(?P<month>{_NAMES})\b\.?,?\s+(?:de\s+|del\s+)?(?P<year>20\d\d)(?!\d)"
)
_YEARLESS = re.compile(r"(?<![\d.,/-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?![\d])")
# "We start on 16 August and end on 30 September 2027".
_NAMED_YEARLESS = re.compile(
    rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)? (?:of "
    rf"|de )?(?P<m>{_NAMES})(?![a-z])(?!\.?,? (?:de |del )?20\d\d|[-/])"
)
_WHOLE_MONTH = re.compile(
    r"(?:(?<![a-z])(?:in|im|during|throughout|all of|durante|pendant|au cours de|au mois de|mes de|month of)|:)\s+"
    rf"(?P<month>{_NAMES})\b\.?,?\s+(?:de\s+|del\s+)?(?P<year>20\d\d)(?!\d)"
)
_NTH = (
    "first|1st|premier|ersten?|erster|primer",
    "second|2nd|deuxieme|zweiten?|segundo",
    "third|3rd|troisieme|dritten?|tercer",
)
_NTH_WEEKDAY = re.compile(
    rf"(?<![a-z])(?:{'|'.join(f'(?P<n{number}>{words})' for number, words in enumerate(_NTH, 1))})"
    rf" (?P<day>{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))}) "
    rf"(?:of|in|im|de|du mois de) (?P<month>{_NAMES}) (?:de |del )?(?P<year>20\d\d)"
)
_WEEKS = re.compile(
    r"(?<![a-z])(?:kw|kalenderwochen?|semaines?|weeks?"
    r"|semanas?) ?(?P<one>\d{1,2})(?:[./ ](?:20\d\d)?)? ?(?:(?:-|bis|to|a|au|und|et|y)\s?(?:kw ?"
    r"|semaine )?(?P<two>\d{1,2}))?"
    r"(?:[./, ]+(?:of |de )?)(?P<year>20\d\d)(?!\d)"
)
_OF_A_DAY = re.compile(r"\d(?:st|nd|rd|th|er|\.|º)?\s*(?:of|de)?\s*$")
_BACK = 34
_UNITS = {
    "hour": r"hours?|heures?|stunden?|stundig\w*|horas?|or[ae]|h",
    "day": r"d(?= (?:written |prior )?(?:notice|after|from|post))|days?"
    r"|jours?|tagen?|tage?s?|tagig\w*|dias?|giorn[oi]|gg|j",
    "week": r"weeks?|semaines?|wochen?|wochig\w*|semanas?|settiman[ae]",
    "month": r"months?|mos|mois|monat(?:en?|s)?|monatig\w*|mes(?:es|i|e)?",
    "year": r"years?|ans?|annees?|jahr(?:en?|es)?|jahrig\w*|anos?|ann[oi]",
}
_WORKING = (
    r"business|working|calendar|consecutive|calendaires?|ouvres|ouvrables|werk|arbeits|bank|clear|full|weitere[nr]?"
    r"|kalender|lavorativi|solari|naturali|naturales|habiles|laborables|further|additional"
)
_UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_DURATION = re.compile(
    rf"(?<![a-z0-9.,/]){COUNT}[- ]*\s*(?P<kind>{_WORKING})?[- ]?\s*(?:{_UNIT})(?![a-z])"
    r"(?:\s+(?P<kindafter>ouvres|ouvrables|calendaires|habiles|naturales|laborables|lavorativi|solari))?"
)
# "Net 30 EUR" is a sum.
_MONEY = "|".join(
    sorted(re.escape(sign) for sign in (*SIGNS, *SHARED_SIGNS)) + sorted(code.lower() for code in CODES - LIKE_WORDS)
)
_NET = re.compile(
    rf"(?<![a-z])net[- ]?(?:(?P<count>\d{{1,3}})"
    rf"|[a-z]{{3,8}}(?:-[a-z]{{3,5}})? ?[(](?P<beside>\d{{1,3}})[)])(?![\d%]|[.,]\d"
    rf"|\s?(?:{_MONEY}))(?:[- ]?days?)?"
)
# "Half a year", "anderthalb Jahre", "un trimestre": months that no number says.
_SPELLED = {
    6: r"half(?:[- ]a)?[- ]year|six months?'|(?:ein(?:es)? |pro )?halb(?:es|en)? jahr(?:es)?|halbjahr\w*"
    r"|(?:un )?semestre|une demi-annee|medio ano|semester|mezz'anno|mezzo anno",
    18: r"(?:a|one) year and a half|one and a half years|18-month|an(?:derthalb|dertalb|eineinhalb) jahre?n?"
    r"|(?:anderthalb|eineinhalb) jahre?n?|un an et demi|ano y medio|un anno e mezzo",
    3: r"(?:a|one|per|each) quarter(?! of| hour)|(?:ein(?:em)? |pro |je )quartal|vierteljahr|(?:un |par )trimestre",
    30: r"two and a half years|zweieinhalb jahre?n?|deux ans et demi|dos anos y medio",
    1: r"monatsfrist|(?:a|one|per) calendar month|einen ganzen monat",
}
_HALVES = re.compile(
    "(?<![a-z0-9])(?:" + "|".join(f"(?P<m{count}>{words})" for count, words in _SPELLED.items()) + ")(?![a-z])"
)
# "£1,400 a month" is a price and no length of time.
_PRICED = re.compile(
    r"(?:[\d€£$]|(?<![a-z])(?:eur|euros?|chf|gbp|usd|pounds?|dollars?|francs?|ht|netto|net|vat|iva|fee)) ?$"
)
_END_OF = re.compile(r"(?:ende|end of|fin d'|fin de|final de|monat(?:s)?|mois d'|each) ?$")
_FORTNIGHT = re.compile(
    r"(?<![a-z])(?:(?:a |one )?fortnight|(?:une |la )quinzaine(?: de jours)?|(?:una |la )quincena|(?:una "
    r"|la )quindicina)(?![a-z])"
)
_ENDLESS = re.compile(
    r"in perpetuity|perpetual(?:ly)?|perpetuite|perpetuel(?:le)?s?|a perpetuidad|perpetu[oa]s?|duree legale"
    r"|toute la duree (?:legale )?(?:de (?:la )?)?protection|sans (?:limitation|limite) (?:de duree|dans le temps)"
    r"|unlimited in (?:time|duration)|(?:unlimited|indefinite|unbestimmte\w*|unbegrenzte\w*) (?:period|term"
    r"|duration|time|zeit\w*|dauer)|indefinitely"
    r"|plazo ilimitado|without (?:any )?(?:time limit|limitation in time)"
    r"|without (?:any )?limit(?:ation)? (?:of|as to) time|illimitee? (?:dans le temps|en duree)|duree illimitee"
    r"|zeitlich (?:unbegrenzt|unbeschrankt)|unbefristet|(?:raumlich|inhaltlich)[a-z, ]{1,60}(?:unbegrenzt"
    r"|unbeschrankt)|ohne zeitliche (?:begrenzung|beschrankung)|sin limite (?:de tiempo|temporal)|tiempo indefinido"
    r"|por tiempo ilimitado|maxim[oa] (?:duracion|tiempo) legal|(?:full|entire) (?:term|duration) of (?:copyright"
    r"|the copyright|protection|the intellectual)|forever|without limit in time|ohne zeitliche grenze"
    r"|toda la duracion de los derechos|maximo legal|illimitat[oaei] (?:nel tempo|durata)|durata illimitata"
    r"|senza (?:limit[ei]|scadenza|limitazioni)(?: di| temporal| nel)?(?: tempo|i|e)?(?= |[.,;]|$)"
    r"|tempo (?:indeterminato|illimitato)|per sempre"
    r"|(?:with )?no (?:limit (?:of|in|on) time|time[- ]limit|end date|expiry)|for ever(?! y)|pour toujours"
    r"|sans limite de temps|a vie\b"
    r"|as long as (?:we|the brand|the client|they) (?:like|want|wish)\w*|so lange (?:wir|sie"
    r"|er) (?:\w+ )?(?:wollen|mochten|wunschen)|aussi longtemps que (?:nous|on|la marque|le client)"
    r"|finche (?:vogliamo|lo desidera)|el tiempo que quera"
    r"|dauerhaft(?= (?:zu |weiter )?(?:nutz|verwend|zeig|verfug|einsetz))|fur immer|auf ewig|ewig\b"
    r"|zeitlich (?:nicht|keine) (?:begrenzt|beschrankt|begrenzung)|ohne zeitlimit"
    r"|ohne (?:zeitliches )?limit|(?:zeitlich|auf dauer) unbegrenzt"
    r"|para siempre|de por vida|sin (?:fecha de )?(?:caducidad|vencimiento)|indefinidamente|tiempo indeterminado"
)
_MONTH_END = re.compile(
    r"fin de mois|dernier jour du mois|letzten? tag(?:e?s)? des monats|ultimo dia del mes|last day of (?:the"
    r"|that) (?:\w+ )?month"
    r"|month'?s end|monatsletzte\w*|end of (?:the )?(?:\w+ )?month|\beom\b|monatsende|fin de mes|final del mes"
    r"|ende des monats|month[- ]end|fine mese|dffm"
)
_DIGIT = re.compile(r"\d")
_WORKDAY = re.compile(r"business|working|ouvre|ouvrable|werk|arbeits|bank|habiles|laborables|lavorativi")
_NEAR = 45
# Each topic looks at the same passages again; a long contract has some ten thousand.
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands; `other` is its other reading where day and month could be swapped.

    `way` is "start" or "end" where it is the one of two days that are said together, and "" where it stands alone.
    """

    day: date
    span: Span
    other: date | None = None
    way: str = ""
    month_only: bool = False

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """DATE_ORDER where the day can be read in two ways, MONTH_ONLY where it was taken from its month."""
        swapped = (Doubt.DATE_ORDER,) if self.other is not None else ()
        return (*swapped, Doubt.MONTH_ONLY) if self.month_only else swapped


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


_AND = re.compile(r"(?<![a-z])(?:and|et|und|y|e)(?![a-z])")
_BEFORE_DAY = re.compile(r"[,:] |  ")
_BETWEEN = re.compile(rf"(?:\s*,)?{JOINED}")
_FROM = re.compile(
    r"(?<![a-z])(?:from|between|du|entre|vom|zwischen|del|de|dal|tra il|fra il|periodo|durata|period|dates?"
    r"|term|laufzeit|duration|zeitraum"
    r"|:)[^.\d]{0,20}$"
)


def is_month_first(plains: Iterable[str], language: str) -> bool | None:
    """Return whether a document writes the month before the day in figures; None where nothing in it tells.

    A figure above twelve tells; German, French, Spanish and Italian never do it.
    """
    if language in ("de", "fr", "es", "it"):
        return False
    for plain in plains:
        for match in _DAY.finditer(plain) if _DIGIT.search(plain) else ():
            if match["mm"]:
                return True
            if match["a"] and match["sep"] == "/":
                first, second = int(match["a"]), int(match["b"])
                if first > 12 >= second:  # noqa: PLR2004  months
                    return False
                if second > 12 >= first:  # noqa: PLR2004  months
                    return True
    return None


@lru_cache(maxsize=_REMEMBERED)
def days(plain: str, *, us: bool | None = False) -> tuple[Day, ...]:
    """Return the days of a plain text; `us` says that the month comes first, None that it is not known."""
    found: list[Day] = []
    for match in _DAY.finditer(plain):
        day = _day_of_match(match, us)
        if day is None:
            continue
        first = _short_day(plain, day, found[-1].span.end if found else 0, us)
        if first is not None:
            found += [first, replace(day, way="end")]
        elif found and _BETWEEN.fullmatch(plain, found[-1].span.end, day.span.start) and not found[-1].way:
            found[-1] = replace(found[-1], way="start")
            found.append(replace(day, way="end"))
        else:
            found.append(day)
    found += _without_year(plain, found)
    taken = [each.span for each in found]
    for each in (*_months(plain), *_parts_of_time(plain)):
        if not any(span.start < each.span.end and each.span.start < span.end for span in taken):
            found.append(each)
    return tuple(_paired(plain, sorted(found, key=lambda each: each.span)))


def _paired(plain: str, found: list[Day]) -> Iterator[Day]:
    """Yield the days, two that are said as one stretch of time with which way each goes."""
    for at, each in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        loose = each.way == "" and (
            each.month_only or (after is not None and after.month_only) or (before is not None and before.month_only)
        )
        if loose and after is not None and not after.way and _BETWEEN.fullmatch(plain, each.span.end, after.span.start):
            yield replace(each, way="start")
        elif loose and before is not None and _BETWEEN.fullmatch(plain, before.span.end, each.span.start):
            yield replace(each, way="end")
        else:
            yield each


def _parts_of_time(plain: str) -> Iterator[Day]:
    """Yield days said as a part of their month or as a week: "end of June 2027", "mi-mars 2027", "KW 12 2027"."""
    for match in _PART_OF_MONTH.finditer(plain):
        year, month = int(match["year"]), MONTH_NUMBERS[match["month"]]
        last = monthrange(year, month)[1]
        day = last if match["end"] else 15 if match["mid"] else 1
        yield Day(
            date(year, month, day),
            Span(match.start(), match.end()),
            way="end" if match["end"] and match["till"] else "",
            month_only=not match["end"],
        )
    for match in _WHOLE_MONTH.finditer(plain):
        year, month = int(match["year"]), MONTH_NUMBERS[match["month"]]
        cut = match.start("year")
        yield Day(date(year, month, 1), Span(match.start("month"), cut), way="start", month_only=True)
        yield Day(date(year, month, monthrange(year, month)[1]), Span(cut, match.end()), way="end", month_only=True)
    for match in _NTH_WEEKDAY.finditer(plain):
        nth = next(number for number in range(1, len(_NTH) + 1) if match[f"n{number}"])
        first = date(int(match["year"]), MONTH_NUMBERS[match["month"]], 1)
        ahead = (WEEKDAY_NUMBERS[match["day"]] - first.weekday()) % 7
        yield Day(first + timedelta(days=ahead + 7 * (nth - 1)), Span(match.start(), match.end()))
    for match in _WEEKS.finditer(plain):
        year = int(match["year"])
        one, two = int(match["one"]), int(match["two"] or match["one"])
        if 1 <= one <= 52 and 1 <= two <= 52:  # noqa: PLR2004  weeks that every year has
            cut = match.start("two") if match["two"] else match.end("one")
            yield Day(date.fromisocalendar(year, one, 1), Span(match.start(), cut), way="start", month_only=True)
            yield Day(date.fromisocalendar(year, two, 7), Span(cut, match.end()), way="end", month_only=True)


def _without_year(plain: str, found: list[Day]) -> list[Day]:
    """Return the days whose year only a later day of the text says: "on 3.5., the last on 31.5.2027"."""
    taken = [each.span for each in found]
    made: list[Day] = []
    for match in (*_YEARLESS.finditer(plain), *_NAMED_YEARLESS.finditer(plain)) if found else ():
        after = next((each for each in found if each.span.start >= match.end()), None)
        if after is None or any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        day = int(match["d"])
        month = int(match["m"]) if match["m"].isdigit() else MONTH_NUMBERS[match["m"]]
        year = after.day.year - ((month, day) > (after.day.month, after.day.day))
        if (whole := _day(year, month, day)) is not None:
            made.append(Day(whole, Span(match.start(), match.end())))
    return made


def _short_day(plain: str, last: Day, after: int, us: bool | None) -> Day | None:
    """Return the day before this one whose year, or month and year, is only said with it."""
    begin = max(after, last.span.start - _BACK)
    match = _SHORT_DAY.search(plain, begin, last.span.start)
    if match is None:
        return None
    if match["fd"]:
        day, month = int(match["fd"]), int(match["fm"])
        if us and match["sep"] == "/":
            day, month = month, day
    else:
        named = match["m"] or match["mm"]
        # "Articles 3 and 4 May 2027" is no range of days.
        listed = bool(_AND.search(plain, match.start(), last.span.start))
        listed = listed or (match.start() > 0 and not _BEFORE_DAY.match(plain, match.start() - 2))
        if not named and listed and not _FROM.search(plain, max(0, match.start() - _BACK), match.start()):
            return None
        day, month = int(match["d"] or match["md"]), MONTH_NUMBERS[named] if named else last.day.month
    year = last.day.year - ((month, day) > (last.day.month, last.day.day))
    made = _day(year, month, day)
    return Day(made, Span(match.start(), match.end()), way="start") if made else None


def _months(plain: str) -> Iterator[Day]:
    """Yield the first and the last day of a time of which only the months are said."""
    for match in _MONTHS.finditer(plain):
        if _OF_A_DAY.search(plain, max(0, match.start() - 8), match.start()):
            continue
        last, one, two = int(match["last"]), MONTH_NUMBERS[match["one"]], MONTH_NUMBERS[match["two"]]
        year = int(match["year"]) if match["year"] else last - (one > two)
        cut = match.start("two")
        yield Day(date(year, one, 1), Span(match.start(), cut), way="start", month_only=True)
        final = date(last, two, monthrange(last, two)[1])
        yield Day(final, Span(cut, match.end()), way="end", month_only=True)


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


@lru_cache(maxsize=_REMEMBERED)
def lengths(plain: str) -> tuple[Length, ...]:
    """Return the lengths of time of a plain text, "for ever" among them, in order."""
    found = [*_counted_lengths(plain)]
    found += [Length(Duration(None), Span(match.start(), match.end())) for match in _ENDLESS.finditer(plain)]
    return tuple(sorted(found, key=lambda each: each.span))


def _counted_lengths(plain: str) -> Iterator[Length]:
    taken: list[Span] = []
    for match in _NET.finditer(plain):
        taken.append(Span(match.start(), match.end()))
        yield Length(
            Duration(int(match["count"] or match["beside"]), "day", month_end=_month_end(plain, match.end())), taken[-1]
        )
    for match in _HALVES.finditer(plain):
        taken.append(Span(match.start(), match.end()))
        yield Length(Duration(int((match.lastgroup or "m0")[1:]), "month"), taken[-1])
    for match in _FORTNIGHT.finditer(plain):
        taken.append(Span(match.start(), match.end()))
        yield Length(Duration(2, "week"), taken[-1])
    for match in _DURATION.finditer(plain):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        unit = next(each for each in _UNITS if match[each])
        # "Where a day is stated" names no length of time.
        article = match["word"] in ARTICLES and not match["beside"]
        if article and (
            unit == "day"
            or _PRICED.search(plain, max(0, match.start() - 14), match.start())
            or _END_OF.search(plain, max(0, match.start() - 12), match.start())
        ):
            continue
        kinds = f"{match['kind'] or ''} {match['kindafter'] or ''}"
        duration = Duration(number_of_match(match), unit, bool(_WORKDAY.search(kinds)), _month_end(plain, match.end()))
        yield Length(duration, Span(match.start(), match.end()))


def _month_end(plain: str, end: int) -> bool:
    return bool(_MONTH_END.search(plain[end : end + _NEAR]))
