"""Cases: posts as decisions describe them, one mapping each, read into facts and what was shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.domain.disclosure.captions.positions import LabelPosition, read_position
from creatorbook.domain.disclosure.captions.shown import Shown
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Tie, Value
from creatorbook.domain.gifts import Expectation
from creatorbook.domain.platforms import Medium, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping


class CaseError(ValueError):
    """A mapping that is not a case; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its id, the facts, what was shown, and the day whose rules it is held against."""

    id: str
    facts: DisclosureFacts
    shown: Shown
    on: date


_PLATFORMS = {"twitter": Platform.X, "web": Platform.BLOG, "website": Platform.BLOG, "wordpress": Platform.BLOG}
# The first part of a medium's name that fits counts.
_MEDIA: tuple[tuple[str, Medium], ...] = (
    ("story", Medium.STORY), ("stories", Medium.STORY), ("snap", Medium.STORY), ("reel", Medium.REEL),
    ("live", Medium.LIVE), ("stream", Medium.LIVE), ("feed", Medium.FEED_POST), ("short", Medium.SHORT_VIDEO),
    ("carousel", Medium.CAROUSEL), ("podcast", Medium.PODCAST_EPISODE), ("audio", Medium.PODCAST_EPISODE),
    ("tweet", Medium.TEXT_POST), ("thread", Medium.TEXT_POST), ("text", Medium.TEXT_POST),
    ("blog", Medium.ARTICLE), ("article", Medium.ARTICLE), ("review", Medium.ARTICLE), ("page", Medium.ARTICLE),
    ("newsletter", Medium.NEWSLETTER), ("mail", Medium.NEWSLETTER), ("vlog", Medium.VIDEO), ("igtv", Medium.VIDEO),
    ("video", Medium.VIDEO),
)  # fmt: skip
_VIDEO_IN_A_FEED = {Platform.INSTAGRAM: Medium.REEL, Platform.TIKTOK: Medium.SHORT_VIDEO}
_QUOTED = re.compile(r"(?<!\w)['\"“‘«„]([^'\"“”‘’«»„]{1,200})['\"”’»“](?!\w)")
_HASHTAG = re.compile(r"#\w{1,80}")
_ASIDE = re.compile(r"\([^()]{0,400}\)")
_ASIDE_WORDS = 3
_BRANDS = ("brand", "company", "marque", "marke", "merk", "marca")
_MONEY = frozenset({Value.MONEY})
# The names by which a case says what binds creator and brand.
RELATIONSHIPS = (
    "paid", "ambassador", "affiliate", "own_brand", "employee_or_family", "gift_with_expectation",
    "gift_no_obligation", "invitation", "none", "unknown",
)  # fmt: skip


def read_case(data: Mapping[str, Any], today: date) -> Case:
    """Return the case that a mapping describes; raise CaseError where it is none.

    The rules are today's, or, for a case decided under rules since replaced, those of its year. A relationship that
    is written "unknown" is judged from the outside, as the authority did that knew no more.
    """
    if not isinstance(data, dict):
        raise CaseError("an object is needed")
    country = _text(data, "jurisdiction").upper()
    if not country:
        raise CaseError("jurisdiction is missing")
    platform = _platform(_text(data, "platform").lower())
    relationship = _text(data, "relationship").lower() or "unknown"
    facts = DisclosureFacts(
        **binds(relationship, _maybe(data, "controlled_by_brand")),
        audience_countries=frozenset({{"UK": "GB", "EL": "GR"}.get(country, country)}),
        language=_text(data, "lang").lower()[:2] or _text(data, "language").lower()[:2],
        platform=platform,
        medium=_medium(_text(data, "medium").lower(), platform),
        brand_name=_placeholder(data),
    )
    position = read_position(_text(data, "label_position"))
    caption, known = caption_of(_text(data, "caption"))
    if not known and position is None:
        position = LabelPosition.NONE
    shown = Shown(caption, position, _maybe(data, "platform_tool_used"), known, outside=relationship == "unknown")
    return Case(_text(data, "id"), facts, shown, _day(data, today))


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise CaseError(f"{key} is to be a text")
    return str(value).strip()


def _maybe(data: Mapping[str, Any], key: str) -> bool | None:
    value = data.get(key)
    if value is not None and not isinstance(value, bool):
        raise CaseError(f"{key} is to be true, false or null")
    return value


def _day(data: Mapping[str, Any], today: date) -> date:
    year = data.get("year_approx")
    if data.get("superseded") is True and type(year) is int and date.min.year <= year < today.year:
        return date(year, 12, 31)
    return today


def _placeholder(data: Mapping[str, Any]) -> str:
    """Return the word that stands for the brand's name in a caption made up after guidance ("#BrandPartner")."""
    if data.get("text_is_real") is not False:
        return ""
    caption = _text(data, "caption").casefold()
    return next((word for word in _BRANDS if word in caption), "")


def _platform(name: str) -> Platform | None:
    if name in set(Platform):
        return Platform(name)
    return _PLATFORMS.get(name)


def _medium(name: str, platform: Platform | None) -> Medium:
    if name in set(Medium) and name != Medium.VIDEO:
        return Medium(name)
    found = next((medium for part, medium in _MEDIA if part in name), Medium.FEED_POST)
    if found is Medium.VIDEO and platform in _VIDEO_IN_A_FEED:
        return _VIDEO_IN_A_FEED[platform]
    return Medium.TEXT_POST if found is Medium.FEED_POST and platform is Platform.X else found


def binds(relationship: str, control: bool | None) -> dict[str, Any]:
    """Return the facts behind one of RELATIONSHIPS, as arguments of DisclosureFacts; what it leaves open is unknown."""
    nothing: dict[str, Any] = {"tie": frozenset(), "affiliate": False, "control": control}
    asked = {"expectation": Expectation.ASKED, "relationship": Relationship.LIVE, "control": control}
    table: dict[str, dict[str, Any]] = {
        "paid": {**asked, "value": _MONEY, "tie": frozenset(), "affiliate": None},
        "ambassador": {**asked, "expectation": Expectation.UNKNOWN},
        "affiliate": {
            "value": frozenset({Value.COMMISSION}), "affiliate": True, "relationship": Relationship.LIVE,
            "control": control, "tie": frozenset(),
        },
        "own_brand": {"tie": frozenset({Tie.OWN_BRAND}), "control": control},
        "employee_or_family": {"tie": frozenset({Tie.EMPLOYER}), "control": control},
        "gift_with_expectation": {
            **nothing, "value": frozenset({Value.PRODUCT}), "expectation": Expectation.EXPECTED,
            "relationship": Relationship.NONE,
        },
        "gift_no_obligation": {
            **nothing, "value": frozenset({Value.PRODUCT}), "expectation": Expectation.NOTHING,
            "control": bool(control), "relationship": Relationship.NONE,
        },
        "invitation": {
            **nothing, "value": frozenset({Value.INVITATION}), "relationship": Relationship.NONE,
            "expectation": Expectation.ASKED if control else Expectation.NOTHING,
            "control": bool(control),
        },
        "none": {
            **nothing, "value": frozenset(), "expectation": Expectation.NOTHING, "control": False,
            "relationship": Relationship.NONE,
        },
    }  # fmt: skip
    return table.get(relationship, {"control": control})


def caption_of(text: str) -> tuple[str, bool]:
    """Return the caption in a text, and whether its words are known: what stands in parentheses is a description.

    Of a description, the words it quotes are the label's, or its hashtags; where it has none they are not known.
    Asides of several words inside a caption are left out.
    """
    plain = text.strip()
    if plain.startswith("(") and plain.endswith(")") and ")" not in plain[1:-1]:
        quoted = " / ".join(_QUOTED.findall(plain)) or " ".join(_HASHTAG.findall(plain))
        return quoted, bool(quoted)
    kept = _ASIDE.sub(lambda match: match.group() if len(match.group().split()) < _ASIDE_WORDS else " ", plain)
    return kept.strip(), True
