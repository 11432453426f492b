"""What was written and not saved: kept on this machine until it is, of the last dozen records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.common.settings import Settings

# What stands in one field, as it was typed: also what cannot be read as a value yet.
Typed: TypeAlias = "str | bool | list[str] | None"

_KEPT = 12
_SETTING = "drafts"


def key(book: str, kind: str, id: str) -> str:
    """Return the name under which what is typed on a record is kept; `id` is "" for one that is not in the book."""
    return f"{book}|{kind}|{id}"


def find_draft(settings: Settings, name: str) -> dict[str, Typed]:
    """Return what is kept under this name by field, {} for nothing."""
    kept = settings.get(_SETTING).get(name)
    return dict(kept) if isinstance(kept, dict) else {}


def keep(settings: Settings, name: str, typed: Mapping[str, Typed]) -> None:
    """Keep what stands in fields, the latest last."""
    others = [(known, fields) for known, fields in settings.get(_SETTING).items() if known != name]
    settings.set(_SETTING, dict([*others, (name, dict(typed))][-_KEPT:]))


def forget(settings: Settings, name: str) -> None:
    """Let go what was saved or undone."""
    known = settings.get(_SETTING)
    if name in known:
        settings.set(_SETTING, {other: words for other, words in known.items() if other != name})
