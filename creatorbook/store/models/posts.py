"""Posts, the disclosure each one carried, the proof kept of it, and what the user noted on the rules."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import Instant, choice, flag, instant, text_column, words_column


class Post(Record):
    """What is planned or was published; audience countries are ISO 3166 codes.

    `label_position` and `label_words` say where the label of a story, a film or a sound stands, and what it says: a
    caption shows neither. `brand_shown` and `plain_context` say what frees a post from a label, where somebody says so.
    """

    __tablename__ = "post"
    constraints = (Index("ix_post_planned_at", "planned_at"),)

    creator_id: Mapped[str] = reference_column("creator")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    deliverable_id: Mapped[str | None] = reference_column("deliverable", nullable=True)
    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    platform: Mapped[Platform] = choice("platform", Platform, default=Platform.INSTAGRAM)
    medium: Mapped[Medium] = choice("medium", Medium, default=Medium.FEED_POST)
    state: Mapped[PostState] = choice("state", PostState, default=PostState.PLANNED)
    planned_at: Mapped[datetime | None] = instant()
    published_at: Mapped[datetime | None] = instant()
    url: Mapped[str] = text_column()
    caption: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    audience_countries: Mapped[tuple[str, ...]] = words_column()
    platform_switch: Mapped[bool | None] = flag("platform_switch", default=None, nullable=True)
    label_position: Mapped[str] = text_column()
    label_words: Mapped[str] = text_column()
    brand_shown: Mapped[BrandShown] = choice("brand_shown", BrandShown, default=BrandShown.UNKNOWN)
    plain_context: Mapped[PlainContext] = choice("plain_context", PlainContext, default=PlainContext.UNKNOWN)
    label_confirmed: Mapped[bool] = flag("label_confirmed")
    exception_reason: Mapped[str] = text_column()


class Disclosure(Record):
    """What was owed and found for a post or a gift at one moment, with the rule and its source.

    `caption` is the text as it was then, `verdict` what was likely of it in this country.
    """

    __tablename__ = "disclosure"

    post_id: Mapped[str | None] = reference_column("post", nullable=True)
    gift_id: Mapped[str | None] = reference_column("gift", nullable=True)
    jurisdiction: Mapped[str] = text_column()
    duty: Mapped[str] = text_column()
    words: Mapped[str] = text_column()
    rule: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    checked_at: Mapped[datetime | None] = instant()
    caption: Mapped[str] = text_column()
    verdict: Mapped[str] = text_column()


class Proof(Record):
    """What shows how a post looked: a file on the post, with the SHA-256 that its content had when it was kept.

    `kept_at` is UTC; `kind` is "image", "text" or "file"; `url` is where the post was then.
    """

    __tablename__ = "proof"

    post_id: Mapped[str] = reference_column("post")
    attachment_id: Mapped[str] = reference_column("attachment")
    sha256: Mapped[str] = text_column()
    kept_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    kind: Mapped[str] = text_column()
    url: Mapped[str] = text_column()


class RuleNote(Record):
    """What the user wrote on one shipped rule: a note, and what they hold instead, as JSON ("" where nothing)."""

    __tablename__ = "rule_note"
    constraints = (UniqueConstraint("rule_id"),)

    rule_id: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    override: Mapped[str] = text_column()
