"""Posts, the disclosure each one carried, the proof kept of it, and what the user noted on the rules."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.store.engine.base import Record, belongs_to
from creatorbook.store.engine.types import Instant, choice, flag, instant, text, words


class Post(Record):
    """What is planned or was published; audience countries are ISO 3166 codes.

    `label_position` and `label_words` say where the label of a story, a film or a sound stands, and what it says: a
    caption shows neither.
    """

    __tablename__ = "post"
    constraints = (Index("ix_post_planned_at", "planned_at"),)

    creator_id: Mapped[str] = belongs_to("creator")
    deal_id: Mapped[str | None] = belongs_to("deal", nullable=True)
    deliverable_id: Mapped[str | None] = belongs_to("deliverable", nullable=True)
    brand_id: Mapped[str | None] = belongs_to("brand", nullable=True)
    platform: Mapped[Platform] = choice("platform", Platform, default=Platform.INSTAGRAM)
    medium: Mapped[Medium] = choice("medium", Medium, default=Medium.FEED_POST)
    state: Mapped[PostState] = choice("state", PostState, default=PostState.PLANNED)
    planned_at: Mapped[datetime | None] = instant()
    published_at: Mapped[datetime | None] = instant()
    url: Mapped[str] = text()
    caption: Mapped[str] = text()
    language: Mapped[str] = text()
    audience_countries: Mapped[tuple[str, ...]] = words()
    platform_switch: Mapped[bool | None] = flag("platform_switch", default=None, nullable=True)
    label_position: Mapped[str] = text()
    label_words: Mapped[str] = text()
    label_confirmed: Mapped[bool] = flag("label_confirmed")
    exception_reason: Mapped[str] = text()


class Disclosure(Record):
    """What was owed and found for a post or a gift at one moment, with the rule and its source.

    `caption` is the text as it was then, `verdict` what was likely of it in this country.
    """

    __tablename__ = "disclosure"

    post_id: Mapped[str | None] = belongs_to("post", nullable=True)
    gift_id: Mapped[str | None] = belongs_to("gift", nullable=True)
    jurisdiction: Mapped[str] = text()
    duty: Mapped[str] = text()
    words: Mapped[str] = text()
    rule: Mapped[str] = text()
    source: Mapped[str] = text()
    checked_at: Mapped[datetime | None] = instant()
    caption: Mapped[str] = text()
    verdict: Mapped[str] = text()


class Proof(Record):
    """What shows how a post looked: a file on the post, with the SHA-256 that its content had when it was kept.

    `kept_at` is UTC; `kind` is "image", "text" or "file"; `url` is where the post was then.
    """

    __tablename__ = "proof"

    post_id: Mapped[str] = belongs_to("post")
    attachment_id: Mapped[str] = belongs_to("attachment")
    sha256: Mapped[str] = text()
    kept_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    kind: Mapped[str] = text()
    url: Mapped[str] = text()


class RuleNote(Record):
    """What the user wrote on one shipped rule: a note, and what they hold instead, as JSON ("" where nothing)."""

    __tablename__ = "rule_note"
    constraints = (UniqueConstraint("rule_id"),)

    rule_id: Mapped[str] = text()
    note: Mapped[str] = text()
    override: Mapped[str] = text()
