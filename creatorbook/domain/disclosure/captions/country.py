"""One country's verdict on one post: what it owes, held against the labels found and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.places.positions import FORMS, IN_CAPTION, places_met
from creatorbook.domain.disclosure.captions.words import judge_mentions
from creatorbook.domain.disclosure.conditions import ask, decide
from creatorbook.domain.disclosure.engine import duty_findings, duty_in, positions_of
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.rules import Accepted, Form, Outcome, Place, Refusal, Refused, ways_to_place
from creatorbook.domain.disclosure.saying import Said, find_what_to_say, says_enough
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.label_positions import LabelPosition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from creatorbook.domain.disclosure.captions.scanning.scan import Mention, Scan, Sentence
    from creatorbook.domain.disclosure.captions.shown import Shown
    from creatorbook.domain.disclosure.captions.words import Judged, WordRules
    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.rules import Jurisdiction, Presumption, Rule, SentenceRule
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.values.platforms import Medium

    WordsFor = Callable[[Jurisdiction, tuple[Rule, ...], str, Medium | None], WordRules]

_T = TypeVar("_T")

# The label is in what is seen or heard, which the program cannot look at.
_ELSEWHERE = frozenset({Place.IN_VIDEO, Place.VIDEO_START, Place.WHOLE_VIDEO, Place.IN_SOUND, Place.SPOKEN_START,
                        Place.REPEATED})  # fmt: skip
# A label that is somewhere in a video: whether it is there in time was not said.
_WHEN = frozenset({Place.VIDEO_START, Place.WHOLE_VIDEO, Place.REPEATED, Place.FIRST_WORDS})
_MOST_REPORTED = 3
_NO_LABEL = frozenset({"caption.no_label", "caption.brand_tag_only"})
_MOST_COMPARED = 50
# What the words of a label already tell, no plain sentence tells anew.
_SPOKEN_FOR = frozenset({Refusal.OTHER_CASE, Refusal.SAYS_LESS, Refusal.ANOTHER_POST})
# Words that are no label at all, or not of this post: where they are is no fault of theirs.
_NO_LABEL_WORDS = frozenset({Refusal.NOT_A_LABEL, Refusal.UNKNOWN_HERE, Refusal.CONTRADICTS, Refusal.PROSE,
                             Refusal.ANOTHER_POST})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountryVerdict:
    """What one country is likely to say of a post, why, and by which sources; `label` is the one that counts."""

    country: str
    verdict: Verdict
    duty: Duty
    judged: tuple[Judged, ...] = ()
    label: Mention | None = None
    findings: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """One post in one country, with what its rules say."""

    facts: DisclosureFacts
    shown: Shown
    scan: Scan
    law: Jurisdiction
    on: date
    duty: Duty
    rules: tuple[Rule, ...]
    judged: tuple[Judged, ...] = field(default=())
    frees: tuple[PlainContext, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """Whether a position will do, what is missing where it will not, and what says so.

    `unknown`: the label may stand in what cannot be looked at, or when it is seen was not said; `refused`: this
    position itself never counts. Each of `wanted` is one way to place it.
    """

    well: bool
    unknown: bool
    refused: bool
    wanted: tuple[tuple[Place, ...], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one country asks of a post, whatever its caption: `asking` are the rules that may apply and want a label.

    `frees` are the contexts in which a tie would need no label at all. `speaks` is False where unknown facts leave
    several open that differ; `question` is what would tell them apart.
    """

    law: Jurisdiction
    duty: Duty
    asking: tuple[Rule, ...] = ()
    speaks: bool = True
    question: Fact | None = None
    frees: tuple[PlainContext, ...] = ()


def duties_in_country(facts: DisclosureFacts, law: Jurisdiction, on: date) -> Owed:
    """Return what the country asks of a post on the day."""
    possible = decide(law.rules_on(on), facts, on, law.recent_days)
    asking = tuple(rule for rule in possible.possible if rule.outcome is not Outcome.NOT_REQUIRED)
    missing = ask(asking[0].when, facts, on, law.recent_days).missing if len(asking) > 1 else ()
    duty = duty_in(facts, law, on)
    frees = _find_freeing_contexts(facts, duty, law, on) if facts.tie else ()
    return Owed(law, duty, asking, possible.speaks is not None, missing[0] if missing else None, frees)


def _find_freeing_contexts(facts: DisclosureFacts, duty: Duty, law: Jurisdiction, on: date) -> tuple[PlainContext, ...]:
    if facts.plain is not PlainContext.UNKNOWN or duty.outcome is Outcome.NOT_REQUIRED:
        return ()
    asked = (PlainContext.BRAND_ACCOUNT, PlainContext.OWN_NAME)
    return tuple(
        each for each in asked
        if duty_in(replace(facts, plain=each), law, on).outcome in {Outcome.NOT_REQUIRED, Outcome.ADVISED}
    )  # fmt: skip


def country_verdict(
    facts: DisclosureFacts, shown: Shown, scan: Scan, owed: Owed, words_for: WordsFor, on: date
) -> CountryVerdict:
    """Return what the country's rules on the day make of the post; `words_for` gives its word lists."""
    law, duty = owed.law, owed.duty
    if duty.outcome is Outcome.NOT_REQUIRED:
        return CountryVerdict(
            law.country, Verdict.NOT_REQUIRED, duty, findings=duty_findings(duty), sources=duty.sources
        )
    case = _case(facts, shown, scan, owed, on, owed.asking, words_for)
    found = _labelled(case) or _verdict_by_switch(case) or _said_plainly(case)
    if found is None and owed.speaks and len(owed.asking) > 1:
        # A label is due whatever the answer, and these words are for one answer only: that is the question.
        case = _case(facts, shown, scan, owed, on, owed.asking[-1:], words_for)
        found = _labelled(case)
        if found is not None:
            open_duty = replace(duty, outcome=Outcome.DONT_KNOW, question=owed.question)
            findings = (*duty_findings(open_duty), *found.findings)
            return replace(found, verdict=Verdict.UNKNOWN, duty=open_duty, findings=findings)
    if found is not None and duty.outcome is Outcome.ADVISED:
        # A label that nobody demands is good practice: the answer stays that none is required.
        return replace(found, verdict=Verdict.NOT_REQUIRED, findings=(*duty_findings(duty), *found.findings))
    return found or _verdict_without_label(case)


def _case(
    facts: DisclosureFacts,
    shown: Shown,
    scan: Scan,
    owed: Owed,
    on: date,
    rules: tuple[Rule, ...],
    words_for: WordsFor,
) -> _Case:
    judged: tuple[Judged, ...] = ()
    if shown.position is not LabelPosition.NONE and scan.mentions:
        words = words_for(owed.law, rules, facts.language, facts.medium)
        to_say = find_what_to_say(facts)
        judged = tuple(judge_mentions(scan.mentions, words, to_say, placed_by_hand=shown.position is not None))
    return _Case(facts, shown, scan, owed.law, on, owed.duty, rules, judged, owed.frees)


def _labelled(case: _Case) -> CountryVerdict | None:
    """Return the verdict where a label that counts stands where it counts."""
    seen: dict[tuple[LabelPosition, bool, bool, bool], _Placed] = {}
    for each in sorted(case.judged, key=_doubts):
        if each.reason is not None:
            continue
        position, visible = _position(case, each.mention), each.mention.visible
        places = each.entry.where if each.entry is not None and hasattr(each.entry, "where") else ()
        if places and set(places) <= places_met(position, case.facts.medium, visible=visible, affiliate=False):
            return _found(case, each, each.sources)
        early_tag = each.mention.early_tag and visible and case.shown.position is None
        known = (position, visible, bool(case.facts.affiliate), early_tag)
        placed = seen.get(known) or seen.setdefault(
            known, _judge_place(case, position, visible=visible, early_tag=early_tag)
        )
        if placed.well:
            return _found(case, each, (*each.sources, *placed.sources))
    described = not case.shown.words_known or case.shown.described
    if described and case.shown.position not in {None, LabelPosition.NONE} and not case.judged:
        position = case.shown.position or LabelPosition.NONE
        placed = _judge_place(case, position, visible=position is not LabelPosition.CAPTION_AFTER_MORE)
        if placed.well:
            note = finding("caption.words_unknown", about="caption", sources=placed.sources, country=case.law.country)
            return _verdict(case, Verdict.SUFFICIENT, (note,), placed.sources)
    return None


def _doubts(judged: Judged) -> tuple[bool, bool]:
    """Return the key by which labels whose words are settled come first."""
    return isinstance(judged.entry, Accepted) and judged.entry.undecided, judged.asks is not None


def _position(case: _Case, mention: Mention) -> LabelPosition:
    return case.shown.position or mention.position


def _judge_place(case: _Case, position: LabelPosition, *, visible: bool, early_tag: bool = False) -> _Placed:
    facts = case.facts
    have = places_met(position, facts.medium, visible=visible, affiliate=bool(facts.affiliate))
    if early_tag:
        have |= {Place.FIRST_HASHTAGS}
    entries = _dedup(each for rule in case.rules for each in positions_of(case.law, rule, facts, case.on))
    failing = [
        each for each in entries if not (set(each.where) <= have or have.intersection(each.instead)) and each.where
    ]
    # Where the first hashtags do, a label among them is neither buried in a pile nor at the end.
    early = early_tag and any(Place.FIRST_HASHTAGS in each.instead for each in entries)
    form = None if early else FORMS.get(position)
    refused = [
        each
        for each in case.law.refused
        if form is not None
        and each.form is form
        and is_in_force(case.on, each.valid_from, each.valid_to)
        and (not each.platforms or facts.platform in each.platforms)
    ]
    behind = failing or entries
    unread = case.shown.position is None and bool(failing) and all(_ELSEWHERE & set(each.where) for each in failing)
    if position is LabelPosition.IN_VIDEO and failing:
        unread = all(set(each.where) - have <= _WHEN for each in failing)
    return _Placed(
        well=not failing and not refused,
        unknown=unread,
        refused=bool(refused),
        wanted=ways_to_place(
            _dedup(place for each in behind for place in each.where),
            _dedup(behind[0].instead) if len(behind) == 1 else (),
        ),
        sources=_dedup((s for each in refused for s in each.sources), (s for each in behind for s in each.sources)),
    )


def _found(case: _Case, judged: Judged, sources: Iterable[Source]) -> CountryVerdict:
    """Return the verdict by a label that counts: where it may tell less than there is, the answer hangs on that."""
    if isinstance(judged.entry, Accepted) and judged.entry.undecided:
        return _say_undecided(case, judged.mention.span, judged.mention.text, _dedup(sources))
    enough = _sufficient(case, judged, sources)
    if judged.asks is None:
        return enough
    open_duty = replace(case.duty, outcome=Outcome.DONT_KNOW, question=judged.asks)
    return replace(enough, verdict=Verdict.UNKNOWN, duty=open_duty, label=None, findings=duty_findings(open_duty))


def _said_plainly(case: _Case) -> CountryVerdict | None:
    """Return the verdict by a plain sentence that no list holds, where the country takes other words than its own."""
    rules = [each for each in case.law.sentences if is_in_force(case.on, each.valid_from, each.valid_to)]
    if not rules or case.shown.position is LabelPosition.NONE:
        return None
    found = None
    for sentence in _sentences_left(case):
        rule = next(
            (
                each
                for each in rules
                if sentence.says & each.discloses and (sentence.names_giver or not each.names_giver)
            ),
            None,
        )
        if rule is None or _says_less(case, sentence, rule):
            continue
        position = case.shown.position or sentence.position
        placed = _judge_place(case, position, visible=sentence.visible)
        if not placed.well:
            continue
        country, label = case.law.country, sentence.text
        sources = _dedup(rule.sources, placed.sources)
        if rule.enough:
            note = finding("caption.sufficient", about="caption", sources=sources, span=sentence.span, country=country,
                           label=label)  # fmt: skip
            return _verdict(case, Verdict.SUFFICIENT, (note,), sources)
        found = found or _say_undecided(case, sentence.span, label, sources)
    return found


def _say_undecided(case: _Case, span: tuple[int, int], label: str, sources: tuple[Source, ...]) -> CountryVerdict:
    """Return that it is said, in words of which no source says whether they are enough."""
    note = finding("caption.unlisted", about="caption", sources=sources, span=span, country=case.law.country,
                   label=label, words=case.duty.words)  # fmt: skip
    return _verdict(case, Verdict.UNKNOWN, (note,), sources)


def _sentences_left(case: _Case) -> list[Sentence]:
    """Return the sentences that are not denied, and of which the country's own lists say nothing."""
    listed = [
        each.mention.span for each in case.judged if isinstance(each.entry, Refused) or each.reason in _SPOKEN_FOR
    ][:_MOST_COMPARED]
    return [
        each
        for each in case.scan.sentences
        if not each.denied and not any(start < each.span[1] and each.span[0] < end for start, end in listed)
    ]


def _says_less(case: _Case, sentence: Sentence, rule: SentenceRule | None) -> bool:
    """Return whether a sentence tells less than there is; where no source takes such words, a gift hides a deal."""
    if not says_enough(sentence.says, find_what_to_say(case.facts).certain):
        return True
    exchanged = case.facts.expectation in {Expectation.ASKED, Expectation.EXPECTED} or case.facts.control is True
    gift = sentence.says <= {Said.PRODUCT, Said.TRIP}
    # Where such words are enough once they name the giver, those that do not are open, not wrong.
    taken = (rule is not None and rule.enough) or any(each.names_giver for each in case.law.sentences)
    return gift and exchanged and not taken


def _sufficient(case: _Case, judged: Judged, sources: Iterable[Source]) -> CountryVerdict:
    mention = judged.mention
    behind = _dedup(sources)
    notes = [
        finding("caption.sufficient", about="caption", sources=behind, span=mention.span, country=case.law.country,
                label=mention.text)
    ]  # fmt: skip
    same = judged.entry is None or judged.entry.language in {"", case.duty.language}
    better = case.duty.words[0] if case.duty.words and same else ""
    known = mention.text.lstrip("#").casefold() == better.lstrip("#").casefold()
    if judged.entry is not None and judged.entry.confidence == "low" and better and not known:
        notes.append(
            finding("caption.weak_word", about="caption", sources=judged.sources, span=mention.span,
                    country=case.law.country, label=mention.text, better=better)
        )  # fmt: skip
    return _verdict(case, Verdict.SUFFICIENT, tuple(notes), behind, mention)


def _verdict_by_switch(case: _Case) -> CountryVerdict | None:
    """Return the verdict where the platform's own label is there and the country takes it for enough."""
    if not _is_switch_shown(case.shown) or not case.shown.switch_fits:
        return None
    for each in case.law.platform_labels:
        if each.enough and is_in_force(case.on, each.valid_from, each.valid_to):
            note = finding("caption.switch_enough", about="platform_switch", sources=each.sources,
                           country=case.law.country, platform=case.facts.platform)  # fmt: skip
            return _verdict(case, Verdict.SUFFICIENT, (note,), each.sources)
    return None


def _is_switch_shown(shown: Shown) -> bool:
    if shown.position is LabelPosition.ADDED_LATER:
        return False
    return shown.switch_on is True or (shown.position is LabelPosition.PLATFORM_LABEL and shown.switch_on is not False)


def _verdict_without_label(case: _Case) -> CountryVerdict:
    """Return the verdict where no label does: what is wrong, and whether one is owed at all."""
    notes, sources, unread = _find_wrongs(case)
    duty = case.duty
    if case.frees:
        notes.append(finding("disclosure.context_open", about="plain", sources=duty.sources, country=case.law.country,
                             contexts=case.frees))  # fmt: skip
    if duty.outcome is Outcome.ADVISED:
        # That no label is there is nothing wrong where none is asked for.
        kept = (each for each in notes if each.code not in _NO_LABEL)
        return _verdict(case, Verdict.NOT_REQUIRED, (*duty_findings(duty), *kept), sources)
    if duty.outcome is Outcome.REQUIRED and PlainContext.OWN_NAME in case.frees and case.scan.own_goods is not None:
        return _ask_what_is_plain(case, notes, sources)
    if case.rules and case.rules[0].differs and not case.judged:
        return _say_outcomes_differ(case, notes, duty.sources)
    if duty.outcome is Outcome.DONT_KNOW:
        return _verdict_of_open_duty(case, notes, sources, unread=unread)
    return _verdict(case, Verdict.UNKNOWN if unread else Verdict.INSUFFICIENT, tuple(notes), sources)


def _verdict_of_open_duty(
    case: _Case, notes: list[Finding], sources: tuple[Source, ...], *, unread: bool
) -> CountryVerdict:
    duty = case.duty
    if case.shown.outside and case.facts.shows in {BrandShown.INCIDENTAL, BrandShown.NOT_AT_ALL}:
        return _presume_nothing(case)
    presumed = _presumption(case)
    if presumed is None:
        return _verdict(case, Verdict.UNKNOWN, (*duty_findings(duty), *notes), sources)
    if presumed.differs:
        return _say_outcomes_differ(case, [*duty_findings(duty), *notes], presumed.sources)
    said = finding("caption.presumed", about="relationship", sources=presumed.sources, country=case.law.country,
                   question=duty.question)  # fmt: skip
    behind = (*presumed.sources, *sources)
    return _verdict(case, Verdict.UNKNOWN if unread else Verdict.INSUFFICIENT, (said, *notes), behind)


def _ask_what_is_plain(case: _Case, notes: list[Finding], sources: tuple[Source, ...]) -> CountryVerdict:
    """Return that it hangs on what everybody sees: the text calls the goods the writer's own, and the law frees that.

    The directive asks for no label where the commercial aim is apparent from the context (2005/29/EC, article 7(2)).
    """
    open_duty = replace(case.duty, outcome=Outcome.DONT_KNOW, at_least=Outcome.NOT_REQUIRED, question=Fact.PLAIN)
    kept = [each for each in notes if each.code not in _NO_LABEL]
    return replace(_verdict(case, Verdict.UNKNOWN, (*duty_findings(open_duty), *kept), sources), duty=open_duty)


def _presumption(case: _Case) -> Presumption | None:
    """Return what is presumed of a post by whoever sees nothing else, None where nothing is or more is known."""
    if not case.shown.outside:
        return None
    return next((each for each in case.law.presumptions if is_in_force(case.on, each.valid_from, each.valid_to)), None)


def _say_outcomes_differ(case: _Case, notes: list[Finding], sources: tuple[Source, ...]) -> CountryVerdict:
    said = finding("disclosure.outcomes_differ", about="caption", sources=sources, country=case.law.country)
    return _verdict(case, Verdict.UNKNOWN, (said, *notes), sources)


def _presume_nothing(case: _Case) -> CountryVerdict:
    """Return that nothing is asked of a post that shows the brand by the way, where nobody knows what binds the two."""
    sources = case.law.rules[-1].sources
    said = finding("disclosure.only_incidental", about="shows", sources=sources, country=case.law.country)
    return _verdict(case, Verdict.NOT_REQUIRED, (said,), sources)


def _find_wrongs(case: _Case) -> tuple[list[Finding], tuple[Source, ...], bool]:
    """Return what is wrong with each label, or that there is none; the sources; and whether the rest is unseen."""
    country = case.law.country
    notes: list[Finding] = []
    unread = False
    reported: set[tuple[str, object]] = set()
    for each in case.judged:
        mention = each.mention
        if each.reason is None:
            placed = _judge_place(case, _position(case, mention), visible=mention.visible)
            # A label too late in a caption neither helps nor hurts a film that may have its own.
            unread = unread or placed.unknown
            codes = [code for code in _codes(placed) if (code, "") not in reported]
            reported.update((code, "") for code in codes)
            notes += [_name_place(case, mention, placed, code) for code in codes]
        elif len(notes) < _MOST_REPORTED * 2 and not _is_said_already(each, case.judged):
            span = _find_denial(case, mention) if each.reason is Refusal.CONTRADICTS else mention.span
            # A denial is one, whichever labels it denies.
            known = ("", span) if each.reason is Refusal.CONTRADICTS else (mention.key, each.reason)
            if known not in reported:
                reported.add(known)
                notes.append(_refuse_words(case, each, span))
    if not reported:
        notes += _find_sentence_that_says_less(case)
        reported = {("sentence", "") for _note in notes}
    if not any(each.reason is None for each in case.judged):
        if reported:
            notes += _check_stated_place(case)
        none, unread = _find_missing_label(case)
        notes += none
    if _is_switch_shown(case.shown):
        label = [s for each in case.law.platform_labels for s in each.sources]
        code = "caption.switch_only" if case.shown.switch_fits else "caption.switch_unfit"
        notes.append(finding(code, about="platform_switch", sources=_dedup(label) or case.duty.sources,
                             country=country, platform=case.facts.platform))  # fmt: skip
    return notes, _dedup(source for note in notes for source in note.sources), unread


def _name_place(case: _Case, mention: Mention, placed: _Placed, code: str) -> Finding:
    params: dict[str, Any] = (
        {"label": mention.text, "position": _position(case, mention)} if code == "caption.misplaced" else {}
    )
    return finding(code, about="caption", sources=placed.sources, span=mention.span, country=case.law.country,
                   places=placed.wanted, **params)  # fmt: skip


def _refuse_words(case: _Case, judged: Judged, span: tuple[int, int]) -> Finding:
    return finding("caption.word_refused", about="caption", sources=judged.sources or case.duty.sources, span=span,
                   country=case.law.country, label=case.shown.caption[span[0] : span[1]],
                   reason=judged.reason)  # fmt: skip


def _find_denial(case: _Case, mention: Mention) -> tuple[int, int]:
    """Return where the text denies a label, the denying words included."""
    denials = case.scan.denials
    at = bisect_right(denials, mention.span[0], key=lambda span: span[0]) - 1
    return denials[at] if at >= 0 and denials[at][1] >= mention.span[1] else mention.denial or mention.span


def _is_said_already(judged: Judged, among: tuple[Judged, ...]) -> bool:
    """Return whether words that no list knows only lengthen others that one does: the place is reported with those."""
    if judged.reason is not Refusal.UNKNOWN_HERE:
        return False
    one = judged.mention
    return any(
        each.mention.first <= one.last and one.first <= each.mention.last and each.reason is not Refusal.UNKNOWN_HERE
        for each in among[:_MOST_COMPARED]
    )


def _find_sentence_that_says_less(case: _Case) -> list[Finding]:
    if not case.law.sentences or case.shown.position is LabelPosition.NONE:
        return []
    short = next((each for each in _sentences_left(case) if _says_less(case, each, None)), None)
    if short is None:
        return []
    return [
        finding("caption.word_refused", about="caption", sources=case.law.sentences[0].sources, span=short.span,
                country=case.law.country, label=short.text, reason=Refusal.SAYS_LESS)
    ]  # fmt: skip


def _codes(placed: _Placed) -> tuple[str, ...]:
    if not placed.unknown:
        return ("caption.misplaced",)
    return ("caption.misplaced", "caption.place_unknown") if placed.refused else ("caption.place_unknown",)


def _check_stated_place(case: _Case) -> list[Finding]:
    """Return that the place is wrong too, where somebody says where the label stands, whatever its words are."""
    position = case.shown.position
    if position is None or position in {LabelPosition.NONE, LabelPosition.PLATFORM_LABEL}:
        return []
    placed = _judge_place(case, position, visible=position is not LabelPosition.CAPTION_AFTER_MORE)
    if placed.well:
        return []
    labels = [each.mention.text for each in case.judged if each.reason not in _NO_LABEL_WORDS]
    if case.judged and not labels:
        return []
    label = next(iter(labels), "")
    return [
        finding("caption.misplaced", about="caption", sources=placed.sources, country=case.law.country, label=label,
                position=position, places=placed.wanted)
    ]  # fmt: skip


def _find_missing_label(case: _Case) -> tuple[list[Finding], bool]:
    country, duty = case.law.country, case.duty
    position = case.shown.position
    placed = _judge_place(case, position or LabelPosition.CAPTION_MIDDLE, visible=False)
    # Words at hand that no list knows are no label; a label that is not at hand is somewhere, and in the wrong place.
    seen = case.shown.words_known and position in IN_CAPTION
    misplaced = [] if case.judged or seen else _check_stated_place(case)
    if misplaced:
        return misplaced, False
    if position is None and not case.shown.words_known:
        return [
            finding("caption.not_at_hand", about="caption", sources=duty.sources, country=country, words=duty.words)
        ], True  # fmt: skip
    unsaid = []
    if placed.unknown:
        unsaid = [
            finding("caption.place_unknown", about="caption", sources=placed.sources, country=country,
                    places=placed.wanted)
        ]  # fmt: skip
        if not case.shown.caption_alone:
            return unsaid, True
    notes = [
        *unsaid,
        finding("caption.no_label", about="caption", sources=duty.sources, country=country, words=duty.words,
                places=ways_to_place(duty.places, duty.instead)),
    ]  # fmt: skip
    tags = [each for each in case.law.refused if each.form is Form.BRAND_TAG_ONLY]
    if case.scan.accounts and tags:
        start, end = case.scan.accounts[0]
        notes.append(
            finding("caption.brand_tag_only", about="caption", sources=tags[0].sources, span=(start, end),
                    country=country, tag=case.shown.caption[start:end])
        )  # fmt: skip
    return notes, False


def _verdict(
    case: _Case,
    verdict: Verdict,
    notes: tuple[Finding, ...],
    sources: Iterable[Source],
    label: Mention | None = None,
) -> CountryVerdict:
    behind = _dedup((*case.duty.sources, *sources))
    return CountryVerdict(case.law.country, verdict, case.duty, case.judged, label, notes, behind)


def _dedup(*items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(items)))
