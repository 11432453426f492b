"""What the steps of the history say: code → text, and how each raw value in it is put into words for who reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, pgettext, quotable
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.words import word_for
from creatorbook.services.wording.clause_titles import clause_title
from creatorbook.store.sqlite.erasing import ERASED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    Params = Mapping[str, str | int]
    InWords = Callable[[Params, str], str]


def _as_typed(params: Params, name: str) -> str:
    return str(params.get(name, ""))


def _kind(params: Params, name: str) -> str:
    known = KINDS.get(_as_typed(params, name))
    return _(known.singular).lower() if known is not None else _as_typed(params, name)


def _title(params: Params, name: str) -> str:
    """Put the title of a record into words: it may be a choice, or there may be none; `more` counts those beside it."""
    title = _as_typed(params, name)
    shown = _title_of_kind(_as_typed(params, "kind"), title) or _("(no title)")
    more = params.get("more")
    return _("{title} and {count} more").format(title=shown, count=more) if more else shown


def _title_of_kind(kind_id: str, title: str) -> str:
    kind = KINDS.get(kind_id)
    while kind is not None:
        known = kind.field(kind.title)
        if known.type is not FieldType.REFERENCE:
            return _choice_word(known.enum, title) if known.enum is not None else title
        kind = KINDS.get(known.kind)
    return title


def _choice_word(choice: type[StrEnum], raw: str) -> str:
    # What a newer program wrote may name a member that this one does not know.
    return word_for(choice(raw)) if raw in set(choice) else raw


def _along(params: Params, name: str) -> str:
    """Put into words what went along with a record: kinds with their counts, as "deal:2 payment:3"."""
    from creatorbook.services.wording.counts import counted

    pairs = (part.partition(":") for part in _as_typed(params, name).split())
    said = counted({kind: int(count) for kind, _colon, count in pairs if count.isdecimal()})
    return _(", with {what}").format(what=said) if said else ""


def _stage(params: Params, name: str) -> str:
    from creatorbook.domain.records.deals import Stage

    return _choice_word(Stage, _as_typed(params, name))


def _contract_state(params: Params, name: str) -> str:
    from creatorbook.domain.records.contracts import ContractState

    return _choice_word(ContractState, _as_typed(params, name))


def _signatory(params: Params, name: str) -> str:
    from creatorbook.domain.records.signatures import Signatory

    return _choice_word(Signatory, _as_typed(params, name))


def _and_more(params: Params, name: str) -> str:
    first, more = _as_typed(params, name), params.get("more")
    return _("{title} and {count} more").format(title=first, count=more) if more else first


def _file(params: Params, name: str) -> str:
    first, more = _as_typed(params, name), params.get("more")
    return _("{name} and {count} more").format(name=first, count=more) if more else first


def _post(params: Params, name: str) -> str:
    """Put a post into words: by the beginning of its caption or its address, else by its platform."""
    return _as_typed(params, name) or _choice_word(Platform, _as_typed(params, "platform"))


def _clause(params: Params, name: str) -> str:
    """Put a clause into words: by its own title, else by the library's in the reader's language."""
    clause_id = _as_typed(params, name)
    return _as_typed(params, "title") or clause_title(clause_id, clause_id)


def _field(params: Params, name: str) -> str:
    kind, wanted = KINDS.get(_as_typed(params, "kind")), _as_typed(params, name)
    return _(kind.field(wanted).label) if kind is not None and kind.has(wanted) else wanted


def _topic(params: Params, name: str) -> str:
    from creatorbook.services.wording.topics import TOPICS

    topic = _as_typed(params, name)
    return _({each.value: words for each, words in TOPICS.items()}.get(topic, topic))


def _country(params: Params, name: str) -> str:
    from creatorbook.services.fields import countries

    code = _as_typed(params, name)
    return countries.countries().get(code, code)


def _amount(params: Params, name: str) -> str:
    """Put an amount into words, which is kept as "1500.00 EUR"."""
    digits, _space, currency = _as_typed(params, name).partition(" ")
    return formats.money(Money.of(digits, currency)) if currency else digits


def _day(params: Params, name: str) -> str:
    raw = _as_typed(params, name)
    try:
        return formats.day(date.fromisoformat(raw))
    except ValueError:
        return raw


def _answered(params: Params, name: str) -> str:
    """Put what was answered to a reminder into words; older steps kept only what it was about."""
    from creatorbook.domain.reminders.kinds import Doing
    from creatorbook.domain.reminders.reminders import Answer

    texts = {
        Doing.DONE.value: _("done"),
        Doing.PAID.value: pgettext("payment", "paid"),
        Doing.INVOICED.value: pgettext("payment", "invoiced"),
        Answer.SNOOZED.value: _("snoozed until {day}"),
        Answer.DISMISSED.value: _("not needed"),
    }
    raw = _as_typed(params, name)
    return f": {texts[raw].format(day=_day(params, 'until'))}" if raw in texts else ""


@dataclass(frozen=True, slots=True)
class StepText:
    """What a step says: a marked text, and how each of its placeholders is put into words.

    `done` says the same of a step that was just made, "" where the text does.
    """

    text: str
    words: Mapping[str, InWords] = field(default_factory=dict)
    done: str = ""


_RECORD: Mapping[str, InWords] = {"kind": _kind, "title": _title}
_NAMED_FILE: Mapping[str, InWords] = {"file": _as_typed}
_NAMED_POST: Mapping[str, InWords] = {"title": _post}
_NAMED_CLAUSE: Mapping[str, InWords] = {"clause": _clause}
_NAME: Mapping[str, InWords] = {"name": _as_typed}
_NUMBER: Mapping[str, InWords] = {"number": _as_typed}
_RULE: Mapping[str, InWords] = {"rule": _as_typed}

# What steps said before there were codes, and no step says any more: they read as they did, in both languages.
_FORMER = (mark("Move {kind} “{title}” to the trash"), mark("Answer “{text}”"))
STEPS: dict[str, StepText] = {
    "step.undo": StepText(mark("Undo")),
    "step.redo": StepText(mark("Redo")),
    "book.start": StepText(mark("Start the book"), done=mark("Started the book")),
    "book.set": StepText(mark("Change the book’s settings"), done=mark("Changed the book’s settings")),
    "record.add": StepText(mark("Add {kind} “{title}”"), _RECORD, mark("Added “{title}”")),
    "records.add": StepText(
        mark("Add {count} × {kind}"), {"count": _as_typed, "kind": _kind}, mark("Added {count} × {kind}")
    ),
    "record.edit": StepText(mark("Change {kind} “{title}”"), _RECORD, mark("Changed “{title}”")),
    "record.trash": StepText(
        mark("Move {kind} “{title}” to the trash{along}"),
        {**_RECORD, "along": _along},
        mark("Moved “{title}” to the trash{along}"),
    ),
    "record.restore": StepText(mark("Restore {kind} “{title}”"), _RECORD, mark("Restored “{title}”")),
    "accounts.set": StepText(
        mark("Change the accounts of the journal"), done=mark("Changed the accounts of the journal")
    ),
    "backup.bring_back": StepText(
        mark("Bring back {kind} “{title}” from a backup"), _RECORD, mark("Brought back “{title}” from a backup")
    ),
    "trash.empty": StepText(mark("Empty the trash"), done=mark("Emptied the trash")),
    "file.attach": StepText(mark("Attach “{file}”"), _NAMED_FILE, mark("Attached “{file}”")),
    "file.detach": StepText(mark("Remove the file “{file}”"), _NAMED_FILE, mark("Removed the file “{file}”")),
    "files.import": StepText(mark("Import “{file}”"), {"file": _file}, mark("Imported “{file}”")),
    "sample.add": StepText(mark("Add the sample"), done=mark("Added the sample")),
    "sample.remove": StepText(mark("Remove the sample"), done=mark("Removed the sample")),
    "reminder.answer": StepText(
        mark("Answer “{text}”{answer}"), {"text": _as_typed, "answer": _answered}, mark("Answered “{text}”{answer}")
    ),
    "reminders.answer": StepText(
        mark("Answer {count} × Today: “{text}”{answer}"),
        {"count": _as_typed, "text": _as_typed, "answer": _answered},
        mark("Answered lines of Today ({count}){answer}"),
    ),
    "deal.move": StepText(
        mark("Move “{title}” to {stage}"), {"title": _as_typed, "stage": _stage}, mark("Moved “{title}” to {stage}")
    ),
    "terms.take": StepText(mark("Take over “{field}”"), {"field": _field}, mark("Took over “{field}”")),
    "deliverable.repeat": StepText(mark("Repeat a deliverable for {months} months"), {"months": _as_typed}),
    "fee.split": StepText(mark("Split the fee: {phrase}"), {"phrase": _as_typed}),
    "letter.write": StepText(
        mark("Write the letter “{title}”"), {"title": _as_typed}, mark("Kept the letter “{title}”")
    ),
    "payment.receive": StepText(
        mark("Enter a payment of {amount}"), {"amount": _amount}, mark("Entered a payment of {amount}")
    ),
    "payments.receive": StepText(
        mark("Enter {count} payments"), {"count": _as_typed}, mark("Entered {count} payments")
    ),
    "invoice.draft": StepText(
        mark("Draw up an invoice for “{title}”"), {"title": _and_more}, mark("Drew up an invoice for “{title}”")
    ),
    "invoices.draft": StepText(
        mark("Draw up {count} invoices"), {"count": _as_typed}, mark("Drew up {count} invoices")
    ),
    "invoice.edit": StepText(mark("Change an invoice’s draft"), done=mark("Changed the invoice’s draft")),
    "invoice.discard": StepText(mark("Throw an invoice’s draft away"), done=mark("Threw the invoice’s draft away")),
    "invoice.issue": StepText(mark("Issue invoice {number}"), _NUMBER, mark("Issued invoice {number}")),
    "invoice.credit": StepText(mark("Issue credit note {number}"), _NUMBER, mark("Issued credit note {number}")),
    "invoice.series": StepText(
        mark("Number invoices as {pattern}"), {"pattern": _as_typed}, mark("Numbering invoices as {pattern}")
    ),
    "payment.apply_credit": StepText(
        mark("Use a credit of {amount}"), {"amount": _amount}, mark("Used a credit of {amount}")
    ),
    "payment.refund": StepText(mark("Send {amount} back"), {"amount": _amount}, mark("Sent {amount} back")),
    "payment.write_off": StepText(mark("Give up {amount}"), {"amount": _amount}, mark("Gave up {amount}")),
    "split.settle": StepText(
        mark("Settle the share of {name}: {amount}"),
        {"name": _as_typed, "amount": _as_typed},
        mark("Settled the share of {name}: {amount}"),
    ),
    "payment.take_back": StepText(
        mark("Take back a payment of {amount}"), {"amount": _amount}, mark("Took back a payment of {amount}")
    ),
    "statement.keep": StepText(
        mark("Read the statement “{file}”"), {"file": _as_typed}, mark("Read the statement “{file}”")
    ),
    "statement.book": StepText(
        mark("Book {count} lines of a statement"), {"count": _as_typed}, mark("Booked {count} lines of a statement")
    ),
    "statement.ignore": StepText(
        mark("Leave {count} lines of a statement aside"),
        {"count": _as_typed},
        mark("Left {count} lines of a statement aside"),
    ),
    "rate.set": StepText(
        mark("Keep a rate between {base} and {currency}"),
        {"base": _as_typed, "currency": _as_typed},
        mark("Kept a rate between {base} and {currency}"),
    ),
    "rates.keep": StepText(
        mark("Keep {count} rates between currencies"),
        {"count": _as_typed},
        mark("Kept {count} rates between currencies"),
    ),
    "late_rate.set": StepText(mark("Set the late rate of {country} from {day}"), {"country": _country, "day": _day}),
    "late_sum.set": StepText(
        mark("Set the fixed recovery sum of {country} from {day}"), {"country": _country, "day": _day}
    ),
    "late_step.leave_alone": StepText(
        mark("Change whether “{title}” is reminded of"),
        {"title": _as_typed},
        mark("Changed whether “{title}” is reminded of"),
    ),
    "late_step.take": StepText(
        mark("Keep a reminder of “{title}”"), {"title": _as_typed}, mark("Kept a reminder of “{title}”")
    ),
    "rule.note": StepText(mark("Note on the rule “{rule}”"), _RULE, mark("Noted on the rule “{rule}”")),
    "rule.override": StepText(mark("Override the rule “{rule}”"), _RULE, mark("Overrode the rule “{rule}”")),
    "rule.clear": StepText(
        mark("Clear what you wrote on the rule “{rule}”"), _RULE, mark("Cleared what you wrote on the rule “{rule}”")
    ),
    "contract.issue": StepText(mark("Issue contract {number}"), _NUMBER, mark("Issued contract {number}")),
    "contract.scale_instalments": StepText(
        mark("Scale the payments of “{title}”"), {"title": _as_typed}, mark("Scaled the payments of “{title}”")
    ),
    "contract.put_back": StepText(
        mark("Put the terms of contract {number} back"), _NUMBER, mark("Put the terms of contract {number} back")
    ),
    "contract.amend": StepText(
        mark("Amend contract {number}: version {version}"),
        {"number": _as_typed, "version": _as_typed},
        mark("Amended contract {number}: version {version}"),
    ),
    "contract.mark": StepText(
        mark("Mark contract {number} as {state}"),
        {"number": _as_typed, "state": _contract_state},
        mark("Marked contract {number} as {state}"),
    ),
    "contract.renew": StepText(mark("Renew contract {number}"), _NUMBER, mark("Renewed contract {number}")),
    "contract.sign": StepText(
        mark("Sign {number} for {party}"),
        {"number": _as_typed, "party": _signatory},
        mark("Signed {number} for {party}"),
    ),
    "signed_copy.keep": StepText(
        mark("Keep the signed copy “{file}” of {number}"),
        {"file": _as_typed, "number": _as_typed},
        mark("Kept the signed copy “{file}” of {number}"),
    ),
    "evidence.keep": StepText(mark("Keep the evidence “{file}”"), _NAMED_FILE, mark("Kept the evidence “{file}”")),
    "certificate.trust": StepText(mark("Put the certificate of {name} on the list"), _NAME),
    "certificate.distrust": StepText(
        mark("Take the certificate of {name} off the list"), _NAME, mark("Took the certificate of {name} off the list")
    ),
    "clause.choose": StepText(mark("Choose the clause “{clause}”"), _NAMED_CLAUSE, mark("Chose the clause “{clause}”")),
    "clause.order": StepText(mark("Order the clauses"), done=mark("Ordered the clauses")),
    "clause.word": StepText(
        mark("Word the clause “{clause}” anew"), _NAMED_CLAUSE, mark("Worded the clause “{clause}” anew")
    ),
    "clause.add": StepText(mark("Add the clause “{clause}”"), _NAMED_CLAUSE, mark("Added the clause “{clause}”")),
    "clause.restore": StepText(
        mark("Take back one’s own words for “{clause}”"), _NAMED_CLAUSE, mark("Took back your own words for “{clause}”")
    ),
    "clause.keep": StepText(
        mark("Keep one’s own words for “{clause}”"), _NAMED_CLAUSE, mark("Kept your own words for “{clause}”")
    ),
    "template.keep": StepText(mark("Keep the template “{name}”"), _NAME, mark("Kept the template “{name}”")),
    "template.use": StepText(mark("Use the template “{name}”"), _NAME, mark("Used the template “{name}”")),
    "template.rename": StepText(mark("Rename the template “{name}”"), _NAME, mark("Renamed the template “{name}”")),
    "template.remove": StepText(mark("Remove the template “{name}”"), _NAME, mark("Removed the template “{name}”")),
    "their_contract.keep": StepText(
        mark("Keep their contract “{file}”"), _NAMED_FILE, mark("Kept their contract “{file}”")
    ),
    "their_contract.take": StepText(
        mark("Take over “{topic}” from their contract"),
        {"topic": _topic},
        mark("Took over “{topic}” from their contract"),
    ),
    "post.publish": StepText(
        mark("Mark the post “{title}” as published"), _NAMED_POST, mark("Marked the post “{title}” as published")
    ),
    "proof.keep": StepText(
        mark("Keep “{file}” as proof of a post"), _NAMED_FILE, mark("Kept “{file}” as proof of a post")
    ),
    "disclosure.keep": StepText(
        mark("Keep the disclosure of the post “{title}”"),
        _NAMED_POST,
        mark("Kept the disclosure of the post “{title}”"),
    ),
    "logo.set": StepText(mark("Change the logo of {name}"), _NAME, mark("Changed the logo of {name}")),
}


def owner_words(step: str, person: str, *, back: bool) -> str:
    """Return whose step it is that would be taken back (`back`) or repeated; `step` is what it says."""
    text = (
        _("“{step}” was done by {person}, not by you.")
        if back
        else _("“{step}” was taken back by {person}, not by you.")
    )
    return text.format(step=quotable(step), person=person)


def step_words(label: str, params: Params) -> str:
    """Return what a step of the change log says in the language of the screen, by its code and raw values.

    Before there were codes a step kept its English text, with parameters in the words of whoever wrote it: such a one
    reads as it did.
    """
    known = STEPS.get(label)
    if known is None:
        return _(label).format_map(_Erased(params)) if ERASED in params else _(label).format(**params)
    return _(known.text).format(**_in_words(known, params))


def done_words(label: str, params: Params) -> str:
    """Return what is said of a step when it was just made, as `step_words` does of one that can be made."""
    known = STEPS.get(label)
    if known is None or not known.done:
        return step_words(label, params)
    return _(known.done).format(**_in_words(known, params))


class _Erased(dict[str, str | int]):
    """The values of a step whose names were erased with their record."""

    def __missing__(self, name: str) -> str:
        return _("(erased)")


def _in_words(known: StepText, params: Params) -> dict[str, str]:
    """Return what a step names, in words; names that were erased with their record say so."""
    erased = ERASED in params
    return {
        name: _("(erased)") if erased and name not in params and name != "along" else in_words(params, name)
        for name, in_words in known.words.items()
    }
