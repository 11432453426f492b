"""What several countries say alike of one post, reported once with their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Finding


def merge_countries(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, those that differ by nothing but their country as one with all countries.

    The sources of all of them stand behind the one.
    """
    kept: dict[object, Finding] = {}
    for each in findings:
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
