"""What a book held when it was last open on this machine: a log that was left behind or deleted shows by it.

SQLite opens a book without its log as if nothing were missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book

_KEY = "seen_steps"
_MOST = 20


def note_seen(settings: Settings, book: Book) -> None:
    """Remember the newest step of a book, for the next time that it is opened; of a backup nothing."""
    identity, seq = book.identify()
    path, seen = str(book.path.absolute()), settings.get(_KEY)
    if book.backup is None and identity and seen.get(path) != [identity, seq]:
        others = [(each, kept) for each, kept in seen.items() if each != path][-_MOST:]
        settings.set(_KEY, {**dict(others), path: [identity, seq]})


def forget_seen(settings: Settings, path: Path) -> None:
    """Forget what the book of this name held: an older state of it was put back on purpose."""
    seen = settings.get(_KEY)
    if str(path.absolute()) in seen:
        settings.set(_KEY, {each: kept for each, kept in seen.items() if each != str(path.absolute())})


def missing_words(settings: Settings, book: Book) -> str:
    """Return in words that steps are missing which the book held when it was last open here, "" where none are."""
    kept = settings.get(_KEY).get(str(book.path.absolute()))
    identity, seq = book.identify()
    if book.backup is not None or not isinstance(kept, list) or kept[:1] != [identity]:
        return ""
    missing = kept[1] - seq
    if missing <= 0:
        return ""
    said = ngettext(
        "What was written last to this book is missing: {count} step that it held when it was last open here.",
        "What was written last to this book is missing: {count} steps that it held when it was last open here.",
        missing,
    ).format(count=missing)
    way = _(
        "If “{name}” was left where the book was before, close the book and put it beside it; "
        "else look into the newest backup."
    )
    return f"{said} {way.format(name=book.path.name + '-wal')}"
