"""The change log as it is read by people: the newest changes of the book, and of one row with its images."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Param
    from creatorbook.store.log.images import Image

_LOG, _ROW = Table("change_log"), Table("change_row")
_COLUMNS = (_LOG.seq, _LOG.at, _LOG.actor, _LOG.label, _LOG.params, _LOG.kind, _LOG.state)


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it is kept: its number, instant (UTC), user, code with raw parameters, kind and state.

    Before there were codes, `label` was an English text and `params` were words.
    An undo or redo names what it took back or repeated in `of_label`.
    """

    seq: int
    at: datetime
    actor: str
    label: str
    params: dict[str, Param]
    kind: str
    state: str
    of_label: str | None = None
    of_params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowInChange:
    """One row in one change: as it stood before and after, None where there was no row.

    Both are None where the change is so old that its images were dropped.
    """

    change: Change
    before: Image | None
    after: Image | None

    @property
    def is_thinned(self) -> bool:
        """Whether what it changed is no longer kept."""
        return self.before is None and self.after is None


@dataclass(frozen=True, slots=True)
class LastImage:
    """A row that is gone, as it stood when the log last wrote of it; erasing leaves nothing of it but that it was."""

    image: Image

    @property
    def is_erased(self) -> bool:
        """Whether it was erased for good, rather than its making taken back."""
        return not self.image


def newest_changes(reading: Executes, limit: int) -> list[Change]:
    """Return the newest changes of the book, newest first."""
    newest = select(_LOG, *_COLUMNS, _LOG.of_step).order_by(descending(_LOG.seq)).limit(limit)
    found = results.rows(reading, newest)
    named = _step_names(reading, {of_step for *_columns, of_step in found if of_step is not None})
    return [_change(columns, *named.get(of_step, (None, None))) for *columns, of_step in found]


def _step_names(reading: Executes, numbers: set[int]) -> dict[int, tuple[str, dict[str, Param]]]:
    """Return label and parameters of some steps: those of the newest part, which typing went on to."""
    parts = select(_LOG, _LOG.step, _LOG.label, _LOG.params).where(_LOG.step.among(numbers), kind="do")
    ordered = results.iterate(reading, parts.order_by(_LOG.seq))
    return {step: (label, json.loads(params)) for step, label, params in ordered}


def changes_of_row(reading: Executes, table: str, row_id: str, limit: int) -> list[RowInChange]:
    """Return the newest changes of one row, newest first."""
    found = select(_ROW, *_COLUMNS, _ROW.before, _ROW.after).join(_LOG, _LOG.seq.equals(_ROW.change_seq))
    newest = found.where(row_id=row_id, table_name=table).order_by(descending(_LOG.seq)).limit(limit)
    return [
        RowInChange(_change(columns), _image(before), _image(after))
        for *columns, before, after in results.iterate(reading, newest)
    ]


def last_images(reading: Executes, table: str, ids: Sequence[str]) -> dict[str, LastImage]:
    """Return the last image of each row of a table that the log still holds one of."""
    found = select(_ROW, _ROW.row_id, _ROW.before, _ROW.after).where(_ROW.row_id.among(ids), table_name=table)
    last: dict[str, LastImage] = {}
    for row_id, before, after in results.iterate(reading, found.order_by(_ROW.change_seq)):
        image = _image(after or before)
        if image is not None:
            last[row_id] = LastImage(image)
    return last


def _change(columns: Sequence[Any], of_label: str | None = None, of_params: dict[str, Param] | None = None) -> Change:
    seq, at, actor, label, params, kind, state = columns
    moment = datetime.fromisoformat(at)
    return Change(seq, moment, actor, label, json.loads(params), kind, state, of_label, of_params or {})


def _image(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)
