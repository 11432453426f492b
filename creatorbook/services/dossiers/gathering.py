"""What a dossier is made from: contract, approvals, proofs, invoice and reminders of one sum, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.common.text import safe_name
from creatorbook.documents.inputs.dossier import DossierInput, DossierPart, Missing, PartKind
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.letters import ABOUT_PAYMENT, LetterKind
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.contracts.drafts import issued_pdf
from creatorbook.services.deals import facts
from creatorbook.services.disclosure.proofs import proofs_of
from creatorbook.services.invoices.listing import invoice_pdf
from creatorbook.services.invoices.stored import read_invoice, read_lines
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters.ladder import read_ladder
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.letters.steps import MEANS
from creatorbook.services.records.attachments import content
from creatorbook.services.signing.signatures import read_signed_copy, signatures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.documents.render import Rendered
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.letters.ladder import LadderView
    from creatorbook.store.engine.reading import Executes

_PDF = "application/pdf"
# What the page says in its own language, for who makes it.
_MISSING = {
    "no_contract": mark("No contract was issued for this deal."),
    "not_signed": mark("No signed copy of contract {name} is kept."),
    "no_approval": mark("No approval is noted."),
    "no_post": mark("No post is recorded."),
    "no_proof": mark("No proof of the post is kept: {name}."),
    "no_invoice": mark("The invoice is not one of this book: {name}."),
    "no_invoice_yet": mark("No invoice was issued."),
    "no_reminder": mark("No reminder was sent."),
    "no_interest": mark("Interest is left open: the rate of some days is not known."),
    "not_pages": mark("This file cannot be shown as pages and is attached as it is: {name}."),
}
_OVER = frozenset({ContractState.DRAFT, ContractState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class DossierMade:
    """A dossier as one file, with a name for it and what it could not hold, in the language of the screen."""

    rendered: Rendered
    file_name: str
    missing: tuple[str, ...]


def make_dossier(reading: Executes, kind: str, id: str, today: date, language: str = "") -> DossierMade:
    """Return the dossier of an invoice or a payment, reckoned to the day; `language` "" is the brand's.

    Raises NotFound where nothing is owed of it, BadInput for a language in which there are no letters.
    """
    from creatorbook.documents.dossier.joining import render_dossier

    dossier = gather_dossier(reading, kind, id, today, language)
    speech = speech_in(dossier.language)
    name = " – ".join(part for part in (speech.word("dossier", "title"), dossier.number or dossier.title) if part)
    missing = tuple(_(_MISSING[each.key]).format(name=each.name) for each in dossier.missing)
    return DossierMade(render_dossier(dossier), safe_name(f"{name}.pdf", "dossier.pdf"), missing)


def gather_dossier(reading: Executes, kind: str, id: str, today: date, language: str = "") -> DossierInput:
    """Return what the book holds of an invoice or a payment; raises as `make_dossier` does."""
    view = read_ladder(reading, kind, id, today)
    owed = view.owed
    request = LetterRequest(
        LetterKind.FORMAL_NOTICE,
        invoice_id=owed.id if owed.kind == "invoice" else "",
        payment_id=owed.payment_id,
        language=language,
    )
    reckoning = letters.draft(reading, request, today).letter
    speech = speech_in(reckoning.language)
    found = _Found()
    for dossier in facts.dossiers(reading, owed.deal_ids):
        _add_contract(reading, dossier, speech, found)
        _add_approvals(dossier, speech, found)
        _add_proofs(reading, dossier, speech, found)
    _add_invoice(reading, view, speech, found, today)
    _add_reminders(reading, view, speech, found)
    if reckoning.claim is not None and reckoning.claim.interest is None and owed.days_late:
        found.missing.append(Missing("no_interest"))
    order = list(PartKind)
    return DossierInput(
        reckoning.language,
        today,
        reckoning.title,
        owed.number,
        reckoning,
        tuple(sorted(found.parts, key=lambda part: order.index(part.kind))),
        tuple(found.missing),
    )


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    parts: list[DossierPart] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


def _add_contract(reading: Executes, dossier: Dossier, speech: Speech, found: _Found) -> None:
    issued = [each for each in dossier.contracts if each.state not in _OVER and each.number]
    if not issued:
        found.missing.append(Missing("no_contract"))
        return
    contract = max(issued, key=lambda each: each.id)
    known = signatures(reading, contract.id)
    key, on = ("contract_signed", contract.signed_on) if known else ("contract_issued", contract.issued_on)
    data = (
        read_signed_copy(reading, contract.id, max(each.version for each in known))
        if known
        else issued_pdf(reading, contract.id)
    )
    if not known:
        found.missing.append(Missing("not_signed", contract.number))
    title = speech.word("dossier", key).format(name=contract.number)
    name = safe_name(f"{contract.number}.pdf", "contract.pdf")
    found.parts.append(DossierPart(PartKind.CONTRACT, title, on or contract.issued_on, name, _PDF, data))


def _add_approvals(dossier: Dossier, speech: Speech, found: _Found) -> None:
    approved = [each for each in dossier.deliverables if each.approved_on is not None]
    for each in approved:
        what = each.description or speech.word("medium", each.medium.value)
        title = speech.word("dossier", "approved").format(name=what)
        found.parts.append(DossierPart(PartKind.APPROVAL, title, each.approved_on))
    if not approved:
        found.missing.append(Missing("no_approval"))


def _add_proofs(reading: Executes, dossier: Dossier, speech: Speech, found: _Found) -> None:
    posts = [each for each in dossier.posts if each.state is not PostState.PLANNED]
    if not posts:
        found.missing.append(Missing("no_post"))
        return
    kept = proofs_of(reading, [each.id for each in posts])
    for post in posts:
        day = speech.day(post.published_at.date()) if post.published_at is not None else ""
        named = ", ".join(part for part in (speech.word("platform", post.platform.value), day, post.url) if part)
        if not kept.get(post.id):
            found.missing.append(Missing("no_proof", named))
        title = speech.word("dossier", "proof").format(name=named)
        for proof in kept.get(post.id, ()):
            data = content(reading, proof.attachment_id)
            found.parts.append(
                DossierPart(PartKind.PROOF, title, proof.kept_at.date(), proof.name, proof.media_type, data)
            )
            if not proof.media_type.startswith("image/") and proof.media_type != _PDF:
                found.missing.append(Missing("not_pages", proof.name))


def _add_invoice(reading: Executes, view: LadderView, speech: Speech, found: _Found, today: date) -> None:
    owed = view.owed
    if owed.kind != "invoice":
        found.missing.append(Missing("no_invoice", owed.number) if owed.number else Missing("no_invoice_yet"))
        return
    invoice = read_invoice(reading, owed.id)
    data = invoice_pdf(reading, owed.id, today)
    title = speech.word("dossier", "invoice").format(name=owed.number)
    name = safe_name(f"{owed.number}.pdf", "invoice.pdf")
    found.parts.append(DossierPart(PartKind.INVOICE, title, invoice.issued_on, name, _PDF, data))


def _add_reminders(reading: Executes, view: LadderView, speech: Speech, found: _Found) -> None:
    owed = view.owed
    ids = {"invoice_id": [owed.id], "payment_id": _payments(reading, view)}
    kept = {
        each.id: each
        for column, of in ids.items()
        for id in of
        for each in letters.letters(reading, **{column: id})
        if each.kind in ABOUT_PAYMENT
    }
    for each in sorted(kept.values(), key=lambda line: line.issued_at):
        _letter, data = letters.read_kept_letter(reading, each.id)
        name = safe_name(f"{each.title}.pdf", "letter.pdf")
        found.parts.append(DossierPart(PartKind.REMINDER, each.title, each.issued_at.date(), name, _PDF, data))
    told = [step.taken for step in view.ladder.steps if step.taken is not None and not step.taken.letter_id]
    for taken in told:
        how = speech.word("dossier", f"means_{taken.means}") if taken.means in MEANS else taken.means
        title = speech.word("dossier", "reminded").format(name=", ".join(filter(None, (how, taken.note))))
        found.parts.append(DossierPart(PartKind.REMINDER, title, taken.sent_on))
    if not kept and not told:
        found.missing.append(Missing("no_reminder"))


def _payments(reading: Executes, view: LadderView) -> Sequence[str]:
    owed = view.owed
    if owed.kind != "invoice":
        return [owed.payment_id]
    return [line.payment_id for line in read_lines(reading, owed.id) if line.payment_id is not None]
