"""What each kind asks beyond its fields: defaults, checks and what follows a write, in one table, loaded by path.

The subjects know records; records do not know them: a hook is imported when its kind is first written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.store.engine.base import Record
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Hooks:
    """The hooks of one kind as "module:function" below `creatorbook.services`; an empty one is not there.

    `defaults(uow, given)` returns values for what was not given. `check(uow, record, before)` may raise
    CreatorbookError; `before` is None for a new record. `after(uow, record, before)` comes once the record is written,
    for what is to be kept with it.
    """

    defaults: str = ""
    check: str = ""
    after: str = ""


HOOKS: Mapping[str, Hooks] = {
    "creator": Hooks(check="documents.looks:check_creator"),
    "deal": Hooks(defaults="deals.moving:deal_defaults", check="deals.moving:check_deal"),
    "gift": Hooks(defaults="deals.moving:gift_defaults"),
    "note": Hooks(check="records.editing:check_record_named"),
    "task": Hooks(check="records.editing:check_record_named"),
    "post": Hooks(
        defaults="deals.moving:post_defaults",
        check="disclosure.posts:check_post",
        after="disclosure.posts:keep_disclosure",
    ),
}
_NONE = Hooks()


def default_values(uow: UnitOfWork, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return values for fields that were not given."""
    path = HOOKS.get(kind, _NONE).defaults
    return dict(load_hook(path)(uow, given)) if path else {}


def check_record(uow: UnitOfWork, kind: str, record: Record, before: Mapping[str, Any] | None) -> None:
    """Raise CreatorbookError where the record may not stand as it is; `before` is None for a new one."""
    path = HOOKS.get(kind, _NONE).check
    if path:
        load_hook(path)(uow, record, before)


def run_after_write(uow: UnitOfWork, kind: str, record: Record, before: Mapping[str, Any] | None) -> None:
    """Do what a kind does once a record is written; `before` is None for a new one."""
    path = HOOKS.get(kind, _NONE).after
    if path:
        load_hook(path)(uow, record, before)


@cache
def load_hook(path: str) -> Callable[..., Any]:
    """Import and return the function behind a path of the table."""
    module, _separator, name = path.partition(":")
    hook: Callable[..., Any] = getattr(import_module(f"creatorbook.services.{module}"), name)
    return hook
