"""What follows from what was read: the end of a contract that says how long it lasts, an exclusivity for as long."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.days import lengths
from creatorbook.domain.contract_reading.values.found import POSTED, Doubt, Duration, Found, Span, Topic
from creatorbook.domain.contract_reading.values.labelled import names_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

Topics = dict[Topic, list[Found]]

_LASTS = 0.6
_FEW = 2
# What the days between which something happens are said of, where no words tell that they are the contract's.
_PERHAPS_TERM = ("post", "event", "")
# The day of an offer, a letter or a talk is none of the work.
_OFFERED_ON = re.compile(
    r"(?:offerte|angebot|schreiben|gesprach|devis|proposition|lettre|echange|offer|quote|quotation|letter|call"
    r"|presupuesto|oferta|carta|reunion)"
    r" (?:vom|du|of|dated|de(?: fecha)?|del|on) *$"
)
_OFFER = re.compile(
    r"(?<![a-z])(?:valid|valable|gultig|offer|angebot|offerta|presupuesto|preventivo|devis" r"|factura|invoice)"
)
_WHEN = re.compile(
    r"when|quand|wann|cuando|(?:event|show|appearance)(?: date)?|date|datum|termin|fecha(?: del evento)?|jour|tag|dia"
)
_APPEARS = re.compile(
    r"(?<![a-z])(?:appears?\b|appearance|attends?\b|will be (?:at|present)|performs?\b|hosts? (?:the|a)\b"
    r"|shows? up|tritt\b"
    r"|auftritt|anwesend|nimmt (?:\w+ ){0,6}?teil|moderiert|besucht|assiste(?:ra)?\b|sera present"
    r"|participe(?:ra)?\b|se produi[rt]"
    r"|anime(?:ra)?\b|se rend(?:ra)?\b|asist(?:e|ira)\b|acud(?:e|ira)\b|particip(?:a|ara)\b|estara presente"
    r"|presenta(?:ra)?\b"
    r"|actua(?:ra)?\b|date of (?:the )?(?:event|show|appearance)|date de l'evenement|tag der veranstaltung"
    r"|fecha del evento)"
)
_RUNS_FOR = re.compile(
    r"(?<![a-z])(?:runs? for|lasts?|continues? (?:in force )?for|for (?:a (?:period|term) of)?|period of"
    r"|pour(?: une duree de)?"
    r"|pendant|duree de|fur(?: die dauer von)?|dauert|dure(?:ra)?|dura(?:ra)?(?: de)?|arbeiten wir|lauft|auf"
    r"|(?:dauer|laufzeit|duree|duration|term|durata|duracion|plazo)(?: de| di| von| of)?\s?[:=]?"
    r"|per (?:la durata di|un periodo di)?|durata (?:di|pari a)|durante|por (?:un (?:plazo|periodo) de)?"
    r"|duracion de|an,)"
    r"[ (]*(?:a |the |next |an additional )?$"
)
_FROM_THE_START = re.compile(
    r"\W*(?:starting|beginning|commencing|debutant|beginnend|con inicio|from|a (?:compter|partir) d|a contar"
    r"|ab |from and after|desde|zusammen|together|ensemble|juntos|lang|long|a partir del?)"
)
# "Effective as of the last signature".
_ON_SIGNING = re.compile(
    r"(?<![a-z])(?:(?:up)?on|as of|from|after|with) (?:the )?(?:date of )?(?:the )?(?:last "
    r"|final )?(?:party's )?signature|(?:mit|ab|nach|bei) (?:der )?(?:letzte[nr]? )?unter(?:schrift|zeichnung)"
    r"|(?:a|des|a compter de|a la date de) la (?:derniere )?signature|(?:con|desde"
    r"|a partir de) la (?:ultima )?firma|(?:dalla|alla|con la) (?:data dell'|ultima )?(?:firma|sottoscrizione)"
)
_ALONGSIDE = re.compile(
    r"(?<![a-z])(?:during|throughout|for (?:the )?(?:length|duration|term|whole|period) of|for as long as"
    r"|within) (?:the |this )?"
    r"(?:\w+ ){0,3}?(?:term|period|campaign|flight|agreement|contract|collaboration|assignment)"
    r"|(?<![a-z])(?:pendant|durant) (?:toute )?(?:la )?(?:duree|periode|campagne|collaboration)|tant que (?:dure|court)"
    r"|(?<![a-z])wahrend (?:der|des|dieser) (?:\w+ )?(?:laufzeit|vertrag|kampagne|zusammenarbeit|kooperation|auftrag)"
    r"|solange (?:der|die|dieser)|fur die dauer (?:der|des)"
    r"|(?<![a-z])(?:durante|mientras dure) (?:toda )?(?:la |el |este )?(?:\w+ ){0,2}?(?:vigencia|campana|duracion"
    r"|contrato"
    r"|colaboracion|acuerdo|encargo)"
)


def reckon_term(found: Topics, passages: Sequence[Passage], stretches: Sequence[Found], dated: Sequence[Found]) -> None:
    """Add the end of a contract that says how long it lasts and, in words or by its date, from when.

    `stretches` and `dated` are all lengths of time and days of the passages. Where no term is named, the days between
    which the content goes live stand for it, unsurely.
    """
    if found[Topic.START] and not found[Topic.END]:
        found[Topic.END].extend(_ends_next(found[Topic.START], passages, dated))
    if not found[Topic.END]:
        _reckon_end(found, passages, stretches, dated)
    if not found[Topic.START] and not found[Topic.END]:
        # The days between which nobody else may be worked for are not those of the work.
        bound = {id(each.passage) for each in found[Topic.EXCLUSIVITY] if each.value is True}
        dated = [each for each in dated if id(each.passage) not in bound]
        for topic, each in _days_of_going_live(dated):
            doubts = tuple(dict.fromkeys((*each.doubts, Doubt.WEAK)))
            found[topic].append(replace(each, topic=topic, score=0.45, doubts=doubts))
        if not found[Topic.START] and not found[Topic.END]:
            found[Topic.START].extend(_days_of_appearing(dated))
        if found[Topic.START] and not found[Topic.END]:
            _reckon_end(found, passages, stretches, dated)


def _ends_next(starts: Sequence[Found], passages: Sequence[Passage], dated: Sequence[Found]) -> Iterator[Found]:
    """Yield the end that the sentence after the one with the start tells: "It begins on 1 May. It ends on 30 June."."""
    first = max(starts, key=lambda each: each.score)
    at = next((place for place, each in enumerate(passages) if each is first.passage), len(passages))
    after = {id(each) for each in passages[at + 1 : at + 2]}
    for each in dated:
        if id(each.passage) in after and each.topic in ("term", "") and each.extra.startswith("end"):
            yield replace(each, topic=Topic.END, score=0.7, extra=each.extra.partition("|")[2])
            return


def _reckon_end(found: Topics, passages: Sequence[Passage], stretches: Sequence[Found], dated: Sequence[Found]) -> None:
    begins = found[Topic.START] or _signed(passages, dated)
    lasting = list(_lasting(passages, stretches, dated)) if begins else []
    if not lasting:
        return
    longest = max(lasting, key=lambda each: each.score)
    start = max(begins, key=lambda each: each.score)
    if isinstance(longest.value, Duration) and isinstance(start.value, date) and longest.value.count:
        end = _end_of(start.value, longest.value)
        doubts = (*longest.doubts, Doubt.RECKONED)
        if end is not None:
            found[Topic.END].append(replace(longest, topic=Topic.END, value=end, score=0.7, doubts=doubts))
            if not found[Topic.START]:
                found[Topic.START].append(replace(start, topic=Topic.START, score=0.7, doubts=doubts))


def _signed(passages: Sequence[Passage], dated: Sequence[Found]) -> list[Found]:
    """Return the days of signing; only the last where the contract begins with the last signature."""
    signed = [each for each in dated if each.topic == "sign"]
    if len(signed) > 1 and any(_ON_SIGNING.search(each.plain) for each in passages):
        return [max(signed, key=lambda each: str(each.value))]
    return signed


def _lasting(passages: Sequence[Passage], stretches: Sequence[Found], dated: Sequence[Found]) -> Iterator[Found]:
    """Yield how long the contract says that it lasts: by its words, under a label, or beside the day it begins."""
    for each in stretches:
        if each.topic == "term" and each.score >= _LASTS:
            yield each
    begun = {id(each.passage) for each in dated if each.extra.startswith("start")}
    for passage in passages:
        labelled = any(names_term(passage, label) for label in passage.labels)
        listed = lengths(passage.plain)
        begins = bool(listed) and (id(passage) in begun or bool(_ON_SIGNING.search(passage.plain)))
        for length in listed if labelled or begins else ():
            before = passage.plain[: length.span.start]
            said = _RUNS_FOR.search(before) or _FROM_THE_START.match(passage.plain, length.span.end)
            if length.duration.count and (said or (labelled and passage.table)):
                yield Found("term", length.duration, passage, length.span, 1.0 if said else 0.9, length.doubts)


def _days_of_going_live(dated: Sequence[Found]) -> Iterator[tuple[Topic, Found]]:
    """Yield the days between which, by which or on which the content goes live."""
    last: Found | None = None
    single: list[tuple[Topic, Found]] = []
    for each in dated:
        way, _bar, other = each.extra.partition("|")
        day = replace(each, extra=other)
        told = each.topic in _PERHAPS_TERM and not _OFFERED_ON.search(each.passage.plain, 0, each.span.start)
        if told and way == "end" and last is not None and last.passage is each.passage:
            yield Topic.START, last
            yield Topic.END, day
            return
        last = day if told and way == "start" else None
        if each.topic == "post" or (told and way):
            single.append((Topic.END if way == "end" else Topic.START, replace(day, extra=POSTED)))
    yield from _first_and_last(single)


def _days_of_appearing(dated: Sequence[Found]) -> Iterator[Found]:
    """Yield the first day on which the creator is somewhere in person."""
    for each in dated:
        asked = any(_WHEN.fullmatch(label.words) for label in each.passage.labels)
        if (
            each.topic in _PERHAPS_TERM
            and not _OFFER.search(each.passage.plain)
            and (asked or _APPEARS.search(each.passage.plain))
        ):
            doubts = tuple(dict.fromkeys((*each.doubts, Doubt.WEAK)))
            yield replace(each, topic=Topic.START, extra=POSTED, score=0.4, doubts=doubts)
            return


def _first_and_last(days: Sequence[tuple[Topic, Found]]) -> Iterator[tuple[Topic, Found]]:
    """Yield the first and the last of several days of going live, or the one there is; none where there are many."""
    ends = [each for each in days if each[0] is Topic.END]
    starts = [each for each in days if each[0] is Topic.START]
    if len({each.value for _topic, each in days}) <= _FEW:
        yield from starts[:1]
        yield from ends[-1:]


def _end_of(start: date, length: Duration) -> date | None:
    count = length.count or 0
    try:
        if length.unit in ("month", "year"):
            months = start.year * 12 + start.month - 1 + count * (12 if length.unit == "year" else 1)
            year, month = divmod(months, 12)
            day = min(start.day, monthrange(year, month + 1)[1])
            return date(year, month + 1, day) - timedelta(days=1)
        days = Duration(count, length.unit).usual_days or 0
        return start + timedelta(days=max(days - 1, 0))
    except (ValueError, OverflowError):
        return None


def reckon_exclusivity(found: Topics) -> None:
    """Add how long an exclusivity binds that lasts as long as the contract, where its days are known."""
    if found[Topic.EXCLUSIVITY_DURATION] or found[Topic.EXCLUSIVITY_END]:
        return
    for each in found[Topic.EXCLUSIVITY]:
        match = _ALONGSIDE.search(each.passage.plain) if each.value is True else None
        lasts = _length_of_term(found)
        if match is not None and lasts is not None:
            span = Span(match.start(), match.end())
            doubts = (*each.doubts, Doubt.RECKONED)
            found[Topic.EXCLUSIVITY_DURATION].append(
                Found(Topic.EXCLUSIVITY_DURATION, lasts, each.passage, span, 0.9, tuple(dict.fromkeys(doubts)))
            )
            return


def lasting_months(
    found: Topics, passages: Sequence[Passage], stretches: Sequence[Found], dated: Sequence[Found]
) -> int | None:
    """Return for how many whole months the contract runs: by its days, else by what it says; None where not told."""
    length = _length_of_term(found)
    if length is None or length.unit != "month":
        said = sorted(_lasting(passages, stretches, dated), key=lambda each: -each.score)
        length = said[0].value if said and isinstance(said[0].value, Duration) else None
    if length is None or length.count is None:
        return None
    return {"month": length.count, "year": 12 * length.count}.get(length.unit)


def _length_of_term(found: Topics) -> Duration | None:
    starts = [each.value for each in sorted(found[Topic.START], key=lambda each: -each.score)]
    ends = [each.value for each in sorted(found[Topic.END], key=lambda each: -each.score)]
    if not starts or not ends or not isinstance(starts[0], date) or not isinstance(ends[0], date):
        return None
    first, after = starts[0], ends[0] + timedelta(days=1)
    if after <= first:
        return None
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day and months:
        return Duration(months, "month")
    return Duration((after - first).days, "day")
