"""What disclosure reminders are computed from: posts without proof, ended work, changed rules, sums of a year."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.written_contract import written_contract_findings, year_before
from creatorbook.domain.disclosure.engine import law_of
from creatorbook.domain.records.deals import AGREED, Stage
from creatorbook.domain.reminders.disclosure import Changed, Ended, Watch
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook, rules_changed_since

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes

_AGREED = ", ".join(f"'{stage.value}'" for stage in sorted(AGREED))
_UNPROVED = """
t.state = 'live' AND t.published_at BETWEEN ?1 AND ?2 AND (t.brand_id IS NOT NULL OR t.deal_id IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM proof p JOIN attachment a ON a.id = p.attachment_id AND a.trashed_at IS NULL
  WHERE p.post_id = t.id AND p.trashed_at IS NULL)
"""
# Planned posts without a deal, for brands with which every agreed deal of the creator is closed and has its last day.
_ENDED = f"""
SELECT t.id, max(d.ends_on) FROM post t
JOIN deal d ON d.creator_id = t.creator_id AND d.brand_id = t.brand_id
WHERE t.trashed_at IS NULL AND t.state = 'planned' AND t.deal_id IS NULL AND t.planned_at BETWEEN ?1 AND ?2
AND d.trashed_at IS NULL AND d.stage IN ({_AGREED})
GROUP BY t.id HAVING count(*) = count(d.ends_on) AND sum(d.stage <> '{Stage.CLOSED.value}') = 0
"""
_KEPT = """
SELECT t.id, max(d.checked_at) FROM post t JOIN disclosure d ON d.post_id = t.id AND d.trashed_at IS NULL
WHERE t.trashed_at IS NULL AND t.state = 'planned' AND t.planned_at >= ?1 GROUP BY t.id
"""
_DAY = """coalesce(d.signed_on,
  (SELECT min(c.signed_on) FROM contract c WHERE c.deal_id = d.id AND c.trashed_at IS NULL), d.starts_on,
  (SELECT min(p.published_at) FROM post p WHERE p.deal_id = d.id AND p.trashed_at IS NULL))"""
_DEAL = f"d.trashed_at IS NULL AND d.stage IN ({_AGREED}) AND d.brand_id IS NOT NULL"
_BARE = """NOT EXISTS (SELECT 1 FROM contract c WHERE c.deal_id = d.id AND c.trashed_at IS NULL
  AND c.state IN ('issued', 'signed_by_one', 'signed', 'ended'))"""
# Sums that may be near the threshold, and of which at least a part has no contract yet.
_NEAR = f"""
SELECT creator_id, brand_id FROM (
  SELECT d.creator_id, d.brand_id, d.fee_minor AS minor, {_BARE} AS bare FROM deal d
    WHERE {_DEAL} AND {_DAY} >= ?2 AND d.fee_currency = ?1
  UNION ALL SELECT d.creator_id, d.brand_id, s.product_value_minor, {_BARE} FROM terms s JOIN deal d ON d.id = s.deal_id
    WHERE {_DEAL} AND {_DAY} >= ?2 AND s.trashed_at IS NULL AND s.product_value_currency = ?1
  UNION ALL SELECT g.creator_id, g.brand_id, g.value_minor, 1 FROM gift g
    WHERE g.trashed_at IS NULL AND g.value_currency = ?1 AND (g.received_on IS NULL OR g.received_on >= ?2)
) GROUP BY creator_id, brand_id HAVING sum(minor) >= ?3 AND sum(bare) > 0
"""


def watch(reading: Executes, today: date, first: str, last: str) -> Watch:
    """Return what disclosure reminders are computed from; `first` and `last` bound the instants looked at (ISO)."""
    unproved = facts.live(reading, "post", _UNPROVED, (first, last))
    return Watch(
        tuple(facts.post(row) for row in unproved),
        _ended(reading, first, last),
        _changed(reading, today, first),
        _written(reading, today),
    )


def _posts(reading: Executes, ids: Iterable[str]) -> dict[str, Post]:
    listed = json.dumps(sorted(ids))
    found = facts.live(reading, "post", "t.id IN (SELECT value FROM json_each(?))", (listed,))
    return {row.id: facts.post(row) for row in found}


def _ended(reading: Executes, first: str, last: str) -> tuple[Ended, ...]:
    days = dict(tuple(row) for row in reading.exec_driver_sql(_ENDED, (first, last)))
    laws = rulebook().disclosure
    found = []
    for post_id, post in _posts(reading, days).items() if days else ():
        recent = [law.recent_days or 0 for code in post.audience_countries for law in [law_of(code, laws)] if law]
        found.append(Ended(post, date.fromisoformat(days[post_id]), max(recent, default=0)))
    return tuple(found)


def _changed(reading: Executes, today: date, first: str) -> tuple[Changed, ...]:
    kept = {post_id: date.fromisoformat(at[:10]) for post_id, at in reading.exec_driver_sql(_KEPT, (first,))}
    if not kept:
        return ()
    changes = rules_changed_since(min(kept.values()), today)
    if not changes:
        return ()
    days = tuple(sorted({(change.country, change.on) for change in changes}))
    own = frozenset(rulebook().disclosure)
    posts = _posts(reading, kept)
    return tuple(Changed(post, kept[post_id], days, own) for post_id, post in posts.items())


def _written(reading: Executes, today: date) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for law in rulebook().contracts.values():
        rule = law.threshold_on(today)
        if rule is None:
            continue
        since = min(date(today.year, 1, 1), year_before(today)).isoformat()
        least = -(-rule.amount.minor * rule.warn_percent // 100)
        brands: dict[str, list[str]] = {}
        for creator_id, brand_id in reading.exec_driver_sql(_NEAR, (rule.amount.currency, since, least)):
            brands.setdefault(creator_id, []).append(brand_id)
        for creator_id, brand_ids in sorted(brands.items()):
            found += _of_creator(reading, creator_id, brand_ids, law, since, today)
    return tuple(found)


def _of_creator(
    reading: Executes, creator_id: str, brand_ids: list[str], law: ContractLaw, since: str, today: date
) -> tuple[Finding, ...]:
    listed = json.dumps(sorted(brand_ids))
    deals = reading.exec_driver_sql(
        f"SELECT d.id FROM deal d WHERE {_DEAL} AND d.creator_id = ?1 "
        f"AND d.brand_id IN (SELECT value FROM json_each(?3)) AND ({_DAY} >= ?2 "
        "OR EXISTS (SELECT 1 FROM gift g WHERE g.deal_id = d.id AND g.received_on >= ?2))",
        (creator_id, since, listed),
    )
    dossiers = facts.dossiers(reading, [row[0] for row in deals])
    gifts = facts.live(
        reading,
        "gift",
        "t.deal_id IS NULL AND t.creator_id = ? AND t.brand_id IN (SELECT value FROM json_each(?))",
        (creator_id, listed),
    )
    given = tuple(facts.gift(row) for row in gifts)
    return written_contract_findings(facts.one_creator(reading, creator_id), dossiers, given, law, today)
