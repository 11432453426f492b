"""The sectors that a country or a platform limits, found in what is written; those a person silenced are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.sectors import platform_findings, sector_findings
from creatorbook.services.law.rulebooks import rulebook_with

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.values.platforms import Platform


def find_limits(
    texts: Iterable[str],
    countries: frozenset[str],
    platforms: Iterable[Platform],
    on: date,
    age: int | None,
    overrides: tuple[Override, ...],
) -> tuple[Finding, ...]:
    """Return a warning for each sector that the texts name and one of the countries or platforms limits on the day.

    `age` is the creator's in years, None where not known; `overrides` are the person's own answers to the rules.
    """
    texts, book = tuple(texts), rulebook_with(overrides)
    found = [*sector_findings(texts, countries, book.sectors, on, age)]
    for platform in platforms:
        found += platform_findings(texts, countries, book.platform_sectors.get(platform), on, age)
    return tuple(found)
