"""The entries of Today's list: groups by when things are due, each line with its reason, its day and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.domain.reminders.kinds import ReminderKind
from creatorbook.gui.letters.ways import letter_for_reminder
from creatorbook.gui.lists.looks import due_words
from creatorbook.gui.rows.row import Action, Head, Rest, Row, Toned
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.reminders.today import When
from creatorbook.services.wording.due_lines import due_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.reminders.today import Line

FIRST = 25
MORE = 100
LETTER, DONE, LATER, DISMISS = "letter", "done", "later", "dismiss"
_REST = "rest:"
_GROUPS = (
    (When.LATE, mark("Late"), "danger"),
    (When.TODAY, mark("Today"), "text"),
    (When.WEEK, mark("This week"), "text_muted"),
    (When.LATER, mark("Later"), "text_muted"),
    (When.NO_DAY, mark("No day set"), "text_muted"),
)
_ROLES = {When.LATE: "danger", When.TODAY: "accent"}
# Where another picture says more than that of the record's kind.
_ICONS = {
    ReminderKind.STORY_FRAME: "shield-check",
    ReminderKind.PROOF_MISSING: "shield-check",
    ReminderKind.GIFT_LABEL: "tag",
    ReminderKind.LABEL_INSUFFICIENT: "tag",
    ReminderKind.POST_LABEL: "tag",
    ReminderKind.RELATIONSHIP_COLOURS: "tag",
    ReminderKind.RULE_CHANGED: "scale",
    ReminderKind.GIFT_RETURN: "package",
    ReminderKind.WRITTEN_CONTRACT: "circle-alert",
    ReminderKind.NEXT_ACTION: "calendar-check-2",
    ReminderKind.PERIOD_ENDING: "refresh-cw",
}


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line with its words, which are found in the reader's thread: money and days are slow to write."""

    line: Line
    first: str
    second: str


def word_lines(lines: Iterable[Line], today: date) -> list[DueLine]:
    """Return the lines with what they say."""
    return [DueLine(line, *due_lines(line.kind, line.params, line.due_on, today)) for line in lines]


def group_entries(lines: Iterable[DueLine], today: date, shown: Mapping[When, int]) -> list[Entry]:
    """Return the entries of the list; `shown` is how many lines of a group are open where it is not the first ones."""
    by_group: dict[When, list[DueLine]] = {}
    for each in lines:
        by_group.setdefault(each.line.when, []).append(each)
    entries: list[Entry] = []
    for when, title, role in _GROUPS:
        part = by_group.get(when, [])
        if not part:
            continue
        entries.append(Head(f"head:{when}", _(title), len(part), role))
        count = shown.get(when, FIRST)
        entries += [_row(each, today) for each in part[:count]]
        rest = len(part) - count
        if rest > 0:
            words = ngettext("{count} more", "{count} more", rest).format(count=rest)
            entries.append(Rest(f"{_REST}{when}", words))
    return entries


def group_of_rest(key: str) -> When | None:
    """Return the group whose rest is behind a key, None for the key of a line."""
    return When(key.removeprefix(_REST)) if key.startswith(_REST) else None


def _row(due: DueLine, today: date) -> Row:
    line = due.line
    wanted = letter_for_reminder(line, today)
    letter = (Action(LETTER, wanted.button, "L"),) if wanted is not None else ()
    answers = (
        Action(DONE, _("Done"), "D"),
        Action(LATER, _("Later"), "S"),
        Action(DISMISS, _("Dismiss"), "X", shown=False),
    )
    return Row(
        line.key,
        due.first,
        due.second,
        Toned(_icon(line), _tone(line)),
        Toned(
            due_words(line.due_on, today) if line.due_on is not None else "",
            "danger" if line.when is When.LATE else "text_muted",
        ),
        (*letter, *answers),
        _("D for done, S to snooze until tomorrow, L to write the letter, Enter to open")
        if letter
        else _("D for done, S to snooze until tomorrow, Enter to open"),
    )


def _icon(line: Line) -> str:
    kind = line.subject[0]
    return _ICONS.get(ReminderKind(line.kind), KINDS[kind].icon if kind in KINDS else "circle-alert")


def _tone(line: Line) -> str:
    return _ROLES.get(line.when, "text_muted")
