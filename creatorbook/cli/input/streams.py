"""Files and standard input that an option names, read as bytes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from creatorbook.cli import files
from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.system_words import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Standard:
    """Standard input, left open."""

    def __enter__(self) -> BinaryIO:
        return sys.stdin.buffer

    def __exit__(self, *_error: object) -> None:
        return


def open_content(typed: str, option: str) -> BinaryIO | _Standard:
    """Open a file or standard input ("-"); raise BadInput that names the option."""
    if typed == "-":
        return _Standard()
    path = files.path_of_argument(typed)
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable_option(error, f"{option} {path}") from error


def lines_of(typed: str, option: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers from 1; raise BadInput that names the option."""
    with open_content(typed, option) as stream:
        try:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, line
        except OSError as error:
            raise unreadable_option(error, option) from error


def unreadable_option(error: OSError, option: str) -> BadInput:
    """Return what is to be raised where the file that an option names cannot be read."""
    return BadInput(_("The file could not be read: {reason}.").format(reason=system_reason(error)), where=option)
