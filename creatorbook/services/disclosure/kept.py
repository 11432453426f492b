"""Keeping what a post owes on a day: one row a country, with what its caption said and what was likely of it then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.law.backing import note_sources
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure.duties import post_verdict
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.writing.uow import UnitOfWork


def text_looked_at(post: Post) -> str:
    """Return the text that was looked at: the caption, after the label that stands elsewhere, with its place."""
    if not post.label_position:
        return post.caption
    place = word_for(LabelPosition(post.label_position))
    label = _("Label {place}: “{words}”").format(place=place, words=post.label_words)
    return f"{label}\n{post.caption}".strip()


@dataclass(frozen=True)
class RecordDisclosure(Command[int]):
    """Keep what a post owes today, one row a country, as it was found; returns how many rows were written."""

    post_id: str
    code = "disclosure.keep"

    def execute(self, uow: UnitOfWork) -> int:
        """Write one row a country, with its words, rule and source, the caption and what was likely of it."""
        from creatorbook.store.models import Disclosure, Post

        post = uow.get(Post, self.post_id)
        uow.flush()
        verdict = post_verdict(uow.connection, self.post_id, uow.today)
        post_facts = facts.post(rows.get(uow.connection, "post", self.post_id))
        likely = {
            each.country: each.verdict.value
            for each in captions.caption_of_post(uow.connection, self.post_id, uow.today).check().countries
        }
        for duty in verdict.duties:
            uow.add(
                Disclosure(
                    post_id=self.post_id,
                    jurisdiction=duty.country,
                    duty=duty.outcome.value,
                    words=", ".join(duty.words[:3]),
                    rule=", ".join(duty.rule_ids),
                    source=note_sources(duty.sources),
                    checked_at=uow.now,
                    caption=text_looked_at(post_facts),
                    verdict=likely.get(duty.country, ""),
                )
            )
        uow.name_change(title=post.caption[:40], platform=post.platform.value)
        return len(verdict.duties)
