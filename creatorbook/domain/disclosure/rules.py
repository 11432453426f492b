"""The rules of one country as data: when a label is due, in which words, and where it must stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.saying import ALL_SAID
from creatorbook.domain.law.reading import is_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.disclosure.conditions import Condition
    from creatorbook.domain.disclosure.saying import Said
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.notes import LawNote
    from creatorbook.domain.values.platforms import Medium, Platform


class Outcome(StrEnum):
    """What a country's rules say of a post; "don't know" is an answer, "compliant" is not."""

    REQUIRED = "required"
    ADVISED = "advised"
    NOT_REQUIRED = "not_required"
    DONT_KNOW = "dont_know"


class Place(StrEnum):
    """Where a label must stand."""

    FIRST_WORDS = "first_words"
    BEFORE_MORE = "before_more"
    ON_IMAGE = "on_image"
    EVERY_FRAME = "every_frame"
    IN_VIDEO = "in_video"
    VIDEO_START = "video_start"
    WHOLE_VIDEO = "whole_video"
    IN_SOUND = "in_sound"
    SPOKEN_START = "spoken_start"
    REPEATED = "repeated"
    TOP_OF_PAGE = "top_of_page"
    BESIDE_LINK = "beside_link"
    FIRST_HASHTAGS = "first_hashtags"


def ways_to_place(places: tuple[Place, ...], instead: tuple[Place, ...]) -> tuple[tuple[Place, ...], ...]:
    """Return the ways in which a label may be placed: all of `places` together, or any one of `instead`."""
    return (places, *((place,) for place in instead))


class LabelLanguage(StrEnum):
    """In which language the label must be: the post's own, the country's, or either of the two."""

    POST = "post"
    NATIONAL = "national"
    EITHER = "either"


class Refusal(StrEnum):
    """Why a wording is refused."""

    ABBREVIATION = "abbreviation"
    AMBIGUOUS = "ambiguous"
    HIDES_PAYMENT = "hides_payment"
    RELATION_NOT_CLEAR = "relation_not_clear"
    OTHER_LANGUAGE = "other_language"
    NOT_A_LABEL = "not_a_label"
    UNREADABLE = "unreadable"
    TOO_LATE = "too_late"
    ELSEWHERE = "elsewhere"
    CONTRADICTS = "contradicts"
    ANOTHER_POST = "another_post"
    NEEDS_HASHTAG = "needs_hashtag"
    OTHER_CASE = "other_case"
    PROSE = "prose"
    UNKNOWN_HERE = "unknown_here"
    SAYS_LESS = "says_less"


class Form(StrEnum):
    """A way of labelling that is refused whatever its words are."""

    BRAND_TAG_ONLY = "brand_tag_only"
    BRAND_HASHTAG_ONLY = "brand_hashtag_only"
    EMOJI_ONLY = "emoji_only"
    FUSED_HASHTAG = "fused_hashtag"
    HASHTAG_PILE = "hashtag_pile"
    AFTER_MORE = "after_more"
    END_OF_CAPTION = "end_of_caption"
    BIO = "bio"
    LINKED_PAGE = "linked_page"
    DESCRIPTION_ONLY = "description_only"
    SWITCH_ONLY = "switch_only"
    SMALL_OR_COVERED = "small_or_covered"


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is due; `text` explains it by language, `when` is any of several conditions (none: always).

    `differs`: the authority decided both ways in such cases, so that no answer can be given without a label.
    """

    id: str
    outcome: Outcome
    when: tuple[Condition, ...]
    text: Mapping[str, str]
    sources: tuple[Source, ...]
    checked_on: date
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None
    differs: bool = False

    @property
    def says(self) -> str:
        """The outcome, as its value."""
        return self.outcome.value


@dataclass(frozen=True, slots=True)
class Accepted:
    """Words that are accepted in one language, the best first; with a `#` in front only so, without it both ways.

    `{brand}` stands for the brand's name; `for_rules` limits them to what those rules ask, `media` to those media
    (empty: any). `where` are places that are enough for these words, whatever the country's positions say. A
    `statement` is a plain sentence that says it ("gave me"): it counts where it is found and is never proposed.
    `discloses` is what the words tell, everything where they name advertising itself: a statement tells no more than
    it says (16 CFR 255.5: the nature of the connection must be clear). `undecided`: no source says of these words
    that they are enough or that they are not.
    """

    language: str
    words: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    for_rules: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    media: frozenset[Medium] = frozenset()
    where: tuple[Place, ...] = ()
    statement: bool = False
    discloses: frozenset[Said] = ALL_SAID
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Words or a form that do not count on these platforms (empty: all), and why.

    `language` is empty where it does not matter.
    """

    reason: Refusal
    words: tuple[str, ...]
    form: Form | None
    language: str
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None
    platforms: frozenset[Platform] = frozenset()


@dataclass(frozen=True, slots=True)
class Position:
    """Where the label must stand in these media (empty: all) on these platforms (empty: all), all places together.

    `advised` are good practice beyond what is asked, any one of `instead` does instead of all of `where`;
    `for_rules` as in Accepted.
    """

    media: frozenset[Medium]
    platforms: frozenset[Platform]
    where: tuple[Place, ...]
    advised: tuple[Place, ...]
    sources: tuple[Source, ...]
    confidence: str
    for_rules: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    instead: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformLabel:
    """Whether the platform's own label is enough by itself; where a country says nothing, it is not taken to be."""

    enough: bool
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """A country that takes other words than those of its lists where they are clear.

    `enough`: a plain sentence of its own counts; else nobody has said so of such words, and the answer is open.
    `discloses` are the things of which that holds; `names_giver`: only where a Japanese sentence says who gave them.
    """

    enough: bool
    sources: tuple[Source, ...]
    confidence: str
    discloses: frozenset[Said] = ALL_SAID
    names_giver: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Presumption:
    """A post about a brand is judged as it stands where nobody knows what binds the two; explained by language.

    `differs` as in Rule.
    """

    text: Mapping[str, str]
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Penalty:
    """What may follow where the duty is not met, explained by language."""

    text: Mapping[str, str]
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One country's disclosure rules; `recent_days` is how long an ended relationship still colours a post.

    `languages_of` tells, in rules that several countries share, what is spoken in each; `shared`: they stand in for
    a country that has none of its own.
    """

    country: str
    languages: tuple[str, ...]
    label_language: LabelLanguage
    recent_days: int | None
    rules: tuple[Rule, ...]
    accepted: tuple[Accepted, ...]
    refused: tuple[Refused, ...]
    positions: tuple[Position, ...]
    penalties: tuple[Penalty, ...]
    sources: Mapping[str, Source]
    platform_labels: tuple[PlatformLabel, ...] = ()
    presumptions: tuple[Presumption, ...] = ()
    sentences: tuple[SentenceRule, ...] = ()
    notes: tuple[LawNote, ...] = ()
    languages_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared: bool = False

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """Return the rules in force on the day, in their order."""
        return tuple(rule for rule in self.rules if is_in_force(day, rule.valid_from, rule.valid_to))
