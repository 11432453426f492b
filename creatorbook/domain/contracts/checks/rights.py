"""Usage rights and exclusivity: what is granted too widely, for nothing, or for days that do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contracts.checks.mention_checks import is_given_in_kind
from creatorbook.domain.contracts.checks.parts import (
    deliverables_owed,
    endless_code,
    expected_end,
    expected_start,
    first_due,
    publishes,
)
from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_checks
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.rights import is_paid, is_price_open
from creatorbook.domain.records.terms import RightsStart, UsageChannel
from creatorbook.domain.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.exclusivity import Exclusivity
    from creatorbook.domain.records.rights import UsageRight

_BROAD_CHANNELS = frozenset({UsageChannel.ALL_MEDIA, UsageChannel.AI_TRAINING})


def rights_findings(dossier: Dossier, today: date) -> tuple[Finding, ...]:
    """Return what is wrong with the usage rights and the exclusivities, each by itself and against the rest."""
    found: list[Finding] = []
    for right in dossier.rights:
        found += _scope(right)
        found += _price(right, dossier)
        found += _check_window(right, dossier, today)
        found += _check_exclusivity_span(right, dossier, today)
    for exclusivity in dossier.exclusivities:
        found += exclusivity_checks(exclusivity)
        found += _check_contract_span(exclusivity, dossier)
        found += _price_of_promise(exclusivity, dossier)
    return tuple(found)


def _scope(right: UsageRight) -> Iterator[Finding]:
    record = ("usage_right", right.id)
    channels = tuple(sorted(right.channels))
    if not channels:
        yield finding("rights.without_channels", about="channels", record=record)
    if right.duration_days is None:
        yield finding(endless_code(right), about="duration_days", record=record, channels=channels)
    elif right.duration_days < 1:
        yield finding("rights.bad_duration", about="duration_days", record=record, duration_days=right.duration_days)
    for channel in sorted(right.channels & _BROAD_CHANNELS):
        yield finding("rights.broad_channel", about="channels", record=record, channel=channel)
    if (right.renewal_price is None) != (right.renewal_days is None):
        missing = "renewal_days" if right.renewal_days is None else "renewal_price"
        yield finding("rights.renewal_incomplete", about=missing, record=record, field=f"usage_right.{missing}")


def _price(right: UsageRight, dossier: Dossier) -> Iterator[Finding]:
    record = ("usage_right", right.id)
    channels = tuple(sorted(right.channels))
    if UsageChannel.AI_TRAINING in right.channels and not right.price:
        yield finding("rights.ai_without_price", about="price", record=record)
    if dossier.deal.fee and is_price_open(right):
        yield finding(
            "rights.price_in_or_on_top", about="price_counts", record=record, channels=channels, price=right.price
        )
    if not is_paid(right) or right.price:
        return
    if not dossier.deal.fee and not is_given_in_kind(dossier):
        yield finding("rights.unpaid", about="price", record=record, channels=channels)
    elif right.price is None:
        yield finding("rights.paid_without_price", about="price", record=record, channels=channels)


def _check_window(right: UsageRight, dossier: Dossier, today: date) -> Iterator[Finding]:
    record = ("usage_right", right.id)
    channels = tuple(sorted(right.channels))
    if right.start is RightsStart.ON_DATE and right.starts_on is None:
        yield finding("rights.start_day_missing", about="starts_on", record=record, channels=channels)
    happens = {RightsStart.ON_FIRST_POST: publishes(dossier), RightsStart.ON_DELIVERY: bool(deliverables_owed(dossier))}
    if not happens.get(right.start, True):
        yield finding(
            "rights.start_cannot_happen", about="start", record=record, channels=channels, trigger=right.start
        )
    closes_on, first = expected_end(right, dossier, today), first_due(dossier)
    if closes_on is not None and first is not None and closes_on < first:
        yield finding(
            "rights.ends_before_work",
            about="starts_on" if right.start is RightsStart.ON_DATE else "duration_days",
            record=record,
            channels=channels,
            opens_on=expected_start(right, dossier, today),
            closes_on=closes_on,
            first_on=first,
        )


def _check_exclusivity_span(right: UsageRight, dossier: Dossier, today: date) -> Iterator[Finding]:
    closes_on = expected_end(right, dossier, today)
    ends = [each.ends_on for each in dossier.exclusivities]
    dated = [day for day in ends if day is not None]
    if closes_on is None or not dated or len(dated) != len(ends) or closes_on <= max(dated):
        return
    yield finding(
        "rights.longer_than_exclusivity",
        about="duration_days",
        record=("usage_right", right.id),
        # A post that stays up hurts nobody; an advertisement that runs on beside a competitor's does.
        severity=None if is_paid(right) else Severity.INFO,
        channels=tuple(sorted(right.channels)),
        closes_on=closes_on,
        ends_on=max(dated),
    )


def _check_contract_span(exclusivity: Exclusivity, dossier: Dossier) -> Iterator[Finding]:
    ends_on = dossier.deal.ends_on
    if ends_on is None or exclusivity.ends_on is None or exclusivity.ends_on <= ends_on:
        return
    if exclusivity.price or _exclusivity_is_paid(dossier):
        return
    yield finding(
        "exclusivity.longer_than_contract",
        about="ends_on",
        record=("exclusivity", exclusivity.id),
        scope=exclusivity.category or ", ".join(exclusivity.competitors),
        exclusivity_to=exclusivity.ends_on,
        ends_on=ends_on,
    )


def _price_of_promise(exclusivity: Exclusivity, dossier: Dossier) -> Iterator[Finding]:
    if dossier.deal.fee and is_price_open(exclusivity):
        yield finding(
            "exclusivity.price_in_or_on_top",
            about="price_counts",
            record=("exclusivity", exclusivity.id),
            price=exclusivity.price,
        )


def _exclusivity_is_paid(dossier: Dossier) -> bool:
    """Return whether a payment or the bonus is for exclusivity, by its own words."""
    words = [part.label for part in dossier.instalments if part.amount.minor > 0]
    words += [dossier.terms.bonus] if dossier.terms is not None else []
    return any("exclusiv" in fold(text) for text in words)
