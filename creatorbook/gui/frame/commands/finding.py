"""The palette: records and actions by what is typed, and going to what was taken."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from creatorbook.common.i18n import _
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.frame.commands.group import Group
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from creatorbook.gui.frame.palette import Entry, Palette

_LATELY = 5


class FindCommands(Group):
    """Finds records and actions; `action_chosen(id)` tells which action was taken."""

    action_chosen = Signal(str)
    # What was shown lately, the last one first.
    _lately: tuple[tuple[str, str], ...] = ()

    def remember(self, kind: str, id: str) -> None:
        """Keep in mind that a record was shown."""
        before = [each for each in self._lately if each != (kind, id)]
        self._lately = ((kind, id), *before)[: _LATELY + 1]

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {"palette": self.open_palette}

    def open_palette(self) -> None:
        """Open the list of records and actions."""
        palette = self._palette(self._entries(), self._search, self._lately_entries())
        palette.chosen.connect(self._chosen)

    def ask_for_record(
        self, title: str, hint: str, kinds: Sequence[str], taken: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Open the palette for records of these kinds; `taken(("record", kind, id))` is told of the choice."""
        palette = self._palette([], lambda text: self._search_entries(text, kinds))
        palette.set_prompt(title, hint)
        palette.chosen.connect(taken)

    def _palette(
        self, entries: Sequence[Entry], search: Callable[[str], Sequence[Entry]], lately: Sequence[Entry] = ()
    ) -> Palette:
        from creatorbook.gui.frame.palette import Palette

        made = Palette(self._host, entries, search, lately)
        made.open()
        return made

    def _entries(self) -> list[Entry]:
        from creatorbook.gui.frame.palette import Entry

        self._window.update_actions()
        actions, key_text = self._window.action_set.by_id, self._window.action_set.key_text
        return [
            Entry(
                actions[entry.id].text().replace("…", "").replace("&&", "&"),
                key_text(entry.id),
                entry.icon or "chevron-right",
                ("action", entry.id),
            )
            for entry in ACTIONS
            if entry.id != "palette" and actions[entry.id].isEnabled()
        ]

    def _lately_entries(self) -> list[Entry]:
        """Return the records that were shown lately and are still there; the one that is shown now is not gone to."""
        from creatorbook.common.errors import NotFound
        from creatorbook.gui.desk import records
        from creatorbook.gui.frame.palette import Entry

        made: list[Entry] = []
        for kind, id in self._lately:
            if (kind, id) == self._window.inspector.record:
                continue
            with suppress(NotFound):
                row = records.read_row(self._desk.book, kind, id)
                if not row.trashed:
                    made.append(Entry(row.title, _(KINDS[kind].singular), KINDS[kind].icon, ("record", kind, id)))
        return made[:_LATELY]

    def _search(self, text: str) -> Sequence[Entry]:
        return self._search_entries(text)

    def _search_entries(self, text: str, kinds: Sequence[str] = ()) -> Sequence[Entry]:
        from creatorbook.gui.desk import records
        from creatorbook.gui.frame.palette import Entry

        found = records.search(self._desk.book, text, kinds or records.SEARCHED)
        return [Entry(hit.title, hit.hint, hit.icon, ("record", hit.kind, hit.id)) for hit in found]

    def _chosen(self, key: tuple[str, ...]) -> None:
        if key[0] == "action":
            self.action_chosen.emit(key[1])
        else:
            self.open_record(key[1], key[2])

    def open_record(self, kind: str, id: str) -> None:
        """Show a record: its page where it has one, and the inspector."""
        from creatorbook.gui.desk import records

        page = records.page_of(kind)
        if page in self._window.pages:
            self._window.go(page, {"select": id})
        shown = self._window.current_page
        if shown is None or not shown.roomy:
            self._window.show_inspector(True)
        self._window.inspect(kind, id)
        if shown is not None:
            shown.focus_record()
