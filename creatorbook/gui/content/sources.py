"""The sources of a passage: folded away under its button until they are wanted, then each opens in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.rows.row import Passage, RowAction
from creatorbook.services.wording.sources import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from creatorbook.domain.findings.finding import Source

UNFOLD, OPEN = "unfold", "open"
_OPENED = "https://"


def unfolding(sources: Sequence[Source], *, is_open: bool) -> tuple[tuple[RowAction, ...], str]:
    """Return the action that shows the sources, or hides them, and how keys do it; none where there is no source."""
    if not sources:
        return (), ""
    words = ngettext("{count} source", "{count} sources", len(sources)).format(count=len(sources))
    action = RowAction(UNFOLD, words, icon="chevron-down" if is_open else "chevron-right")
    return (action,), _("Enter to hide the sources") if is_open else _("Enter to show the sources")


def source_passages(key: str, sources: Sequence[Source]) -> Iterator[Passage]:
    """Yield the sources of the passage with a key, to stand below it."""
    for number, source in enumerate(sources):
        opened = source.url.startswith(_OPENED)
        actions = (RowAction(OPEN, _("Open"), icon="external-link"),) if opened else ()
        said = _("Enter to open it in the browser") if opened else ""
        last = number == len(sources) - 1
        yield Passage(_key_of(key, number), titled(source), actions=actions, inset=True, ends=last, help=said)


def open_source(key: str, sources: Mapping[str, Sequence[Source]]) -> None:
    """Open the source with a key in the browser; `sources` are those of the passages by their keys."""
    for owner, found in sources.items():
        for number, source in enumerate(found):
            if _key_of(owner, number) == key:
                QDesktopServices.openUrl(QUrl(source.url))


def _key_of(key: str, number: int) -> str:
    return f"{key} source {number}"
