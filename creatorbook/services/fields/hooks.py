"""What each kind asks beyond its fields: defaults, checks and what follows a write, in one table, loaded by path.

The subjects know records; records do not know them: a hook is imported when its kind is first written. Who writes a
record goes through services.fields.gate, whichever door it came in by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a hook may ask: the book as it is, the user's day, the instant of the write, and which records there are.

    `is_there(kind, id)` also knows records that the same step is about to write, `comes_back(kind, id)` those that it
    takes out of the trash; `to_come(kind, id)` is what the columns of a record that it is about to write will hold,
    None for any other; `as_written` says that the values are those of somebody's file, or were in the book before.
    `let_in` is what the checks of one step keep for those that follow in it.
    """

    reading: Executes
    today: date
    now: datetime
    is_there: Callable[[str, str], bool]
    as_written: bool = False
    comes_back: Callable[[str, str], bool] = lambda _kind, _id: False
    to_come: Callable[[str, str], Mapping[str, Any] | None] = lambda _kind, _id: None
    let_in: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hooks:
    """The hooks of one kind as "module:function" below `creatorbook.services`; an empty one is not there.

    All of them take plain values by the names of the field table, with the record's `id` ("" before it has one), so
    that one record and ten thousand rows go the same way; references are ids.

    `given(values, before)` returns what is given for a record with what follows from it at once, before any of it is
    set, and may raise CreatorbookError: it is for values that the book does not hold together.
    `defaults(around)` returns a function from what is given to values for what is not: it is asked for once a step, and
    may keep what does not depend on the record. `check(around, values, before)` may raise CreatorbookError, and returns
    the values that are to be held otherwise than given; `before` is None for a new record. Each
    `after(uow, values, before)` comes once the record is written, in their order, for what is to be kept with it.
    `reads` are the tables that the first two look into for a new record, beside what it refers to: where others write
    to one of them, they are asked again. A check `of_typed` is of what people type: what a file says is kept as
    written, and its reader says so. `trashed(uow, record, stamp)` comes when a record goes to the trash (`stamp` None),
    and when it comes back, with the instant at which it went: for what goes along and is listed nowhere.
    """

    defaults: str = ""
    check: str = ""
    after: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    trashed: str = ""
    given: str = ""
    of_typed: bool = False


HOOKS: Mapping[str, Hooks] = {
    "agency": Hooks(check="fields.phones:check_party", of_typed=True),
    "brand": Hooks(check="money.late_steps:check_brand", of_typed=True),
    "contact": Hooks(check="fields.phones:check_contact", of_typed=True),
    "creator": Hooks(check="documents.looks:check_creator"),
    "deal": Hooks(defaults="deals.defaults:deal_defaults", check="deals.moving:check_deal", reads=("creator",)),
    "deal_period": Hooks(check="deals.windows:check_period"),
    "deliverable": Hooks(check="deals.settling:check_deliverable", of_typed=True),
    "earning": Hooks(
        defaults="money.expenses:of_deal_defaults",
        check="money.earnings:check_earning",
        after=("money.earnings:follow_earning",),
        reads=("creator", "deal"),
        trashed="money.earnings:follow_earning_trash",
    ),
    "expense": Hooks(
        defaults="money.expenses:expense_defaults", check="money.expenses:check_expense", reads=("creator", "deal")
    ),
    "exclusivity": Hooks(check="deals.windows:check_exclusivity"),
    "gift": Hooks(defaults="deals.defaults:gift_defaults", check="deals.gifts:check_gift", reads=("creator",)),
    "invoice": Hooks(check="invoices.discarding:check_invoice", trashed="invoices.discarding:follow_trash"),
    "note": Hooks(check="records.about:check_about"),
    "payment": Hooks(
        check="money.payments:check_payment",
        after=("money.settling:follow_paid_day",),
        reads=("deal", "payment"),
        trashed="money.settling:follow_trash",
    ),
    "post": Hooks(
        defaults="deals.defaults:post_defaults",
        check="disclosure.posts:check_post",
        after=("disclosure.posts:keep_disclosure", "deals.settling:settle_deliverable"),
        reads=("channel", "creator", "deal"),
    ),
    "split": Hooks(
        defaults="shares.splits:split_defaults",
        check="shares.splits:check_split",
        reads=("agency", "creator", "split"),
        given="shares.splits:one_owner",
    ),
    "split_settlement": Hooks(check="shares.splits:check_settlement"),
    "task": Hooks(check="records.about:check_about"),
    "terms": Hooks(check="deals.single_terms:check_terms", reads=("terms",)),
}
NO_HOOKS = Hooks()


@cache
def load_hook(path: str) -> Callable[..., Any]:
    """Import and return the function behind a path of the table."""
    module, _separator, name = path.partition(":")
    hook: Callable[..., Any] = getattr(import_module(f"creatorbook.services.{module}"), name)
    return hook
