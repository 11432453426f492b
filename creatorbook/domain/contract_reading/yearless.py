"""Days whose year nobody writes, as in chats and letters: the next such day after the one on which it is written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.plain import collapse_runs, plain_letters
from creatorbook.domain.contract_reading.values.days import JOINED, days
from creatorbook.domain.contract_reading.values.forms import MEDIUM_NAME
from creatorbook.domain.contract_reading.values.found import POSTED, Doubt, Found, Span, Topic
from creatorbook.domain.values.day_names import MONTH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

Topics = dict[Topic, list[Found]]

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)? (?:of |de )?(?P<m>{_NAMES})\b"
    rf"(?!\.?,? (?:de |del )?20\d\d)"
    rf"|(?<![a-z])(?P<mm>(?!mag\b)(?:{_NAMES}))\b\.? (?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|,? 20\d\d)"
    r"|(?<![\d.,/-])(?P<fd>\d{1,2})\.(?P<fm>\d{1,2})\.(?!\d)"
    # "Easter Monday, the 29th": in the month that was named last.
    r"|(?<![a-z])(?:the )(?P<same>\d{1,2})(?:st|nd|rd|th)(?![a-z])"
)
_FIRST = re.compile(rf"(?<![\d/.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?{JOINED}$")
_WORK = re.compile(
    r"(?<![a-z])(?:live\b|publi|post(?:s|ed|ing|en|e|es|ons|amos)?\b|online|en ligne|en linea|veroffentl"
    r"|mise en ligne|diffus"
    r"|(?:we |on |wir )?(?:start|begin|launch|kick|finish|wrap)|demarr|commenc|debut|finit|termin|beginn|enden|endet"
    r"|uscit|pubblic|inizi\w*|termin|empez|arranc|salimos|sale[ns]?\b|acab|dates?\b|datum|daten\b|fechas?\b"
    r"|campa|kampagne|campaign|eroffnung|opening"
    r"|inaugura|ouverture|lancement|lanzamiento|veranstaltung|event|collab|kooperation|laufzeit|zeitraum"
    r"|periode|period)"
)
_OTHER = re.compile(
    r"(?<![a-z])(?:drafts?\b|entwu|rohschnitt|brouillon|montages?\b|borrador|invoice|bill\b|rechnung|factur|pay"
    r"|paid\b|zahl|uberweis"
    r"|vire|pago|paga|exclusiv|exklusiv|compet|konkurr|valid|gultig|angebot gilt|offre vaut|other\b|another|autres?\b"
    r"|andere|otr[oa]s?\b|altr[oiea]\b|bozz|fattur|pagament|esclusiv|concorren|birthday|born|signed|signe\b"
    r"|unterschr|firmad)"
)
_UNTIL = re.compile(
    r"(?<![a-z])(?:until|till|by|before|no later than|bis|spatestens|jusqu|au plus tard|avant|hasta|antes"
    r"|a mas tardar|entro|fino a)[^.;\d]{0,30}$"
)
_HEAD = 600
_SHORT_BACK = 34
_MOST = 12
_FAR = 300


def written_on(pages: Sequence[str], us: bool | None) -> date | None:
    """Return the day on which a letter or a chat is written: the first that its head names; None where none is."""
    head = plain_letters(collapse_runs(pages[0][:_HEAD])) if pages else ""
    found = days(head, us=us)
    return found[0].day if found else None


def find_yearless(found: Topics, passages: Sequence[Passage], written: date | None) -> None:
    """Add between which days the work is done where no day has a year: never surely.

    The last sentence that tells it counts: in a chat the days are moved until they fit.
    """
    if written is None or found[Topic.START] or found[Topic.END]:
        return
    for passage in reversed(passages):
        if _OTHER.search(passage.plain) or not (_WORK.search(passage.plain) or MEDIUM_NAME.search(passage.plain)):
            continue
        named = sorted(_days_of(passage.plain, written))[:_MOST]
        if not named:
            continue
        (first, at), (last, where) = named[0], named[-1]
        if first != last:
            found[Topic.START].append(Found(Topic.START, first, passage, at, 0.4, (Doubt.WEAK,)))
            found[Topic.END].append(Found(Topic.END, last, passage, where, 0.4, (Doubt.WEAK,)))
        else:
            topic = Topic.END if _UNTIL.search(passage.plain, max(0, at.start - 60), at.start) else Topic.START
            found[topic].append(Found(topic, first, passage, at, 0.4, (Doubt.WEAK,), POSTED))
        return


def _days_of(plain: str, written: date) -> Iterator[tuple[date, Span]]:
    month = 0
    for match in _DAY.finditer(plain):
        day = int(match["d"] or match["md"] or match["fd"] or match["same"])
        if not match["same"]:
            month = int(match["fm"]) if match["fm"] else MONTH_NUMBERS[match["m"] or match["mm"]]
        before = _FIRST.search(plain, max(0, match.start() - _SHORT_BACK), match.start())
        spots = [(day, match.start(), match.end())]
        if before is not None:
            spots.append((int(before["d"]), before.start(), before.end()))
        for number, start, end in spots:
            if (named := _next(number, month, written)) is not None:
                yield named, Span(start, end)


def _next(day: int, month: int, written: date) -> date | None:
    """Return the next such day, or the last one where that is long gone by then."""
    try:
        named = date(written.year, month, day)
        after = date(written.year + 1, month, day)
    except ValueError:
        return None
    return after if named < written and (after - written).days < _FAR else named
