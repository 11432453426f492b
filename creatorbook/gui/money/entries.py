"""The rows of the page Money: sums that are open, lines of the bank, what was paid, invoices; each with its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext, pgettext
from creatorbook.domain.money.matching.sides import Certainty
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.values.money import Money
from creatorbook.gui.keys import places
from creatorbook.gui.keys.places import key_in_place
from creatorbook.gui.rows.row import Head, Rest, RowAction, TonedText, TwoLineRow
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.invoices.open_sums import SumState
from creatorbook.services.invoices.sum_words import state_word
from creatorbook.services.reports.standing import bar_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from creatorbook.common.settings import Settings
    from creatorbook.domain.money.ladder import Ladder
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.services.statements.proposing import Proposed

PAID, INVOICE, LETTER, BOOK, LEAVE = "paid", "invoice", "letter", "book", "leave"
BOOK_READY = "book_ready"
BANK_HEAD = "head:bank"
_KEYS = {
    PAID: places.MONEY_PAID,
    INVOICE: places.MONEY_INVOICE,
    LETTER: places.MONEY_LETTER,
    BOOK: places.MONEY_BOOK,
    LEAVE: places.MONEY_LEAVE,
}
# How many rows of a group are open at first, and how many come with each opening of its rest.
FIRST = 200
_REST = "rest:"
_TONES = {"late": "danger", "due": "text", "expected": "text_muted"}
_BARS = ("late", "due", "expected")


@dataclass(frozen=True, slots=True)
class Names:
    """What rows need beside their own: names of brands by id, the keys of this machine by action, ladders by sum.

    `yours` is what of an open sum is left to the creator, without taxes, by the sum's id; only where others share.
    """

    brands: Mapping[str, str]
    keys: Mapping[str, str]
    ladders: Mapping[str, Ladder]
    yours: Mapping[str, Money]


def answer_keys(settings: Settings) -> dict[str, str]:
    """Return the key of each answer on this machine, in portable form, "" for one that has none."""
    return {answer: key_in_place(settings, action) for answer, action in _KEYS.items()}


def open_entries(
    owed: Iterable[OpenSum], names: Names, today: date, shown: Mapping[str, int] | None = None
) -> list[Entry]:
    """Return what is open, late sums first, then what is due, then what is expected.

    `shown` is how many rows of a group are open where it is not the first ones.
    """
    groups: dict[str, list[OpenSum]] = {}
    for each in owed:
        groups.setdefault(bar_of(each), []).append(each)
    entries: list[Entry] = []
    titles = {each: state_word(SumState(each)) for each in _BARS}
    for bar in _BARS:
        part = groups.get(bar, [])
        if part:
            entries.append(Head(f"head:{bar}", titles[bar], len(part), "danger" if bar == "late" else "text_muted"))
            count = (shown or {}).get(bar, FIRST)
            entries += [_open_row(each, bar, names, today) for each in part[:count]]
            rest = len(part) - count
            if rest > 0:
                words = ngettext("{count} more", "{count} more", rest).format(count=formats.number(rest))
                entries.append(Rest(f"{_REST}{bar}", words))
    return entries


def group_of_rest(key: str) -> str:
    """Return the group whose rest is behind a key, "" for the key of a row."""
    return key.removeprefix(_REST) if key.startswith(_REST) else ""


def _open_row(owed: OpenSum, bar: str, names: Names, today: date) -> TwoLineRow:
    ladder = names.ladders.get(owed.id)
    part = _("{open} of {owed} still to come").format(open=formats.money(owed.open), owed=formats.money(owed.owed))
    said = [
        names.brands.get(owed.brand_id, ""),
        owed.number or (_("not invoiced yet") if owed.state is SumState.TO_INVOICE else ""),
        _due_words(owed, today),
        part if owed.settled else "",
        _ladder_words(ladder, today),
        _("{amount} yours").format(amount=formats.money(names.yours[owed.id])) if owed.id in names.yours else "",
    ]
    actions = [RowAction(PAID, pgettext("button", "Paid"), names.keys[PAID], icon="check")]
    if owed.needs_invoice:
        actions.append(RowAction(INVOICE, _("Invoice"), names.keys[INVOICE], icon="file-text"))
    if ladder is not None:
        # The step that is due now has its button; the ladder itself is behind its key.
        is_due = ladder.due is not None and bar == "late"
        actions.append(RowAction(LETTER, _("Remind…"), names.keys[LETTER], shown=is_due, icon="mail"))
    return TwoLineRow(
        key_of(owed.kind, owed.id),
        owed.title,
        " · ".join(each for each in said if each),
        TonedText("wallet", _TONES[bar]),
        TonedText(formats.money(owed.open), _TONES[bar]),
        tuple(actions),
        _help(actions),
    )


def _due_words(owed: OpenSum, today: date) -> str:
    if owed.due_on is None:
        return _("no day yet")
    day = formats.day_near(owed.due_on, today)
    if owed.days_late:
        late = ngettext("{count} day late", "{count} days late", owed.days_late).format(count=owed.days_late)
        return f"{day}, {late}"
    return _("about {day}").format(day=day) if bar_of(owed) == "expected" else day


def _ladder_words(ladder: Ladder | None, today: date) -> str:
    """Return when somebody was reminded last and when it is time again; "" where there is nothing to say."""
    if ladder is None:
        return ""
    last = ladder.last_taken
    sent = last.taken.sent_on if last is not None and last.taken is not None else None
    said = [_("reminded {day}").format(day=formats.day_near(sent, today))] if sent is not None else []
    if ladder.due is None and ladder.coming is not None and (said or ladder.coming.days > 0):
        said.append(_("next {day}").format(day=formats.day_near(ladder.coming.on, today)))
    return ", ".join(said)


def bank_entries(proposed: Sequence[Proposed], names: Names, today: date) -> list[Entry]:
    """Return the lines of the bank that are open, under a head that books all which are ready."""
    from creatorbook.services.statements.words import CERTAINTIES, reasons_text

    if not proposed:
        return []
    ready = sum(each.proposal is not None and each.proposal.certainty is Certainty.READY for each in proposed)
    words = ngettext("Book {count} that is ready", "Book {count} that are ready", ready).format(count=ready)
    of_all = (RowAction(BOOK_READY, words, "", icon="check"),) if ready else ()
    entries: list[Entry] = [Head(BANK_HEAD, _("From the bank"), len(proposed), "text_muted", of_all)]
    for each in proposed:
        line, proposal = each.line, each.proposal
        pays = ", ".join(owed.title for owed in each.sums)
        certainty = "" if proposal is None else _(CERTAINTIES[proposal.certainty])
        why = _("nothing fits yet") if proposal is None else reasons_text(proposal)
        actions = [RowAction(LEAVE, _("Leave aside"), names.keys[LEAVE], shown=False)]
        if each.sums:
            actions.insert(0, RowAction(BOOK, _("Book"), names.keys[BOOK], icon="check"))
        entries.append(
            TwoLineRow(
                key_of("statement_row", line.id),
                " → ".join(part for part in (line.counterparty or line.text or _("Unnamed"), pays) if part),
                " · ".join(part for part in (formats.day_near(line.booked_on, today), certainty, why) if part),
                TonedText("banknote", "accent" if ready and each.sums else "text_muted"),
                TonedText(formats.money(line.amount), "text"),
                tuple(actions),
                _help(actions),
            )
        )
    return entries


def paid_entries(settled: Iterable[OpenSum], names: Names, today: date) -> list[Entry]:
    """Return what was paid or given up, the newest first."""
    rows = sorted(settled, key=lambda each: (str(each.paid_on), each.id), reverse=True)
    return [
        TwoLineRow(
            key_of(each.kind, each.id),
            each.title,
            " · ".join(
                part
                for part in (
                    names.brands.get(each.brand_id, ""),
                    each.number,
                    state_word(each.state),
                    formats.day_near(each.paid_on, today) if each.paid_on else "",
                )
                if part
            ),
            TonedText("circle-check", "ok"),
            TonedText(formats.money(each.owed), "text"),
        )
        for each in rows
    ]


def invoice_entries(invoices: Iterable[StoredInvoice], names: Names, today: date) -> list[Entry]:
    """Return invoices: drafts with the step that issues them, then the issued ones."""
    entries: list[Entry] = []
    for each in invoices:
        is_draft = each.state is InvoiceState.DRAFT
        state = _("Draft") if is_draft else pgettext("invoice", "Paid") if each.paid_on else _("Issued")
        if each.kind is not InvoiceKind.INVOICE:
            state = f"{word_for(each.kind)}, {state.lower()}"
        day = formats.day_near(each.issued_on, today) if each.issued_on else ""
        sum_ = formats.money(Money(each.payable, each.currency)) if each.payable is not None else ""
        action = RowAction(INVOICE, _("Check and issue") if is_draft else _("Open"), names.keys[INVOICE], icon="eye")
        entries.append(
            TwoLineRow(
                key_of("invoice", each.id),
                each.number or _("Draft without a number"),
                " · ".join(part for part in (names.brands.get(each.brand_id, ""), state, day) if part),
                TonedText("file-text", "text_muted" if is_draft else "text"),
                TonedText(sum_, "text"),
                (action,),
                _help([action]),
            )
        )
    return entries


def key_of(kind: str, id: str) -> str:
    """Return the key of a row, of which `record_of` gives back the record."""
    return f"{kind}:{id}"


def record_of(key: str) -> tuple[str, str]:
    """Return the kind and the id of the record that a row is about."""
    kind, _colon, id = key.partition(":")
    return kind, id


def _help(actions: Sequence[RowAction]) -> str:
    return ", ".join(f"{each.cap} {each.text}" for each in actions if each.key)
