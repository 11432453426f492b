"""What reminders are computed from: of all that is in the book, only what something may be due on."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.records.deals import AGREED, ENDED
from creatorbook.domain.reminders.kinds import REMINDER_KINDS
from creatorbook.domain.reminders.sources import ReminderFacts
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.reminders.watch import watch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes

# Nothing that lingers is shown longer after its day, and nothing longer ahead of it unless asked for, than this.
_BACK = max(spec.linger_days or 0 for spec in REMINDER_KINDS.values())
_AHEAD = max(spec.lead_days for spec in REMINDER_KINDS.values())
_ENDED = ", ".join(f"'{stage.value}'" for stage in sorted(ENDED))
_AGREED = ", ".join(f"'{stage.value}'" for stage in sorted(AGREED))

# The domain decides what is due; these only leave out what cannot be, and may give too much, never too little.
# ?1 is the first day looked at and ?2 the last, with an hour that no instant of that day is after.
_POST = "((t.state = 'planned' AND t.planned_at <= ?2) OR (t.state = 'live' AND t.label_confirmed = 0))"
_GIFT = (
    "((t.fate = 'to_return' AND t.return_due_on <= ?2) OR t.shown_in_post_id IN "
    "(SELECT id FROM post WHERE trashed_at IS NOT NULL OR (state = 'live' AND label_confirmed = 0)))"
)
_RIGHT_STARTS = """
CASE u.start WHEN 'on_date' THEN u.starts_on
  WHEN 'on_signature' THEN coalesce(d.signed_on, (SELECT min(c.signed_on) FROM contract c WHERE c.deal_id = d.id))
  WHEN 'on_first_post' THEN (SELECT min(p.published_at) FROM post p
    WHERE p.deal_id = d.id AND p.trashed_at IS NULL AND p.state <> 'planned')
  ELSE (SELECT max(coalesce(x.delivered_on,
      (SELECT max(p.published_at) FROM post p WHERE p.deliverable_id = x.id AND p.trashed_at IS NULL)))
    FROM deliverable x WHERE x.deal_id = d.id AND x.trashed_at IS NULL) END
"""
_DEALS = f"""
SELECT id FROM deal WHERE trashed_at IS NULL AND id IN (
  SELECT id FROM deal WHERE next_action_on <= ?2 AND stage NOT IN ({_ENDED})
  UNION SELECT id FROM deal WHERE kind IN ('programme', 'ambassador') AND ends_on BETWEEN ?1 AND ?2
    AND stage NOT IN ({_ENDED})
  UNION SELECT i.deal_id FROM deliverable i JOIN deal d ON d.id = i.deal_id WHERE i.trashed_at IS NULL
    AND i.state NOT IN ('delivered', 'cancelled') AND (i.due_on <= ?2 OR i.draft_due_on <= ?2)
    AND d.stage NOT IN ({_ENDED})
  UNION SELECT i.deal_id FROM payment i JOIN deal d ON d.id = i.deal_id WHERE i.trashed_at IS NULL
    AND i.paid_on IS NULL AND d.stage IN ({_AGREED})
    AND (i.due_on <= ?2 OR i.invoiced_on IS NOT NULL OR i.trigger NOT IN ('after_invoice', 'on_date'))
  UNION SELECT u.deal_id FROM usage_right u JOIN deal d ON d.id = u.deal_id WHERE u.trashed_at IS NULL
    AND u.duration_days IS NOT NULL AND d.stage IN ({_AGREED})
    AND date({_RIGHT_STARTS}, '+' || u.duration_days || ' days') BETWEEN ?1 AND ?2
  UNION SELECT deal_id FROM exclusivity WHERE trashed_at IS NULL AND ends_on BETWEEN ?1 AND ?2
  UNION SELECT deal_id FROM deal_period WHERE trashed_at IS NULL AND ends_on BETWEEN ?1 AND ?2
  UNION SELECT deal_id FROM contract WHERE trashed_at IS NULL AND state IN ('issued', 'signed_by_one')
  UNION SELECT t.deal_id FROM post t WHERE t.trashed_at IS NULL AND t.deal_id IS NOT NULL AND {_POST}
  UNION SELECT t.deal_id FROM gift t WHERE t.trashed_at IS NULL AND t.deal_id IS NOT NULL AND {_GIFT}
)
"""
# A post or a gift outlives the deal that was put into the trash.
_LOOSE = "NOT EXISTS (SELECT 1 FROM deal d WHERE d.id = t.deal_id AND d.trashed_at IS NULL)"


def reminder_facts(reading: Executes, today: date, within_days: int) -> ReminderFacts:
    """Return what reminders are computed from, without that on which nothing can be due."""
    # A day more than is asked for on both sides: an instant's day where the user is may not be that of UTC.
    first = (today - timedelta(days=_BACK + 1)).isoformat()
    last = (today + timedelta(days=max(within_days, _AHEAD) + 1)).isoformat() + "T99"
    dossiers = facts.dossiers(reading, [row[0] for row in reading.exec_driver_sql(_DEALS, (first, last))])
    gifts = tuple(facts.gift(row) for row in facts.live(reading, "gift", f"{_LOOSE} AND {_GIFT}", (first, last)))
    posts = tuple(facts.post(row) for row in facts.live(reading, "post", f"{_LOOSE} AND {_POST}", (first, last)))
    return ReminderFacts(
        dossiers,
        gifts,
        (*posts, *_shown(reading, dossiers, gifts, posts)),
        tuple(rulebook().money.values()),
        watch(reading, today, first, last),
    )


def _shown(
    reading: Executes, dossiers: Iterable[Dossier], gifts: Iterable[Gift], posts: Iterable[Post]
) -> tuple[Post, ...]:
    """Return the posts in which gifts were shown and that are not here yet: else they would seem to be missing."""
    here = {post.id for post in (*posts, *(post for dossier in dossiers for post in dossier.posts))}
    every = (*gifts, *(gift for dossier in dossiers for gift in dossier.gifts))
    named = {gift.shown_in_post_id for gift in every if gift.shown_in_post_id is not None} - here
    listed = json.dumps(sorted(named))
    found = facts.live(reading, "post", "t.id IN (SELECT value FROM json_each(?))", (listed,))
    return tuple(facts.post(row) for row in found)
