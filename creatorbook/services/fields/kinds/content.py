"""Posts, gifts, and what is said about records, as fields."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

_WHO = mark("Who")
_LABEL = mark("Disclosure")
_AFTER = mark("Afterwards")
_WORTH = mark("What it is worth")
_PARCEL = mark("The parcel")
_TAX = mark("Tax")

POST = Kind(
    id="post",
    singular=mark("Post"),
    plural=mark("Posts"),
    title="caption",
    columns=("caption", "brand_id", "platform", "medium", "state", "planned_at", "label_confirmed"),
    sort=(("planned_at", True),),
    stand_in=("platform", "medium", "brand_id", "planned_at", "published_at"),
    icon="image",
    window=Window(
        page="content",
        shown_on=("today", "gifts"),
        searched=True,
        form="content.post_editor:PostEditor",
        new=NewAction(mark("New post"), mark("Plan a post"), 4, "Ctrl+Shift+P"),
        part="content.overview:PostPart",
        state="state",
        elsewhere=frozenset({"state", "label_confirmed"}),
        line="lists.panel_lines:describe_post",
    ),
    fields=(
        Field("platform", FieldType.CHOICE, mark("Platform"), enum=Platform, default=Platform.INSTAGRAM),
        Field("medium", FieldType.CHOICE, mark("Format"), enum=Medium, default=Medium.FEED_POST),
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), _WHO, kind="brand"),
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), _WHO, required=True, kind="creator"),
        Field("deal_id", FieldType.REFERENCE, mark("Deal"), _WHO, kind="deal"),
        Field("deliverable_id", FieldType.REFERENCE, mark("Deliverable"), _WHO, kind="deliverable"),
        Field("state", FieldType.CHOICE, mark("State"), enum=PostState, default=PostState.PLANNED),
        Field("planned_at", FieldType.INSTANT, mark("Planned for")),
        Field("published_at", FieldType.INSTANT, mark("Published")),
        Field("url", FieldType.URL, mark("Web address")),
        Field("caption", FieldType.LONG_TEXT, mark("Caption"), width=36),
        Field("language", FieldType.LANGUAGE, mark("Language"), _LABEL),
        Field("audience_countries", FieldType.COUNTRIES, mark("Audience countries"), _LABEL),
        Field("platform_switch", FieldType.MAYBE, mark("The platform’s own label is on"), _LABEL),
        Field(
            "label_position",
            FieldType.TEXT,
            mark("Where the label is"),
            _LABEL,
            mark("For a story, a film or a sound, whose label is not in the caption."),
            enum=LabelPosition,
        ),
        Field("label_words", FieldType.TEXT, mark("What the label says"), _LABEL),
        Field(
            "brand_shown",
            FieldType.CHOICE,
            mark("How the brand is shown"),
            _LABEL,
            enum=BrandShown,
            default=BrandShown.UNKNOWN,
        ),
        Field(
            "plain_context",
            FieldType.CHOICE,
            mark("What everybody sees anyway"),
            _LABEL,
            mark("In some countries no label is needed where one of these is plain to everybody."),
            enum=PlainContext,
            default=PlainContext.UNKNOWN,
        ),
        Field("label_confirmed", FieldType.FLAG, mark("I have checked the label"), _LABEL),
        Field("exception_reason", FieldType.TEXT, mark("Why it goes out as it is"), _LABEL),
    ),
)

GIFT = Kind(
    id="gift",
    singular=mark("Gift"),
    plural=mark("Gifts"),
    title="description",
    columns=("description", "brand_id", "received_on", "value", "expectation", "fate"),
    sort=(("received_on", True),),
    icon="gift",
    window=Window(
        page="gifts",
        shown_on=("today", "content", "contracts"),
        searched=True,
        form="gifts.form:GiftForm",
        new=NewAction(mark("New gift"), mark("Add a gift"), 3, "Ctrl+Shift+G"),
        part="gifts.overview:GiftPart",
        state="fate",
        elsewhere=frozenset({"expectation"}),
        tabs=("content",),
        content=("post",),
        letter="gift_id",
        line="lists.panel_lines:describe_gift",
    ),
    fields=(
        Field("description", FieldType.TEXT, mark("What"), required=True, width=30),
        Field("brand_id", FieldType.REFERENCE, mark("Given by"), required=True, kind="brand"),
        Field("creator_id", FieldType.REFERENCE, mark("Received by"), required=True, kind="creator"),
        Field("received_on", FieldType.DAY, mark("Received on"), past=True),
        Field(
            "expectation",
            FieldType.CHOICE,
            mark("What was asked"),
            enum=Expectation,
            default=Expectation.UNKNOWN,
            help=mark("It decides whether a post must be labelled; a hint counts as asking in some countries."),
        ),
        Field("wanted_words", FieldType.TEXT, mark("In their words")),
        Field("deal_id", FieldType.REFERENCE, mark("Deal"), kind="deal"),
        Field("value", FieldType.MONEY, mark("Value"), _WORTH, with_tax=True),
        Field("valuation", FieldType.CHOICE, mark("Valued by"), _WORTH, enum=Valuation, default=Valuation.UNKNOWN),
        Field("value_link", FieldType.URL, mark("Where the value is read"), _WORTH),
        Field(
            "value_rate",
            FieldType.TEXT,
            mark("Exchange rate of the day"),
            _WORTH,
            mark("What one unit of the value’s currency was worth in the creator’s own."),
        ),
        Field("value_rate_on", FieldType.DAY, mark("Rate of"), _WORTH, past=True),
        Field("value_rate_source", FieldType.TEXT, mark("Source of the rate"), _WORTH),
        Field("carrier", FieldType.TEXT, mark("Carrier"), _PARCEL),
        Field("tracking", FieldType.TEXT, mark("Tracking number"), _PARCEL),
        Field("condition", FieldType.TEXT, mark("State on arrival"), _PARCEL),
        Field("fate", FieldType.CHOICE, mark("Outcome"), _AFTER, enum=GiftFate, default=GiftFate.KEPT),
        Field("fate_on", FieldType.DAY, mark("Since"), _AFTER, past=True),
        Field("fate_with", FieldType.TEXT, mark("Who has it now"), _AFTER),
        Field("sale", FieldType.MONEY, mark("Sold for"), _AFTER, with_tax=True),
        Field("return_due_on", FieldType.DAY, mark("Give back by"), _AFTER),
        Field("shown_in_post_id", FieldType.REFERENCE, mark("Shown in"), _AFTER, kind="post"),
        Field("tax_nature", FieldType.CHOICE, mark("Tax treatment"), _TAX, enum=TaxNature, default=TaxNature.UNKNOWN),
        Field("tax_reason", FieldType.TEXT, mark("Why this treatment"), _TAX),
        Field("tax_chosen_by", FieldType.TEXT, mark("Chosen by"), _TAX),
        Field("tax_chosen_on", FieldType.DAY, mark("Chosen on"), _TAX, past=True),
        Field(
            "flat_tax_notice_on",
            FieldType.DAY,
            mark("Notice of flat tax"),
            _TAX,
            mark("The day on which the brand wrote that it pays the tax itself (Germany, § 37b EStG)."),
            past=True,
        ),
    ),
)

NOTE = Kind(
    id="note",
    singular=mark("Note"),
    plural=mark("Notes"),
    title="text",
    columns=("text", "record_kind"),
    sort=(("text", False),),
    icon="sticky-note",
    window=Window(elsewhere=frozenset({"record_kind", "record_id"}), noted=False),
    fields=(
        Field("record_kind", FieldType.TEXT, mark("About"), required=True),
        Field("record_id", FieldType.TEXT, mark("Record"), required=True),
        Field("text", FieldType.LONG_TEXT, mark("Text"), required=True, width=50),
    ),
)

TAG = Kind(
    id="tag",
    singular=mark("Tag"),
    plural=mark("Tags"),
    title="name",
    columns=("name",),
    sort=(("name", False),),
    icon="tag",
    fields=(Field("name", FieldType.TEXT, mark("Name"), required=True),),
)

MESSAGE = Kind(
    id="message",
    singular=mark("Message"),
    plural=mark("Messages"),
    title="subject",
    columns=("subject", "sender", "sent_at", "deal_id"),
    sort=(("sent_at", True),),
    icon="mail",
    window=Window(
        part="inspector.mail:MailPart",
        elsewhere=frozenset({"sender", "sent_at", "deal_id", "contact_id", "body"}),
    ),
    fields=(
        Field("subject", FieldType.TEXT, mark("Subject"), required=True, width=36),
        Field("sender", FieldType.TEXT, mark("Sender")),
        Field("sent_at", FieldType.INSTANT, mark("Sent on")),
        Field("deal_id", FieldType.REFERENCE, mark("Deal"), kind="deal"),
        Field("contact_id", FieldType.REFERENCE, mark("Contact"), kind="contact"),
        Field("body", FieldType.LONG_TEXT, mark("Text"), width=50),
    ),
)
