"""What each kind's rules refuse, fill in and hold: cases that every door is taken through, in services and window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.shares import SplitManner
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.editing import AddRecord, TrashRecords

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book

# The ways in of tests/services/records/doors.py, in the order of the table.
DOORS = ("add", "form", "edit", "command_line", "command_line_edit", "json_lines", "table", "rows", "restore")
# Those of the window, which tests/gui/forms/test_doors.py opens.
WINDOW_DOORS = ("window_form", "window_edit", "inline", "conflict")
NOBODY = "00000000-0000-7000-8000-000000000000"
_LATE, _EARLY = date(2026, 5, 31), date(2026, 5, 1)


@dataclass(frozen=True)
class Refusal:
    """Values that a kind does not stand: `base` may stand, with `more` it may not; `sheet` says the same as a file.

    "{brand}" and "{deal}" in a value are the desk's. What can be written there is tried at every door of the window.
    """

    kind: str
    name: str
    more: dict[str, Any]
    where: str
    code: str = "bad_input"
    base: dict[str, Any] = field(default_factory=dict)
    sheet: str = ""
    doors: tuple[str, ...] = DOORS


# What a record holds comes back with it, whatever is refused of new values by now.
_VALUES = DOORS[:-1]
# A row that leaves a column out takes the default; what is edited or restored has had its own.
_NEW = ("add", "form", "command_line", "json_lines", "table", "rows")
_DEAL = {"title": "Spring", "brand_id": "{brand}"}
_PART = {"deal_id": "{deal}", "label": "All", "amount": Money(100, "EUR")}
_SPLIT = {"partner": "North Lane", "creator_id": "{creator}"}
_EARNED = {"deal_id": "{deal}", "amount": Money(100, "EUR")}
REFUSALS = (
    Refusal(
        "brand",
        "reminded on no days",
        {"late_steps": ("soon",)},
        "late_steps",
        base={"name": "Verve"},
        doors=_VALUES,
    ),
    Refusal("creator", "not a colour", {"document_accent": "notacolour"}, "document_accent", base={"name": "Noor"}),
    Refusal(
        "deal",
        "lost without a reason",
        {"stage": Stage.LOST},
        "stage_reason",
        "stage.reason_needed",
        _DEAL,
        "Brand,Title,Status\nÉclat,Spring,Lost\n",
    ),
    Refusal("deal", "ends before it starts", {"starts_on": _LATE, "ends_on": _EARLY}, "ends_on", base=_DEAL),
    Refusal("deal", "negative fee", {"fee": Money(-100, "EUR")}, "fee", base=_DEAL),
    Refusal(
        "deal_period",
        "ends before it starts",
        {"starts_on": _LATE, "ends_on": _EARLY},
        "ends_on",
        base={"deal_id": "{deal}", "label": "May"},
    ),
    Refusal(
        "exclusivity",
        "ends before it starts",
        {"starts_on": _LATE, "ends_on": _EARLY},
        "ends_on",
        base={"deal_id": "{deal}", "category": "Skincare"},
    ),
    Refusal("invoice", "not drawn up from a deal", {"note": "Thanks"}, "deals", "invoice.only_drafted", doors=_NEW),
    Refusal(
        "note",
        "on nothing",
        {"record_id": NOBODY},
        f"brand {NOBODY}",
        "not_found",
        {"record_kind": "brand", "record_id": "{brand}", "text": "Call back"},
    ),
    Refusal(
        "task",
        "on nothing",
        {"record_id": NOBODY},
        f"brand {NOBODY}",
        "not_found",
        {"record_kind": "brand", "record_id": "{brand}", "text": "Call back"},
    ),
    Refusal(
        "post",
        "live without its label",
        {"state": PostState.LIVE},
        "label_confirmed",
        "post.label_unconfirmed",
        {"brand_id": "{brand}"},
    ),
    Refusal(
        "terms",
        "of a deal whose own are in the trash",
        {"deal_id": "{emptied}"},
        "deal_id",
        doors=_NEW,
    ),
    Refusal(
        "payment",
        "on an invoice to another brand",
        {"invoice_number": "F-7"},
        "invoice_number",
        "payment.invoice_taken",
        _PART,
    ),
    Refusal("payment", "paid on a day to come", {"paid_on": date(2027, 1, 1)}, "paid_on", base=_PART, doors=_VALUES),
    Refusal(
        "deliverable",
        "two in one",
        {"description": "1 reel, 3 stories"},
        "description",
        base={"deal_id": "{deal}"},
        doors=_VALUES,
    ),
    Refusal("deliverable", "none of it", {"count": 0}, "count", base={"deal_id": "{deal}"}, doors=_VALUES),
    Refusal(
        "gift",
        "back before it came",
        {"received_on": date(2026, 2, 10), "return_due_on": date(2026, 2, 9)},
        "return_due_on",
        base={"description": "Camera", "brand_id": "{brand}"},
    ),
    Refusal(
        "gift",
        "raffled before it came",
        {"received_on": date(2026, 2, 10), "fate_on": date(2026, 2, 9)},
        "fate_on",
        base={"description": "Camera", "brand_id": "{brand}"},
        doors=_VALUES,
    ),
    Refusal(
        "gift",
        "no rate",
        {"value_rate": "1.o8"},
        "value_rate",
        base={"description": "Camera", "brand_id": "{brand}"},
        doors=_VALUES,
    ),
    Refusal(
        "split",
        "no percentage",
        {"percent_bp": None},
        "percent_bp",
        base={**_SPLIT, "percent_bp": 500},
        doors=("edit",),
    ),
    Refusal(
        "split",
        "more than all",
        {"percent_bp": 2500},
        "percent_bp",
        "split.more_than_all",
        {**_SPLIT, "percent_bp": 500},
    ),
    Refusal("split", "no sum", {"manner": SplitManner.FIXED}, "fixed", base={**_SPLIT, "percent_bp": 100}),
    Refusal(
        "split_settlement",
        "of nothing",
        {"amount": Money(0, "EUR")},
        "amount",
        base={"split_id": "{split}", "amount": Money(100, "EUR")},
    ),
    Refusal(
        "expense",
        "nothing spent",
        {"amount": Money(0, "EUR")},
        "amount",
        base={"text": "Train", "amount": Money(100, "EUR")},
    ),
    Refusal(
        "expense",
        "nobody to pay it back",
        {"passed_on": True},
        "deal_id",
        base={"text": "Train", "amount": Money(100, "EUR")},
    ),
    Refusal("earning", "nothing earned", {"amount": Money(0, "EUR")}, "amount", base=_EARNED),
    Refusal("earning", "ends before it starts", {"starts_on": _LATE, "ends_on": _EARLY}, "ends_on", base=_EARNED),
    Refusal("agency", "no number", {"phone": "030901820"}, "phone", base={"name": "North Lane"}, doors=_VALUES),
    Refusal("contact", "no number", {"phone": "abc"}, "phone", base={"name": "Ann"}, doors=_VALUES),
    Refusal("post", "no place", {"label_position": "xyzzy"}, "label_position", base={"brand_id": "{brand}"}),
)


def may_come_back(case: Refusal) -> bool:
    """Whether what the case refuses is a value alone, which stays what it was where a record is restored."""
    return case.doors == _VALUES


def window_doors(case: Refusal) -> tuple[str, ...]:
    """Return the doors of the window by which the values of a case can be given."""
    if case.doors == _NEW:
        return WINDOW_DOORS[:1]
    # What a note is on is never edited in place.
    return tuple(way for way in WINDOW_DOORS if not (way == "inline" and KINDS[case.kind].is_about_any))


AUDIENCE = ("BE", "FR")


@dataclass(frozen=True)
class Held:
    """What a record holds in the end of values that are given: defaults filled in, words brought to their form."""

    kind: str
    name: str
    given: dict[str, Any]
    held: dict[str, Any]
    base: dict[str, Any] = field(default_factory=dict)
    doors: tuple[str, ...] = DOORS[:-1]
    follows: str = ""
    followed: int = 1
    hook: str = "check"


_BY_HAND = ("add", "form", "command_line", "json_lines", "table")
HELD = (
    Held("creator", "colour in capitals", {"document_accent": " #1f4b6e "}, {"document_accent": "#1F4B6E"},
         base={"name": "Noor"}),
    Held("deal", "the only creator", {}, {"creator_id": "{creator}"}, _DEAL, _BY_HAND, hook="defaults"),
    Held("gift", "the only creator", {}, {"creator_id": "{creator}"}, {"description": "Serum", "brand_id": "{brand}"},
         _BY_HAND, hook="defaults"),
    Held("gift", "arrived today", {}, {"received_on": date(2026, 3, 2)},
         {"description": "Serum", "brand_id": "{brand}"}, _NEW, hook="defaults"),
    Held("post", "audience of the channel", {"platform": Platform.TIKTOK},
         {"audience_countries": AUDIENCE, "language": "fr"}, {"brand_id": "{brand}"}, _NEW, hook="defaults"),
    Held("post", "parties of the deal", {}, {"brand_id": "{brand}", "creator_id": "{creator}"}, {"deal_id": "{deal}"},
         _NEW, hook="defaults"),
    Held("post", "place by its name", {"label_position": "in the bio"}, {"label_position": "bio"},
         {"brand_id": "{brand}"}),
    Held("post", "what it owes is kept", {"state": PostState.LIVE, "label_confirmed": True},
         {"state": PostState.LIVE}, {"brand_id": "{brand}", "platform": Platform.TIKTOK}, follows="disclosure",
         followed=len(AUDIENCE), hook="after"),
    Held("split", "the only creator", {}, {"creator_id": "{creator}"}, {"partner": "Ada", "percent_bp": 500}, _BY_HAND,
         hook="defaults"),
    Held("split", "the next place", {}, {"position": 2}, {**_SPLIT, "percent_bp": 500}, _NEW, hook="defaults"),
    Held("split", "of a deal and of no creator", {"deal_id": "{deal}"}, {"creator_id": None},
         {**_SPLIT, "percent_bp": 500}),
    Held("expense", "parties of the deal", {}, {"creator_id": "{creator}", "brand_id": "{brand}"},
         {"text": "Train", "amount": Money(100, "EUR"), "deal_id": "{deal}"}, _NEW, hook="defaults"),
    Held("expense", "brand of another deal", {"deal_id": "{deal}"}, {"brand_id": "{brand}"},
         {"text": "Train", "amount": Money(100, "EUR")}),
    Held("earning", "parties of the deal", {}, {"creator_id": "{creator}", "brand_id": "{brand}"}, _EARNED, _NEW,
         hook="defaults"),
    Held("earning", "the brand of the deal", {"sales": 3}, {"brand_id": "{brand}"}, _EARNED),
    Held("earning", "a payment is owed", {"clicks": 12}, {"clicks": 12}, _EARNED, follows="payment", followed=2,
         hook="after"),
    Held("payment", "what came is kept", {"paid_on": date(2026, 2, 3)}, {"paid_on": date(2026, 2, 3)}, _PART,
         follows="received", hook="after"),
)  # fmt: skip


def fill_in(book: Book, creator: str, brand: str) -> dict[str, str]:
    """Add to a book what the cases speak of; return the ids by the names that stand for them."""

    def add(kind: str, **values: Any) -> str:
        return book.run(AddRecord(kind, values)).value

    add("channel", creator_id=creator, platform=Platform.TIKTOK, handle="lea", audience_countries=AUDIENCE)
    deal = add("deal", title="Winter", brand_id=brand)
    emptied = add("deal", title="Autumn", brand_id=brand)
    elsewhere = add("deal", title="Elsewhere", brand_id=add("brand", name="Lumo"))
    add("payment", deal_id=elsewhere, label="All", amount=Money(100, "EUR"), invoice_number="F-7")
    split = add("split", partner="Studio", creator_id=creator, percent_bp=8000)
    book.run(TrashRecords("terms", (add("terms", deal_id=emptied),)))
    return {"{brand}": brand, "{deal}": deal, "{emptied}": emptied, "{creator}": creator, "{split}": split}


def real_values(values: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return values with ids where a name stands for one."""
    return {name: names.get(value, value) if isinstance(value, str) else value for name, value in values.items()}
