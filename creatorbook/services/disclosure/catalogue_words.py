"""The words for what is only read of a rule: the ways that are refused, the numbers, the mentions of a contract."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.disclosure.changes import ChangeKind, Part
from creatorbook.domain.disclosure.platform_rules import LimitKind
from creatorbook.domain.disclosure.rules import Form

FORMS: dict[Form, str] = {
    Form.BRAND_TAG_ONLY: mark("The brand’s account, and nothing else"),
    Form.BRAND_HASHTAG_ONLY: mark("A hashtag of the brand, and nothing else"),
    Form.EMOJI_ONLY: mark("A picture sign, and nothing else"),
    Form.FUSED_HASHTAG: mark("A label run together with other words in one hashtag"),
    Form.HASHTAG_PILE: mark("A label in the middle of many hashtags"),
    Form.AFTER_MORE: mark("A label that is seen only after “more”"),
    Form.END_OF_CAPTION: mark("A label at the end"),
    Form.BIO: mark("A label in the profile"),
    Form.LINKED_PAGE: mark("A label on a linked page or in a comment"),
    Form.DESCRIPTION_ONLY: mark("A label in the description only"),
    Form.SWITCH_ONLY: mark("The platform’s own label alone"),
    Form.SMALL_OR_COVERED: mark("A label that is small, pale or covered"),
}
LIMITS: dict[LimitKind, str] = {
    LimitKind.VISIBLE_CHARACTERS: mark("{number} characters are seen before “more”"),
    LimitKind.CAPTION_CHARACTERS: mark("A caption has at most {number} characters"),
    LimitKind.VISIBLE_LINES: mark("{number} lines are seen before “more”"),
    LimitKind.TITLE_CHARACTERS: mark("A title has at most {number} characters"),
    LimitKind.HASHTAGS: mark("At most {number} hashtags"),
}
CHECKS: dict[str, str] = {
    "identity": mark("Who the parties are"),
    "address": mark("Their postal addresses"),
    "email": mark("Their email addresses"),
    "tax_residence": mark("The country in which each pays tax"),
    "missions": mark("What is to be done"),
    "consideration": mark("What is given for it, in money or in kind"),
    "product_value": mark("The value of what is given in kind"),
    "rights": mark("The rights and duties of both, usage rights among them"),
    "governing_law": mark("The country’s law governs"),
    "vat_numbers": mark("The VAT numbers of both, between two countries of the EU"),
    "future_works": mark("Works not yet described, on paper signed by hand"),
    "unknown_uses": mark("Uses not known yet, on paper signed by hand"),
    "signed_writing": mark("Rights given away for good, in writing signed by the creator"),
    "rights_paid": mark("What is paid for the rights granted"),
    "rights_delimited": mark("Each right granted, with its place and its duration"),
    "payment_within": mark("Payment within the legal time"),
    "payment_date": mark("When payment is made"),
    "governing_law_said": mark("Which law governs"),
}
UNCLEAR: dict[str, str] = {
    "calendar_or_rolling_year": mark("whether the year is the calendar’s or any twelve months"),
    "one_objective": mark("what one promotional objective is"),
    "value_of_goods": mark("how goods are valued"),
    "contracts_across_2026_01_01": mark("contracts that run across 1 January 2026"),
    "which_services": mark("which services count (marketing and content are named)"),
    "which_freelancers": mark("who counts as a freelance worker: one person, with or without a company"),
}
PARTS: dict[Part, str] = {
    Part.RULE: mark("When a label is due"),
    Part.ACCEPTED: mark("Accepted words"),
    Part.REFUSED: mark("Wording that does not count"),
    Part.POSITION: mark("Where the label must appear"),
    Part.PLATFORM_LABEL: mark("The platform’s own label"),
    Part.PENALTY: mark("What may follow"),
}
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.BEGAN: mark("In force"),
    ChangeKind.ENDED: mark("Ended"),
    ChangeKind.EDITED: mark("Changed here"),
}
