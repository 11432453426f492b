"""The entries of Today's list: groups by when things are due, each line with its reason, its day and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, ngettext, pgettext
from creatorbook.domain.reminders.kinds import Doing, ReminderKind, doing_of
from creatorbook.gui.keys import places
from creatorbook.gui.keys.places import key_in_place, native_text
from creatorbook.gui.letters.ways import claim_for_reminder, letter_for_reminder
from creatorbook.gui.lists.looks import due_words
from creatorbook.gui.rows.row import Head, Rest, RowAction, TonedText, TwoLineRow
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.reminders.today import When
from creatorbook.services.wording.due_lines import due_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.common.settings import Settings
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.reminders.today import Line

FIRST = 25
MORE = 100
LETTER, DONE, LATER, DISMISS = "letter", "done", "later", "dismiss"
# The letter that only what was seen since can call for.
CLAIM = "claim"
# The two ways out where a deal says something else than its contract.
AMEND, PUT_BACK = "amend", "put_back"
# What money asks for beside its answers.
INVOICE, BANK = "invoice", "bank"
ALL_DONE, ALL_LATER, ALL_DISMISS = "all_done", "all_later", "all_dismiss"
# By which action of the table of keys each is carried out.
_KEYS = {
    LETTER: places.TODAY_LETTER,
    DONE: places.TODAY_DONE,
    LATER: places.TODAY_LATER,
    DISMISS: places.TODAY_DISMISS,
    ALL_DONE: places.TODAY_ALL_DONE,
    ALL_LATER: places.TODAY_ALL_LATER,
    ALL_DISMISS: places.TODAY_ALL_DISMISS,
}
_HEAD, _REST = "head:", "rest:"
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
    ReminderKind.CONTRACT_DIFFERS: "circle-alert",
    ReminderKind.NEXT_ACTION: "calendar-check-2",
    ReminderKind.PERIOD_ENDING: "refresh-cw",
}
# What is settled by one of several steps, each with its verb.
_WAYS_OUT = {
    ReminderKind.CONTRACT_DIFFERS.value: ((AMEND, mark("Amend…")), (PUT_BACK, mark("Put back"))),
    ReminderKind.PAYMENT_TO_INVOICE.value: ((INVOICE, mark("Draft…")),),
    ReminderKind.BANK_LINES.value: ((BANK, mark("Look at them")),),
}
# Settled by those steps alone: that it is done is not theirs to say.
_SETTLED = frozenset({ReminderKind.CONTRACT_DIFFERS.value, ReminderKind.BANK_LINES.value})
# Pictures of what is no kind of record.
_ICONS_OF = {"invoice": KINDS["payment"].icon, "statement": "banknote"}


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line with its words, which are found in the reader's thread: money and days are slow to write."""

    line: Line
    first: str
    second: str


def word_lines(lines: Iterable[Line], today: date) -> list[DueLine]:
    """Return the lines with what they say."""
    return [DueLine(line, *due_lines(line.kind, line.params, line.due_on, today)) for line in lines]


def answer_keys(settings: Settings) -> dict[str, str]:
    """Return the key of each answer on this machine, in portable form, "" for one that has none."""
    return {answer: key_in_place(settings, action) for answer, action in _KEYS.items()}


def group_entries(
    lines: Iterable[DueLine], today: date, shown: Mapping[When, int], keys: Mapping[str, str]
) -> list[Entry]:
    """Return the entries of the list, answered by these keys.

    `shown` is how many lines of a group are open where it is not the first ones.
    """
    by_group: dict[When, list[DueLine]] = {}
    for each in lines:
        by_group.setdefault(each.line.when, []).append(each)
    entries: list[Entry] = []
    for when, title, role in _GROUPS:
        part = by_group.get(when, [])
        if not part:
            continue
        entries.append(Head(f"{_HEAD}{when}", _(title), len(part), role, _whole_answers(keys) if len(part) > 1 else ()))
        count = shown.get(when, FIRST)
        entries += [_row(each, today, keys) for each in part[:count]]
        rest = len(part) - count
        if rest > 0:
            words = ngettext("{count} more", "{count} more", rest).format(count=rest)
            entries.append(Rest(f"{_REST}{when}", words))
    return entries


def group_of_rest(key: str) -> When | None:
    """Return the group whose rest is behind a key, None for the key of a line."""
    return When(key.removeprefix(_REST)) if key.startswith(_REST) else None


def group_of_head(key: str) -> When | None:
    """Return the group whose head has a key, None for the key of a line."""
    return When(key.removeprefix(_HEAD)) if key.startswith(_HEAD) else None


def is_about_money(key: str) -> bool:
    """Return whether the line with a key is about a payment, which is paid or invoiced on a day and never just done."""
    return doing_of(key.partition(":")[0]) is not Doing.DONE


def doing_word(doing: Doing) -> str:
    """Return what a line's first answer is called on its button."""
    words = {Doing.PAID: pgettext("button", "Paid"), Doing.INVOICED: pgettext("button", "Invoiced")}
    return words.get(doing, _("Done"))


def _dismiss_word(doing: Doing) -> str:
    """Return what hiding a line is called: of money it says what stays open."""
    words = {Doing.PAID: _("Hide: it stays unpaid"), Doing.INVOICED: _("Hide: it is not invoiced")}
    return words.get(doing, _("Dismiss"))


def _whole_answers(keys: Mapping[str, str]) -> tuple[RowAction, ...]:
    return (
        RowAction(ALL_DONE, _("All done"), keys[ALL_DONE]),
        RowAction(ALL_LATER, _("All later"), keys[ALL_LATER]),
        RowAction(ALL_DISMISS, _("Dismiss all"), keys[ALL_DISMISS], shown=False),
    )


def _row(due: DueLine, today: date, keys: Mapping[str, str]) -> TwoLineRow:
    line = due.line
    wanted = letter_for_reminder(line, today)
    letter = (RowAction(LETTER, wanted.button, keys[LETTER]),) if wanted is not None else ()
    claim = claim_for_reminder(line, today)
    if claim is not None:
        letter = (*letter, RowAction(CLAIM, claim.button))
    doing = doing_of(line.kind)
    ways = _WAYS_OUT.get(line.kind, ())
    answers = (
        *(RowAction(way, _(words)) for way, words in ways),
        RowAction(DONE, doing_word(doing), keys[DONE], shown=line.kind not in _SETTLED),
        RowAction(LATER, _("Later"), keys[LATER]),
        RowAction(DISMISS, _dismiss_word(doing), keys[DISMISS], shown=False),
    )
    return TwoLineRow(
        line.key,
        due.first,
        due.second,
        TonedText(_icon(line), _tone(line)),
        TonedText(
            due_words(line.due_on, today) if line.due_on is not None else "",
            "danger" if line.when is When.LATE else "text_muted",
        ),
        (*letter, *answers),
        _help(keys, doing, letter=bool(letter)),
    )


def _help(keys: Mapping[str, str], doing: Doing, *, letter: bool) -> str:
    """Return how a line is answered by keys, as a screen reader says it."""
    done = {Doing.PAID: _("{key} for paid today"), Doing.INVOICED: _("{key} for invoiced today")}
    ways = [(DONE, done.get(doing, _("{key} for done"))), (LATER, _("{key} to snooze until tomorrow"))]
    if letter:
        ways.append((LETTER, _("{key} to write the letter")))
    said = [words.format(key=native_text(keys[answer])) for answer, words in ways if keys[answer]]
    said.append(_("Enter to open"))
    return ", ".join(said)


def _icon(line: Line) -> str:
    kind = line.subject[0]
    return _ICONS.get(
        ReminderKind(line.kind), KINDS[kind].icon if kind in KINDS else _ICONS_OF.get(kind, "circle-alert")
    )


def _tone(line: Line) -> str:
    return _ROLES.get(line.when, "text_muted")
