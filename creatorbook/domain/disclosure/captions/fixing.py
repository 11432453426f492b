"""The shortest fix of a caption: the right words first, a misplaced label moved, a refused one replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Outcome, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.disclosure.captions.scanning.scan import Mention
    from creatorbook.domain.disclosure.wording import Proposal


@dataclass(frozen=True, slots=True)
class Fix:
    """A caption put right. `caption` is the whole of it, `words` the labels in it, `removed` the spans taken out.

    `places` are where the words must stand besides the caption (in the video, spoken): the caption alone is not
    enough where there are any.
    """

    caption: str
    words: tuple[str, ...]
    removed: tuple[tuple[int, int], ...] = ()
    places: tuple[Place, ...] = ()


def propose_fix(text: str, countries: Sequence[CountryVerdict], proposal: Proposal) -> Fix | None:
    """Return the shortest fix for the countries that ask for a label and do not have it, None where none does.

    `proposal` holds the words that serve all countries together, in the post's language where the law takes it. A
    label of theirs that stands too late is moved; one that is refused and stands first makes room for the right one.
    """
    asking = [each for each in countries if each.duty.known and each.duty.outcome is not Outcome.NOT_REQUIRED]
    if all(each.verdict in {Verdict.SUFFICIENT, Verdict.NOT_REQUIRED} for each in asking):
        return None
    if not proposal.words:
        return None
    removed = _spans_to_remove(countries, proposal.words)
    rest = text
    for start, end in reversed(removed):
        rest = f"{rest[:start].rstrip(' ')} {rest[end:].lstrip(' ')}"
    rest = rest.strip().lstrip(":|-–—•,. ").lstrip() if removed and removed[0][0] == 0 else rest.strip()
    label = " | ".join(proposal.words)
    caption = f"{label}\n{rest}" if len(proposal.words) > 1 else f"{label} | {rest}"
    places = tuple(place for place in proposal.places if place not in {Place.FIRST_WORDS, Place.BEFORE_MORE})
    return Fix(caption if rest else label, proposal.words, removed, places)


def _spans_to_remove(countries: Sequence[CountryVerdict], words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans that the fix makes unnecessary: refused labels that stand first, and hashtags that move."""
    wanted = {word.lstrip("#").casefold() for word in words}
    found: set[tuple[int, int]] = set()
    for each in countries:
        for judged in each.judged:
            mention = judged.mention
            alone = mention.hashtag and not mention.denied
            moves = alone and mention.text.lstrip("#").casefold() in wanted
            if moves or (judged.reason is not None and alone and mention.first == 0):
                found.add(mention.span)
    kept = {span for span in found if not _is_needed_elsewhere(span, countries, wanted)}
    return tuple(sorted(kept))


def _is_needed_elsewhere(span: tuple[int, int], countries: Sequence[CountryVerdict], wanted: set[str]) -> bool:
    """Return whether a label counts already in some country and is not among the words that the fix writes."""
    return any(
        each.label is not None and each.label.span == span and _fold_mention(each.label) not in wanted
        for each in countries
    )


def _fold_mention(mention: Mention) -> str:
    return mention.text.lstrip("#").casefold()
