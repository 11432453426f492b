"""Which labels one country takes in one post, and why it does not take the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.disclosure.captions.scanning.lexicon import key_of
from creatorbook.domain.disclosure.rules import Accepted, LabelLanguage, Refusal
from creatorbook.domain.disclosure.saying import says_enough
from creatorbook.domain.law.reading import is_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from creatorbook.domain.disclosure.captions.scanning.scan import Mention
    from creatorbook.domain.disclosure.facts import Fact
    from creatorbook.domain.disclosure.rules import Jurisdiction, Refused, Rule
    from creatorbook.domain.disclosure.saying import ToSay
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.values.platforms import Medium


@dataclass(frozen=True, slots=True)
class WordRules:
    """One country's words for one kind of post, by their keys.

    `accepted` say whether the hashtag is demanded; `elsewhere` are words that the country takes in another language,
    medium or case.
    """

    accepted: Mapping[str, tuple[bool, Accepted]]
    refused: Mapping[str, Refused]
    elsewhere: Mapping[str, Accepted]
    languages: frozenset[str]


def word_rules(law: Jurisdiction, rules: Iterable[Rule], language: str, medium: Medium | None, on: date) -> WordRules:
    """Return the words that serve whichever of these rules applies, in a post of this language and medium."""
    in_time = [each for each in law.accepted if is_in_force(on, each.valid_from, each.valid_to)]
    languages = label_languages(law, language, in_time)
    wanted = [rule.id for rule in rules]
    accepted: dict[str, tuple[bool, Accepted]] = {}
    elsewhere: dict[str, Accepted] = {}
    for entry in in_time:
        serves = (
            entry.language in languages
            and (not entry.media or medium in entry.media)
            and (not entry.for_rules or entry.for_rules.issuperset(wanted))
        )
        for word in entry.words:
            key = key_of(word)
            if not serves:
                elsewhere.setdefault(key, entry)
                continue
            with_hash = word.startswith("#")
            if key not in accepted or (accepted[key][0] and not with_hash):
                accepted[key] = (with_hash, entry)
    refused = {
        key_of(word): entry
        for entry in law.refused
        if is_in_force(on, entry.valid_from, entry.valid_to)
        for word in entry.words
    }
    return WordRules(accepted, refused, elsewhere, languages)


def label_languages(law: Jurisdiction, language: str, entries: Sequence[Accepted]) -> frozenset[str]:
    """Return the languages in which a label counts: the post's own alone where the law wants that or it is national."""
    spoken = {entry.language for entry in entries}
    either = law.label_language is LabelLanguage.EITHER
    if language in spoken and not either and (law.label_language is LabelLanguage.POST or language in law.languages):
        return frozenset({language})
    return frozenset(law.languages) | ({language} & spoken)


class Judged(NamedTuple):
    """What one country makes of one label: `reason` is None where it takes the words.

    `asks` is the fact on which it hangs whether they tell as much as there is to tell, None where they do.
    """

    mention: Mention
    reason: Refusal | None
    entry: Accepted | Refused | None
    asks: Fact | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the country's list rests on."""
        return () if self.entry is None else self.entry.sources


def judge_mentions(
    mentions: Sequence[Mention], rules: WordRules, to_say: ToSay, *, placed_by_hand: bool
) -> list[Judged]:
    """Return what the country makes of each label; one inside longer words that it refuses is not reported twice.

    `to_say` is what the words must tell. `placed_by_hand`: somebody said that there is a label and where, so the words
    need not stand out in the text.
    """
    judged = [_weigh(_judge_mention(each, rules, placed_by_hand=placed_by_hand), to_say) for each in mentions]
    bad = [each.mention for each in judged if _is_refused_whole(each)]
    return [each for each in judged if not _is_inside(each.mention, bad)] if bad else judged


def _weigh(each: Judged, to_say: ToSay) -> Judged:
    """Return the label as it counts: words that tell of a gift are no label for a fee, or a partner's for a tie."""
    if each.reason is not None or not isinstance(each.entry, Accepted):
        return each
    told = each.entry.discloses
    if not says_enough(told, to_say.certain):
        return each._replace(reason=Refusal.SAYS_LESS)
    return each if says_enough(told, to_say.possible) else each._replace(asks=to_say.question)


def _is_refused_whole(each: Judged) -> bool:
    return each.reason is not None and each.entry is not None and each.mention.last > each.mention.first


def _is_inside(mention: Mention, wider: Sequence[Mention]) -> bool:
    return any(
        each.first <= mention.first
        and mention.last <= each.last
        and each.last - each.first > mention.last - mention.first
        for each in wider[:_MOST]
    )


# Phrases looked at for words inside them: a text that repeats them endlessly is judged by the first.
_MOST = 50


def _judge_mention(mention: Mention, rules: WordRules, *, placed_by_hand: bool) -> Judged:
    reason, entry = _reason(mention, rules, placed_by_hand=placed_by_hand)
    if mention.denied:
        return Judged(mention, Refusal.CONTRADICTS, None)
    if mention.of_another:
        return Judged(mention, Refusal.ANOTHER_POST, None)
    if mention.fused:
        return Judged(mention, Refusal.UNREADABLE, None)
    return Judged(mention, reason, entry)


def _reason(
    mention: Mention, rules: WordRules, *, placed_by_hand: bool
) -> tuple[Refusal | None, Accepted | Refused | None]:
    if mention.key in rules.accepted:
        with_hash, entry = rules.accepted[mention.key]
        if with_hash and not mention.hashtag:
            return Refusal.NEEDS_HASHTAG, entry
        return (Refusal.PROSE if mention.prose and not placed_by_hand else None), entry
    if mention.key in rules.refused:
        refused = rules.refused[mention.key]
        return refused.reason, refused
    if mention.key in rules.elsewhere:
        other = rules.elsewhere[mention.key]
        return (Refusal.OTHER_CASE if other.language in rules.languages else Refusal.OTHER_LANGUAGE), other
    return Refusal.UNKNOWN_HERE, None
