"""Reading a file that a person chose or dropped: whole, off the main thread, or with a sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_MEGA = 1024 * 1024


def read_whole(path: Path) -> bytes:
    """Return a file's content; raise BadInput where it cannot be read or is larger than a book keeps (50 MB)."""
    from creatorbook.services.records.attachments import LIMIT_MEGABYTES

    try:
        if path.stat().st_size > LIMIT_MEGABYTES * _MEGA:
            raise BadInput(
                _("The file is larger than {limit} MB.").format(limit=LIMIT_MEGABYTES),
                where=path.name,
                hint=_("Keep it beside the book, and write its place in a note."),
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInput(_("The file cannot be read."), where=path.name, hint=_("Choose another file.")) from error
