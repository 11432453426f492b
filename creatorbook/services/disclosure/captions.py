"""Captions: what a text says of itself, checked for a post of the book, for facts given, or for cases in a file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, language
from creatorbook.domain.disclosure.captions.cases import CaseError, read_case
from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.captions.shown import Shown
from creatorbook.domain.disclosure.captions.together import merge_countries
from creatorbook.domain.disclosure.captions.verdict import Assessment, CaptionRules, assess, fix_of_place
from creatorbook.domain.disclosure.other_meanings import mask_everyday_words
from creatorbook.domain.disclosure.overrides import override_findings
from creatorbook.domain.values.ages import age_on
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium
from creatorbook.services.deals import facts
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.law.rulebooks import rulebook_with
from creatorbook.services.law.sector_limits import find_limits
from creatorbook.services.records import rows
from creatorbook.services.wording.verdicts import likely_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.disclosure.captions.scanning.scan import Mention
    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes


_READ_WITH_CAPTION = frozenset({Medium.REEL, Medium.SHORT_VIDEO})
_BANS = frozenset({"sector.banned", "platform.sector_banned"})


@lru_cache(maxsize=16)
def caption_rules(on: date, overrides: tuple[Override, ...] = ()) -> CaptionRules:
    """Return the rules of a day with the user's own overrides, ready for captions; the last few asked for are kept."""
    return CaptionRules(rulebook_with(overrides), on)


def check_caption(
    given: DisclosureFacts,
    caption: str | None,
    on: date,
    *,
    position: str | LabelPosition | None = None,
    switch_on: bool | None = None,
    outside: bool = False,
    overrides: tuple[Override, ...] = (),
) -> Assessment:
    """Return what is likely of a caption under these facts on the day: verdict, findings with spans, and the fix.

    `position` is where somebody says that the label stands (a name of `LabelPosition`, or near it); None or "" looks
    at the caption. Without a caption the label's words are not in doubt, its place is. `outside` judges as an
    authority that knows nothing of what binds the two.
    """
    where = position if isinstance(position, LabelPosition) else read_position(position)
    known = caption is not None
    # Of a longer film the caption is a description below it; that of a short one is read with it.
    alone = known and where is None and not outside and given.medium in _READ_WITH_CAPTION
    shown = Shown(
        caption or "", where, switch_on, words_known=known, outside=outside, reader=language(), caption_alone=alone
    )
    found = assess(given, shown, caption_rules(on, overrides))
    if not overrides:
        return found
    own = override_findings((each.duty for each in found.countries), overrides)
    return replace(found, findings=(*found.findings, *own))


def limits_described(given: DisclosureFacts, caption: str, on: date) -> tuple[Finding, ...]:
    """Return the sectors that a described post or its brand names, limited where it is seen, posted or made.

    The limits are those of paid posts: of one for which nothing was received, none is told.
    """
    if given.is_unpaid:
        return ()
    platforms = () if given.platform is None else (given.platform,)
    reach = given.audience_countries | {given.creator_country}
    return find_limits((mask_everyday_words(caption, given.language), given.brand_name), reach, platforms, on, None, ())


def is_forbidden(limits: Iterable[Finding]) -> bool:
    """Return whether one of the limited sectors may not be promoted at all, whatever the label says."""
    return any(each.code in _BANS for each in limits)


@dataclass(frozen=True, slots=True)
class PostCaption:
    """The facts of a post of the book, gathered once: checking as somebody types asks the book nothing more."""

    facts: DisclosureFacts
    on: date
    caption: str
    switch_on: bool | None
    overrides: tuple[Override, ...] = ()
    label_position: str = ""
    label_words: str = ""
    about: tuple[str, ...] = ()
    reach: frozenset[str] = frozenset()
    age: int | None = None

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The sectors that the post as it is kept names."""
        return self.sector_warnings(self.caption)

    def sector_warnings(self, caption: str) -> tuple[Finding, ...]:
        """Return the sectors that the brand, the deal or this caption names and a country or the platform limits."""
        platforms = () if self.facts.platform is None else (self.facts.platform,)
        caption = mask_everyday_words(caption, self.facts.language)
        return find_limits((caption, *self.about), self.reach, platforms, self.on, self.age, self.overrides)

    def check(self, caption: str | None = None, position: str | LabelPosition | None = None) -> Assessment:
        """Return what is likely of the post as it is kept, or of a text being typed and where its label is said to be.

        Of a post whose label stands elsewhere than in the caption, the label's own words are looked at.
        """
        text = (
            (self.label_words or self.caption if self.label_position else self.caption) if caption is None else caption
        )
        if caption is None and position is None:
            position = self.label_position
        found = check_caption(
            self.facts, text, self.on, position=position, switch_on=self.switch_on, overrides=self.overrides
        )
        if caption is None and self.label_position and self.label_words:
            return without_caption(found)
        return found


def without_caption(found: Assessment) -> Assessment:
    """Return what was found of the words of a label that is somewhere else: they are no caption to fix."""
    return found if found.make_fix is None else replace(found, make_fix=partial(fix_of_place, found))


def caption_of_post(reading: Executes, post_id: str, today: date) -> PostCaption:
    """Return a post of the book ready to check; its day is when it was or will be published, else today.

    Raises NotFound.
    """
    return caption_of_draft(reading, facts.post(rows.get(reading, "post", post_id)), today)


def judge_written(reading: Executes, post_id: str, today: date) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """Return what is likely of the text of a post of the book, and the limited sectors that it or its brand names.

    None is likely where there is no text to look at. Raises NotFound.
    """
    case = caption_of_post(reading, post_id, today)
    return case.check() if case.caption.strip() or case.label_position else None, case.warnings


def caption_of_draft(reading: Executes, post: Post, today: date) -> PostCaption:
    """Return a snapshot of a post ready to check, as `caption_of_post` does: one being written is not in the book."""
    verdict = disclosures.draft_verdict(reading, post, today)
    countries = verdict.facts.audience_countries | {verdict.facts.creator_country}
    creator = facts.one_creator(reading, post.creator_id)
    age = None if creator.born_on is None else age_on(creator.born_on, verdict.on)
    about = []
    if post.brand_id is not None:
        brand = rows.get(reading, "brand", post.brand_id)
        about += [brand["category"], brand["name"]]
    if post.deal_id is not None:
        deal = rows.get(reading, "deal", post.deal_id)
        about += [deal["title"], deal["objective"]]
    return PostCaption(
        verdict.facts,
        verdict.on,
        post.caption,
        post.platform_switch,
        own_overrides(reading),
        post.label_position,
        post.label_words,
        tuple(about),
        countries,
        age,
    )


def answer_case(line: str, number: int, today: date) -> dict[str, Any]:
    """Return the verdict on one line of JSON with its reasons: `id`, `verdict`, `findings`, `sources`.

    Lines are of the form of published decisions (jurisdiction, platform, medium, relationship, controlled_by_brand,
    caption, label_position, platform_tool_used, lang, superseded, year_approx); only the first is needed. Raises
    BadInput naming the number of a line that is not such an object.
    """
    try:
        case = read_case(json.loads(line), today)
    except (CaseError, ValueError, RecursionError) as error:
        raise BadInput(
            _("Line {number} is not a case: {problem}").format(number=number, problem=str(error)),
            where=_("line {number}").format(number=number),
        ) from None
    found = assess(case.facts, case.shown, caption_rules(case.on))
    return {
        "id": case.id,
        "verdict": found.verdict.value,
        "findings": [_finding_as_json(each) for each in merge_countries(found.findings)],
        "sources": [disclosures.plain_source(each) for each in found.sources],
    }


def ban_as_json(found: Assessment | None, limits: Iterable[Finding]) -> dict[str, Any]:
    """Return what takes the place of the verdict where the post may not be published; nothing where it may.

    `label_verdict` is what is likely of the label alone, None where there was none to look at.
    """
    if not is_forbidden(limits):
        return {}
    return {"verdict": "forbidden", "text": _("May not be published, whatever its label says"),
            "label_verdict": None if found is None else found.verdict.value}  # fmt: skip


def assessment_as_json(found: Assessment) -> dict[str, Any]:
    """Return an assessment as JSON holds it, sentences in the language of the screen."""
    fix = found.fix
    return {
        "verdict": found.verdict.value,
        "text": likely_words(found.verdict, found.countries),
        "countries": [_country_as_json(each) for each in found.countries],
        "findings": [_finding_as_json(each) for each in merge_countries(found.findings)],
        "sources": [disclosures.plain_source(each) for each in found.sources],
        "labels": [_label_as_json(each, found.countries) for each in found.scan.mentions],
        "visible": found.visible_end,
        "fix": None
        if fix is None
        else {
            "caption": fix.caption,
            "words": list(fix.words),
            "places": [place.value for place in fix.places],
            "enough": fix.enough,
            "findings": [_finding_as_json(each) for each in fix.findings],
        },
    }


def _finding_as_json(finding: Finding) -> dict[str, Any]:
    return {**disclosures.finding_as_json(finding), "span": None if finding.span is None else list(finding.span)}


def _country_as_json(each: CountryVerdict) -> dict[str, Any]:
    return {
        "country": each.country,
        "rules_of": disclosures.rules_of(each.duty),
        "verdict": each.verdict.value,
        "text": likely_words(each.verdict, (each,)),
        "rules": list(each.duty.rule_ids),
        "label": None if each.label is None else list(each.label.span),
        "sources": [disclosures.plain_source(source) for source in each.sources],
    }


def _label_as_json(mention: Mention, countries: Iterable[CountryVerdict]) -> dict[str, Any]:
    return {
        "span": list(mention.span),
        "text": mention.text,
        "word": mention.key,
        "position": mention.position.value,
        "countries": {
            each.country: judged.reason.value if judged.reason else "accepted"
            for each in countries
            for judged in each.judged
            if judged.mention is mention
        },
    }
