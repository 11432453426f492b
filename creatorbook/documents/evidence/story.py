"""The evidence page as a story: versions, copies, signatures with what was checked of each, and mails."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.evidence import EvidenceInput, EvidenceSignature, Fact
    from creatorbook.documents.words.speech import Speech

_NAME = 160
_NOTE = 600
_ROOM = 120  # points that must be left on a page to begin a signature there
_LITTLE = 64  # the same for a heading with its first lines
_HALF = 32  # hexadecimal digits on a line: a SHA-256 takes two


def evidence_furniture(evidence: EvidenceInput) -> Furniture:
    """Return what stands on every page, and what the PDF says about itself."""
    speech = speech_in(evidence.language, pronoun=evidence.pronoun)
    title = speech.word("evidence", "title")
    return Furniture(
        title=f"{title} – {evidence.number}",
        author="Creatorbook",
        subject=shorten_text(evidence.title, _NAME),
        language=speech.tag,
        running_head=f"{title}  ·  {evidence.number}",
        footer=speech.word("evidence", "made").format(instant=_instant(speech, evidence.made_at)),
        page_words=speech.word("document", "page"),
        made=evidence.made_at,
    )


def evidence_story(evidence: EvidenceInput) -> list[Flowable]:
    """Return the whole page as flowables."""
    from reportlab.platypus import CondPageBreak

    speech = speech_in(evidence.language, pronoun=evidence.pronoun)
    flow: list[Flowable] = []
    flow += paragraphs(speech.word("evidence", "title").upper(), "eyebrow")
    flow += paragraphs(shorten_text(evidence.title, _NAME), "title")
    state = speech.word("evidence", f"state_{evidence.state}")
    flow += paragraphs(f"{evidence.number}  ·  {state}", "subtitle")
    flow += paragraphs(speech.word("evidence", "note"), "subtitle")
    if evidence.joined is not None:
        flow += paragraphs(speech.word("evidence", f"joined_{evidence.joined}"), "log_line")
    flow += _parties(speech, evidence)
    flow += paragraphs(speech.word("evidence", "versions"), "heading")
    flow += draw_grid(_versions(speech, evidence), speech.word("say", "note"))
    flow += _accepted(speech, evidence)
    flow += paragraphs(speech.word("evidence", "signatures"), "heading")
    if not evidence.signatures:
        flow += paragraphs(speech.word("evidence", "no_signature"), "log_line")
    for signature in evidence.signatures:
        flow += [CondPageBreak(_ROOM), *_signature(speech, signature)]
    if evidence.copies:
        flow.append(CondPageBreak(_LITTLE))
        flow += paragraphs(speech.word("evidence", "copies"), "heading")
    for copy in evidence.copies:
        flow += paragraphs("\n".join((f"SHA-256 {copy.sha256}", *_facts(speech, copy.facts))), "log_line")
    flow += _mails(speech, evidence)
    return flow


def _parties(speech: Speech, evidence: EvidenceInput) -> list[Flowable]:
    lines = [f"{speech.word('role', role)}  ·  {shorten_text(name, _NAME)}" for role, name in evidence.parties]
    return [*paragraphs("\n".join(lines), "log_line")]


def _versions(speech: Speech, evidence: EvidenceInput) -> Grid:
    heads = [speech.word("evidence", key) for key in ("version", "issued", "pages")]
    columns = [Column(heads[0], 12), Column(heads[1], 34), Column(heads[2], 12, right=True), Column("SHA-256", 62)]
    rows = [
        [
            Cell(speech.number(each.ordinal), strong=True),
            Cell(_instant(speech, each.issued_at)),
            Cell(speech.number(each.pages)),
            Cell(f"{each.sha256[:_HALF]} {each.sha256[_HALF:]}"),
        ]
        for each in evidence.versions
    ]
    return Grid(columns, rows)


def _accepted(speech: Speech, evidence: EvidenceInput) -> list[Flowable]:
    """Return what versions went out with although it contradicts itself; nothing where there is nothing."""
    lines = [
        speech.word("evidence", "accepted").format(version=speech.number(version.ordinal), text=text)
        for version in evidence.versions
        for text in version.accepted
    ]
    return [*paragraphs("\n".join(lines), "log_line")] if lines else []


def _signature(speech: Speech, signature: EvidenceSignature) -> list[Flowable]:
    manner = speech.word("evidence", f"manner_{signature.manner}")
    head = f"{speech.word('role', signature.party)}  ·  {shorten_text(signature.party_name, _NAME)}"
    lines = [
        speech.word("evidence", "signed").format(
            name=shorten_text(signature.signer, _NAME) or speech.word("evidence", "unnamed"),
            manner=manner,
            version=speech.number(signature.version),
        ),
        _instant(speech, signature.at) if signature.day_alone is None else speech.day(signature.day_alone),
        f"SHA-256 {signature.sha256}",
    ]
    if signature.certificate:
        lines.append(speech.word("evidence", "certificate").format(certificate=signature.certificate))
    lines += _facts(speech, signature.facts)
    note = " ".join(_noted(speech, each) for each in signature.noted) or signature.note
    if note:
        lines.append(speech.word("evidence", "noted").format(note=shorten_text(note, _NOTE)))
    with inside(Tag("Sect", headings="H3")):
        return [*paragraphs(head, "heading_numbered"), *paragraphs("\n".join(filter(None, lines)), "log_line")]


def _noted(speech: Speech, note: Fact) -> str:
    values = {
        name: speech.day(date.fromisoformat(value))
        if name == "day"
        else speech.word("role", value)
        if name == "party"
        else value
        for name, value in note.values
    }
    return speech.word("evidence", note.key).format(**values)


def _facts(speech: Speech, facts: tuple[Fact, ...]) -> list[str]:
    """Return what was checked and what was not, each on a line of its own."""
    return [f"–  {speech.word('evidence', fact.key).format(**dict(fact.values))}" for fact in facts]


def _mails(speech: Speech, evidence: EvidenceInput) -> list[Flowable]:
    if not evidence.mails:
        return []
    from reportlab.platypus import CondPageBreak

    flow: list[Flowable] = [CondPageBreak(_LITTLE), *paragraphs(speech.word("evidence", "mails"), "heading")]
    for mail in evidence.mails:
        first = "  ·  ".join(
            part for part in (_instant(speech, mail.at), mail.sender, shorten_text(mail.subject, _NAME)) if part
        )
        flow += paragraphs(f"{first}\n{mail.message_id}" if mail.message_id else first, "log_line")
    return flow


def _instant(speech: Speech, at: datetime | None) -> str:
    if at is None:
        return ""
    return speech.word("log", "instant").format(day=speech.day(at.date()), time=f"{at:%H:%M}")
