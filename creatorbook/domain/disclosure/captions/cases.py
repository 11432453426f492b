"""Cases: posts as decisions describe them, one mapping each, read into facts and what was shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.disclosure.captions.descriptions import (
    read_brand_shown,
    read_plain_context,
    says_label_stays,
)
from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set
from creatorbook.domain.disclosure.captions.shown import Shown
from creatorbook.domain.disclosure.captions.ties import facts_of_relationship, says_unknown
from creatorbook.domain.disclosure.facts import DisclosureFacts
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


class CaseError(ValueError):
    """A mapping that is not a case; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its id, the facts, what was shown, and the day whose rules it is held against."""

    id: str
    facts: DisclosureFacts
    shown: Shown
    on: date


# Where a label stands that began at the start and stays.
_STAYING = {
    LabelPosition.VIDEO_START: LabelPosition.VIDEO_CONTINUOUS,
    LabelPosition.SPOKEN_AND_VISIBLE_START: LabelPosition.REPEATED,
}
# A part of a name that fits counts, the first of these; names are read folded, from the beginning of their words.
_PLATFORMS: tuple[tuple[str, Platform], ...] = (
    ("insta", Platform.INSTAGRAM), ("ig", Platform.INSTAGRAM), ("facebook", Platform.FACEBOOK),
    ("fb", Platform.FACEBOOK), ("tiktok", Platform.TIKTOK), ("tik tok", Platform.TIKTOK), ("youtube", Platform.YOUTUBE),
    ("yt", Platform.YOUTUBE), ("threads", Platform.THREADS), ("twitter", Platform.X), ("x", Platform.X),
    ("twitch", Platform.TWITCH), ("snap", Platform.SNAPCHAT), ("pinterest", Platform.PINTEREST),
    ("linkedin", Platform.LINKEDIN),
    ("podcast", Platform.PODCAST), ("spotify", Platform.PODCAST), ("radio", Platform.PODCAST),
    ("newsletter", Platform.NEWSLETTER), ("substack", Platform.NEWSLETTER), ("email", Platform.NEWSLETTER),
    ("blog", Platform.BLOG), ("web", Platform.BLOG), ("wordpress", Platform.BLOG), ("site", Platform.BLOG),
    ("medium com", Platform.BLOG), ("tumblr", Platform.BLOG), ("magazine", Platform.BLOG),
)  # fmt: skip
_MEDIA: tuple[tuple[str, Medium], ...] = (
    ("story", Medium.STORY), ("stories", Medium.STORY), ("snap", Medium.STORY), ("igs", Medium.STORY),
    ("reel", Medium.REEL), ("live", Medium.LIVE), ("stream", Medium.LIVE), ("broadcast", Medium.LIVE),
    ("feed", Medium.FEED_POST), ("grid", Medium.FEED_POST), ("short", Medium.SHORT_VIDEO),
    ("spotlight", Medium.SHORT_VIDEO), ("tiktok", Medium.SHORT_VIDEO), ("carousel", Medium.CAROUSEL),
    ("gallery", Medium.CAROUSEL), ("podcast", Medium.PODCAST_EPISODE), ("audio", Medium.PODCAST_EPISODE),
    ("episode", Medium.PODCAST_EPISODE), ("tweet", Medium.TEXT_POST), ("thread", Medium.TEXT_POST),
    ("text", Medium.TEXT_POST), ("status", Medium.TEXT_POST), ("microblog", Medium.TEXT_POST),
    ("video", Medium.VIDEO), ("vlog", Medium.VIDEO), ("igtv", Medium.VIDEO), ("film", Medium.VIDEO),
    ("clip", Medium.SHORT_VIDEO), ("blog", Medium.ARTICLE), ("article", Medium.ARTICLE), ("review", Medium.ARTICLE),
    ("page", Medium.ARTICLE), ("website", Medium.ARTICLE), ("newsletter", Medium.NEWSLETTER),
    ("mail", Medium.NEWSLETTER), ("email", Medium.NEWSLETTER),
)  # fmt: skip
_VIDEO_IN_A_FEED = {Platform.INSTAGRAM: Medium.REEL, Platform.TIKTOK: Medium.SHORT_VIDEO}
# The form that is meant where none is named.
_USUAL: dict[Platform | None, Medium] = {
    Platform.TIKTOK: Medium.SHORT_VIDEO, Platform.YOUTUBE: Medium.VIDEO, Platform.TWITCH: Medium.LIVE,
    Platform.SNAPCHAT: Medium.STORY, Platform.PODCAST: Medium.PODCAST_EPISODE, Platform.BLOG: Medium.ARTICLE,
    Platform.NEWSLETTER: Medium.NEWSLETTER,
}  # fmt: skip
# What is no post: other rules hold for it, and a poster judged as a post would be told nonsense.
_NO_POST = re.compile(
    r"\b(?:tv|television|tele|televisie|fernseh\w*|televisione|televisiva?|broadcast (?:ad|spot)|cinema|kino|billboard"
    r"|poster|plakat|affiche|affichage|valla|cartellone|out of home|ooh|dooh|print|newspaper|zeitung|zeitschrift"
    r"|krant|periodico|giornale|leaflet|flyer|brochure|direct mail|telemarketing|radio spot|radio ad|app store|banner"
    r"|display ad|search ad|packaging|point of sale|in store)\b"
)
_SHORT = 2
_QUOTED = re.compile(r"(?<!\w)['\"“‘«„]([^'\"“”‘’«»„]{1,200})['\"”’»“](?!\w)")
_HASHTAG = re.compile(r"#\w{1,80}")
_MISSING = re.compile(
    r"\b(?:no|not|without|missing|lacks|lacking|omitted|forgot|sans|aucune?|pas(?: de)?|manque|ohne|kein\w*|fehlt|nicht"
    r"|geen|zonder|ontbreekt|sin|ningun\w*|falta|senza|nessun\w*|manca|bez|brak|utan|ingen|uden|sem)"
    r"(?: (?:the|a|an|any|le|la|l|de|das|der|die|den|een|het|el|il|word|label|hashtag|mention|mot|wort|woord|palabra"
    r"|parola|clear|visible)){0,3}[ '\u2019\u00a0]*$",
    re.IGNORECASE,
)
# A description that says itself that there was no label; of one that does not, nothing is known of the label.
_NO_LABEL = re.compile(
    r"\b(?:no|not|without|nothing|sans|aucune?|pas de|kein\w*|ohne|nicht|geen|zonder|niet|sin|ningun\w*|senza|nessun\w*"
    r"|bez|brak|utan|ingen|uden|sem|un)(?: (?:the|a|an|any|other|clear|visible|ad|advertising|commercial|la|le|l|de|als"
    r"|werbung|clara?)){0,2} ?(?:label\w*|disclos\w*|hashtags?|ads?|advert|word of|said|mention\w*|indication"
    r"|kennzeich\w*|gekennzeich\w*|hinweis\w*|markier\w*|vermeld\w*|aanduiding|indicaci\w*|etiqueta\w*|avis\w*|dicitura|scritta"
    r"|avvertenz\w*|indicazion\w*|oznacze\w*|markering|reklamemarkering|markeret|annons\w*|identifica\w*"
    r"|publicit\w*|publicidad\w*|pubblicit\w*|werbung|anzeige|reklam\w*|advertentie|annonce)\b"
    r"|\bunlabell?ed\b"
)
_ASIDE = re.compile(r"\([^()]{0,400}\)")
_ASIDE_WORDS = 3
_OWN_WORDS = re.compile(
    r"\((?:\*|not|non|nicht|niet|pas|unpaid|unbezahlt\w*)|\b(?:i|my|we|ich|wir|je|nous|ik|wij|yo|io)\b", re.IGNORECASE
)
_YES = word_set("yes y true on 1 full partial some shown used enabled ja oui si likely presumed approved scripted")
_NO = word_set("no n false off 0 none not nein non nee unused disabled without absent")
_BRANDS = ("brand", "company", "marque", "marke", "merk", "marca")


def read_case(data: Mapping[str, Any], today: date) -> Case:
    """Return the case that a mapping describes; raise CaseError where it is none.

    The rules are today's, or, for a case decided under rules since replaced, those of its year. A relationship that
    is written "unknown" is judged from the outside, as the authority did that knew no more.
    """
    if not isinstance(data, dict):
        raise CaseError("an object is needed")
    country = _read_text(data, "jurisdiction").upper()
    if not country:
        raise CaseError("jurisdiction is missing")
    platform = _platform(_read_text(data, "platform").lower())
    relationship = _read_text(data, "relationship").lower() or "unknown"
    facts = DisclosureFacts(
        **facts_of_relationship(relationship, _read_flag(data, "controlled_by_brand")),
        audience_countries=frozenset({{"UK": "GB", "EL": "GR"}.get(country, country)}),
        language=_read_text(data, "lang").lower()[:2] or _read_text(data, "language").lower()[:2],
        platform=platform,
        medium=_medium(_read_text(data, "medium").lower(), platform),
        brand_name=_placeholder(data),
    )
    described = " ".join(_ASIDE.findall(_read_text(data, "caption")))
    facts = replace(
        facts,
        shows=_read_choice(data, "shows", BrandShown) or read_brand_shown(described),
        plain=_read_choice(data, "plain", PlainContext)
        or read_plain_context(described, own_brand=Tie.OWN_BRAND in (facts.tie or ())),
    )
    position = read_position(_read_text(data, "label_position"))
    caption, known = caption_of(_read_text(data, "caption"))
    label = _read_text(data, "label_words") or _read_text(data, "label_text")
    if label and label.casefold() not in caption.casefold():
        caption, known = f"{label} {caption}".strip() if known else label, True
    if not known and position is None and _NO_LABEL.search(fold(described)):
        position = LabelPosition.NONE
    if position in _STAYING and says_label_stays(described):
        position = _STAYING[position]
    shown = Shown(
        caption,
        position,
        _read_flag(data, "platform_tool_used"),
        known,
        outside=says_unknown(relationship),
        described=_is_description(_read_text(data, "caption")),
        not_covered=name_uncovered_medium(_read_text(data, "platform"), _read_text(data, "medium")),
    )
    return Case(_read_text(data, "id"), facts, shown, _day(data, today))


def _read_text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise CaseError(f"{key} is to be a text")
    return str(value).strip()


def _read_choice(data: Mapping[str, Any], key: str, choices: type[_E]) -> _E | None:
    value = _read_text(data, key).lower().replace(" ", "_")
    if not value:
        return None
    try:
        return choices(value)
    except ValueError:
        raise CaseError(f"{key} is to be one of {', '.join(choices)}") from None


def name_uncovered_medium(*names: str) -> str:
    """Return the name of a medium that is no post (a television spot, a poster, print), "" where none of them is."""
    return next((name for name in names if _NO_POST.search(fold(name))), "")


def _read_flag(data: Mapping[str, Any], key: str) -> bool | None:
    value = data.get(key)
    if value is None or isinstance(value, bool):
        return value
    if not isinstance(value, str | int):
        raise CaseError(f"{key} is to be true, false or null")
    first = fold(str(value)).partition(" ")[0]
    return True if first in _YES else False if first in _NO else None


def _day(data: Mapping[str, Any], today: date) -> date:
    year = data.get("year_approx")
    if data.get("superseded") is True and type(year) is int and date.min.year <= year < today.year:
        return date(year, 12, 31)
    return today


def _placeholder(data: Mapping[str, Any]) -> str:
    """Return the word that stands for the brand's name in a caption made up after guidance ("#BrandPartner")."""
    if data.get("text_is_real") is not False:
        return ""
    caption = _read_text(data, "caption").casefold()
    return next((word for word in _BRANDS if word in caption), "")


def _platform(name: str) -> Platform | None:
    if name in set(Platform):
        return Platform(name)
    return _first(name, _PLATFORMS)


def _medium(name: str, platform: Platform | None) -> Medium:
    if name in set(Medium) and name != Medium.VIDEO:
        return Medium(name)
    found = _first(name, _MEDIA) or _USUAL.get(platform, Medium.FEED_POST)
    if found is Medium.VIDEO and platform in _VIDEO_IN_A_FEED:
        return _VIDEO_IN_A_FEED[platform]
    return Medium.TEXT_POST if found is Medium.FEED_POST and platform is Platform.X else found


def _first(name: str, table: tuple[tuple[str, _T], ...]) -> _T | None:
    folded = f" {fold(name)}"
    for part, found in table:
        # Names of one or two letters are whole words: "x" is in too many others.
        if (f" {part}" in folded) if len(part) > _SHORT else (f" {part} " in f"{folded} "):
            return found
    return None


def caption_of(text: str) -> tuple[str, bool]:
    """Return the caption in a text, and whether its words are known: what stands in parentheses is a description.

    Of a description, the words it quotes are the label's, or its hashtags; where it has none they are not known.
    Of asides of several words inside a caption, only what they quote is kept, unless they speak as the creator does.
    """
    plain = text.strip()
    if _is_description(plain):
        quoted = " / ".join(_find_shown(_QUOTED, plain)) or " ".join(_find_shown(_HASHTAG, plain))
        return quoted, bool(quoted)
    return _ASIDE.sub(_hide_quotation, plain).strip(), True


def _find_shown(kind: re.Pattern[str], text: str) -> list[str]:
    """Return what a description says was there: of "no #ad", "without 'advert'" or "sans « pub »" nothing was."""
    return [
        each.group(each.lastindex or 0)
        for each in kind.finditer(text)
        if not _MISSING.search(text[max(0, each.start() - 60) : each.start()])
    ]


def _is_description(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and ")" not in text[1:-1]


def _hide_quotation(found: re.Match[str]) -> str:
    said = found.group()
    own = len(said.split()) < _ASIDE_WORDS or _OWN_WORDS.search(said)
    return said if own else f" {' / '.join(_QUOTED.findall(said))} "
