"""The word on screen for each member of each choice; findings have their sentences in wording.

The words stand by the module of their choices, which is loaded when one of them is asked for: a command knows few.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from creatorbook.common.i18n import _, mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

# By class: members of different choices may be equal as texts ("live").
Words: TypeAlias = "dict[type[StrEnum], dict[str, str]]"


def word_for(member: StrEnum) -> str:
    """Return the translated word for a member of a choice; raise KeyError for one without a word."""
    return _(_words_beside(type(member))[type(member)][member])


def has_word(member: StrEnum) -> bool:
    """Whether the member belongs to a choice of this table."""
    return type(member).__module__ in _MODULES and type(member) in _words_beside(type(member))


def all_words() -> Words:
    """Return the whole table, for the test that keeps it complete."""
    return {choice: words for table in _MODULES.values() for choice, words in table().items()}


def _words_beside(choice: type[StrEnum]) -> Words:
    """Return the words of all choices of the module in which this one stands."""
    return _MODULES[choice.__module__]()


@cache
def _deal_words() -> Words:
    from creatorbook.domain.records.deals import DealKind, OwnAction, Stage

    return {
        OwnAction: {OwnAction.ANSWER: mark("Answer")},
        DealKind: {
            DealKind.ONE_OFF: mark("One-off"),
            DealKind.PROGRAMME: mark("Programme"),
            DealKind.AFFILIATE: mark("Affiliate"),
            DealKind.AMBASSADOR: mark("Ambassador"),
            DealKind.GIFT_WITH_POST: mark("Gift with a post"),
        },
        Stage: {
            Stage.LEAD: mark("Lead"),
            Stage.NEGOTIATING: mark("Negotiating"),
            Stage.CONTRACTED: mark("Contracted"),
            Stage.IN_PRODUCTION: mark("In production"),
            Stage.IN_REVIEW: mark("In review"),
            Stage.LIVE: mark("Live"),
            Stage.INVOICED: mark("Invoiced"),
            Stage.PAID: mark("Paid"),
            Stage.CLOSED: mark("Closed"),
            Stage.PASSED: mark("Declined"),
            Stage.LOST: mark("Lost"),
        },
    }


@cache
def _platform_words() -> Words:
    from creatorbook.domain.values.platforms import Medium, Platform, PostState

    return {
        Platform: {
            Platform.INSTAGRAM: "Instagram",
            Platform.TIKTOK: "TikTok",
            Platform.YOUTUBE: "YouTube",
            Platform.FACEBOOK: "Facebook",
            Platform.X: "X",
            Platform.THREADS: "Threads",
            Platform.TWITCH: "Twitch",
            Platform.SNAPCHAT: "Snapchat",
            Platform.PINTEREST: "Pinterest",
            Platform.LINKEDIN: "LinkedIn",
            Platform.PODCAST: mark("Podcast"),
            Platform.BLOG: mark("Blog"),
            Platform.NEWSLETTER: mark("Newsletter"),
            Platform.EVENT: mark("Event"),
            Platform.OTHER: mark("Other"),
        },
        Medium: {
            Medium.FEED_POST: mark("Feed post"),
            Medium.CAROUSEL: mark("Carousel"),
            Medium.REEL: mark("Reel"),
            Medium.STORY: mark("Story"),
            Medium.SHORT_VIDEO: mark("Short video"),
            Medium.VIDEO: mark("Video"),
            Medium.LIVE: mark("Live stream"),
            Medium.TEXT_POST: mark("Text post"),
            Medium.PODCAST_EPISODE: mark("Podcast episode"),
            Medium.ARTICLE: mark("Article"),
            Medium.NEWSLETTER: mark("Newsletter issue"),
            Medium.APPEARANCE: mark("Event appearance"),
            Medium.RAW_CONTENT: mark("Raw content"),
            Medium.OTHER: mark("Other format"),
        },
        PostState: {
            PostState.PLANNED: mark("Planned"),
            PostState.LIVE: mark("Published"),
            PostState.REMOVED: mark("Removed"),
        },
    }


@cache
def _gift_words() -> Words:
    from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation

    return {
        Expectation: {
            Expectation.ASKED: mark("A post was asked for"),
            Expectation.EXPECTED: mark("A post is expected"),
            Expectation.SUGGESTED: mark("A post was suggested"),
            Expectation.NOTHING: mark("Nothing asked"),
            Expectation.UNKNOWN: mark("I don’t know"),
        },
        Valuation: {
            Valuation.RETAIL_PRICE: mark("Shop price"),
            Valuation.LIST_PRICE: mark("Maker’s list price"),
            Valuation.BRAND_INVOICE: mark("Invoice of the brand"),
            Valuation.MARKET_PRICE: mark("Market price"),
            Valuation.BRAND_STATED: mark("Stated by the brand"),
            Valuation.ESTIMATE: mark("Estimated"),
            Valuation.UNKNOWN: mark("Not valued"),
        },
        GiftFate: {
            GiftFate.KEPT: mark("Kept"),
            GiftFate.TO_RETURN: mark("To give back"),
            GiftFate.RETURNED: mark("Given back"),
            GiftFate.SOLD: mark("Sold"),
            GiftFate.GIVEN_AWAY: mark("Given away"),
            GiftFate.RAFFLED: mark("Raffled"),
            GiftFate.USED_UP: mark("Used up"),
        },
        TaxNature: {
            TaxNature.INCOME_IN_KIND: mark("Income in kind"),
            TaxNature.SAMPLE: mark("Sample"),
            TaxNature.LOAN: mark("Loan"),
            TaxNature.GIFT: mark("Gift without income"),
            TaxNature.TAXED_BY_GIVER: mark("Taxed by the brand"),
            TaxNature.UNKNOWN: mark("To be settled"),
        },
    }


@cache
def _terms_words() -> Words:
    from creatorbook.domain.records.terms import (
        DeliverableState,
        InstalmentTrigger,
        ProductDuty,
        RawFootage,
        Renewal,
    )

    return {
        InstalmentTrigger: {
            InstalmentTrigger.ON_SIGNATURE: mark("On signature"),
            InstalmentTrigger.ON_APPROVAL: mark("On approval"),
            InstalmentTrigger.ON_DELIVERY: mark("On delivery"),
            InstalmentTrigger.ON_POST: mark("On publication"),
            InstalmentTrigger.ON_DATE: mark("On a date"),
            InstalmentTrigger.AFTER_INVOICE: mark("After the invoice"),
        },
        ProductDuty: {
            ProductDuty.NONE: mark("No product"),
            ProductDuty.KEPT: mark("Kept by the creator"),
            ProductDuty.RETURNED: mark("Given back"),
        },
        DeliverableState: {
            DeliverableState.TO_DO: mark("To do"),
            DeliverableState.DRAFTED: mark("Drafted"),
            DeliverableState.IN_REVIEW: mark("With the brand"),
            DeliverableState.APPROVED: mark("Approved"),
            DeliverableState.DELIVERED: mark("Delivered"),
            DeliverableState.CANCELLED: mark("Cancelled"),
        },
        Renewal: {
            Renewal.NONE: mark("No renewal"),
            Renewal.BY_AGREEMENT: mark("Renewed if both agree"),
            Renewal.AUTOMATIC: mark("Renewed unless someone ends it"),
        },
        RawFootage: {
            RawFootage.KEPT: mark("Stays with the creator"),
            RawFootage.DELIVERED: mark("Handed over, rights kept"),
            RawFootage.ASSIGNED: mark("Handed over with its rights"),
        },
        **_right_words(),
    }


def _right_words() -> Words:
    from creatorbook.domain.records.terms import RightsPrice, RightsStart, UsageChannel

    return {
        RightsPrice: {
            RightsPrice.UNSAID: mark("Not stated"),
            RightsPrice.IN_FEE: mark("In the fee"),
            RightsPrice.ON_TOP: mark("On top of the fee"),
        },
        RightsStart: {
            RightsStart.ON_SIGNATURE: mark("At signature"),
            RightsStart.ON_DELIVERY: mark("At delivery"),
            RightsStart.ON_FIRST_POST: mark("With the first post"),
            RightsStart.ON_DATE: mark("On a set day"),
        },
        UsageChannel: {
            UsageChannel.ORGANIC_SOCIAL: mark("Social media"),
            UsageChannel.PAID_SOCIAL: mark("Ads on social media"),
            UsageChannel.WHITELISTING: mark("Ads from your account"),
            UsageChannel.WEBSITE: mark("Website"),
            UsageChannel.EMAIL: mark("Email campaigns"),
            UsageChannel.RETAIL: mark("In shops"),
            UsageChannel.OUT_OF_HOME: mark("Outdoor"),
            UsageChannel.TV: mark("Television"),
            UsageChannel.PRINT: mark("Print"),
            UsageChannel.AI_TRAINING: mark("AI training"),
            UsageChannel.ALL_MEDIA: mark("All media"),
        },
    }


@cache
def _theme_words() -> Words:
    from creatorbook.domain.records.document_themes import LostLetters, Theme

    return {
        LostLetters: {
            LostLetters.REPLACED: mark("Print □ for each"),
            LostLetters.LEFT_OUT: mark("Leave them out"),
            LostLetters.SYSTEM: mark("Use a font of this computer"),
        },
        Theme: {
            Theme.CLASSIC: mark("Classic, with serifs"),
            Theme.MODERN: mark("Modern, without serifs"),
            Theme.PLAIN: mark("Plain and dense"),
        },
    }


@cache
def _tie_words() -> Words:
    from creatorbook.domain.values.ties import Tie

    return {
        Tie: {
            Tie.OWN_BRAND: mark("My own brand"),
            Tie.FAMILY: mark("My family’s"),
            Tie.EMPLOYER: mark("My employer’s"),
        },
    }


@cache
def _person_words() -> Words:
    from creatorbook.domain.records.parties import Pronoun

    return {
        Pronoun: {
            Pronoun.UNSAID: mark("Not stated"),
            Pronoun.SHE: mark("She"),
            Pronoun.HE: mark("He"),
            Pronoun.NEUTRAL: mark("Without a gender"),
        },
    }


@cache
def _invoice_words() -> Words:
    from creatorbook.domain.records.money.invoices import BuyerNature, InvoiceKind, InvoiceState

    return {
        BuyerNature: {
            BuyerNature.UNSAID: mark("Not stated"),
            BuyerNature.BUSINESS: mark("Business"),
            BuyerNature.CONSUMER: mark("Consumer"),
        },
        InvoiceKind: {
            InvoiceKind.INVOICE: mark("Invoice"),
            InvoiceKind.DEPOSIT: mark("Deposit invoice"),
            InvoiceKind.FINAL: mark("Final invoice"),
            InvoiceKind.CREDIT_NOTE: mark("Credit note"),
            InvoiceKind.CORRECTION: mark("Corrected invoice"),
        },
        InvoiceState: {
            InvoiceState.DRAFT: mark("Draft"),
            InvoiceState.ISSUED: mark("Issued"),
        },
    }


@cache
def _contract_words() -> Words:
    from creatorbook.domain.records.contracts import ContractState

    return {
        ContractState: {
            ContractState.DRAFT: mark("Draft"),
            ContractState.ISSUED: mark("Issued"),
            ContractState.SIGNED_BY_ONE: mark("Signed by one"),
            ContractState.SIGNED: mark("Signed"),
            ContractState.ENDED: mark("Ended"),
            ContractState.WITHDRAWN: mark("Withdrawn"),
        },
    }


@cache
def _signature_words() -> Words:
    from creatorbook.domain.records.signatures import Manner, Signatory

    return {
        Signatory: {
            Signatory.CREATOR: mark("Creator"),
            Signatory.BRAND: mark("Brand"),
            Signatory.AGENCY: mark("Agency"),
            Signatory.AGENT: mark("Creator’s agent"),
            Signatory.GUARDIAN: mark("Guardian"),
            Signatory.GUARDIAN_2: mark("Second guardian"),
        },
        Manner: {
            Manner.DRAWN: mark("Drawn by hand"),
            Manner.TYPED: mark("Typed name"),
            Manner.IMAGE: mark("Image of a signature"),
            Manner.CERTIFICATE: mark("Certificate"),
            Manner.PAPER: mark("On paper"),
        },
    }


@cache
def _context_words() -> Words:
    from creatorbook.domain.values.contexts import BrandShown, PlainContext

    return {
        BrandShown: {
            BrandShown.UNKNOWN: mark("I don’t know"),
            BrandShown.PROMOTES: mark("It promotes the brand"),
            BrandShown.INCIDENTAL: mark("The brand is there by the way"),
            BrandShown.NOT_AT_ALL: mark("The brand is not there at all"),
        },
        PlainContext: {
            PlainContext.UNKNOWN: mark("I don’t know"),
            PlainContext.BRAND_ACCOUNT: mark("It is on the brand’s own account"),
            PlainContext.COMMERCIAL_CLIP: mark("It is a commercial or a sponsor’s clip"),
            PlainContext.OWN_NAME: mark("The brand bears your own name"),
            PlainContext.NO: mark("None of these"),
        },
    }


@cache
def _position_words() -> Words:
    from creatorbook.domain.values.label_positions import LabelPosition

    return {
        LabelPosition: {
            LabelPosition.NONE: mark("nowhere"),
            LabelPosition.CAPTION_START: mark("at the start of the caption"),
            LabelPosition.CAPTION_MIDDLE: mark("in the middle of the caption"),
            LabelPosition.CAPTION_END: mark("at the end of the caption"),
            LabelPosition.CAPTION_IN_HASHTAGS: mark("among the hashtags"),
            LabelPosition.CAPTION_AFTER_MORE: mark("after “more”"),
            LabelPosition.NEXT_TO_LINK: mark("beside the link or the code"),
            LabelPosition.TOP_OF_PAGE: mark("at the top of the page"),
            LabelPosition.TITLE: mark("in the title"),
            LabelPosition.ON_FRAME_TOP: mark("at the top of the frame"),
            LabelPosition.ON_FRAME_CLEAR: mark("clearly on the frame"),
            LabelPosition.ON_FIRST_FRAME_ONLY: mark("on the first frame only"),
            LabelPosition.ON_FRAME_BOTTOM: mark("at the bottom of the frame"),
            LabelPosition.ON_FRAME_SMALL: mark("too small on the frame"),
            LabelPosition.ON_FRAME_OBSCURED: mark("covered or pale on the frame"),
            LabelPosition.VIDEO_START: mark("at the start of the video"),
            LabelPosition.VIDEO_CONTINUOUS: mark("during the whole video"),
            LabelPosition.END_OF_VIDEO: mark("at the end of the video"),
            LabelPosition.IN_VIDEO: mark("somewhere in the video"),
            LabelPosition.VIDEO_LATE: mark("late in the video"),
            LabelPosition.SPOKEN_START: mark("spoken at the start"),
            LabelPosition.SPOKEN_AND_VISIBLE_START: mark("spoken and shown at the start"),
            LabelPosition.SPOKEN_LATE: mark("spoken late"),
            LabelPosition.REPEATED: mark("repeated throughout"),
            LabelPosition.PLATFORM_LABEL: mark("the platform’s own label only"),
            LabelPosition.DESCRIPTION_ONLY: mark("in the description only"),
            LabelPosition.DESCRIPTION_AFTER_MORE: mark("in the description, after “more”"),
            LabelPosition.FIRST_COMMENT: mark("in a comment"),
            LabelPosition.ALT_TEXT: mark("in the alternative text"),
            LabelPosition.BIO: mark("in the profile"),
            LabelPosition.LANDING_PAGE_ONLY: mark("on the linked page only"),
            LabelPosition.SITE_FOOTER: mark("at the foot of the site"),
            LabelPosition.ADDED_LATER: mark("added after the post went out"),
        },
    }


@cache
def _share_words() -> Words:
    from creatorbook.domain.records.money.shares import EarningKind, SplitBase, SplitManner, SplitRole

    return {
        SplitRole: {
            SplitRole.AGENCY: mark("Agency"),
            SplitRole.MANAGER: mark("Manager"),
            SplitRole.CREATOR: mark("Creator"),
            SplitRole.LAWYER: mark("Lawyer"),
            SplitRole.OTHER: mark("Other"),
        },
        SplitManner: {
            SplitManner.PERCENT: mark("A percentage"),
            SplitManner.FIXED: mark("A sum for each deal"),
            SplitManner.EVEN: mark("An even part among all"),
            SplitManner.WHOLE: mark("All that is left"),
        },
        SplitBase: {
            SplitBase.WITHOUT_TAXES: mark("What came without taxes"),
            SplitBase.WITH_TAXES: mark("What came with taxes"),
        },
        EarningKind: {
            EarningKind.BONUS: mark("Bonus"),
            EarningKind.AFFILIATE: mark("Affiliate sales"),
            EarningKind.PLATFORM: mark("Platform"),
            EarningKind.ROYALTY: mark("Royalty"),
            EarningKind.OTHER: mark("Other"),
        },
    }


_MODULES: dict[str, Callable[[], Words]] = {
    "creatorbook.domain.records.deals": _deal_words,
    "creatorbook.domain.values.platforms": _platform_words,
    "creatorbook.domain.records.gifts": _gift_words,
    "creatorbook.domain.records.terms": _terms_words,
    "creatorbook.domain.records.money.invoices": _invoice_words,
    "creatorbook.domain.records.money.shares": _share_words,
    "creatorbook.domain.records.parties": _person_words,
    "creatorbook.domain.records.document_themes": _theme_words,
    "creatorbook.domain.values.ties": _tie_words,
    "creatorbook.domain.records.contracts": _contract_words,
    "creatorbook.domain.records.signatures": _signature_words,
    "creatorbook.domain.values.contexts": _context_words,
    "creatorbook.domain.values.label_positions": _position_words,
}
