"""What a media kit or a rate card is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.look import HOUSE_LOOK, Look

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money

# What there is room for on the page; `MOST_WORDS` are characters.
MOST_CHANNELS, MOST_PRICES, MOST_WORDS = 6, 8, 400


class KitKind(StrEnum):
    """What the page is: who somebody is and what they did, what it costs, or both."""

    MEDIA_KIT = "media_kit"
    RATE_CARD = "rate_card"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class KitChannel:
    """A presence on a platform; `followers` is None where the book does not say, `countries` are of its audience."""

    platform: str
    handle: str
    followers: int | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitWork:
    """How many posts of one form were published with brands on one platform."""

    platform: str
    medium: str
    posts: int


@dataclass(frozen=True, slots=True)
class KitPrice:
    """What a piece costs, without taxes: `plain` alone, `with_use` with a right of the brand to use it."""

    platform: str
    medium: str
    plain: Money | None
    with_use: Money | None


@dataclass(frozen=True, slots=True)
class KitPaper:
    """One page about a creator, as of `made_on`; `since` is the day from which the work is counted.

    `on_request` are the pieces (platform, form) that have no price; `clicks` and `sales` are what brands stated.
    """

    kind: KitKind
    language: str
    made_on: date
    name: str
    country: str
    email: str
    phone: str
    words: str
    channels: tuple[KitChannel, ...]
    since: date
    work: tuple[KitWork, ...]
    brands: tuple[str, ...]
    clicks: int
    sales: int
    prices: tuple[KitPrice, ...]
    on_request: tuple[tuple[str, str], ...]
    look: Look = HOUSE_LOOK
