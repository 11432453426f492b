"""What disclosure asks before a post and after it: proofs, labels that outlive a deal, changed rules, contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.reminders.due import Due
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.platforms import Medium, PostState
from creatorbook.domain.values.spans import plus_days
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post

# How long a platform shows a story.
STORY_LASTS = timedelta(hours=24)
# A day without an hour is its noon.
_NO_HOUR = (12, 0, 0)
_FLOOR = "EU"
_COUNTER_CODES = ("written_contract.reached", "written_contract.near")


@dataclass(frozen=True, slots=True)
class Ended:
    """A planned post without a deal, for a brand whose deals with the creator have all ended, on `ended_on` the last.

    `recent_days` is the longest time for which a country of its audience lets that colour a post.
    """

    post: Post
    ended_on: date
    recent_days: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A planned post whose disclosure was kept on a day, and the days on which rules changed after it, by country."""

    post: Post
    kept_on: date
    changes: tuple[tuple[str, date], ...]
    own_rules: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Watch:
    """What disclosure reminders are computed from.

    `unproved` are posts without a proof, `unlabelled` those that are out although what they say is likely not enough,
    `written` the findings of the written-contract counter.
    """

    unproved: tuple[Post, ...] = ()
    ended: tuple[Ended, ...] = ()
    changed: tuple[Changed, ...] = ()
    written: tuple[Finding, ...] = ()
    unlabelled: tuple[Post, ...] = ()


def watch_due(watch: Watch, today: date) -> Iterator[Due]:
    """Yield what disclosure asks for at any time, past or to come, in no particular order."""
    for post in watch.unproved:
        yield from _proof(post, today)
    for post in watch.unlabelled:
        yield from _mend(post)
    for ended in watch.ended:
        yield from _colours(ended)
    for changed in watch.changed:
        yield from _rules(changed)
    yield from _contracts(watch.written, today)


def names_of_post(post: Post) -> dict[str, Any]:
    """Return what a line calls a post by: brand, platform, and the words that tell it from others of the two.

    One without words has its form and its hour ("18:00") for them, either where it is known.
    """
    first_line = next((line.strip() for line in post.caption.splitlines() if line.strip()), "")
    words = first_line or post.url.removeprefix("https://").removeprefix("www.")
    # A story is called one, and a post is as a rule an ordinary one.
    form = "" if post.medium in {Medium.STORY, Medium.FEED_POST} else post.medium
    moment = post.published_at or post.planned_at
    known = moment is not None and (moment.hour, moment.minute, moment.second) != _NO_HOUR
    hour = f"{moment:%H:%M}" if moment is not None and known else ""
    told = words or ((form, hour) if hour else form)
    return {"brand": post.brand_name, "platform": post.platform, "post": told}


def _mend(post: Post) -> Iterator[Due]:
    if post.state is PostState.LIVE and post.published_at is not None:
        params = {**names_of_post(post), "reason_given": post.exception_reason.strip()}
        yield Due(ReminderKind.LABEL_INSUFFICIENT, post.published_at.date(), ("post", post.id), params, lasting=True)


def _proof(post: Post, today: date) -> Iterator[Due]:
    # A creator's own words owe nobody a proof.
    if post.state is not PostState.LIVE or post.published_at is None or not (post.brand_id or post.deal_id):
        return
    out_on = post.published_at.date()
    if post.medium is Medium.STORY:
        gone_on = (post.published_at + STORY_LASTS).date()
        if today <= gone_on:
            yield Due(ReminderKind.STORY_FRAME, gone_on, ("post", post.id), names_of_post(post))
            return
    wait = REMINDER_KINDS[ReminderKind.PROOF_MISSING].after_days
    params = {**names_of_post(post), "published_on": out_on}
    yield Due(ReminderKind.PROOF_MISSING, plus_days(out_on, wait), ("post", post.id), params)


def _colours(ended: Ended) -> Iterator[Due]:
    post = ended.post
    if post.state is not PostState.PLANNED or post.planned_at is None or post.deal_id is not None:
        return
    planned_on = post.planned_at.date()
    if timedelta(0) <= planned_on - ended.ended_on <= timedelta(days=ended.recent_days):
        params = {**names_of_post(post), "ended_on": ended.ended_on}
        yield Due(ReminderKind.RELATIONSHIP_COLOURS, planned_on, ("post", post.id), params)


def _rules(changed: Changed) -> Iterator[Due]:
    post = changed.post
    if post.state is not PostState.PLANNED:
        return
    asked = {law_holding_in(country, changed.own_rules): country for country in sorted(post.audience_countries)}
    found = [(on, asked[law]) for law, on in changed.changes if law in asked and on > changed.kept_on]
    if found:
        countries = tuple(sorted({country for _on, country in found}))
        params = {**names_of_post(post), "territories": countries}
        yield Due(ReminderKind.RULE_CHANGED, max(on for on, _country in found), ("post", post.id), params)


def law_holding_in(country: str, own_rules: frozenset[str]) -> str:
    """Return whose rules hold in a country: its own, or the European floor where it has none here."""
    return _FLOOR if country in EEA and country not in own_rules else country


def _contracts(written: tuple[Finding, ...], today: date) -> Iterator[Due]:
    """Yield one reminder a brand and objective: the worse of the two ways of counting the year."""
    worst: dict[tuple[str, str], Finding] = {}
    for each in sorted(
        written,
        key=lambda each: _COUNTER_CODES.index(each.code) if each.code in _COUNTER_CODES else len(_COUNTER_CODES),
    ):
        # What has its contract is reported as an info elsewhere, and asks for nothing.
        if each.code in _COUNTER_CODES and each.severity is not Severity.INFO and each.record is not None:
            worst.setdefault((each.record[1], fold(str(each.params["objective"]))), each)
    for (brand_id, objective), each in worst.items():
        names = ("brand", "objective", "total", "threshold", "percent")
        params = {name: each.params[name] for name in names}
        state = each.code.rpartition(".")[2]
        part = f"{today.year}:{state}:{objective}"
        yield Due(ReminderKind.WRITTEN_CONTRACT, today, ("brand", brand_id), params, part, lasting=True)
