"""Writing a file that a person asked for: whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.leftovers import remove_leftover
from creatorbook.common.private_files import write_private

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all; raise BadInput where it cannot be written.

    A `private` one can be read by its owner alone.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        if private:
            write_private(path, content)
        else:
            part.write_bytes(content)
            part.replace(path)
    except OSError as error:
        remove_leftover(part)
        raise BadInput(
            _("The file could not be written."),
            where=path.name,
            hint=_("Choose another folder, or check that there is room."),
        ) from error
