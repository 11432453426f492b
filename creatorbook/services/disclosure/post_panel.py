"""What stands beside a caption being written: verdict, fix, question, findings, the platform's switch, in words.

The engine's insides end here: whoever shows a post knows these views and nothing of how they were judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.together import merge_countries
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import SwitchUse, switch_duty
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium
from creatorbook.services.disclosure.duties import text_in_language
from creatorbook.services.fields.words import word_for
from creatorbook.services.law.rulebooks import rulebook_with
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.rules import RULE_WORDS
from creatorbook.services.wording.verdicts import is_only_advised, likely_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.disclosure.captions.fixing import Fix
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.records.posts import Post
    from creatorbook.services.disclosure.captions import PostCaption

_P = LabelPosition
_ON_PICTURES = (_P.ON_FRAME_CLEAR, _P.ON_FRAME_TOP, _P.ON_FIRST_FRAME_ONLY, _P.ON_FRAME_BOTTOM, _P.ON_FRAME_SMALL,
                _P.ON_FRAME_OBSCURED)  # fmt: skip
_IN_FILMS = (_P.VIDEO_START, _P.VIDEO_CONTINUOUS, _P.SPOKEN_AND_VISIBLE_START, _P.SPOKEN_START, _P.SPOKEN_LATE,
             _P.IN_VIDEO, _P.VIDEO_LATE, _P.END_OF_VIDEO)  # fmt: skip
# Where what is written is not all there is: the label may stand, or be said, where the program cannot look.
_POSITIONS: dict[Medium, tuple[LabelPosition, ...]] = {
    Medium.STORY: (*_ON_PICTURES, _P.PLATFORM_LABEL),
    Medium.REEL: (*_IN_FILMS, _P.ON_FRAME_CLEAR, _P.PLATFORM_LABEL),
    Medium.SHORT_VIDEO: (*_IN_FILMS, _P.ON_FRAME_CLEAR, _P.PLATFORM_LABEL),
    Medium.VIDEO: (*_IN_FILMS, _P.TITLE, _P.DESCRIPTION_ONLY, _P.PLATFORM_LABEL),
    Medium.LIVE: (_P.REPEATED, *_IN_FILMS, _P.TITLE, _P.PLATFORM_LABEL),
    Medium.PODCAST_EPISODE: (_P.SPOKEN_START, _P.REPEATED, _P.SPOKEN_LATE, _P.DESCRIPTION_ONLY),
}
# What the question at the top says already.
_ASKED = frozenset({"disclosure.dont_know", "disclosure.country_unknown", "platform.switch_dont_know"})
_SWITCH_TONES = {SwitchUse.REQUIRED: "warn", SwitchUse.FORBIDDEN: "danger", SwitchUse.DONT_KNOW: "warn"}
_VERDICT_TONES = {
    Verdict.SUFFICIENT: "ok",
    Verdict.INSUFFICIENT: "danger",
    Verdict.NOT_REQUIRED: "info",
    Verdict.UNKNOWN: "warn",
}


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict in words, that a post is lawful never among them; `tone` is ok, danger, info or warn.

    `pushes`: it is likely wrong, so that its fix comes before everything else.
    """

    words: str
    tone: str
    pushes: bool


@dataclass(frozen=True, slots=True)
class FixView:
    """The caption fixed, the words put first, and what is to be done besides, "" for nothing.

    `caption` is "" where the label is not in the caption: then `note` says where the words go.
    """

    caption: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class SwitchView:
    """The platform's own switch: what is to be done with it and the tone of that, its name and why, "" for none."""

    use: str
    tone: str = "idle"
    name: str = ""
    text: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelView:
    """All that is shown of a caption; `question` is the one that decides, None where nothing is open."""

    verdict: VerdictView
    fix: FixView | None
    question: Fact | None
    findings: tuple[Finding, ...]
    countries: tuple[CountryVerdict, ...]


def verdict_view(verdict: Verdict, countries: Sequence[CountryVerdict]) -> VerdictView:
    """Return what is likely in these countries together as a person reads it: cheap enough for every key."""
    tone = "info" if is_only_advised(verdict, countries) else _VERDICT_TONES[verdict]
    return VerdictView(likely_words(verdict, countries), tone, verdict is Verdict.INSUFFICIENT)


def place_words(places: Iterable[StrEnum], instead: Iterable[StrEnum] = ()) -> str:
    """Return the places of a label as one list of words, and any of those that do instead."""
    first = ", ".join(_(RULE_WORDS[type(place)][place]) for place in places)
    return _(", or instead ").join((first, *(_(RULE_WORDS[type(place)][place]) for place in instead)))


def fix_note(fix: Fix, medium: Medium | None) -> str:
    """Return what is to be done besides writing the fixed caption, or instead of it where there is none."""
    places = place_words(fix.places)
    said = [sentence(each) for each in fix.findings]
    if not fix.caption:
        said.append(_("Put “{words}” {places}.").format(words=" | ".join(fix.words), places=places))
    elif places and medium is Medium.STORY:
        said.append(_("A story has no caption: put it {places}.").format(places=places))
    elif places:
        said.append(_("The caption alone is not enough: say it also {places}.").format(places=places))
    return " ".join(said)


def panel_view(found: Assessment, medium: Medium | None, *, written: bool) -> PanelView:
    """Return what is shown of an assessment; `written`: there is a text, so that a missing label may be said."""
    question = _question(found)
    silent = set(_ASKED) if question is not None else set()
    if not written:
        silent.add("caption.no_label")
    fix = found.fix
    return PanelView(
        verdict_view(found.verdict, found.countries),
        None if fix is None else FixView(fix.caption, " | ".join(fix.words), fix_note(fix, medium)),
        question,
        tuple(each for each in merge_countries(found.findings) if each.code not in silent),
        tuple(found.countries),
    )


def _question(found: Assessment) -> Fact | None:
    if not found.countries:
        return Fact.AUDIENCE
    return next((each.duty.question for each in found.countries if each.duty.question is not None), None)


def sector_sentences(case: PostCaption, caption: str) -> tuple[str, ...]:
    """Return what a country or the platform limits of what the brand, the deal or the text names, each once."""
    return tuple(dict.fromkeys(sentence(each) for each in case.sector_warnings(caption)))


def switch_view(case: PostCaption, post: Post) -> SwitchView:
    """Return what the facts say of the switch of the post's platform."""
    rules = rulebook_with(case.overrides).platforms.get(post.platform)
    duty = switch_duty(case.facts, rules, case.on) if rules is not None else None
    if duty is None:
        return SwitchView(_(RULE_WORDS[SwitchUse][SwitchUse.NO_SWITCH]))
    words, tone = _(RULE_WORDS[SwitchUse][duty.use]), _SWITCH_TONES.get(duty.use, "idle")
    return SwitchView(words, tone, text_in_language(duty.names), text_in_language(duty.text), duty.sources)


def label_places(medium: Medium | None, kept: LabelPosition | None) -> list[tuple[LabelPosition, str]]:
    """Return where the label of a film or a story may be said to stand, with words, the place kept always among them.

    There are none for a medium whose caption is all there is.
    """
    offered = _POSITIONS.get(medium, ()) if medium is not None else ()
    if kept is not None and kept not in offered:
        offered = (*offered, kept)
    return [(each, word_for(each)) for each in offered]


def kept_place(place: str) -> LabelPosition | None:
    """Return the place that a post keeps of its label, None where the caption says it."""
    return LabelPosition(place) if place in set(LabelPosition) else None
