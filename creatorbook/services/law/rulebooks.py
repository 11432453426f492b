"""The rule files on disk, read once into the domain's rulebook."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources
from creatorbook.domain.law.on_demand import OnDemand
from creatorbook.domain.rulebook import Rulebook, read_rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from pathlib import Path

    from creatorbook.domain.disclosure.changes import RuleChange
    from creatorbook.domain.disclosure.overrides import Override

# What we changed in the rule files, beside them.
CHANGES = "CHANGES.toml"


@cache
def rulebook(folder: Path | None = None) -> Rulebook:
    """Return the rules as shipped, or those of another folder.

    Raises RuleFileError (a ValueError) naming the file and the key that cannot be trusted: a fault of ours.
    """
    root = folder or resources() / "rules"
    paths = sorted(root.glob("*/*.toml"))
    return read_rulebook(OnDemand({path.relative_to(root).as_posix(): partial(_parse, path) for path in paths}))


def _parse(path: Path) -> Mapping[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def rulebook_with(overrides: tuple[Override, ...]) -> Rulebook:
    """Return the shipped rules with the user's own overrides applied; the last few sets of them are kept."""
    shipped = rulebook()
    if not overrides:
        return shipped
    from creatorbook.domain.disclosure.overrides import apply_overrides, overridden_sectors, overridden_switches

    return replace(
        shipped,
        disclosure=apply_overrides(shipped.disclosure, overrides),
        platforms=overridden_switches(shipped.platforms, overrides),
        sectors=overridden_sectors(shipped.sectors, overrides),
        platform_sectors=overridden_sectors(shipped.platform_sectors, overrides),
    )


@cache
def rule_edits() -> tuple[RuleChange, ...]:
    """Return what we changed in the rule files, version by version, oldest first; raise RuleFileError as above."""
    from creatorbook.domain.disclosure.changes import read_changes

    path = resources() / "rules" / CHANGES
    return read_changes(CHANGES, tomllib.loads(path.read_text(encoding="utf-8")))


def rules_changed_since(day: date, until: date, countries: Collection[str] | None = None) -> tuple[RuleChange, ...]:
    """Return what changed in the disclosure rules after a day and up to another, oldest first.

    That is what came into force or ended by the law's own days, and what we changed in our files of it; of all laws, or
    of those of some `countries`.
    """
    from creatorbook.domain.disclosure.changes import changes_between

    laws = rulebook().disclosure
    chosen = [laws[country] for country in laws if countries is None or country in countries]
    return changes_between(chosen, rule_edits(), day, until)
