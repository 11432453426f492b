"""The inspector's tab of content: what is owed, what was posted, and the gifts that came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.deals.content import content_of, values_for_content
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class ContentTab(InspectorTab):
    """Deliverables, posts and gifts of a deal or a brand; the post that shows a gift."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self.owed = PanelSection(_("Deliverables"), _("Add a deliverable"), nothing=_("No deliverables yet."))
        self.owed.asked.connect(self._add_deliverable)
        self.owed.opened.connect(desk.edit)
        self.posts = PanelSection(_("Posts"), _("Add a post"), nothing=_("No posts yet."))
        self.posts.asked.connect(self._add_post)
        self.posts.opened.connect(self._show_post)
        self.gifts = PanelSection(_("Gifts"), _("Add a gift"), nothing=_("No gifts here."))
        self.gifts.asked.connect(self._add_gift)
        self.gifts.opened.connect(self._show_gift)
        for section in (self.owed, self.posts, self.gifts):
            self.body.addWidget(section)
        self.body.addStretch(1)

    def _rows(self, kind: str) -> list[Row]:
        with self.desk.book.reading() as reading:
            return content_of(reading, *self._record, kind)

    def show_record(self, kind: str, id: str) -> None:
        """Read what belongs to the record."""
        self._record = (kind, id)
        self.owed.button.setVisible(KINDS["deliverable"].belongs_to(kind))
        for section, name in ((self.owed, "deliverable"), (self.posts, "post"), (self.gifts, "gift")):
            section.setVisible(name in KINDS[kind].window.content)
            section.show_lines([record_line(row) for row in reversed(self._rows(name))])

    def _values(self) -> dict[str, object]:
        with self.desk.book.reading() as reading:
            return values_for_content(reading, *self._record)

    def _add_deliverable(self) -> None:
        self.desk.create("deliverable", None, deal_id=self._record[1])

    def _add_post(self) -> None:
        done = self._link_gift if KINDS[self._record[0]].has("shown_in_post_id") else None
        self.desk.create("post", done, **self._values())

    def _link_gift(self, id: str) -> None:
        """The new post is the one that shows the gift."""
        from creatorbook.services.records.editing import EditRecord

        self.desk.run(EditRecord("gift", self._record[1], {"shown_in_post_id": id}), silent=True)

    def _add_gift(self) -> None:
        self.desk.create("gift", None, **self._values())

    def _show_post(self, kind: str, id: str) -> None:
        del kind
        self.desk.go("content", select=id)

    def _show_gift(self, kind: str, id: str) -> None:
        del kind
        self.desk.go("gifts", select=id)
