"""Records that came in together: how many of them the page that is shown hides, and the way to those."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.frame.commands.group import Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.frame.shell import Shell
    from creatorbook.services.records.lists import Query


class Arrivals(Group):
    """Looks off the main thread which of the new records the search and the filter of the page let through."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._hidden: list[str] = []
        self._desk.arrived.connect(self._look)

    def _look(self, added: Mapping[str, Sequence[str]]) -> None:
        page = self._window.current_page
        query = page.query() if page is not None else None
        ids = tuple(added.get(query.kind, ())) if query is not None else ()
        if query is not None and ids:
            self._desk.runner.submit(partial(self._find, query, ids), self._tell)

    def _find(self, query: Query, ids: Sequence[str], job: Job) -> tuple[Query, list[str], int]:
        from creatorbook.services.records import lists

        job.check()
        with self._desk.book.reading() as reading:
            shown = set(lists.ids(reading, query))
        return query, [id for id in ids if id not in shown], len(ids)

    def _tell(self, found: tuple[Query, list[str], int]) -> None:
        from creatorbook.services.fields import formats

        query, self._hidden, count = found
        page = self._window.current_page
        if not self._hidden or page is None or page.query() != query:
            # All are there, or another page or filter is by now.
            return
        words = ngettext(
            "{hidden} of {count} is hidden by the filter.",
            "{hidden} of {count} are hidden by the filter.",
            len(self._hidden),
        )
        said = words.format(hidden=formats.number(len(self._hidden)), count=formats.number(count))
        self._window.offer(said, _("Show"), self._show_hidden)

    def _show_hidden(self) -> None:
        page = self._window.current_page
        if page is not None and self._hidden:
            self._window.go(page.page_id, {"select": self._hidden[0]}, by_history=True)
