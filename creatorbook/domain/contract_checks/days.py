"""Days out of order, and days on which nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.domain.contract_checks.parts import named, owed, parties
from creatorbook.domain.finding_codes import finding
from creatorbook.domain.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.deliverables import Deliverable
    from creatorbook.domain.dossier import Dossier
    from creatorbook.domain.findings import Finding


def day_findings(dossier: Dossier, today: date) -> tuple[Finding, ...]:
    """Return which days cannot all hold, and which still to come fall on a weekend or a public holiday."""
    deal = dossier.deal
    found: list[Finding] = []
    if deal.starts_on is not None and deal.ends_on is not None and deal.ends_on < deal.starts_on:
        found.append(
            finding(
                "contract.ends_before_start",
                about="ends_on",
                starts_on=deal.starts_on,
                ends_on=deal.ends_on,
            )
        )
    for item in owed(dossier):
        found += _deliverable(item, dossier)
    return (*found, *_off(dossier, today))


def _deliverable(item: Deliverable, dossier: Dossier) -> Iterator[Finding]:
    deal, record, name = dossier.deal, ("deliverable", item.id), named(item)
    if item.due_on is None:
        yield finding("contract.deliverable_without_date", about="due_on", record=record, deliverable=name)
        return
    due_on = item.due_on
    if deal.ends_on is not None and due_on > deal.ends_on:
        yield finding(
            "contract.deliverable_after_end",
            about="due_on",
            record=record,
            deliverable=name,
            due_on=due_on,
            ends_on=deal.ends_on,
        )
    if deal.starts_on is not None and due_on < deal.starts_on:
        yield finding(
            "contract.deliverable_before_start",
            about="due_on",
            record=record,
            deliverable=name,
            due_on=due_on,
            starts_on=deal.starts_on,
        )
    yield from _draft(item, dossier)


def _draft(item: Deliverable, dossier: Dossier) -> Iterator[Finding]:
    if item.draft_due_on is None or item.due_on is None:
        return
    record, name, days = ("deliverable", item.id), named(item), dossier.terms.review_days if dossier.terms else None
    if item.draft_due_on > item.due_on:
        yield finding(
            "contract.draft_after_due",
            about="draft_due_on",
            record=record,
            deliverable=name,
            draft_due_on=item.draft_due_on,
            due_on=item.due_on,
        )
    elif days and plus_days(item.draft_due_on, days) > item.due_on:
        yield finding(
            "contract.review_too_long",
            about="draft_due_on",
            record=record,
            deliverable=name,
            draft_due_on=item.draft_due_on,
            days=days,
            review_ends_on=plus_days(item.draft_due_on, days),
            due_on=item.due_on,
        )


def _dated(dossier: Dossier) -> Iterator[tuple[date | None, str, tuple[str, str], object]]:
    for item in owed(dossier):
        yield item.draft_due_on, "draft_due_on", ("deliverable", item.id), named(item)
        yield item.due_on, "due_on", ("deliverable", item.id), named(item)
    for part in dossier.instalments:
        if part.paid_on is None:
            yield part.due_on, "due_on", ("payment", part.id), part.label


def _off(dossier: Dossier, today: date) -> Iterator[Finding]:
    coming = [entry for entry in _dated(dossier) if entry[0] is not None and entry[0] >= today]
    if not coming:
        return
    # The calendars are only loaded where there is a day to look up.
    from creatorbook.domain.working_days import free_day, next_working_day

    countries = tuple(dict.fromkeys(party.country for name, party in parties(dossier) if name != "agency"))
    for day, about, record, name in coming:
        if day is None:
            continue
        offs = [off for country in countries if (off := free_day(day, country)) is not None]
        feasts = [off for off in offs if off.holiday is not None]
        if not offs:
            continue
        said: dict[str, Any] = {"what": name, "day": day, "next_day": next_working_day(day, countries)}
        if feasts:
            yield finding(
                "day.holiday",
                about=about,
                record=record,
                holiday=feasts[0].holiday,
                country=tuple(off.country for off in feasts),
                **said,
            )
        else:
            yield finding("day.weekend", about=about, record=record, **said)
