"""Texts that were written and not saved: kept on this machine until they are, the last dozen of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings

_KEPT = 12
_SETTING = "drafts"


def key(book: str, id: str) -> str:
    """Return the name under which the text of a record is kept; `id` is "" for one that is not in the book."""
    return f"{book}|{id}"


def kept_text(settings: Settings, name: str) -> str:
    """Return the text kept under this name, or ""."""
    text = settings.get(_SETTING).get(name, "")
    return text if isinstance(text, str) else ""


def keep(settings: Settings, name: str, text: str) -> None:
    """Keep a text, the latest last."""
    others = [(known, words) for known, words in settings.get(_SETTING).items() if known != name]
    settings.set(_SETTING, dict([*others, (name, text)][-_KEPT:]))


def forget(settings: Settings, name: str) -> None:
    """Let a text go that was saved or undone."""
    known = settings.get(_SETTING)
    if name in known:
        settings.set(_SETTING, {other: words for other, words in known.items() if other != name})
