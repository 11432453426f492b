"""What each kind asks beyond its fields: defaults and checks; each subject registers its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.store.base import Record
    from creatorbook.store.uow import UnitOfWork

F = TypeVar("F", bound="Callable[..., Any]")


class Rules:
    """The hooks of every kind, by kind id.

    `defaults` gives values for what was not given. `check` may raise CreatorbookError; `before` is None for a new
    record. `after` comes once the record is in the book, for what is to be kept with it.
    """

    def __init__(self) -> None:
        self._hooks: dict[tuple[str, str], Callable[..., Any]] = {}

    def on(self, event: str, kind: str) -> Callable[[F], F]:
        """Register a hook: "defaults", "check" or "after"."""

        def _register(hook: F) -> F:
            self._hooks[event, kind] = hook
            return hook

        return _register

    def defaults(self, uow: UnitOfWork, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return values for fields that were not given."""
        hook = self._hooks.get(("defaults", kind))
        return {} if hook is None else dict(hook(uow, given))

    def check(self, uow: UnitOfWork, kind: str, record: Record, before: Mapping[str, Any] | None) -> None:
        """Raise CreatorbookError where the record may not stand as it is."""
        hook = self._hooks.get(("check", kind))
        if hook is not None:
            hook(uow, record, before)

    def after(self, uow: UnitOfWork, kind: str, record: Record, before: Mapping[str, Any] | None) -> None:
        """Do what a kind does once a record is written; `before` is None for a new one."""
        hook = self._hooks.get(("after", kind))
        if hook is not None:
            hook(uow, record, before)


RULES = Rules()
