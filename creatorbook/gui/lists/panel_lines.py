"""Records as lines of the inspector: which words describe each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.records.terms import RightsStart
from creatorbook.gui.lists.looks import colour_role_of
from creatorbook.gui.parts.record_line import RecordLine
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.services.records.rows import Row

_SHORT = 60


def join_parts(*parts: str) -> str:
    """Return the parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)


def field_text(row: Row, name: str) -> str:
    """Return a field of a row as text."""
    return formats.format_value(KINDS[row.kind].field(name), row[name])


def shorten(text: str) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def _deal(row: Row) -> dict[str, object]:
    return {
        "title": row.title,
        "note": field_text(row, "brand_id"),
        "end": formats.money(row["fee"], short=True) if row["fee"] else "",
        "status": (word_for(row["stage"]), colour_role_of(row["stage"])),
    }


def _gift(row: Row) -> dict[str, object]:
    return {
        "title": row.title,
        "note": join_parts(field_text(row, "brand_id"), field_text(row, "received_on")),
        "end": formats.money(row["value"], short=True) if row["value"] else "",
        "status": (word_for(row["expectation"]), colour_role_of(row["expectation"])),
    }


def post_title(row: Row) -> str:
    """Return what a post is called: the beginning of its caption, else its platform and form."""
    return (
        shorten(row["caption"]) if row["caption"] else f"{word_for(row['platform'])}, {word_for(row['medium']).lower()}"
    )


def _post(row: Row) -> dict[str, object]:
    day = row["published_at"] or row["planned_at"]
    return {
        "title": post_title(row),
        "note": join_parts(word_for(row["platform"]), word_for(row["medium"])),
        "end": formats.day(day.astimezone().date()) if day else "",
        "status": (word_for(row["state"]), colour_role_of(row["state"])),
    }


def _deliverable(row: Row) -> dict[str, object]:
    count = row["count"] or 1
    what = f"{count} × {word_for(row['medium'])}" if count > 1 else word_for(row["medium"])
    return {
        "title": join_parts(what, word_for(row["platform"])),
        "note": row["description"],
        "end": field_text(row, "due_on"),
        "status": (word_for(row["state"]), colour_role_of(row["state"])),
    }


def _payment(row: Row) -> dict[str, object]:
    when = field_text(row, "due_on") or word_for(row["trigger"])
    return {
        "title": row.title,
        "note": when,
        "end": formats.money(row["amount"], short=True),
        "status": (_("Paid {day}").format(day=field_text(row, "paid_on")), "ok") if row["paid_on"] else ("", ""),
    }


def _right_values(row: Row) -> dict[str, object]:
    days = row["duration_days"]
    begins = field_text(row, "starts_on") if row["start"] is RightsStart.ON_DATE else word_for(row["start"]).lower()
    return {
        "title": field_text(row, "channels"),
        "note": join_parts(
            _("paid advertising") if row["paid"] else "",
            field_text(row, "territories") or _("everywhere"),
            _("{days} days, from: {begins}").format(days=days, begins=begins) if days else _("without end"),
        ),
        "end": formats.money(row["price"], short=True) if row["price"] else "",
    }


def _exclusivity(row: Row) -> dict[str, object]:
    span = join_parts(field_text(row, "starts_on"), field_text(row, "ends_on")).replace(" · ", " – ")
    return {
        "title": join_parts(row["category"], field_text(row, "competitors")) or _("Nothing named yet"),
        "note": join_parts(field_text(row, "territories") or _("everywhere"), span),
    }


def _contract(row: Row) -> dict[str, object]:
    return {
        "title": join_parts(row["number"], field_text(row, "deal_id")),
        "end": formats.day(row["issued_at"].astimezone().date()) if row["issued_at"] else "",
        "status": (word_for(row["state"]), colour_role_of(row["state"])),
    }


def _channel(row: Row) -> dict[str, object]:
    return {
        "title": join_parts(word_for(row["platform"]), row["handle"]),
        "note": field_text(row, "audience_countries") or _("Audience countries not known yet"),
        "end": formats.number(row["followers"]) if row["followers"] else "",
    }


def _plain_values(row: Row) -> dict[str, object]:
    window = KINDS[row.kind].window
    return {
        "title": row.title,
        "note": join_parts(*(field_text(row, name) for name in window.line_note)),
        "end": field_text(row, window.line_end) if window.line_end else "",
    }


_TELL: dict[str, Callable[[Row], dict[str, object]]] = {
    "deal": _deal,
    "gift": _gift,
    "post": _post,
    "deliverable": _deliverable,
    "payment": _payment,
    "usage_right": _right_values,
    "exclusivity": _exclusivity,
    "contract": _contract,
    "channel": _channel,
}


def record_line(row: Row, *, removable: bool = False, note: str | None = None) -> RecordLine:
    """Return the line of a record, with another note than the usual one where it is given."""
    parts = _TELL.get(row.kind, _plain_values)(row)
    if note is not None:
        parts["note"] = note
    return RecordLine(row.kind, row.id, removable=removable, **parts)  # type: ignore[arg-type]  # the tellers give its names
