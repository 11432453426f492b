"""The trash: everything that was put away, of all kinds, and taking it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.lists.cells import CellDelegate
from creatorbook.gui.lists.page import Page
from creatorbook.gui.lists.record_table import Column, RecordTable
from creatorbook.gui.lists.table_view import RecordView
from creatorbook.gui.parts.basic import Card, button, label
from creatorbook.gui.parts.notices import EmptyState, none_found
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.trash import TrashLine, list_trashed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.trash import Emptied


def _line_title(line: TrashLine) -> str:
    return line.title


def _kind(line: TrashLine) -> str:
    return _(KINDS[line.kind].singular)


def _time_text(line: TrashLine) -> str:
    return formats.instant(line.at)


class TrashPage(Page):
    """What was put away, newest first; what belongs to a record comes back with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked_about: Mapping[str, frozenset[str]] = {}
        self._lines: dict[str, TrashLine] = {}
        self._search = SearchField(_("Search the trash"))
        self._search.setFixedWidth(240)
        self._search.searched.connect(self._apply_filters)
        self._search.left.connect(self.leave_search)
        self._restore = button(_("Restore"), self.restore_selected, "primary", "archive-restore")
        self._restore.setEnabled(False)
        self._erase = button(_("Empty the trash…"), self._ask_to_empty, "danger", "trash-2")
        self.heading(_("Trash"), self._search, self._erase, self._restore)
        columns = [
            Column("title", _("What"), _line_title, 300, sortable=False),
            Column("kind", _("Kind"), _kind, 140, sortable=False),
            Column("at", _("Deleted on"), _time_text, 180, sortable=False),
        ]
        self.model = RecordTable(columns, self._fetch, self)
        self._view: RecordView | None = None
        self._widths: dict[str, int] = {}
        # What is shown where there are lines, where there are none, and where none is found: each made when it is.
        self._parts: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self._count = label("", "small")
        self._hint = label(_("Enter restores the selected ones."), "small")
        self.foot(self._count, self._hint)

    @property
    def view(self) -> RecordView:
        """The list, made when it is first wanted: most of the time the trash is empty."""
        if self._view is None:
            self._view = RecordView(self.model, _("Trash"))
            self._view.setItemDelegate(CellDelegate({}, self._view))
            self._view.current.connect(self._current_line)
            self._view.opened.connect(self._on_opened)
            self._view.selectionModel().selectionChanged.connect(self._on_chosen)
            self._view.set_widths(self._widths)
        return self._view

    def _make_part(self, name: str) -> QWidget:
        if name == "lines":
            card = Card(margin=1)
            card.body.addWidget(self.view)
            return card
        if name == "none":
            return none_found()
        return EmptyState("trash-2", _("Deleted records wait here."), heading=_("The trash is empty"), tone="idle")

    def _show_part(self, name: str) -> None:
        if name not in self._parts:
            self._parts[name] = self._make_part(name)
            self._stack.addWidget(self._parts[name])
        self._stack.setCurrentWidget(self._parts[name])

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, TrashLine]:
        return {id: self._lines[id] for id in ids if id in self._lines}

    def _apply_filters(self) -> None:
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the trash."""
        del touched
        text = self._search.text().strip()
        with self.desk.book.reading() as reading:
            found = list_trashed(reading, text)
        self._lines = {line.id: line for line in found}
        self.model.invalidate()
        self.model.set_ids(list(self._lines))
        self._show_part("lines" if found else "none" if text else "empty")
        self._erase.setEnabled(bool(found) and not text)
        count = len(found)
        self._count.setText(ngettext("{count} thing", "{count} things", count).format(count=count))
        for part in (self._count, self._hint):
            part.setVisible(count > 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._restore.setEnabled(self._view is not None and bool(self._view.selected_ids()))

    def _current_line(self, id: str) -> None:
        line = self._lines.get(id)
        self.selected.emit(line.kind if line else "", id if line else "")

    def _on_opened(self, id: str) -> None:
        del id
        self.restore_selected()

    def restore_selected(self) -> None:
        """Take the selected records out of the trash."""
        from creatorbook.gui.trash.restoring import restore_records

        by_kind: dict[str, list[str]] = {}
        for id in self.view.selected_ids() if self._lines else ():
            by_kind.setdefault(self._lines[id].kind, []).append(id)
        # Owners first: what belongs to one comes back only where its owner is there.
        for kind in sorted(by_kind, key=list(KINDS).index):
            restore_records(self.desk, self, kind, tuple(by_kind[kind]))

    def _ask_to_empty(self) -> None:
        from creatorbook.services.records.trash import EmptyTrash

        book = self.desk.book
        self.desk.writer.submit(lambda _job: book.try_out(EmptyTrash()), self._on_tried_out, self.desk.fail)

    def _on_tried_out(self, going: Emptied) -> None:
        from creatorbook.gui.trash.emptying import EmptyDialog

        if not going.rows:
            self.desk.show_message(_("There is nothing in the trash that can be erased."))
            return
        dialog = EmptyDialog(self.window(), going)
        self._asked_about = going.ids
        dialog.agreed.connect(self._empty_asked)
        dialog.open()

    def _empty_asked(self) -> None:
        self.empty_trash(self._asked_about)

    def empty_trash(self, named: Mapping[str, frozenset[str]]) -> None:
        """Erase what was named, ids by table, for good, and tell what stays because it was not."""
        from creatorbook.services.records.trash import EmptyTrash

        self.desk.run(EmptyTrash(named), self._on_emptied)

    def _on_emptied(self, emptied: Emptied) -> None:
        book = self.desk.book
        # Nobody waits for it, and whoever reads goes on.
        self.desk.writer.submit(book.compact, None, self.desk.fail, label=_("Wiping what was erased …"))
        count = len(emptied.unnamed)
        if count:
            one = _("You were not asked about “{title}”, so it stays in the trash.")
            said = one if count == 1 else _("You were not asked about {count} things, so they stay in the trash.")
            self.desk.show_message(said.format(count=formats.number(count), title=emptied.unnamed[0].title))

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does itself, by the id of an action of the window."""
        return {"trash_record": self._say_already_there}

    def _say_already_there(self) -> None:
        self.desk.show_message(_("It is in the trash already."))

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take nothing; the trash has no filters but its search."""

    def take_focus(self) -> None:
        """Set the keyboard focus on the table, or on the search where there is none."""
        (self.view if self._lines else self._search).setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def state(self) -> dict[str, Any]:
        """Return the table's widths."""
        return {"widths": self._view.widths() if self._view is not None else self._widths}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        if isinstance(state.get("widths"), dict):
            self._widths = dict(state["widths"])
            if self._view is not None:
                self._view.set_widths(self._widths)
