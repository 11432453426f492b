"""The inspector's tab of content: what is owed, what was posted, and the gifts that came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.section import PanelSection
from creatorbook.services.deals.content import content_of

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class ContentTab(InspectorTab):
    """Deliverables, posts and gifts of a deal or a brand; the post that shows a gift."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self.owed = PanelSection(_("What is owed"), _("Add what is owed"), nothing=_("Nothing is owed yet."))
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
        self.owed.setVisible(kind != "gift")
        self.gifts.setVisible(kind != "gift")
        self.owed.button.setVisible(kind == "deal")
        for section, name in ((self.owed, "deliverable"), (self.posts, "post"), (self.gifts, "gift")):
            section.show_lines([record_line(row) for row in reversed(self._rows(name))])

    def _values(self) -> dict[str, object]:
        kind, id = self._record
        if kind == "brand":
            return {"brand_id": id}
        with self.desk.book.reading() as reading:
            from creatorbook.services.records import rows

            row = rows.get(reading, kind, id)
        values: dict[str, object] = {"creator_id": row["creator_id"], "brand_id": row["brand_id"]}
        if kind == "deal":
            values["deal_id"] = id
        elif row["deal_id"] is not None:
            values["deal_id"] = row["deal_id"].id
        return values

    def _add_deliverable(self) -> None:
        self.desk.create("deliverable", None, deal_id=self._record[1])

    def _add_post(self) -> None:
        done = self._link_gift if self._record[0] == "gift" else None
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
