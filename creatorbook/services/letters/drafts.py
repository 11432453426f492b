"""Letters: what is missing before one goes out, its PDF and its text, keeping it in the book, and those kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.letter import LetterInput
from creatorbook.domain.deals.rights_windows import rights_window
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.letters.checks import (
    overrun_findings,
    sender_findings,
    termination_findings,
    tone_findings,
    window_findings,
)
from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.services.book.command import Command
from creatorbook.services.fields.gate import add_record
from creatorbook.services.letters.about import About, find_about
from creatorbook.services.letters.claims import findings_of_claim
from creatorbook.services.letters.inputs import gather_input
from creatorbook.services.letters.overrun import price_of_use
from creatorbook.services.letters.steps import find_letter_step, keep_letter_step
from creatorbook.services.records.short_ids import SHORTEST
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.documents.render import Rendered
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

    _Columns = tuple[str, str, str, str, str, int, str, str | None, str | None, str | None, str | None, str | None]

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it would go out today: what it is made from, what it is about, and what is to be said of it."""

    letter: LetterInput
    about: About
    findings: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands against sending it."""
        return all(found.severity is not Severity.ERROR for found in self.findings)


def languages() -> tuple[str, ...]:
    """Return the languages in which letters can be written, as two-letter codes in their order."""
    from creatorbook.documents.words.letters import letter_languages

    return letter_languages()


def draft(reading: Executes, request: LetterRequest, today: date) -> Draft:
    """Return the letter that is asked for, as a draft while anything is missing.

    Raises NotFound for records that are not there, BadInput where it is not clear what the letter is about, or for a
    language without letters.
    """
    from creatorbook.documents.letters.checks import check_letter

    found = find_about(reading, request, today)
    letter = gather_input(reading, found, request, today)
    said = [*check_letter(letter), *_find_obstacles(reading, found, request, letter, today)]
    said.sort(key=lambda each: _ORDER.index(each.severity))
    ready = all(each.severity is not Severity.ERROR for each in said)
    status = DocumentStatus.ISSUED if ready else DocumentStatus.DRAFT
    return Draft(replace(letter, status=status), found, tuple(said))


def draw_draft(made: Draft) -> Rendered:
    """Return a draft as a PDF with its findings; raises CannotRender with a sentence where none can be made."""
    from creatorbook.documents.letters.render import render_letter

    return replace(render_letter(made.letter), findings=made.findings)


def mail_body(letter: LetterInput) -> str:
    """Return the letter as the plain text of a mail."""
    from creatorbook.documents.letters.text import mail_text

    return mail_text(letter)


def mail_subject(letter: LetterInput) -> str:
    """Return the letter's title on one line, in its own language: the subject of a mail."""
    from creatorbook.documents.letters.text import mail_title

    return mail_title(letter)


def file_name(letter: LetterInput) -> str:
    """Return a name for the letter's file without its ending: what it is and to whom, in its own language."""
    from creatorbook.documents.letters.story import file_name as named
    from creatorbook.documents.letters.text import compose_letter

    return named(letter, compose_letter(letter))


def _find_obstacles(
    reading: Executes, found: About, request: LetterRequest, letter: LetterInput, today: date
) -> Iterator[Finding]:
    yield from tone_findings(request.tone, letter.tone)
    yield from sender_findings(found.creator.id, letter.creator.guardian_name, minor=letter.minor)
    if found.dossier is not None and found.owed is not None:
        asked = replace(request, tone=letter.tone)
        yield from findings_of_claim(reading, found.dossier, found.owed, asked, today)
    if found.dossier is not None and found.right is not None:
        window = rights_window(found.right, found.dossier, today)
        yield from window_findings(request.kind, window)
        if request.kind is LetterKind.RIGHTS_OVERRUN:
            price = price_of_use(reading, found.right) if request.price is None else None
            yield from overrun_findings(window, request.used_on, price.deal if price is not None else "")
    if request.kind is LetterKind.TERMINATION:
        yield from termination_findings(request.reason)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter kept in the book: its record, title, hash, pages, bytes, and what it was made from."""

    letter_id: str
    title: str
    sha256: str
    pages: int
    pdf: bytes
    letter: LetterInput


@dataclass(frozen=True)
class WriteLetter(Command[Written]):
    """Keep a letter in the book as it goes out today: its bytes, their hash, and the data behind them.

    One about money that is owed is the step of its ladder that it is, kept with it. Raises AnswerIsNo where something
    is missing, listing it, and as `draft` does. Undo takes the letter out again, and its step.
    """

    request: LetterRequest
    code = "letter.write"

    def execute(self, uow: UnitOfWork) -> Written:
        """Gather, check, render, keep."""
        from creatorbook.services.records.attachments import keep_content
        from creatorbook.store.models import Letter

        made = draft(uow.connection, self.request, uow.today)
        _refuse_errors(made.findings)
        rendered = draw_draft(made)
        letter, found = made.letter, made.about
        name = mail_subject(letter)
        about = _owed_by(found)
        step = find_letter_step(uow, about, (letter.kind, letter.tone)) if about is not None else None
        record = uow.add(
            Letter(
                creator_id=found.creator.id,
                brand_id=found.brand.id,
                deal_id=found.dossier.deal.id if found.dossier is not None else None,
                gift_id=found.gift.id if found.gift is not None else None,
                payment_id=found.payment.id if found.payment is not None else None,
                invoice_id=found.invoice.id if found.invoice is not None else None,
                kind=letter.kind.value,
                language=letter.language,
                title=name,
                issued_at=uow.now,
                sha256=keep_content(uow, rendered.pdf),
                pages=rendered.pages,
                data=letter.to_json(),
            )
        )
        if letter.overrun is not None and found.dossier is not None:
            _keep_proof(uow, found.dossier.deal.id, self.request)
        if step is not None:
            keep_letter_step(uow, step, record.id, self.request.means)
        uow.name_change(title=name)
        return Written(record.id, name, rendered.sha256, rendered.pages, rendered.pdf, letter)


def _keep_proof(uow: UnitOfWork, deal_id: str, request: LetterRequest) -> None:
    """Keep with the deal when and where its content was seen, and the file that shows it."""
    from creatorbook.services.records.attachments import AttachFile
    from creatorbook.store.models import Note

    if request.proof is not None:
        AttachFile("deal", deal_id, request.proof.name, content=request.proof.content).execute(uow)
    day = request.used_on.isoformat() if request.used_on is not None else ""
    file = f" ({request.proof.name})" if request.proof is not None else ""
    add_record(uow, Note(record_kind="deal", record_id=deal_id, text=f"{day}: {request.used_where.strip()}{file}"))


def _owed_by(found: About) -> tuple[str, str] | None:
    """Return the kind and id of the sum that a letter asks for, None for a letter about something else."""
    if found.invoice is not None:
        return "invoice", found.invoice.id
    return ("payment", found.payment.id) if found.payment is not None else None


def _refuse_errors(found: tuple[Finding, ...]) -> None:
    from creatorbook.services.wording.findings import sentence

    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise AnswerIsNo(
            ngettext(
                "The letter cannot be written: {count} thing is missing or wrong.",
                "The letter cannot be written: {count} things are missing or wrong.",
                len(errors),
            ).format(count=len(errors)),
            where=str(errors[0].about),
            hint=" ".join(sentence(each) for each in errors),
            code="letter_incomplete",
        )


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter kept in the book; `issued_at` is UTC."""

    id: str
    kind: LetterKind
    language: str
    title: str
    issued_at: datetime
    pages: int
    sha256: str
    deal_id: str | None
    brand_id: str | None
    gift_id: str | None
    payment_id: str | None
    invoice_id: str | None


_LETTER = Table("letter")
_COLUMNS = (
    "id", "kind", "language", "title", "issued_at", "pages", "sha256", "deal_id", "brand_id", "gift_id", "payment_id",
    "invoice_id",
)  # fmt: skip


def letters(
    reading: Executes,
    *,
    deal_id: str = "",
    brand_id: str = "",
    gift_id: str = "",
    payment_id: str = "",
    invoice_id: str = "",
) -> list[LetterLine]:
    """Return the letters kept, newest first: of one record by its kind, of all where none is named."""
    wanted = {"deal_id": deal_id, "brand_id": brand_id, "gift_id": gift_id, "payment_id": payment_id}
    wanted["invoice_id"] = invoice_id
    named = {column: record for column, record in wanted.items() if record}
    kept = select(_LETTER, *_COLUMNS).where(**named)
    newest = kept.order_by(descending(_LETTER.issued_at), descending(_LETTER.id))
    return [_line(row) for row in results.rows(reading, newest)]


def _line(row: _Columns) -> LetterLine:
    letter_id, kind, language, name, issued_at, pages, sha256, *about = row
    issued = datetime.fromisoformat(issued_at)
    return LetterLine(letter_id, LetterKind(kind), language, name, issued, pages, sha256, *about)


def read_kept_letter(reading: Executes, letter_id: str) -> tuple[LetterInput, bytes]:
    """Return what a kept letter, given by its id or the one beginning of it, was made from and its bytes.

    Raises NotFound.
    """
    content = Table("attachment_content")
    kept = select(_LETTER, _LETTER.data, content.content).join(content, content.sha256.equals(_LETTER.sha256))
    beginning = letter_id.lower()
    # What follows in an id is before "g".
    meant = kept.where(_LETTER.id.at_least(beginning), _LETTER.id.less_than(f"{beginning}g")).with_trash()
    rows = results.rows(reading, meant.limit(2)) if len(beginning) >= SHORTEST else []
    if len(rows) != 1:
        raise NotFound(
            _("There is no such letter."), where=f"letter {letter_id}", hint=_("Its id is in: creatorbook letter list")
        )
    return LetterInput.from_json(rows[0][0]), bytes(rows[0][1])


def kind_name(kind: LetterKind, tone: Tone = Tone.NONE) -> str:
    """Return what a kind of letter is called on the screen."""
    return _(_TONES[tone] if kind is LetterKind.PAYMENT_REMINDER and tone else _KINDS[kind])


_KINDS = {
    LetterKind.OFFER: mark("Offer"),
    LetterKind.FOLLOW_UP: mark("Following up"),
    LetterKind.BRIEF_ACKNOWLEDGEMENT: mark("Brief received"),
    LetterKind.GIFT_ACKNOWLEDGEMENT: mark("Gift received"),
    LetterKind.RIGHTS_RENEWAL: mark("Renewal of rights"),
    LetterKind.RIGHTS_EXPIRED: mark("Rights ended"),
    LetterKind.RIGHTS_OVERRUN: mark("Use after the rights ended"),
    LetterKind.PAYMENT_REMINDER: mark("Payment reminder"),
    LetterKind.FORMAL_NOTICE: mark("Formal notice"),
    LetterKind.TERMINATION: mark("Termination"),
}
_TONES = {
    Tone.AHEAD: mark("Payment reminder, a word ahead"),
    Tone.FRIENDLY: mark("Payment reminder, friendly"),
    Tone.FIRM: mark("Payment reminder, firm"),
    Tone.LAST: mark("Payment reminder, the last"),
}
