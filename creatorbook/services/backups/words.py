"""Backups in words: where they go, why each was made, and how the newest one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.services.backups.comparing import Whereabouts
from creatorbook.services.backups.listing import Origin
from creatorbook.services.wording.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.backups.comparing import Compared
    from creatorbook.services.backups.keeping import Place

_WHY = {
    Origin.AUTOMATIC: mark("automatic"),
    Origin.BY_HAND: mark("by hand"),
    Origin.BEFORE_UPGRADE: mark("before an upgrade"),
    Origin.BEFORE_RESTORE: mark("before a restore"),
}
_WHERE = {
    Whereabouts.GONE: mark("gone from the book"),
    Whereabouts.IN_TRASH: mark("in the trash"),
    Whereabouts.CHANGED: mark("changed since"),
    Whereabouts.SAME: mark("the same"),
}


def where_words(here: Whereabouts) -> str:
    """Return in words where a record of a backup is in the book."""
    return _(_WHERE[here])


def why_words(origin: Origin) -> str:
    """Return in words why a backup was made."""
    return _(_WHY[origin])


def place_words(place: Place) -> str:
    """Return in words where backups go, and whether they would be lost with the book."""
    if not place.is_there:
        return _("The folder for backups is not there: {folder}. No backup can be made.").format(folder=place.folder)
    if place.same_disk:
        return _(
            "Backups go to {folder}. That is the book’s own disk: if it fails, both are lost. Choose another disk."
        ).format(folder=place.folder)
    return _("Backups go to {folder}, on another disk than the book.").format(folder=place.folder)


def compared_words(compared: Sequence[Compared]) -> str:
    """Return in one or two sentences what differs between the book and a backup, by kind."""
    if not compared:
        return _("The backup holds what the book holds.")
    newer = counted({each.kind: len(each.changed) + len(each.only_here) for each in compared})
    lost = counted({each.kind: len(each.only_there) for each in compared})
    parts = (
        _("New or changed in the book since: {what}.").format(what=newer) if newer else "",
        _("Only in the backup: {what}.").format(what=lost) if lost else "",
    )
    return " ".join(part for part in parts if part)
