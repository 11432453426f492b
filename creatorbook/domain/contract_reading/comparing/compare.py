"""Compares what was read in a contract with what the deal says: what agrees, differs, is not found, is only theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.comparing.comparison import Comparison, Line, Ours, Result
from creatorbook.domain.contract_reading.comparing.ours import our_values
from creatorbook.domain.contract_reading.comparing.pairing import pair_values, single_line
from creatorbook.domain.contract_reading.comparing.same import are_alike, judge_sameness
from creatorbook.domain.contract_reading.values.found import POSTED, Doubt, Found, Percent, Pieces, Topic, Words
from creatorbook.domain.deals.categories import NO_KIN
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.noted import Reading
    from creatorbook.domain.deals.categories import CategoryKin
    from creatorbook.domain.records.dossier import Dossier

_SINGLE = (
    Topic.PAYMENT_DAYS, Topic.START, Topic.END, Topic.APPROVAL, Topic.REVIEW_DAYS, Topic.REVISIONS, Topic.AFFILIATE,
    Topic.NOTICE, Topic.LAW, Topic.PRODUCT_VALUE,
)  # fmt: skip
_SEVERAL = (Topic.DRAFT_ON, Topic.POST_ON, Topic.USE_DURATION, Topic.USE_END)
_SURE = 0.8
_ORDER = list(Topic)
_RESULTS = [Result.DIFFERS, Result.ONLY_THEIRS, Result.NOT_FOUND, Result.AGREES]


def compare_reading(reading: Reading, dossier: Dossier, kin: CategoryKin = NO_KIN) -> Comparison:
    """Return the lines of the comparison, those that differ first, each topic in its order.

    `kin` tells which words name one category of goods.
    """
    mine: dict[Topic, list[Ours]] = {topic: [] for topic in Topic}
    for each in our_values(dossier):
        mine[each.topic].append(each)
    lines = sorted(_lines(reading, mine, kin), key=lambda line: (_RESULTS.index(line.result), _ORDER.index(line.topic)))
    return Comparison(tuple(lines), reading.remarks, reading.language)


def _lines(reading: Reading, mine: dict[Topic, list[Ours]], kin: CategoryKin) -> Iterator[Line]:
    fee = _fee(reading, mine[Topic.FEE][0])
    yield from fee
    yield from _instalments(reading, mine, fee)
    yield from _kill_fee(reading, mine[Topic.KILL_FEE][0])
    for topic in _SINGLE:
        for each in mine[topic][:1]:
            yield from single_line(each, _told_here(reading, topic, mine))
    for topic in _SEVERAL:
        yield from pair_values(mine[topic], reading.of(topic))
    yield from _compare_pieces(mine[Topic.DELIVERABLE], reading.of(Topic.DELIVERABLE))
    for topic in (Topic.USE_CHANNELS, Topic.USE_TERRITORY):
        yield from _set(mine[topic][0], reading.of(topic))
    yield from _exclusivity(reading, mine, kin)


def _told_here(reading: Reading, topic: Topic, mine: dict[Topic, list[Ours]]) -> tuple[Found, ...]:
    """Return what was found on a topic; a day of posting is compared with ours where we have such days."""
    posts = any(each.value is not None for each in mine[Topic.POST_ON])
    return tuple(each for each in reading.of(topic) if each.extra != POSTED or not posts)


# Money


def _fee(reading: Reading, mine: Ours) -> list[Line]:
    found = reading.of(Topic.FEE)
    if not found and isinstance(mine.value, Money):
        # A sum in a list of payments may be the whole of it.
        found = tuple(each for each in reading.of(Topic.INSTALMENT) if each.value == mine.value)
    return list(single_line(mine, found))


def _instalments(reading: Reading, mine: dict[Topic, list[Ours]], fee: list[Line]) -> Iterator[Line]:
    listed = mine[Topic.INSTALMENT]
    whole = next((line.theirs.value for line in fee if line.theirs is not None), None)
    base = whole if isinstance(whole, Money) else None
    found = [each for each in reading.of(Topic.INSTALMENT) if _is_part(each, base)]
    if not listed:
        return
    turned = []
    for each in found:
        if isinstance(each.value, Percent) and base is not None:
            part = Money(round(base.minor * each.value.bp / 10_000), base.currency)
            turned.append(replace(each, value=part))
        elif isinstance(each.value, Money):
            turned.append(each)
    # Sums that are also said in shares are one thing said twice.
    sums = [each for each, was in zip(turned, found, strict=False) if isinstance(was.value, Money)]
    yield from pair_values(listed, tuple(sums if len(sums) >= len(listed) else turned), reuse=False)


def _is_part(found: Found, whole: Money | None) -> bool:
    if isinstance(found.value, Percent):
        return found.value.bp < 10_000  # noqa: PLR2004  the whole is no part
    return whole is None or found.value != whole


def _kill_fee(reading: Reading, mine: Ours) -> Iterator[Line]:
    found = reading.of(Topic.KILL_FEE)
    shares = tuple(each for each in found if isinstance(each.value, Percent))
    yield from single_line(mine, shares or found)


# Deliverables


def _compare_pieces(listed: Sequence[Ours], found: Sequence[Found]) -> Iterator[Line]:
    left = list(_sum_pieces(found))
    for mine in listed:
        value = mine.value
        if not isinstance(value, Pieces):
            continue
        fitting = [each for each in left if isinstance(each.value, Pieces) and are_alike(value, each.value)]
        exact = [each for each in fitting if isinstance(each.value, Pieces) and each.value.platform is value.platform]
        chosen = exact or fitting
        for each in fitting:
            left.remove(each)
        yield from single_line(mine, tuple(chosen))
    seen: list[Found] = []
    for each in left:
        # One more mention of what is counted already is no further deliverable.
        if each.score >= _SURE and isinstance(each.value, Pieces) and not any(_is_mentioned(each, it) for it in seen):
            seen.append(each)
            yield Line(Topic.DELIVERABLE, None, each, Result.ONLY_THEIRS, each.doubts)


def _is_mentioned(found: Found, seen: Found) -> bool:
    """Return whether a count is one more mention of what another counts, and no further item beside it in a list."""
    one, other = found.value, seen.value
    if not isinstance(one, Pieces) or not isinstance(other, Pieces) or not are_alike(one, other):
        return False
    return one.medium is other.medium or found.passage is not seen.passage


def _sum_pieces(found: Sequence[Found]) -> Iterator[Found]:
    """Yield each form once a heading: what a list names in parts is added up, what is repeated is not."""
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in found:
        if isinstance(each.value, Pieces):
            key = (each.passage.title, each.value.medium, each.value.platform)
            groups.setdefault(key, []).append(each)
    for members in groups.values():
        best = members[0]
        # Only items of a list add up: two sentences about "two Reels" are about the same two.
        items = [each for each in members if each.passage.table or len(each.passage.plain) < 140]  # noqa: PLR2004  a list's line
        strong = [each for each in items if each.score >= best.score * 0.7]
        total = sum(each.value.count for each in strong if isinstance(each.value, Pieces))
        if len(strong) > 1 and isinstance(best.value, Pieces):
            added = replace(best.value, count=total)
            yield replace(best, value=added, doubts=(*best.doubts, Doubt.ADDED_UP), score=best.score)
            yield replace(best, score=best.score * 0.9)
        else:
            yield best


# Sets


def _set(mine: Ours, found: Sequence[Found]) -> Iterator[Line]:
    """Yield the line of what is a set: every value found counts, the surest passage is shown."""
    best = found[0].score if found else 0.0
    kept = [each for each in found if each.score >= best * 0.6]
    codes = tuple(sorted({code for each in kept for code in each.value.codes if isinstance(each.value, Words)}))  # type: ignore[union-attr]  # narrowed in the same comprehension
    if not kept:
        yield from single_line(mine, ())
        return
    whole = replace(kept[0], value=Words(codes))
    shown = next((each for each in kept if isinstance(mine.value, Words) and _is_new(each, mine.value)), None)
    theirs = replace(shown, value=Words(codes)) if shown is not None else whole
    others = tuple(each for each in kept if each.passage is not theirs.passage)[:5]
    if mine.value is None:
        yield Line(mine.topic, mine, theirs, Result.ONLY_THEIRS, theirs.doubts, others)
        return
    equal, doubts = judge_sameness(mine, theirs)
    result = Result.AGREES if equal else Result.DIFFERS
    less = isinstance(mine.value, Words) and not equal and set(codes) < set(mine.value.codes)
    # What a contract does not name may be meant by other words.
    yield Line(mine.topic, mine, theirs, result, (*doubts, Doubt.WORDS_ONLY) if less else doubts, others)


def _is_new(found: Found, mine: Words) -> bool:
    return isinstance(found.value, Words) and not set(found.value.codes) <= set(mine.codes)


# Exclusivity


def _exclusivity(reading: Reading, mine: dict[Topic, list[Ours]], kin: CategoryKin) -> Iterator[Line]:
    found = reading.of(Topic.EXCLUSIVITY)
    bound = tuple(each for each in found if each.value is True and each.score >= _SURE)
    free = tuple(each for each in found if each.value is False)
    here = mine[Topic.EXCLUSIVITY][0]
    kept = bound or free or found
    binding = bool(kept) and kept[0].value is True
    if here.value is False:
        if not binding and kept:
            yield Line(Topic.EXCLUSIVITY, here, kept[0], Result.AGREES, kept[0].doubts)
        elif kept:
            yield Line(Topic.EXCLUSIVITY, here, kept[0], Result.ONLY_THEIRS, kept[0].doubts, kept[1:4])
            lengths = reading.of(Topic.EXCLUSIVITY_DURATION)[:1]
            yield from (
                Line(Topic.EXCLUSIVITY_DURATION, None, each, Result.ONLY_THEIRS, each.doubts) for each in lengths
            )
        return
    if not kept:
        yield Line(Topic.EXCLUSIVITY, here, None, Result.NOT_FOUND)
        return
    if not binding:
        yield Line(Topic.EXCLUSIVITY, here, kept[0], Result.DIFFERS, kept[0].doubts, kept[1:4])
        return
    named = _names_category(here.about, kept, kin)
    doubts = kept[0].doubts if named else (*kept[0].doubts, Doubt.WORDS_ONLY)
    result = Result.DIFFERS if named is False else Result.AGREES
    yield Line(Topic.EXCLUSIVITY, here, kept[0], result, doubts, kept[1:4])
    ends, lengths = reading.of(Topic.EXCLUSIVITY_END), reading.of(Topic.EXCLUSIVITY_DURATION)
    if mine[Topic.EXCLUSIVITY_END] and (ends or not lengths):
        yield from pair_values(mine[Topic.EXCLUSIVITY_END], ends)
    elif mine[Topic.EXCLUSIVITY_DURATION] or lengths:
        yield from pair_values(mine[Topic.EXCLUSIVITY_DURATION], lengths)


def _names_category(category: str, kept: Sequence[Found], kin: CategoryKin) -> bool | None:
    """Return whether their clause names one of our categories; False where it names others, None for none at all."""
    wanted = {word.rstrip("sx") for word in fold(category).split() if len(word) > 3}  # noqa: PLR2004  "and", "de", "für"
    text = " ".join(fold(f"{each.passage.heading} {each.passage.text}") for each in kept)
    said = {word.rstrip("sx") for word in text.split()}
    if not wanted or wanted & said:
        return True
    ours, theirs = kin.names_in(category), kin.names_in(text)
    if ours & theirs:
        return True
    return False if ours and theirs else None
