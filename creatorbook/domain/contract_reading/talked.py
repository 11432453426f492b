"""What a chat agrees on: of several sums and counts that were named in it, the last that both sides stay with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.found import Doubt, Found, Pieces, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.amounts import Amount

Topics = dict[Topic, list[Found]]

_AGREES = re.compile(
    r"(?<![a-z])(?:it is\b|deal\b|done\b|agreed|go (?:for|with|on)\b|works|sold\b|ok,? (?=[\d€£$])|si,? (?=\d)"
    r"|ok (?:for|pour|fur|por|per"
    r"|mit)|okay|final(?:ly)?\b"
    r"|then\b|let's (?:do|say|go)|d'accord|allez|va pour|c'est (?:bon|ok|cale|parti)|on part sur|on dit"
    r"|marche conclu|adjuge"
    r"|passt|abgemacht|einverstanden|machen wir|gebongt|sagen wir|also gut|bleibt? (?:es )?bei|vale\b|hecho\b"
    r"|cerrado|cerramos|dale\b|quedamos"
    r"|trato|perfecto|va bene|affare fatto|fatto\b|ci sto|andata\b|facciamo|d'accordo|allora|perfetto)"
)
# What somebody else paid, what one usually takes, what a product costs: no part of what is agreed here.
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:paid me|gave me|last (?:year|summer|winter|spring|time|month)|normally|usually|usual\b"
    r"|my rate|worth|multa|strafe\b|amende|value|valued|budget"
    r"|m'a(?:vait)? (?:file|donne|paye)|l'an(?:nee)? dernier\w*|d'habitude|normalement|prix public|valeur"
    r"|en plus|en sus|sinon"
    r"|hat mir|haben mir|letzte[ns]? (?:jahr|mal|sommer)|normalerweise|sonst|im wert|wert von|uvp|me pag(?:o"
    r"|aron|aba)|el ano pasado"
    r"|normalmente|suelo|valor|mi (?:ha|hanno) (?:dato|pagato)|l'anno scorso|di solito|del valore|bonus|extra\b"
    r"|on top|commission|discount|off\b)"
)
_SURE_OF_FEE, _HEARD, _NAMED = 0.9, 0.5, 0.3


def keep_last_words(found: Topics, passages: Sequence[Passage]) -> None:
    """Leave of a chat's sums and counts those that were agreed last; a fee that was bargained over is unsure."""
    order = {id(each): at for at, each in enumerate(passages) if each.talk}
    if not order:
        return
    found[Topic.DELIVERABLE][:] = _last_counts(found[Topic.DELIVERABLE], order)
    for topic in (Topic.USE_DURATION, Topic.EXCLUSIVITY_DURATION):
        found[topic][:] = _last_lengths(found[topic], order)
    chosen = _agreed_sum(passages, found[Topic.FEE])
    if chosen is None:
        return
    passage, amount = chosen
    others = [each for each in found[Topic.FEE] if each.value != amount.money]
    doubts = tuple(dict.fromkeys((*amount.doubts, Doubt.WEAK)))
    same = [each for each in found[Topic.FEE] if each.value == amount.money]
    best = max((each.score for each in found[Topic.FEE]), default=0.0)
    named = Found(Topic.FEE, amount.money, passage, amount.span, max(best * 1.1, _SURE_OF_FEE), doubts)
    if same and max(each.score for each in same) >= max(best, _HEARD):
        return
    found[Topic.FEE][:] = [named, *(replace(each, score=each.score * 0.7) for each in others)]


def _last_counts(listed: Sequence[Found], order: dict[int, int]) -> Iterator[Found]:
    last: dict[object, Found] = {}
    for each in listed:
        value = each.value
        if isinstance(value, Pieces) and id(each.passage) in order:
            key = (value.medium, value.platform)
            known = last.get(key)
            if known is None or order[id(each.passage)] >= order[id(known.passage)]:
                last[key] = each
    for each in listed:
        value = each.value
        kept = last.get((value.medium, value.platform)) if isinstance(value, Pieces) else None
        if kept is None or id(each.passage) not in order:
            yield each
        elif each.passage is kept.passage:
            yield replace(each, score=max(each.score, *(it.score for it in listed if _is_one(it, each))))


def _last_lengths(listed: Sequence[Found], order: dict[int, int]) -> Iterator[Found]:
    """Yield the lengths of time on a topic, those before the last one as hardly said any more."""
    named = [each for each in listed if each.score >= _NAMED]
    if not named or any(id(each.passage) not in order for each in named):
        yield from listed
        return
    last = max(named, key=lambda each: order[id(each.passage)])
    best = max(each.score for each in named)
    for each in listed:
        if each.passage is last.passage:
            unsure = any(it.value != each.value for it in named)
            doubts = (*each.doubts, Doubt.WEAK) if unsure else each.doubts
            yield replace(each, score=max(best, each.score), doubts=tuple(dict.fromkeys(doubts)))
        else:
            yield replace(each, score=each.score if each.value == last.value else each.score * 0.3)


def _is_one(one: Found, other: Found) -> bool:
    first, second = one.value, other.value
    if not isinstance(first, Pieces) or not isinstance(second, Pieces):
        return False
    return (first.medium, first.platform) == (second.medium, second.platform)


def _agreed_sum(passages: Sequence[Passage], fees: Sequence[Found]) -> tuple[Passage, Amount] | None:
    """Return the last sum that is named with a word of agreement, else the last of all where none was taken as fee."""
    listed = [
        (passage, each)
        for passage in passages
        if passage.talk and not _ELSEWHERE.search(passage.plain)
        for each in amounts(passage.plain, passage.text)
    ]
    agreed = [(passage, each) for passage, each in listed if _AGREES.search(passage.plain)]
    if agreed:
        return agreed[-1]
    return listed[-1] if listed and not fees else None
