"""Days out of order, and days on which nobody works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.domain.contracts.checks.parts import deliverable_name, deliverables_owed, parties_of
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.values.platforms import Medium
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.deliverables import Deliverable
    from creatorbook.domain.records.dossier import Dossier


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
    for item in deliverables_owed(dossier):
        found += _deliverable(item, dossier)
    return (*found, *_check_days_off(dossier, today))


def _deliverable(item: Deliverable, dossier: Dossier) -> Iterator[Finding]:
    deal, record, name = dossier.deal, ("deliverable", item.id), deliverable_name(item)
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
    record, name, days = (
        ("deliverable", item.id),
        deliverable_name(item),
        dossier.terms.review_days if dossier.terms else None,
    )
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


@dataclass(frozen=True, slots=True)
class _Deadline:
    """A day that is still to come; `office` says that somebody is needed at a desk on it."""

    day: date
    about: str
    record: tuple[str, str]
    name: object
    office: bool = True


def _deadlines(dossier: Dossier, today: date) -> Iterator[_Deadline]:
    for item in deliverables_owed(dossier):
        record, name = ("deliverable", item.id), deliverable_name(item)
        if item.draft_due_on is not None and item.draft_due_on >= today:
            yield _Deadline(item.draft_due_on, "draft_due_on", record, name)
        # An event is held when it is held, most often on a day off.
        if item.due_on is not None and item.due_on >= today and item.medium is not Medium.APPEARANCE:
            # Posts go out on any day; files are handed over to somebody.
            yield _Deadline(item.due_on, "due_on", record, name, office=item.medium is Medium.RAW_CONTENT)
    for part in dossier.instalments:
        if part.paid_on is None and part.due_on is not None and part.due_on >= today:
            yield _Deadline(part.due_on, "due_on", ("payment", part.id), part.label)


def _check_days_off(dossier: Dossier, today: date) -> Iterator[Finding]:
    coming = tuple(_deadlines(dossier, today))
    if not coming:
        return
    # The calendars are only loaded where there is a day to look up.
    from creatorbook.domain.values.working_days import find_free_day, next_working_day

    countries = tuple(dict.fromkeys(party.country for name, party in parties_of(dossier) if name != "agency"))
    for each in coming:
        offs = [off for country in countries if (off := find_free_day(each.day, country)) is not None]
        if not offs:
            continue
        feasts = [off for off in offs if off.holiday is not None]
        said: dict[str, Any] = {
            "what": each.name,
            "day": each.day,
            "next_day": next_working_day(each.day, countries),
            "about": each.about,
            "record": each.record,
        }
        if feasts:
            where = tuple(off.country for off in feasts)
            severity = None if each.office else Severity.INFO
            yield finding("day.holiday", holiday=feasts[0].holiday, country=where, severity=severity, **said)
        else:
            yield finding("day.weekend", **said)
