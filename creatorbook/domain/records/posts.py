"""Posts: what was, or will be, published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.platforms import PostState

if TYPE_CHECKING:
    from datetime import datetime

    from creatorbook.domain.values.platforms import Medium, Platform


@dataclass(frozen=True, slots=True)
class Post:
    """A post; instants are aware and in the user's zone, which says their day.

    `language` is an ISO 639-1 code, countries are ISO 3166-1 alpha-2.
    `platform_switch` is the platform's own paid-partnership switch: on, off, or None where not known.
    `label_position` (a LabelPosition's value, "" for the caption) and `label_words` say where the label of a story, a
    film or a sound stands and what it says. `brand_shown` and `plain_context` are how the post shows the brand and what
    everybody sees without a label. `exception_reason` is what the user said where a post went live without a
    confirmed label.
    """

    id: str
    creator_id: str
    platform: Platform
    medium: Medium
    deal_id: str | None = None
    deliverable_id: str | None = None
    brand_id: str | None = None
    brand_name: str = ""
    state: PostState = PostState.PLANNED
    planned_at: datetime | None = None
    published_at: datetime | None = None
    url: str = ""
    caption: str = ""
    language: str = ""
    audience_countries: frozenset[str] = frozenset()
    platform_switch: bool | None = None
    label_position: str = ""
    label_words: str = ""
    brand_shown: BrandShown = BrandShown.UNKNOWN
    plain_context: PlainContext = PlainContext.UNKNOWN
    label_confirmed: bool = False
    exception_reason: str = ""
