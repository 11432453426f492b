"""The driver's errors, said for a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as dbapi

from creatorbook.common.errors import BadInput, BookDamaged, BookError, BookGone, CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.store.engine import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What the driver says where the bytes of a file make no sense to it.
_DAMAGE = frozenset({"not a database", "malformed"})


def translate_error(error: BaseException, path: Path) -> CreatorbookError | None:
    """Return a BookError for what the driver says of the book at `path`, or None where it is a bug of ours."""
    original = getattr(error, "orig", None)
    if isinstance(original, BaseException):
        error = original
    # SQLAlchemy is not imported here: opening a book must not load it.
    if type(error).__name__ == "TimeoutError" and type(error).__module__.startswith("sqlalchemy."):
        return BookError(
            _("Another task of this program is still writing to the book."),
            where=str(path),
            hint=_("Wait until it is done, then try again."),
        )
    if not isinstance(error, dbapi.Error):
        return None
    twin = translate_twin(error)
    if twin is not None:
        return twin
    return _of_words(str(error).lower(), path)


def _of_words(text: str, path: Path) -> CreatorbookError | None:
    if "unable to open" in text and not path.exists():
        return gone_error(path)
    if "unable to open" in text and files.is_name_too_long(path):
        return name_too_long_error(path)
    if "disk i/o error" in text:
        return _disk_error(path)
    for needles, message, hint in _sentences():
        if any(needle in text for needle in needles):
            kind = BookDamaged if _DAMAGE.intersection(needles) else BookError
            return kind(message, where=str(path), hint=hint)
    return None


def translate_twin(error: BaseException) -> BadInput | None:
    """Return what is to be raised where the driver refuses a second record of the same, None for anything else."""
    _before, failed, where = str(getattr(error, "orig", None) or error).lower().rpartition("unique constraint failed: ")
    if not failed:
        return None
    return BadInput(
        _("There is already a record like this one."),
        where=where,
        hint=_("Change that one instead; check the trash too."),
    )


def _sentences() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    return (
        (
            ("locked", "busy"),
            _("Another program is writing to the book, and has been for ten seconds."),
            _("Wait a moment and try again; close other copies of Creatorbook if it continues."),
        ),
        (
            ("disk is full",),
            *_full(),
        ),
        (("readonly", "read-only", "read only"), *_read_only()),
        (
            ("not a database",),
            _("This file is not a Creatorbook book, or it is encrypted or damaged."),
            _("Choose another file, restore a backup, or salvage what can be read into a new book."),
        ),
        (
            ("malformed", "corrupt"),
            _("The book is damaged."),
            _("Restore the newest backup, or salvage what can be read into a new book; the file is left as it is."),
        ),
        (
            ("unable to open",),
            _("The book cannot be opened."),
            _("Check that the folder exists and that you may write in it."),
        ),
        (
            ("no such table",),
            _("This file is a database, but not a Creatorbook book."),
            _("Choose another file."),
        ),
    )


def _full() -> tuple[str, str]:
    return _("The disk is full. Nothing was changed."), _("Free some space, then try again.")


def _disk_error(path: Path) -> BookError:
    """Return why the disk refused: what SQLite calls an error of the disk has several causes, each with its way out."""
    if files.has_second_name(path):
        return BookError(
            _("The book’s file has a second name (a hard link), under which another program has it open."),
            where=str(path),
            hint=_("Close it there, and open the book under one of its names alone."),
        )
    if not files.has_room(path):
        message, hint = _full()
        return BookError(message, where=str(path), hint=hint)
    return BookError(
        _("The disk did not take, or did not give back, what was asked of it. Nothing was changed."),
        where=str(path),
        hint=_("Check that it is plugged in and that your share of it is not used up; then copy the book to another."),
    )


def gone_error(path: Path, *, writing: bool = False) -> BookGone:
    """Return what is to be raised where the file of an open book is no longer where it was."""
    return BookGone(
        _("The book’s file was moved, deleted or replaced while it was open. Nothing was written.")
        if writing
        else _("The book’s file was moved, deleted or replaced while it was open."),
        where=str(path),
        hint=_("Put it back, or save the book again from the window in which it is open."),
    )


def name_too_long_error(path: Path) -> BookError:
    """Return what is to be raised where beside a file of this name no other can be made."""
    return BookError(
        _("The name of this file is too long: the system takes 255 bytes, and the book needs some beside it."),
        where=str(path),
        hint=_("Give it a shorter name."),
    )


def _read_only() -> tuple[str, str]:
    return (
        _("The book, or its folder, is read-only."),
        _("Check the permissions of the folder, or copy the book to a folder of your own."),
    )


def read_only_error(path: Path) -> BookError:
    """Return what is to be raised where something would be written to a book that may only be read."""
    message, hint = _read_only()
    return BookError(message, where=str(path), hint=hint)


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn the driver's errors inside the block into BookError; let bugs of ours through."""
    try:
        yield
    except CreatorbookError:
        raise
    except Exception as error:
        said = translate_error(error, path)
        if said is None:
            raise
        raise said from error
