"""Exclusivity conflicts: work that a promise already given forbids, or a promise that work already taken breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.domain.deals.categories import NO_KIN
from creatorbook.domain.deals.triggers import signed_on
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.folding import is_name_within, is_same_category, is_same_name
from creatorbook.domain.values.spans import Span
from creatorbook.domain.values.territories import common_territory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.deals.categories import CategoryKin
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.exclusivity import Exclusivity
    from creatorbook.domain.records.parties import Brand

_GONE = frozenset({Stage.PASSED, Stage.LOST})


class Match(StrEnum):
    """Why a brand falls under an exclusivity."""

    COMPETITOR = "competitor"
    CATEGORY = "category"
    KIN = "kin"


@dataclass(frozen=True, slots=True)
class Clash:
    """An exclusivity and a piece of work that meet: what matched, where (empty: everywhere), and both windows.

    `certain` is False where the work's days or the promise's are not known at all, or where the categories only belong
    together.
    """

    exclusivity: Exclusivity
    match: Match
    matched: str
    territories: frozenset[str]
    promised: Span
    work: Span
    certain: bool


def promised_span(exclusivity: Exclusivity, holder: Dossier) -> Span:
    """Return the days of the promise; where its first day is not said, it runs from the signature or the start."""
    return Span(exclusivity.starts_on or signed_on(holder) or holder.deal.starts_on, exclusivity.ends_on)


def work_span(dossier: Dossier) -> Span:
    """Return the days over which the deal's work is public: its own days, widened by deliverables and posts."""
    deal = dossier.deal
    first_days = [day for day in (deal.starts_on, *(period.starts_on for period in deal.periods)) if day]
    last_days = [day for day in (deal.ends_on, *(period.ends_on for period in deal.periods)) if day]
    dated: list[date] = [item.due_on for item in dossier.deliverables if item.due_on]
    dated += [when.date() for post in dossier.posts if (when := post.published_at or post.planned_at)]
    # Work on a day widens what was said, but never closes an end that was left open beside a stated one.
    if not first_days and not last_days:
        return Span(min(dated, default=None), max(dated, default=None))
    return Span(
        min([*first_days, *dated]) if first_days else None,
        max([*last_days, *dated]) if last_days else None,
    )


def work_territories(dossier: Dossier) -> frozenset[str]:
    """Return the countries that the deal's posts reach, empty (everywhere) where any of them is not known."""
    if dossier.posts:
        parts = [post.audience_countries for post in dossier.posts]
    else:
        platforms = {item.platform for item in dossier.deliverables}
        parts = [
            channel.audience_countries
            for channel in dossier.deal.creator.channels
            if not platforms or channel.platform in platforms
        ]
        if platforms - {channel.platform for channel in dossier.deal.creator.channels}:
            return frozenset()
    if not parts or not all(parts):
        return frozenset()
    return frozenset[str]().union(*parts)


def _is_same_brand(one: Brand, other: Brand) -> bool:
    return one.id == other.id or is_same_name(one.name, other.name)


def match_exclusivity(exclusivity: Exclusivity, brand: Brand, kin: CategoryKin = NO_KIN) -> tuple[Match, str] | None:
    """Return why a brand falls under an exclusivity, with the words of it that matched; None where it does not.

    `kin` says which categories belong together beyond words that are alike.
    """
    for competitor in exclusivity.competitors:
        if is_name_within(competitor, brand.name) or is_name_within(competitor, brand.legal_name):
            return Match.COMPETITOR, competitor
    if is_same_category(exclusivity.category, brand.category):
        return Match.CATEGORY, exclusivity.category
    if kin.belong_together(exclusivity.category, brand.category):
        return Match.KIN, f"{exclusivity.category} – {brand.category}"
    return None


def clash(exclusivity: Exclusivity, holder: Dossier, other: Dossier, kin: CategoryKin = NO_KIN) -> Clash | None:
    """Return how the other deal's work meets a promise that the holder's deal holds, None where it does not.

    A brand is never its own competitor. Whose promise it is does not matter here: see `exclusivity_conflicts`.
    """
    holder_brand, brand = holder.deal.brand, other.deal.brand
    if brand is None or holder.deal.id == other.deal.id:
        return None
    if holder_brand is not None and _is_same_brand(holder_brand, brand):
        return None
    matched = match_exclusivity(exclusivity, brand, kin)
    if matched is None:
        return None
    where = common_territory(exclusivity.territories, work_territories(other))
    promised, work = promised_span(exclusivity, holder), work_span(other)
    if where is None or not promised.overlaps(work):
        return None
    certain = promised.is_known and work.is_known and matched[0] is not Match.KIN
    return Clash(exclusivity, *matched, where, promised, work, certain=certain)


def exclusivity_conflicts(
    subject: Dossier, others: Iterable[Dossier], kin: CategoryKin = NO_KIN
) -> tuple[Finding, ...]:
    """Return the conflicts of a deal (agreed or only thought of) with all others of its creator, and of the roster.

    Promises of agreed deals bind, also of closed ones until they end; the deal's own promises are held against
    what others still do. What another creator of the roster promised binds that creator: it is said, and no more than
    said. The order does not depend on the order of `others`.
    """
    if subject.deal.stage in _GONE:
        return ()
    found: list[Finding] = []
    for other in sorted(others, key=lambda each: each.deal.id):
        if other.deal.id == subject.deal.id or other.deal.stage in _GONE:
            continue
        if other.deal.is_agreed:
            found += _find_clashes(other, subject, other, kin)
        found += _find_clashes(subject, other, other, kin)
    return tuple(found)


def _find_clashes(holder: Dossier, worker: Dossier, other: Dossier, kin: CategoryKin) -> list[Finding]:
    found = []
    for exclusivity in sorted(holder.exclusivities, key=lambda each: each.id):
        met = clash(exclusivity, holder, worker, kin)
        if met is None:
            continue
        worker_brand, holder_brand = worker.deal.brand, holder.deal.brand
        whose: dict[str, Any] = {}
        code = "exclusivity.conflict" if met.certain else "exclusivity.possible_conflict"
        # A mere lead breaks nothing yet: it is an info, not a warning.
        severity = Severity.INFO if worker is other and other.deal.stage is Stage.LEAD else None
        if holder.deal.creator.id != worker.deal.creator.id:
            code, severity = "exclusivity.roster", None
            whose = {"creator": holder.deal.creator.name, "other_creator": worker.deal.creator.name}
        found.append(
            finding(
                code,
                about="ends_on",
                record=("deal", other.deal.id),
                severity=severity,
                deal=holder.deal.title,
                brand=holder_brand.name if holder_brand else "",
                other_deal=worker.deal.title,
                other_brand=worker_brand.name if worker_brand else "",
                match=met.match,
                matched=met.matched,
                territories=tuple(sorted(met.territories)),
                exclusivity_from=met.promised.first,
                exclusivity_to=met.promised.last,
                work_from=met.work.first,
                work_to=met.work.last,
                **whose,
            )
        )
    return found


def exclusivity_checks(exclusivity: Exclusivity) -> tuple[Finding, ...]:
    """Return what is wrong with an exclusivity as written: no scope, or else no end; or an end before its start."""
    record = ("exclusivity", exclusivity.id)
    found = []
    scope = exclusivity.category.strip() or ", ".join(exclusivity.competitors)
    if not scope:
        found.append(finding("exclusivity.without_scope", about="category", record=record))
    elif exclusivity.ends_on is None:
        found.append(finding("exclusivity.without_end", about="ends_on", record=record, category=scope))
    if exclusivity.ends_on is None:
        return tuple(found)
    if exclusivity.starts_on is not None and exclusivity.ends_on < exclusivity.starts_on:
        found.append(
            finding(
                "exclusivity.ends_before_start",
                about="ends_on",
                record=record,
                starts_on=exclusivity.starts_on,
                ends_on=exclusivity.ends_on,
            )
        )
    return tuple(found)
