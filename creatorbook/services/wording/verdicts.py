"""What is likely of a caption, in words: nothing required is not nothing to do where a label is advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.disclosure.captions.country import CountryVerdict


def likely_words(verdict: Verdict, countries: Iterable[CountryVerdict]) -> str:
    """Return what is likely of a post in words, of one country or of all together."""
    if is_only_advised(verdict, countries):
        return _("Not required, advised")
    return _(RULE_WORDS[Verdict][verdict])


def shared_rules_words() -> str:
    """Return what is to be known of a country for which rules of several countries stand in."""
    return _(
        "No rules of its own here: this holds in the whole European Economic Area. The words are from memory, and the "
        "country may ask for more."
    )


def is_only_advised(verdict: Verdict, countries: Iterable[CountryVerdict]) -> bool:
    """Return whether no label is required, and one of the countries advises it."""
    return verdict is Verdict.NOT_REQUIRED and any(each.duty.outcome is Outcome.ADVISED for each in countries)
