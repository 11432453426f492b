"""The creators of the book and their channels: where their audiences are decides which disclosure rules apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.i18n import _
from creatorbook.gui.desk import records
from creatorbook.gui.lists.panel_lines import field_text, join_parts, record_line
from creatorbook.gui.parts.basic import Card, button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.record_line import RecordLine
from creatorbook.gui.parts.section import PanelSection
from creatorbook.gui.settings.documents import DocumentsPart
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk


class CreatorsPart(Card):
    """Each creator with its channels; both are edited in their forms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        add = button(_("Add a creator"), self._add_creator, "link", "plus")
        self.body.addWidget(side_by_side(label(_("Creators and channels"), "heading"), None, add))
        self.body.addWidget(
            label(
                _("Whose collaborations these are. The countries of a channel's audience decide which rules apply."),
                "small",
                wrap=True,
            )
        )
        self._place = QVBoxLayout()
        set_spacing(self._place, 12)
        self.body.addLayout(self._place)

    def show_creators(self) -> None:
        """Read the creators and their channels."""
        empty(self._place)
        with self._desk.book.reading() as reading:
            creators = live(reading, "creator")
            channels = live(reading, "channel")
        known = any(channel["audience_countries"] for channel in channels)
        if not known:
            words = _("Say where your audience is, in a channel: without it, nobody can say what a post must carry.")
            self._place.addWidget(Notice(words, "warn"))
        for creator in creators:
            self._place.addWidget(line())
            note = join_parts(creator["legal_name"], field_text(creator, "country"), creator["email"])
            head = RecordLine("creator", creator.id, creator.title, note, removable=len(creators) > 1)
            head.opened.connect(self._desk.edit)
            head.removed.connect(self._remove)
            self._place.addWidget(head)
            section = PanelSection(_("Channels"), _("Add a channel"), nothing=_("No channel yet."))
            section.setProperty("creator", creator.id)
            section.setContentsMargins(16, 0, 0, 0)
            section.asked.connect(self._add_channel)
            section.opened.connect(self._desk.edit)
            section.removed.connect(self._remove)
            own = [channel for channel in channels if channel["creator_id"].id == creator.id]
            section.show_lines([record_line(channel, removable=True) for channel in own])
            self._place.addWidget(section)
            self._place.addWidget(DocumentsPart(self._desk, creator))

    def _add_creator(self) -> None:
        self._desk.create("creator")

    def _add_channel(self) -> None:
        self._desk.create("channel", None, creator_id=str(self.sender().property("creator")))

    def _remove(self, kind: str, id: str) -> None:
        self._desk.run(records.trash([(kind, id)]))
