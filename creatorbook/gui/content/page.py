"""Content: the posts that are planned and out, with what is known of their labels; and what is still owed."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.values.platforms import PostState
from creatorbook.gui.content.overview import label_state
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.choose import SearchField, Segments
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.forms.cell_fields import CellFields
from creatorbook.gui.lists.cells import StatusCell, TwoLines
from creatorbook.gui.lists.listing import RecordList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.lists.panel_lines import post_title
from creatorbook.gui.lists.record_table import Column
from creatorbook.gui.parts.basic import button, label, set_tab_after
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import rows
from creatorbook.services.records.notions import Notion
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.forms.cell_fields import Writing
    from creatorbook.services.records.lists import Query
    from creatorbook.services.records.rows import Row

# When a post is planned whose day is agreed and whose hour is not.
_USUAL_HOUR = time(18)


def _day(post: Row) -> str:
    moment = post["published_at"] or post["planned_at"]
    return formats.day(moment.astimezone().date()) if moment is not None else ""


def _day_field(post: Row) -> str:
    """Return which field of a post its day is."""
    return "published_at" if post["published_at"] is not None else "planned_at"


def _whole_caption(post: Row) -> str:
    """Return what is copied: all of the caption, which the cell shows the beginning of."""
    return post["caption"] or ""


def _label_text(post: Row) -> str:
    return label_state(post)[0]


def _brand(post: Row) -> str:
    return post["brand_id"].title if post["brand_id"] else ""


def _brand_alone(post: Row) -> tuple[str, str]:
    return _brand(post), ""


class ContentPage(Page):
    """Posts, or what is owed; the inspector shows what a post's label must be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._which = Segments(_("Show"), (("posts", _("Posts"), "image"), ("owed", _("To deliver"), "clapperboard")))
        self._which.chosen.connect(self._show_as)
        self._search = SearchField(_("Search posts"))
        # Beside the inspector the field gives way before what stands beside it is cut.
        self._search.setMinimumWidth(100)
        self._search.setMaximumWidth(240)
        self._search.searched.connect(self._apply_filters)
        self._search.left.connect(self.leave_search)
        self._state = ChoiceField([(state, word_for(state)) for state in PostState], empty=_("All posts"), search=False)
        self._state.set_name(_("State"))
        self._state.setMinimumWidth(100)
        self._state.setMaximumWidth(130)
        self._state.changed.connect(self._apply_filters)
        self._new = button(_("New post"), self._add, "", "plus")
        self.heading(_("Content"), self._search, self._state, self._which, self._new)
        self.posts = RecordList(
            desk,
            "post",
            empty=(_("No posts yet"), _("Plan the first one, and see here what its label must say."), _("New post")),
            names=("brand_id", "platform", "state"),
            widths={"brand_id": 110, "platform": 90, "state": 112},
            more=(
                (Column("day", _("Day"), _day, 112, sortable=False, bends=False), None),
                (Column("label", _("Label"), _label_text, 116, sortable=False, bends=False), StatusCell(label_state)),
                (Column("what", _("Caption"), post_title, 160, sortable=False, whole=_whole_caption), None),
            ),
            lead=(TwoLines(_brand_alone, name=_brand), _brand),
            cells=CellFields("post", shown={"day": _day_field}, commands={"state": self._state_command}),
        )
        self.posts.create_asked.connect(self._add)
        self.posts.opened.connect(self._open_post)
        self._owed: RecordList | None = None
        self._owed_state: dict[str, Any] = {}
        self._stack = QStackedWidget()
        self._stack_list(self.posts)
        self.body.addWidget(self._stack, 1)
        self._count = label("", "small")
        self.log = button(_("Disclosure log…"), self._ask_for_log, "link", "download")
        self.log.setAccessibleName(_("Save the disclosure log of all posts"))
        self.foot(self._count, self.log)
        self._wanted = ""

    def _stack_list(self, part: RecordList) -> None:
        part.current.connect(self.selected)
        part.counted.connect(self._on_counted)
        self._stack.addWidget(part)

    @property
    def owed(self) -> RecordList:
        """What is to be delivered, built when it is first shown."""
        if self._owed is None:
            self._owed = made = RecordList(
                self.desk,
                "deliverable",
                empty=(
                    _("Nothing to deliver"),
                    _("What is agreed in a deal is listed here with its dates."),
                    _("Go to the deals"),
                ),
            )
            made.create_asked.connect(self._deals)
            made.opened.connect(self._open_deliverable)
            if self._owed_state:
                made.restore(self._owed_state)
            self._stack_list(made)
            set_tab_after(self.posts, made)
        return self._owed

    @property
    def table(self) -> RecordList:
        """The visible list."""
        return self.owed if self._which.value == "owed" else self.posts

    def _show_as(self) -> None:
        owed = self._which.value == "owed"
        self._stack.setCurrentWidget(self.table)
        self._state.setVisible(not owed)
        name = _("Search deliverables") if owed else _("Search posts")
        self._search.setPlaceholderText(name)
        self._search.setAccessibleName(name)
        self.refresh(None)

    def _apply_filters(self) -> None:
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the visible list."""
        text = self._search.text().strip()
        if self._which.value == "owed":
            self.owed.apply_filters(text, {}, touched, only=Notion.TO_DELIVER)
        else:
            state = self._state.value()
            self.posts.apply_filters(text, {} if state is None else {"state": (state,)}, touched)
        if self._wanted:
            id, self._wanted = self._wanted, ""
            self.table.select(id)

    def _on_counted(self, count: int) -> None:
        if self._which.value == "owed":
            words = ngettext("{count} deliverable due", "{count} deliverables due", count)
        else:
            words = ngettext("{count} post", "{count} posts", count)
        self._count.setText(words.format(count=count))
        self._count.setVisible(count > 0)

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "select" (a post's id), "show" ("posts" or "owed") and "state" (a PostState)."""
        show = params.get("show", "posts" if "select" in params or "state" in params else "")
        if show and show != self._which.value:
            self._which.choose(show)
            self._stack.setCurrentWidget(self.table)
            self._state.setVisible(show == "posts")
        if "state" in params:
            self._state.set_value(params["state"])
        if "select" in params:
            self._search.clear()
            self._state.set_value(None)
            self._wanted = params["select"]
        self._dirty = self._dirty or bool(params)

    def query(self) -> Query | None:
        """Return what the list shows now."""
        return self.table.query

    def selection(self) -> list[tuple[str, str]]:
        """Return the selected posts, or what is owed."""
        return self.table.selection()

    def take_focus(self) -> None:
        """Set the keyboard focus on the table."""
        self.table.view.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def _add(self) -> None:
        chosen = self.owed.selection()[:1] if self._which.value == "owed" else []
        if chosen:
            self._write_post(chosen[0][1])
        else:
            self.desk.create("post")

    def _write_post(self, deliverable: str) -> None:
        """Open the post that delivers it, or a new one with what was agreed."""
        with self.desk.book.reading() as reading:
            owed = rows.get(reading, "deliverable", deliverable)
            written = live(reading, "post", deliverable_id=deliverable)
        if written:
            self.desk.edit("post", written[0].id)
            return
        due = owed["due_on"]
        planned = datetime.combine(due, _USUAL_HOUR).astimezone() if due is not None else None
        agreed = {"platform": owed["platform"], "medium": owed["medium"], "planned_at": planned}
        self.desk.create("post", None, deliverable_id=deliverable, deal_id=owed["deal_id"].id, **agreed)

    def _deals(self) -> None:
        self.desk.go("deals")

    def _open_post(self, id: str) -> None:
        self.desk.edit("post", id)

    def _state_command(self, post: Row, state: object) -> Writing:
        """Return what writes the state of a post from its cell; what is published goes through the dialog for that."""
        from creatorbook.services.records.editing import EditRecord

        if state is PostState.LIVE:
            return partial(self._publish, post.id)
        return EditRecord("post", post.id, {"state": state}, post.version)

    def _publish(self, id: str) -> None:
        from creatorbook.gui.content.publishing import PublishDialog

        PublishDialog(self.window(), self.desk, id).open()

    def _open_deliverable(self, id: str) -> None:
        self.desk.edit("deliverable", id)

    def _ask_for_log(self) -> None:
        proposed = _("Disclosure log {day}").format(day=self.desk.clock.today().isoformat())
        title = _("Save the disclosure log of all posts")
        ask_for_save_path(self, title, _("PDF or CSV (*.pdf *.csv)"), f"{proposed}.pdf", self._save_log, "pdf")

    def _save_log(self, path: str) -> None:
        self.desk.runner.submit(partial(self._write_log, Path(path)), self._on_log_saved, self.desk.fail)

    def _write_log(self, path: Path, job: Job) -> str:
        """Write the log of every post in the book's language, as the ending of its name says; return that name."""
        from creatorbook.services.disclosure import log as disclosure_log

        ending = path.suffix.lower()
        if ending not in (".pdf", ".csv"):
            raise BadInput(_("A log is a .pdf or a .csv file."), where=path.name)
        with self.desk.book.reading() as reading:
            now, today = self.desk.clock.now(), self.desk.clock.today()
            made = disclosure_log.log_input(reading, disclosure_log.Which(), now, today)
        job.check()
        write_whole(path, disclosure_log.log_pdf(made).pdf if ending == ".pdf" else disclosure_log.log_csv(made))
        return path.name

    def _on_log_saved(self, name: str) -> None:
        self.desk.show_message(_("Saved as {name}.").format(name=name))

    def state(self) -> dict[str, Any]:
        """Return which list is shown, and its widths and order."""
        owed = self._owed_state if self._owed is None else self._owed.state()
        return {"posts": self.posts.state(), "owed": owed, "show": self._which.value}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        if isinstance(state.get("posts"), dict):
            self.posts.restore(state["posts"])
        if isinstance(state.get("owed"), dict):
            self._owed_state = state["owed"]
        if state.get("show") == "owed":
            self.apply({"show": "owed"})
