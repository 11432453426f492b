"""Records as lines of the inspector: which words describe each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.domain.records.terms import RightsStart
from creatorbook.gui.desk.loading import load_function
from creatorbook.gui.lists.looks import colour_role_of
from creatorbook.gui.rows.row import PanelLine
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import NO_HOUR
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.services.records.rows import Row

_SHORT = 60


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a line says: its title, the note below, what stands at its right, a word with the role of its dot."""

    title: str
    note: str = ""
    end: str = ""
    status: tuple[str, str] = ("", "")


def join_parts(*parts: str) -> str:
    """Return the parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)


def field_text(row: Row, name: str) -> str:
    """Return a field of a row as text."""
    return formats.format_value(KINDS[row.kind].field(name), row[name])


def shorten(text: str) -> str:
    """Return the text on one line, cut where it is long."""
    return cut_at_word(" ".join(text.split()), _SHORT)


def describe_deal(row: Row) -> LineWords:
    """Return what a line says of a deal."""
    return LineWords(
        title=row.title,
        note=field_text(row, "brand_id"),
        end=formats.money(row["fee"], short=True) if row["fee"] else "",
        status=(word_for(row["stage"]), colour_role_of(row["stage"])),
    )


def describe_gift(row: Row) -> LineWords:
    """Return what a line says of a gift."""
    return LineWords(
        title=row.title,
        note=join_parts(field_text(row, "brand_id"), field_text(row, "received_on")),
        end=formats.money(row["value"], short=True) if row["value"] else "",
        status=(word_for(row["expectation"]), colour_role_of(row["expectation"])),
    )


def post_title(row: Row) -> str:
    """Return what a post is called: the beginning of its caption, else its platform, its form and its hour."""
    if row["caption"]:
        return shorten(row["caption"])
    day = row["published_at"] or row["planned_at"]
    at = f", {day.astimezone():%H:%M}" if day and day.astimezone().time() != NO_HOUR else ""
    return f"{word_for(row['platform'])}, {word_for(row['medium']).lower()}{at}"


def describe_post(row: Row) -> LineWords:
    """Return what a line says of a post."""
    day = row["published_at"] or row["planned_at"]
    return LineWords(
        title=post_title(row),
        # Without a caption, these are the title.
        note=(
            join_parts(word_for(row["platform"]), word_for(row["medium"]))
            if row["caption"]
            else field_text(row, "brand_id")
        ),
        end=formats.day(day.astimezone().date()) if day else "",
        status=(word_for(row["state"]), colour_role_of(row["state"])),
    )


def describe_deliverable(row: Row) -> LineWords:
    """Return what a line says of a deliverable."""
    count = row["count"] or 1
    what = f"{count} × {word_for(row['medium'])}" if count > 1 else word_for(row["medium"])
    return LineWords(
        title=join_parts(what, word_for(row["platform"])),
        note=row["description"],
        end=field_text(row, "due_on"),
        status=(word_for(row["state"]), colour_role_of(row["state"])),
    )


def describe_payment(row: Row) -> LineWords:
    """Return what a line says of a payment."""
    when = field_text(row, "due_on") or word_for(row["trigger"])
    return LineWords(
        title=row.title,
        note=when,
        end=formats.money(row["amount"], short=True),
        status=(_("Paid {day}").format(day=field_text(row, "paid_on")), "ok") if row["paid_on"] else ("", ""),
    )


def describe_right(row: Row) -> LineWords:
    """Return what a line says of a right of use."""
    days = row["duration_days"]
    begins = field_text(row, "starts_on") if row["start"] is RightsStart.ON_DATE else word_for(row["start"]).lower()
    return LineWords(
        title=field_text(row, "channels"),
        note=join_parts(
            _("paid advertising") if row["paid"] else "",
            field_text(row, "territories") or _("everywhere"),
            _("{days} days, from: {begins}").format(days=days, begins=begins) if days else _("without end"),
        ),
        end=formats.money(row["price"], short=True) if row["price"] else "",
    )


def describe_exclusivity(row: Row) -> LineWords:
    """Return what a line says of an exclusivity."""
    span = join_parts(field_text(row, "starts_on"), field_text(row, "ends_on")).replace(" · ", " – ")
    return LineWords(
        title=join_parts(row["category"], field_text(row, "competitors")) or _("Nothing named yet"),
        note=join_parts(field_text(row, "territories") or _("everywhere"), span),
    )


def describe_contract(row: Row) -> LineWords:
    """Return what a line says of a contract."""
    return LineWords(
        title=join_parts(row["number"], field_text(row, "deal_id")),
        end=formats.day(row["issued_at"].astimezone().date()) if row["issued_at"] else "",
        status=(word_for(row["state"]), colour_role_of(row["state"])),
    )


def describe_channel(row: Row) -> LineWords:
    """Return what a line says of a channel."""
    return LineWords(
        title=join_parts(word_for(row["platform"]), row["handle"]),
        note=field_text(row, "audience_countries") or _("Audience countries not known yet"),
        end=formats.number(row["followers"]) if row["followers"] else "",
    )


def _describe_by_fields(row: Row) -> LineWords:
    window = KINDS[row.kind].window
    return LineWords(
        title=row.title,
        note=join_parts(*(field_text(row, name) for name in window.line_note)),
        end=field_text(row, window.line_end) if window.line_end else "",
    )


def record_line(row: Row, *, removable: bool = False, note: str | None = None) -> PanelLine:
    """Return the line of a record, with another note than the usual one where it is given."""
    path = KINDS[row.kind].window.line
    words: LineWords = load_function(path)(row) if path else _describe_by_fields(row)
    shown = words.note if note is None else note
    return PanelLine(row.kind, row.id, words.title, shown, end=words.end, status=words.status, removable=removable)
