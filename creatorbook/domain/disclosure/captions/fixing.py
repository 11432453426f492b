"""The shortest fix of a caption: the right words first, a misplaced label moved, a refused one replaced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Accepted, Outcome, Place
from creatorbook.domain.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.disclosure.captions.scanning.scan import Mention
    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.wording import Proposal
    from creatorbook.domain.findings.finding import Finding

# What marks a label off from the text, and goes with it.
_MARKS = ":|-–—•·,.;!/ \t"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "【": "】", "«": "»"}
_ENOUGH = frozenset({Verdict.SUFFICIENT, Verdict.NOT_REQUIRED})
# "Collaboration commerciale avec Maison Truc": more than a label and a name is a sentence that stays where it is.
_LONGEST_NAMED = 80
# There a capital letter says nothing: every noun has one.
_CAPITAL_NOUNS = frozenset({"de", ""})


@dataclass(frozen=True, slots=True)
class Fix:
    """A caption put right. `caption` is the whole of it, `words` the labels in it, `removed` the spans taken out.

    `caption` is "" where the label is somewhere else than in it, and no caption mends that. `places` are where the
    words must be besides, or instead where there is no caption. `enough`: judged anew, this caption is likely enough
    in every country whose rules are known. `findings` are what the platform would refuse of it.
    """

    caption: str
    words: tuple[str, ...]
    removed: tuple[tuple[int, int], ...] = ()
    places: tuple[Place, ...] = ()
    enough: bool = True
    findings: tuple[Finding, ...] = ()


def duties_to_serve(countries: Sequence[CountryVerdict], *, lacking_alone: bool) -> list[Duty]:
    """Return the duties that a fix serves, with the words that the text has already in the wrong place before others.

    `lacking_alone`: only of the countries that have no label yet that counts.
    """
    asking = [each for each in countries if each.duty.known and each.duty.outcome is not Outcome.NOT_REQUIRED]
    return [
        _prefer_written(each) for each in asking if not lacking_alone or each.verdict not in _ENOUGH
    ]  # fmt: skip


def _prefer_written(each: CountryVerdict) -> Duty:
    written = {
        _fold_mention(judged.mention)
        for judged in each.judged
        if judged.reason is None and isinstance(judged.entry, Accepted) and not judged.entry.undecided
    }
    kept = tuple(word for word in each.duty.words if fold(word.lstrip("#")) in written)
    return replace(each.duty, words=kept) if kept else each.duty


def is_served(countries: Sequence[CountryVerdict]) -> bool:
    """Return whether no country that asks for a label lacks it."""
    return all(each.verdict in _ENOUGH for each in countries if each.duty.known)


def write_fix(text: str, countries: Sequence[CountryVerdict], proposal: Proposal, language: str) -> Fix | None:
    """Return the text with these words first, None where there are none.

    `proposal` holds the words that serve the countries together, in the post's language where the law takes it. A
    label of theirs that is there already is moved or completed, never written twice; one that is refused and comes
    first makes room for the right one.
    """
    if not proposal.words:
        return None
    wanted = {fold(word.lstrip("#")) for word in proposal.words}
    named = _named_labels(text, countries, wanted)
    # A sentence that moves goes behind the bare words: no label may stand behind a sentence.
    words = sorted(proposal.words, key=lambda each: fold(each.lstrip("#")) in named)
    label = " | ".join(named[word][0] if (word := fold(each.lstrip("#"))) in named else each for each in words)
    first = _label_at_start(text, countries, wanted)
    removed = tuple(
        sorted({*_spans_to_remove(text, countries, wanted, language), *(span for _label, span in named.values())})
    )
    if first is not None and first.span in removed and not first.hashtag:
        # "Ad with Acme: a coat": what is there is completed where it is.
        rest = _cut(text, [span for span in removed if span != first.span])
        return Fix(f"{rest[: first.span[0]]}{label}{rest[first.span[1] :]}", proposal.words, removed)
    rest = _cut(text, removed).strip()
    if removed and removed[0][0] == 0:
        rest = rest.lstrip(_MARKS).lstrip()
    caption = f"{label}\n{rest}" if len(proposal.words) > 1 else f"{label} | {rest}"
    return Fix(caption if rest else label, proposal.words, removed)


def _named_labels(
    text: str, countries: Sequence[CountryVerdict], wanted: set[str]
) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return, by word, the labels that open a short sentence of their own and name the brand in it: they move whole."""
    found = {}
    for judged in (judged for each in countries for judged in each.judged):
        mention = judged.mention
        start, end = mention.span
        before = text[:start].rstrip()
        if judged.reason is not None or mention.hashtag or mention.first == 0 or _fold_mention(mention) not in wanted:
            continue
        if before[-1:] not in ".!?…" and "\n" not in text[len(before) : start]:
            continue
        stop = next((at for at in range(end, len(text)) if text[at] in ".!?…\n"), len(text))
        if text[end:stop].strip(_MARKS) and stop - start <= _LONGEST_NAMED:
            found[_fold_mention(mention)] = (text[start:stop].rstrip(), (start, min(stop + 1, len(text))))
    return found


def _label_at_start(text: str, countries: Sequence[CountryVerdict], wanted: set[str]) -> Mention | None:
    return next(
        (
            judged.mention
            for each in countries
            for judged in each.judged
            if judged.mention.first == 0
            and not judged.mention.denied
            and _fold_mention(judged.mention) in wanted
            and not text[: judged.mention.span[0]].strip()
        ),
        None,
    )


def _cut(text: str, removed: Sequence[tuple[int, int]]) -> str:
    """Return the text without these spans, and without the brackets, bars and empty lines that they leave behind."""
    for start, end in sorted(removed, reverse=True):
        before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
        if before and _BRACKETS.get(before[-1]) == after[:1]:
            before, after = before[:-1].rstrip(" \t"), after[1:].lstrip(" \t")
        if not before or before.endswith("\n") or not after or after.startswith("\n"):
            # At the edge of a line nothing is left to be marked off.
            after = after.lstrip(_MARKS) if not before or before.endswith("\n") else after
            before = before.rstrip("|-–—•·/ \t") if not after or after.startswith("\n") else before
            alone = before.endswith("\n") and after.startswith("\n")
            text = f"{before}{after[1:] if alone else after}"
            continue
        if before[-1] in _MARKS + "?…" and after[0] in _MARKS:
            after = after.lstrip(_MARKS)
        text = f"{before} {after}" if after[:1] not in ",.;:!?" else f"{before}{after}"
    return text


def _spans_to_remove(
    text: str, countries: Sequence[CountryVerdict], wanted: set[str], language: str
) -> tuple[tuple[int, int], ...]:
    """Return the spans that the fix makes unnecessary: refused hashtags that come first, and labels that move."""
    found: set[tuple[int, int]] = set()
    for each in countries:
        for judged in each.judged:
            mention = judged.mention
            if mention.denied or mention.fused:
                continue
            moves = _fold_mention(mention) in wanted and _is_label_alone(text, mention, language)
            if moves or (judged.reason is not None and mention.hashtag and mention.first == 0):
                found.add(mention.span)
    return tuple(sorted(span for span in found if not _is_needed_elsewhere(span, countries, wanted)))


def _is_label_alone(text: str, mention: Mention, language: str) -> bool:
    """Return whether nothing but the label goes when it does: not a word of a sentence, nor one with its brand."""
    if mention.hashtag:
        return True
    start, end = mention.span
    ends = not text[end:].split("\n", maxsplit=1)[0].strip(_MARKS + ")]}】»")
    if mention.prose:
        # "A grey morning Ad": a capital that no sentence gave it.
        return ends and language not in _CAPITAL_NOUNS and text[start].isupper()
    after = text[end:].lstrip(" \t")
    return ends or after[0] in ":|-–—•·,.;!/)]}】»" or mention.first == 0


def _is_needed_elsewhere(span: tuple[int, int], countries: Sequence[CountryVerdict], wanted: set[str]) -> bool:
    """Return whether a label counts already in some country and is not among the words that the fix writes."""
    return any(
        each.label is not None and each.label.span == span and _fold_mention(each.label) not in wanted
        for each in countries
    )


def _fold_mention(mention: Mention) -> str:
    return fold(mention.text.lstrip("#"))
