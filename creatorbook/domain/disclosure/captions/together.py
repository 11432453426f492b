"""What several countries say of one post, reported once with their names: what is alike, and what is of one place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.rules import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Finding


# What says least of why words do not count, last: another reason for the same place tells more.
_VAGUE = (Refusal.OTHER_CASE, Refusal.OTHER_LANGUAGE, Refusal.UNKNOWN_HERE)


def merge_places(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, those on words that do not count as one for each place in the text.

    Of places that overlap the widest is named, with the reason that tells most; the countries and the sources of all
    stand behind the one.
    """
    found = tuple(findings)
    refused = [each for each in found if each.code == "caption.word_refused" and each.span is not None]
    # The widest first, so that each narrower place finds the one that it lies in.
    heads: list[tuple[Finding, list[Finding]]] = []
    for each in sorted(refused, key=_width, reverse=True):
        home = next((parts for head, parts in heads if _overlap(head, each)), None)
        if home is not None:
            home.append(each)
        elif len(heads) < _MOST_PLACES:
            heads.append((each, [each]))
    told = {id(min(parts, key=found.index)): _tell_place(head, parts) for head, parts in heads}
    silent = {id(each) for each in refused}
    return tuple(told.get(id(each), each) for each in found if id(each) not in silent or id(each) in told)


# Places told of one text: whoever writes more is told the first.
_MOST_PLACES = 50


def _width(each: Finding) -> int:
    start, end = each.span or (0, 0)
    return end - start


def _overlap(one: Finding, other: Finding) -> bool:
    if one.span is None or other.span is None:
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _tell_place(head: Finding, parts: list[Finding]) -> Finding:
    reason = min(
        (each.params["reason"] for each in parts), key=lambda each: _VAGUE.index(each) if each in _VAGUE else -1
    )
    countries = tuple(dict.fromkeys(country for each in parts for country in _countries_of(each)))
    sources = tuple(dict.fromkeys(source for each in parts for source in each.sources))
    country = countries if len(countries) > 1 else countries[0]
    return replace(head, params={**head.params, "country": country, "reason": reason}, sources=sources)


def _countries_of(each: Finding) -> tuple[str, ...]:
    country = each.params["country"]
    return country if isinstance(country, tuple) else (country,)


def merge_countries(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, those that differ by nothing but their country as one with all countries.

    The sources of all of them stand behind the one; what is said of words goes by their place (`merge_places`).
    """
    kept: dict[object, Finding] = {}
    for each in merge_places(findings):
        country = each.params.get("country")
        said = tuple(sorted((name, repr(value)) for name, value in each.params.items() if name != "country"))
        key = (each.code, each.severity, each.span, each.record, said)
        first = kept.get(key)
        if first is None or country is None:
            kept[key if country is not None else (key, len(kept))] = each
            continue
        before = first.params["country"]
        countries = before if isinstance(before, tuple) else (before,)
        kept[key] = replace(
            first,
            params={**first.params, "country": tuple(dict.fromkeys((*countries, country)))},
            sources=tuple(dict.fromkeys((*first.sources, *each.sources))),
        )
    return tuple(kept.values())
