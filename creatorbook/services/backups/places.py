"""Where the backups of a book go on this machine: beside it, or in a folder that was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.services.backups.listing import usual_folder

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings

_KEY = "backup_folders"


def chosen_folder(settings: Settings, book: Path) -> Path | None:
    """Return the folder that was chosen for the backups of a book, None for the usual one beside it."""
    chosen = settings.get(_KEY).get(str(book.absolute()))
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def choose_folder(settings: Settings, book: Path, folder: Path | None) -> None:
    """Let the backups of a book go into a folder from now on, None for the usual one; raise BadInput for none there.

    Those made before stay where they are.
    """
    if folder is not None and not folder.is_dir():
        raise BadInput(_("There is no such folder."), where=str(folder), hint=_("Make it first."))
    others = {path: kept for path, kept in settings.get(_KEY).items() if path != str(book.absolute())}
    settings.set(_KEY, others if folder is None else {**others, str(book.absolute()): str(folder.absolute())})


def all_folders(settings: Settings, book: Path) -> tuple[Path, ...]:
    """Return the folders in which backups of a book may be: the chosen one, and the usual one beside it."""
    chosen, usual = chosen_folder(settings, book), usual_folder(book)
    return (usual,) if chosen is None else (chosen, usual)
