"""A contract as it was read: its passages, its language, and what was found in them, topic by topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.remarks import Noted, remarks
from creatorbook.domain.contract_reading.text.language import guess_language
from creatorbook.domain.contract_reading.text.passages import passages as passages_of
from creatorbook.domain.contract_reading.values import clauses, values
from creatorbook.domain.contract_reading.values import usage as uses
from creatorbook.domain.contract_reading.values.days import is_month_first
from creatorbook.domain.contract_reading.values.deliverables import find_pieces
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Found, Span, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

_PER_PIECE = re.compile(r"^[^.\n]{0,24}?(?:per|par|pro|je|por|each|a piece|chacun|/)\s+(?!cent)[a-z]")
_ON_RECEIPT = re.compile(
    r"(?:payable|due|paid|pay|paiement|payee?s?|regle\w*|zahl\w*|fallig|pago"
    r"|pagader[oa])[^.\n]{0,60}?(?:upon receipt|on receipt"
    r"|a reception|sofort nach erhalt|nach erhalt der rechnung|a la recepcion)"
)
_TERM_TITLE = re.compile(
    r"(?<![a-z])(?:term\b|duration|duree|laufzeit|vigencia|duracion|period of (?:the )?(?:agreement"
    r"|collaboration)|entry into)"
)
_THEREAFTER = re.compile(
    r"(?<![a-z])(?:thereafter|after|following|from the end|apres|suivant|a l'issue|danach|nach|despues|posterior|tras)"
)
_NEXT = 40
_ENOUGH = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `found` has each topic's values, the surest first; `language` is that of most of the text."""

    passages: tuple[Passage, ...]
    language: str
    found: Mapping[Topic, tuple[Found, ...]] = field(default_factory=dict)
    remarks: tuple[Noted, ...] = ()

    def of(self, topic: Topic) -> tuple[Found, ...]:
        """Return what was found on a topic, the surest first."""
        return self.found.get(topic, ())


def read(pages: Sequence[str]) -> Reading:
    """Return what can be found in the pages of a contract; takes time in proportion to their length."""
    passages = passages_of(pages)
    language = guess_language(each.plain for each in passages)
    found: dict[Topic, list[Found]] = {topic: [] for topic in Topic}
    for each in _all(passages, language):
        found[Topic(each.topic)].append(each)
    ranked = {topic: tuple(sorted(listed, key=lambda each: -each.score)) for topic, listed in found.items()}
    return Reading(passages, language, ranked, remarks(passages))


def _all(passages: Sequence[Passage], language: str) -> Iterator[Found]:
    yield from _money(passages)
    yield from _times(passages)
    listed = list(find_pieces(passages, language))
    yield from listed
    yield from _dates(passages, language, listed)
    yield from clauses.revisions(passages)
    yield from clauses.approvals(passages)
    yield from clauses.exclusivities(passages)
    yield from clauses.laws(passages)
    yield from uses.channels(passages)
    yield from uses.find_territories(passages)


_SUM_TOPICS = {
    "fee": Topic.FEE,
    "instalment": Topic.INSTALMENT,
    "product": Topic.PRODUCT_VALUE,
    "kill_fee": Topic.KILL_FEE,
}
_SHARE_TOPICS = {"kill_fee": Topic.KILL_FEE, "instalment": Topic.INSTALMENT, "affiliate": Topic.AFFILIATE}


def _money(passages: Sequence[Passage]) -> Iterator[Found]:
    for each in values.find_sums(passages):
        topic = _SUM_TOPICS.get(each.topic)
        if topic is None:
            continue
        after = each.passage.plain[each.span.end : each.span.end + 40]
        score = each.score * (0.5 if topic is Topic.FEE and _PER_PIECE.search(after) else 1.0)
        yield replace(each, topic=topic, score=score)
    for each in values.shares(passages):
        topic = _SHARE_TOPICS.get(each.topic)
        if topic is not None and each.score >= _ENOUGH:
            yield replace(each, topic=topic)


def _times(passages: Sequence[Passage]) -> Iterator[Found]:
    for each in values.times(passages):
        duration = each.value
        if isinstance(duration, Duration) and duration.unit == "hour" and each.topic != "review":
            continue
        if isinstance(duration, Duration) and duration.is_endless:
            if uses.is_use(each.passage) and not uses.is_negated_at(each.passage, each.span.start):
                yield replace(each, topic=Topic.USE_DURATION, score=max(each.score, 0.9))
        else:
            yield from _time(each)
    for passage in passages:
        match = _ON_RECEIPT.search(passage.plain)
        if match is not None and not any(map(str.isdigit, passage.plain[match.start() : match.end() + 10])):
            yield Found(Topic.PAYMENT_DAYS, Duration(0), passage, Span(match.start(), match.end()), 0.5)


def _time(each: Found) -> Iterator[Found]:
    if each.topic == "payment":
        # A table's cell tells of one instalment, a sentence of every invoice.
        yield replace(each, topic=Topic.PAYMENT_DAYS, score=each.score * (0.55 if each.passage.table else 1.0))
    elif each.topic == "review":
        yield replace(each, topic=Topic.REVIEW_DAYS)
    elif each.topic == "notice":
        yield replace(each, topic=Topic.NOTICE)
    elif each.topic == "cure":
        yield replace(each, topic=Topic.NOTICE, score=each.score * 0.7, doubts=(*each.doubts, Doubt.CURE_TIME))
    elif each.topic == "exclusivity":
        later = _THEREAFTER.search(each.passage.plain, each.span.end, each.span.end + _NEXT)
        doubts = (*each.doubts, Doubt.AFTER_TERM) if later else each.doubts
        yield replace(each, topic=Topic.EXCLUSIVITY_DURATION, doubts=doubts)
    elif each.topic == "use" and uses.is_use(each.passage):
        yield replace(each, topic=Topic.USE_DURATION)


_DATE_TOPICS = {"draft": Topic.DRAFT_ON, "post": Topic.POST_ON}


def _dates(passages: Sequence[Passage], language: str, listed: Iterable[Found]) -> Iterator[Found]:
    us = is_month_first((each.plain for each in passages), language)
    taken = {(id(each.passage), each.span) for each in listed}
    for each in values.dates(passages, us):
        if (id(each.passage), each.span) in taken:
            continue
        way, _bar, other = each.extra.partition("|")
        found = replace(each, extra=other)
        topic = _DATE_TOPICS.get(each.topic)
        term = each.topic == "term" or (each.topic == "" and _TERM_TITLE.search(each.passage.title))
        if topic is not None and not (way and _TERM_TITLE.search(each.passage.title)):
            yield replace(found, topic=topic)
        elif way and (term or _TERM_TITLE.search(each.passage.title)) and each.topic not in ("exclusivity", "law"):
            yield replace(found, topic=Topic.START if way == "start" else Topic.END, score=max(each.score, 0.3))
        elif each.topic == "exclusivity" and way == "end":
            yield replace(found, topic=Topic.EXCLUSIVITY_END)
