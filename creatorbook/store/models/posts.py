"""Posts, and the disclosure each one carried."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from creatorbook.domain.platforms import Medium, Platform, PostState
from creatorbook.store.base import Record, belongs_to
from creatorbook.store.types import choice, flag, instant, text, words


class Post(Record):
    """What is planned or was published; audience countries are ISO 3166 codes."""

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
    label_confirmed: Mapped[bool] = flag("label_confirmed")
    exception_reason: Mapped[str] = text()


class Disclosure(Record):
    """What was owed and found for a post or a gift at one moment, with the rule and its source."""

    __tablename__ = "disclosure"

    post_id: Mapped[str | None] = belongs_to("post", nullable=True)
    gift_id: Mapped[str | None] = belongs_to("gift", nullable=True)
    jurisdiction: Mapped[str] = text()
    duty: Mapped[str] = text()
    words: Mapped[str] = text()
    rule: Mapped[str] = text()
    source: Mapped[str] = text()
    checked_at: Mapped[datetime | None] = instant()
