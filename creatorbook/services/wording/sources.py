"""How a source is said, the same in the window, the terminal, JSON and the log: how it was read, and on what day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.domain.law.backing import Reading, backing_of
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.backing import Quality

_READ: dict[Reading, str] = {
    Reading.SEEN: mark("read at the source on {day}"),
    Reading.ELSEWHERE: mark("read elsewhere on {day}"),
    Reading.MEMORY: mark("from memory, written down on {day}"),
    Reading.OWN: mark("your own word, of {day}"),
}
# The grades of what ships: a mark of its own shape, the short word, and what it means.
_GRADES: dict[Reading, tuple[str, str, str]] = {
    Reading.SEEN: ("●", mark("read at the source"), mark("the text itself, at whoever made it or in a copy of it")),
    Reading.ELSEWHERE: ("○", mark("read elsewhere"), mark("in an account that somebody gives of it")),
    Reading.MEMORY: ("△", mark("from memory"), mark("written down from knowledge, and not read yet")),
}
_UNSURE = mark("to be confirmed")


def how_read(source: Source) -> str:
    """Return how a source was read and when, such as "read elsewhere on 3 Dec 2026"."""
    return _(_READ[Reading(source.basis)]).format(day=formats.day(date.fromisoformat(source.checked_on)))


def titled(source: Source) -> str:
    """Return a source's title with how it was read and when."""
    return _("{title} ({read})").format(title=source.title, read=how_read(source))


def backed_by(sources: Iterable[Source], confidence: str = "") -> str:
    """Return in words what a fact rests on, "" where it has no source.

    That is how the best of its sources was read and when, behind the mark of that grade, how many others are from
    memory, and whether it is to be confirmed (`confidence` low).
    """
    backing = backing_of(sources)
    if backing is None:
        return ""
    said = _(_READ[backing.reading]).format(day=formats.day(backing.read_on))
    sign = f"{_GRADES[backing.reading][0]} " if backing.reading in _GRADES else ""
    parts = [f"{sign}{said[:1].upper()}{said[1:]}"]
    if backing.reading is not Reading.MEMORY and backing.unread:
        words = ngettext("{count} of {all} sources from memory", "{count} of {all} sources from memory", backing.unread)
        parts.append(words.format(count=backing.unread, all=backing.sources))
    if confidence == "low" and backing.reading is not Reading.OWN:
        parts.append(_(_UNSURE))
    return " · ".join(parts)


def legend() -> str:
    """Return what the marks of the grades mean, a line each, the best grade first."""
    return "\n".join(
        _("{mark} {grade}: {meaning}").format(mark=sign, grade=_(grade), meaning=_(meaning))
        for sign, grade, meaning in _GRADES.values()
    )


def quality_text(quality: Quality) -> str:
    """Return how old and how good the facts of a country are, in one sentence."""
    seen, elsewhere, memory = quality.seen, quality.elsewhere, quality.memory
    counted = (
        (seen, ngettext("{count} read at the source", "{count} read at the source", seen)),
        (elsewhere, ngettext("{count} read elsewhere", "{count} read elsewhere", elsewhere)),
        (memory, ngettext("{count} from memory", "{count} from memory", memory)),
    )
    graded = ", ".join(words.format(count=formats.number(count)) for count, words in counted if count)
    facts = ngettext("{count} fact", "{count} facts", quality.facts).format(count=formats.number(quality.facts))
    parts = [_("{facts}: {graded}").format(facts=facts, graded=graded)]
    if quality.unsure:
        parts.append(_("{count} to be confirmed").format(count=formats.number(quality.unsure)))
    if quality.read_on is not None:
        parts.append(_("last read {day}").format(day=formats.day(quality.read_on)))
    return " · ".join(parts)
