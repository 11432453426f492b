"""The words for what rules speak of: places of a label, outcomes, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome, Place
from creatorbook.domain.exclusivity_conflicts import Match
from creatorbook.domain.written_contract import Basis

if TYPE_CHECKING:
    from enum import StrEnum

RULE_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Outcome: {
        Outcome.REQUIRED: mark("Required"),
        Outcome.ADVISED: mark("Advised"),
        Outcome.NOT_REQUIRED: mark("Not required"),
        Outcome.DONT_KNOW: mark("Don't know"),
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
    },
    SwitchUse: {
        SwitchUse.REQUIRED: mark("Must be on"),
        SwitchUse.OPTIONAL: mark("Optional"),
        SwitchUse.NOT_NEEDED: mark("Not needed"),
        SwitchUse.FORBIDDEN: mark("Must be off"),
        SwitchUse.NO_SWITCH: mark("No such setting"),
        SwitchUse.DONT_KNOW: mark("Don't know"),
    },
    Fact: {
        Fact.VALUE: mark("Did you get anything of value: money, a product, a trip, a discount?"),
        Fact.TIE: mark("Is it your own brand, your family's, or your employer's?"),
        Fact.AFFILIATE: mark("Do you earn a commission on sales?"),
        Fact.CONTROL: mark("Could the brand approve, script or brief the content?"),
        Fact.EXPECTATION: mark("Was a post asked for, expected, suggested, or was nothing asked?"),
        Fact.RELATIONSHIP: mark("Is there a relationship with the brand, now or recently?"),
        Fact.CREATOR_COUNTRY: mark("In which country do you live?"),
        Fact.PLATFORM: mark("On which platform?"),
        Fact.MEDIUM: mark("In which format?"),
        Fact.AUDIENCE: mark("In which countries is your audience?"),
    },
    Match: {
        Match.CATEGORY: mark("category"),
        Match.COMPETITOR: mark("named competitor"),
    },
    Basis: {
        Basis.CALENDAR_YEAR: mark("calendar year"),
        Basis.ROLLING_12_MONTHS: mark("twelve months"),
    },
}
