"""The words for what rules speak of: places of a label, outcomes, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.domain.contracts.written_contract import Basis
from creatorbook.domain.deals.exclusivity_conflicts import Match
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome, Place, Refusal

if TYPE_CHECKING:
    from enum import StrEnum

RULE_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Outcome: {
        Outcome.REQUIRED: mark("Required"),
        Outcome.ADVISED: mark("Advised"),
        Outcome.NOT_REQUIRED: mark("Not required"),
        Outcome.DONT_KNOW: mark("Don’t know yet"),
    },
    Place: {
        Place.FIRST_WORDS: mark("as the first words"),
        Place.BEFORE_MORE: mark("before “more”"),
        Place.ON_IMAGE: mark("on the picture"),
        Place.EVERY_FRAME: mark("on every frame"),
        Place.IN_VIDEO: mark("in the video itself"),
        Place.VIDEO_START: mark("at the start of the video"),
        Place.WHOLE_VIDEO: mark("during the whole video"),
        Place.IN_SOUND: mark("in the sound"),
        Place.SPOKEN_START: mark("spoken at the start"),
        Place.REPEATED: mark("repeated throughout"),
        Place.TOP_OF_PAGE: mark("at the top of the page"),
        Place.BESIDE_LINK: mark("beside the link"),
        Place.FIRST_HASHTAGS: mark("among the first three hashtags"),
    },
    Verdict: {
        Verdict.SUFFICIENT: mark("Likely enough"),
        Verdict.INSUFFICIENT: mark("Likely not enough"),
        Verdict.NOT_REQUIRED: mark("Not required"),
        Verdict.UNKNOWN: mark("Don’t know yet"),
    },
    Refusal: {
        Refusal.ABBREVIATION: mark("an abbreviation that readers do not understand"),
        Refusal.AMBIGUOUS: mark("it may mean anything"),
        Refusal.HIDES_PAYMENT: mark("it hides that it is advertising"),
        Refusal.RELATION_NOT_CLEAR: mark("it does not make the relation clear"),
        Refusal.OTHER_LANGUAGE: mark("it is in another language than the label must be"),
        Refusal.NOT_A_LABEL: mark("thanks and tags are not a label"),
        Refusal.UNREADABLE: mark("it is run together or cannot be read"),
        Refusal.TOO_LATE: mark("it comes too late"),
        Refusal.ELSEWHERE: mark("it is not in the post itself"),
        Refusal.CONTRADICTS: mark("it says the opposite"),
        Refusal.ANOTHER_POST: mark("it speaks of another post or another time"),
        Refusal.NEEDS_HASHTAG: mark("it needs the # in front"),
        Refusal.OTHER_CASE: mark("it is meant for another case than this"),
        Refusal.PROSE: mark("it reads as part of a sentence"),
        Refusal.UNKNOWN_HERE: mark("it is not among the words accepted there"),
        Refusal.SAYS_LESS: mark("it tells less than there is to tell"),
    },
    SwitchUse: {
        SwitchUse.REQUIRED: mark("Must be on"),
        SwitchUse.OPTIONAL: mark("Optional"),
        SwitchUse.NOT_NEEDED: mark("Not needed"),
        SwitchUse.FORBIDDEN: mark("Must be off"),
        SwitchUse.NO_SWITCH: mark("No such setting"),
        SwitchUse.DONT_KNOW: mark("Don’t know yet"),
    },
    Fact: {
        Fact.VALUE: mark("Did you get anything of value: money, a product, a trip, a discount?"),
        Fact.TIE: mark("Is it your own brand, your family’s, or your employer’s?"),
        Fact.AFFILIATE: mark("Do you earn a commission on sales?"),
        Fact.CONTROL: mark("Could the brand approve, script or brief the content?"),
        Fact.EXPECTATION: mark("Was a post asked for, expected, suggested, or was nothing asked?"),
        Fact.RELATIONSHIP: mark("Is there a relationship with the brand, now or recently?"),
        Fact.CREATOR_COUNTRY: mark("In which country do you live?"),
        Fact.PLATFORM: mark("On which platform?"),
        Fact.MEDIUM: mark("In which format?"),
        Fact.SHOWS: mark(
            "How does the post show the brand: does it promote it, is it there by the way, or not at all?"
        ),
        Fact.PLAIN: mark(
            "What does everybody see anyway: the brand’s own account, a commercial, a brand of your name?"
        ),
        Fact.AUDIENCE: mark("In which countries is your audience?"),
    },
    Match: {
        Match.CATEGORY: mark("category"),
        Match.KIN: mark("categories that belong together,"),
        Match.COMPETITOR: mark("named competitor"),
    },
    Basis: {
        Basis.CALENDAR_YEAR: mark("calendar year"),
        Basis.ROLLING_12_MONTHS: mark("twelve months"),
    },
}
