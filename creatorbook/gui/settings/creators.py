"""The creators of the book and their channels: where their audiences are decides which disclosure rules apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk.focus import keep_focus
from creatorbook.gui.lists.panel_lines import field_text, join_parts, record_line
from creatorbook.gui.money.sections import OwnSection
from creatorbook.gui.parts.basic import Card, button, discard, in_line, label, line, set_spacing
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.gui.settings.documents import DocumentsPart
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class CreatorPart(QWidget):
    """One creator: who it is, its channels, and the look of its documents."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, id
        self._layout = QVBoxLayout(self)
        set_spacing(self._layout, 12)
        self._layout.addWidget(line())
        self.head = PanelList(_("Creator"))
        self.head.line_opened.connect(desk.edit)
        self.head.line_removed.connect(self._remove)
        self._layout.addWidget(self.head)
        self.channels = PanelSection(_("Channels"), _("Add a channel"), nothing=_("No channel yet."))
        self.channels.setContentsMargins(16, 0, 0, 0)
        self.channels.asked.connect(self._add_channel)
        self.channels.opened.connect(desk.edit)
        self.channels.removed.connect(self._remove)
        self._layout.addWidget(self.channels)
        self.shares = OwnSection(desk, "split", _("Shares of income"), _("Add a share"))
        self.shares.setContentsMargins(16, 0, 0, 0)
        self._layout.addWidget(self.shares)
        self._documents: DocumentsPart | None = None

    def show_creator(self, creator: Row, channels: Sequence[Row], *, removable: bool) -> None:
        """Show a creator and its channels; the last one cannot be removed."""
        note = join_parts(creator["legal_name"], field_text(creator, "country"), creator["email"])
        self.head.show_lines([PanelLine("creator", creator.id, creator.title, note, removable=removable)])
        self.channels.show_lines([record_line(channel, removable=True) for channel in channels])
        with self._desk.book.reading() as reading:
            self.shares.show_of(reading, creator_id=creator.id)
        with keep_focus(self):
            if self._documents is not None:
                self._layout.removeWidget(self._documents)
                discard(self._documents)
            self._documents = DocumentsPart(self._desk, creator)
            self._layout.addWidget(self._documents)

    def _add_channel(self) -> None:
        self._desk.create("channel", None, creator_id=self._id)

    def _remove(self, kind: str, id: str) -> None:
        self._desk.trash([(kind, id)])


class CreatorsPart(Card):
    """Each creator with its channels; both are edited in their forms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        add = button(_("Add a creator"), self._add_creator, "link", "plus")
        self.body.addLayout(in_line(label(_("Creators and channels"), "heading"), None, add))
        self.body.addWidget(
            label(
                _("Whose collaborations these are. The countries of a channel’s audience decide which rules apply."),
                "small",
                wrap=True,
            )
        )
        self._unknown: Notice | None = None
        self._unknown_at = self.body.count()
        self._place = QVBoxLayout()
        set_spacing(self._place, 12)
        self.body.addLayout(self._place)
        self.parts: dict[str, CreatorPart] = {}

    @property
    def unknown(self) -> Notice:
        """What is said while no channel names an audience; most books never need it."""
        if self._unknown is None:
            words = _("Say where your audience is, in a channel: without it, nobody can say what a post must carry.")
            self._unknown = Notice(words, "warn")
            self.body.insertWidget(self._unknown_at, self._unknown)
        return self._unknown

    def refresh(self) -> None:
        """Read the creators and their channels."""
        with self._desk.book.reading() as reading:
            creators = live(reading, "creator")
            channels = live(reading, "channel")
        known = any(channel["audience_countries"] for channel in channels)
        if self._unknown is not None or not known:
            self.unknown.setVisible(not known)
        for id in set(self.parts) - {creator.id for creator in creators}:
            gone = self.parts.pop(id)
            self._place.removeWidget(gone)
            discard(gone)
        for place, creator in enumerate(creators):
            if creator.id not in self.parts:
                self.parts[creator.id] = CreatorPart(self._desk, creator.id)
                self._place.insertWidget(place, self.parts[creator.id])
            own = [channel for channel in channels if channel["creator_id"].id == creator.id]
            self.parts[creator.id].show_creator(creator, own, removable=len(creators) > 1)

    def _add_creator(self) -> None:
        self._desk.create("creator")
