"""One of ours with the best of theirs, or several of ours with several of theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.comparing.comparison import Line, Ours, Result
from creatorbook.domain.contract_reading.comparing.same import judge_sameness
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Found, Topic
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST = 0.2
_WEAK = 0.35
_NEARLY = 0.85
_RIVAL = 0.75
_CLOSE = 0.85
_ONLY = 0.6
_ONLY_UNSURE = 0.3
# What nobody signs without knowing is told where it is only likely.
_TOLD_UNSURELY = frozenset({Topic.FEE, Topic.PAYMENT_DAYS, Topic.START, Topic.END, Topic.NOTICE, Topic.LAW})
_ONLY_USE = 0.3
_OTHERS = 5
_MOST_ONLY = 5


def single_line(mine: Ours, found: Sequence[Found]) -> Iterator[Line]:
    """Yield the line of a topic that has one value: theirs is the surest; no line where neither says anything."""
    listed = [each for each in found if each.score >= _LEAST]
    if not listed:
        if mine.value is not None:
            yield Line(mine.topic, mine, None, Result.NOT_FOUND, (), tuple(found[:_OTHERS]))
        return
    best = listed[0]
    if mine.value is None:
        # The time to put a breach right stands in every contract, and is told where nothing else is meant.
        unsurely = mine.topic in _TOLD_UNSURELY and Doubt.CURE_TIME not in best.doubts
        if best.score >= (_ONLY_UNSURE if unsurely else _ONLY):
            doubts = _doubts_alone(best, listed)
            yield Line(mine.topic, mine, best, Result.ONLY_THEIRS, doubts, _other_findings(best, listed))
        return
    agreeing = [each for each in listed if judge_sameness(mine, each)[0]]
    chosen = agreeing[0] if agreeing and agreeing[0].score >= best.score * _NEARLY else best
    equal, doubts = judge_sameness(mine, chosen)
    # The parts of a sum that was added up are no rivals of it.
    whole = Doubt.ADDED_UP in doubts
    rivals = any(
        each.score >= chosen.score * _RIVAL
        and each.value != chosen.value
        and not (whole and each.passage is chosen.passage)
        for each in listed
    )
    # Where our own value stands too, even far off, it may be the one that counts.
    if rivals or (not equal and agreeing):
        doubts = (*doubts, Doubt.SEVERAL)
    if chosen.score < _WEAK:
        doubts = (*doubts, Doubt.WEAK)
    result = Result.AGREES if equal else Result.DIFFERS
    yield Line(mine.topic, mine, chosen, result, doubts, _other_findings(chosen, listed))


def _doubts_alone(found: Found, listed: Sequence[Found]) -> tuple[Doubt, ...]:
    """Return what is doubtful about a value of theirs where ours says nothing that could support it."""
    rivals = any(
        each.value != found.value and each.score >= found.score * _CLOSE and each.passage is not found.passage
        for each in listed
    )
    weak = (Doubt.WEAK,) if found.score < _ONLY else ()
    return tuple(dict.fromkeys((*found.doubts, *weak, *((Doubt.SEVERAL,) if rivals else ()))))


def _other_findings(chosen: Found, listed: Sequence[Found]) -> tuple[Found, ...]:
    kept: list[Found] = []
    for each in listed:
        if each is not chosen and each.value != chosen.value and all(each.value != other.value for other in kept):
            kept.append(each)
    return tuple(kept[:_OTHERS])


def pair_values(mine: Sequence[Ours], found: Sequence[Found], *, reuse: bool = True) -> Iterator[Line]:
    """Yield a line for each of several values: what is equal first, then what is left, nearest to nearest.

    `reuse` lets one of theirs answer for several of ours, as one date may for three posts.
    """
    listed = [each for each in found if each.score >= _LEAST]
    wanted = [each for each in mine if each.value is not None]
    used: set[int] = set()
    left: list[Ours] = []
    for each in wanted:
        fitting = [other for other in listed if judge_sameness(each, other)[0] and (reuse or id(other) not in used)]
        chosen = next((other for other in fitting if other.extra == each.about and id(other) not in used), None)
        chosen = chosen or next((other for other in fitting if id(other) not in used), None)
        chosen = chosen or next(iter(fitting), None)
        if chosen is None:
            left.append(each)
            continue
        used.add(id(chosen))
        yield Line(each.topic, each, chosen, Result.AGREES, judge_sameness(each, chosen)[1])
    said = [other.value for other in listed if reuse and id(other) in used]
    spare = [other for other in listed if id(other) not in used and other.value not in said]
    for each in left:
        chosen = _find_nearest(each, spare)
        if chosen is None:
            yield Line(each.topic, each, None, Result.NOT_FOUND)
            continue
        spare = [other for other in spare if other.value != chosen.value]
        doubts = (*chosen.doubts, Doubt.WEAK) if chosen.score < _WEAK else chosen.doubts
        rest = tuple(spare[:_OTHERS])
        yield Line(each.topic, each, chosen, Result.DIFFERS, (*doubts, Doubt.SEVERAL) if rest else doubts, rest)
    yield from _lines_only_theirs(mine, spare)


def _lines_only_theirs(mine: Sequence[Ours], spare: Sequence[Found]) -> Iterator[Line]:
    seen: list[object] = []
    blank = next((each for each in mine if each.value is None), None)
    for each in spare:
        least = _ONLY_USE if each.topic in (Topic.USE_DURATION, Topic.USE_END) else _ONLY
        if each.score >= least and each.value not in seen and len(seen) < _MOST_ONLY and is_worth_a_line(each):
            seen.append(each.value)
            yield Line(each.topic, blank, each, Result.ONLY_THEIRS, each.doubts)  # type: ignore[arg-type]  # a topic once read


def is_worth_a_line(found: Found) -> bool:
    """Return whether a value of theirs without a counterpart of ours is worth a line; an empty table cell is not."""
    return not found.passage.table or isinstance(found.value, Duration) or found.topic is Topic.USE_END


def _find_nearest(mine: Ours, spare: Sequence[Found]) -> Found | None:
    """Return the one of theirs that was most likely meant for this: of the same form, else the surest, else nearest."""
    if not spare:
        return None

    def distance(found: Found) -> tuple[float, ...]:
        about = 0 if found.extra and found.extra == mine.about else 1
        gap = 0.0
        if isinstance(found.value, date) and isinstance(mine.value, date):
            gap = abs((found.value - mine.value).days)
        if isinstance(found.value, Money) and isinstance(mine.value, Money):
            gap = abs(found.value.minor - mine.value.minor)
        return about, round(-found.score, 1), gap

    return min(spare, key=distance)
