"""Files that the command line writes: whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.leftovers import remove_leftover
from creatorbook.common.private_files import write_private
from creatorbook.common.system_words import system_reason

_SHOWN = 60


def path_of_argument(typed: str) -> Path:
    """Return the file that an argument names, also where the system's encoding lacks its letters.

    Raises BadInput for what can be no name of a file here: too long, or with characters that the system refuses.
    """
    try:
        os.fsencode(typed)
    except UnicodeEncodeError:
        typed = os.fsdecode(typed.encode("utf-8", "surrogateescape"))
    try:
        os.lstat(typed)
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) or error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
            name = typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…"
            raise BadInput(
                _("This cannot be the name of a file."), where=name, hint=_("Choose another name.")
            ) from error
    return Path(typed)


def writable(path: Path, replace: str = "") -> Path:
    """Return the path; raise BadInput where its folder is not there, or it exists.

    A file whose name ends in `replace`, where that is given, may be there and is replaced: a draft never takes the
    place of anything but another document.
    """
    if not path.absolute().parent.is_dir():
        raise BadInput(_("There is no such folder."), where=str(path.parent), hint=_("Make it first."))
    if path.is_dir():
        raise BadInput(_("This is a folder, not a file."), where=str(path), hint=_("Name a file."))
    if path.exists() and not (replace and path.name.lower().endswith(replace)):
        raise BadInput(
            _("There is already a file of that name; nothing was changed."),
            where=str(path),
            hint=_("Choose another name."),
        )
    return path


def folder(path: Path) -> Path:
    """Return the folder, made where its own folder is there; raise BadInput where it cannot be one."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise BadInput(
            _("The folder could not be made: {reason}.").format(reason=system_reason(error)),
            where=str(path),
            hint=_("Choose another folder."),
        ) from error
    return path


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file beside its place, then put it there; raise BadInput where it cannot be written.

    A `private` one can be read by its owner alone.
    """
    if private:
        try:
            write_private(path, content)
        except OSError as error:
            raise _not_written(path, error) from error
        return
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)  # noqa: PTH105  replaces on Windows too
    except OSError as error:
        remove_leftover(part)
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> BadInput:
    return BadInput(_("The file could not be written: {reason}.").format(reason=system_reason(error)), where=str(path))
