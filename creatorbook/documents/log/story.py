"""The disclosure log as a story: each post with what it owed, what it said, what was likely of it, and its proofs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.paragraphs import marked_paragraph, paragraphs, plain_paragraph
from creatorbook.documents.page.styles import style
from creatorbook.documents.page.tables import Cell, Column, Grid, draw_grid
from creatorbook.documents.text.pdf_text import pdf_text, shorten_text
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.log import LogDuty, LogEntry, LogInput
    from creatorbook.documents.words.speech import Speech

# What stands in for the rules of a country that has none of its own, by its file.
_OF_ALL = "EU"
_NAME = 120
_CAPTION = 3_000  # characters of a caption that are printed; the CSV has it all
_SOURCES = 600
_READ = re.compile(r"\((seen|elsewhere|memory|own), (\d{4}-\d{2}-\d{2})\)")
_ROOM = 150  # points that must be left on a page to begin a post there


def log_furniture(log: LogInput) -> Furniture:
    """Return what stands on every page of the log, and what the PDF says about itself."""
    speech = speech_in(log.language)
    kind = speech.word("log", "title")
    about = _log_subject(log)
    made = speech.word("log", "made").format(instant=_instant(speech, log.made_at))
    return Furniture(
        title=" – ".join(part for part in (kind, about) if part),
        author=shorten_text(log.creator, _NAME) or "Creatorbook",
        subject=_period(speech, log),
        language=speech.tag,
        running_head="  ·  ".join(part for part in (kind, about) if part),
        footer=made,
        page_words=speech.word("document", "page"),
        made=log.made_at,
    )


def log_story(log: LogInput) -> list[Flowable]:
    """Return the whole log as flowables, its posts in the order given."""
    from reportlab.platypus import CondPageBreak

    speech = speech_in(log.language)
    flow: list[Flowable] = []
    about = _log_subject(log)
    flow += paragraphs(
        speech.word("log", "title").upper() if about else speech.word("log", "title"), _title_style(about)
    )
    flow += paragraphs(about, "title")
    count = speech.count("posts", len(log.entries))
    flow += paragraphs(f"{_period(speech, log)}  ·  {count}", "subtitle")
    flow += paragraphs(speech.word("log", "note"), "subtitle")
    if not log.entries:
        flow += paragraphs(speech.word("log", "empty"), "heading")
    for number, entry in enumerate(log.entries, start=1):
        flow += [CondPageBreak(_ROOM), *_entry(speech, entry, number)]
    return flow


def _title_style(about: str) -> str:
    return "eyebrow" if about else "title"


def _log_subject(log: LogInput) -> str:
    return "  ·  ".join(shorten_text(name, _NAME) for name in (log.creator, log.brand) if name.strip())


def _period(speech: Speech, log: LogInput) -> str:
    if log.first is None and log.last is None:
        return speech.word("log", "all_days")
    key = "from_to" if log.first and log.last else "from" if log.first else "to"
    first = speech.day(log.first) if log.first else ""
    last = speech.day(log.last) if log.last else ""
    return speech.word("log", key).format(first=first, last=last)


def _instant(speech: Speech, at: datetime) -> str:
    return speech.word("log", "instant").format(day=speech.day(at.date()), time=f"{at:%H:%M}")


def _entry(speech: Speech, entry: LogEntry, number: int) -> list[Flowable]:
    when = _instant(speech, entry.at) if entry.at else speech.word("log", "no_day")
    where = ", ".join((speech.word("platform", entry.platform), speech.word("medium", entry.medium)))
    head = "  ·  ".join(part for part in (when, where, shorten_text(entry.brand, _NAME)) if part)
    look = style("heading_numbered")
    pieces = pdf_text(head, look.fontName)
    flow: list[Flowable] = [
        marked_paragraph(pieces[0], look, f"{number}.", f"post-{number}", shorten_text(head, _NAME))
    ]
    flow += [plain_paragraph(piece, look) for piece in pieces[1:]]
    flow += paragraphs(_line(speech, entry), "log_line")
    caption = entry.caption.strip()
    if len(caption) > _CAPTION:
        caption = f"{caption[:_CAPTION].rstrip()}… {speech.word('log', 'cut')}"
    flow += paragraphs(caption or speech.word("log", "no_caption"), "note" if caption else "log_line")
    if entry.duties:
        flow += draw_grid(_grid(speech, entry.duties), speech.word("say", "note"))
    else:
        flow += paragraphs(speech.word("log", "no_duties"), "log_line")
    for proof in entry.proofs:
        words = speech.word("log", "proof").format(name=shorten_text(proof.name, _NAME), at=_exact(proof.kept_at))
        flow += paragraphs(f"{words}\nSHA-256 {proof.sha256}", "log_line")
    if not entry.proofs:
        flow += paragraphs(speech.word("log", "no_proof"), "log_line")
    return flow


def _line(speech: Speech, entry: LogEntry) -> str:
    """Return what is known of the post besides its caption, one fact after the other."""
    facts = [
        speech.word("log", f"state_{entry.state}"),
        speech.word("log", "by").format(name=shorten_text(entry.creator, _NAME)) if entry.creator else "",
        speech.word("log", "confirmed") if entry.confirmed else speech.word("log", "not_confirmed"),
        speech.word("log", "exception").format(reason=shorten_text(entry.exception, 400)) if entry.exception else "",
        "" if entry.switch_on is None else speech.word("log", "switch_on" if entry.switch_on else "switch_off"),
    ]
    line = "  ·  ".join(fact for fact in facts if fact)
    return f"{shorten_text(entry.url, 500)}\n{line}" if entry.url.strip() else line


def _exact(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def _grid(speech: Speech, duties: tuple[LogDuty, ...]) -> Grid:
    columns = [
        Column(speech.word("log", "country"), 20),
        Column(speech.word("log", "duty"), 30),
        Column(speech.word("log", "verdict"), 26),
        Column(speech.word("log", "rests_on"), 44),
    ]
    return Grid(columns, [_duty_row(speech, duty) for duty in duties])


def _duty_row(speech: Speech, duty: LogDuty) -> list[Cell]:
    if duty.checked_at is None:
        kept = speech.word("log", "worked_out")
    else:
        kept = speech.word("log", "kept").format(at=_exact(duty.checked_at))
    verdict = speech.word("log", f"verdict_{duty.verdict}") if duty.verdict else speech.word("say", "none")
    notes = [shorten_text(_sources(speech, duty.source), _SOURCES)] if duty.source else []
    if duty.country != _OF_ALL and duty.rules.startswith(f"{_OF_ALL.lower()}-"):
        notes.insert(0, speech.word("log", "shared_rules"))
    words = speech.word("log", "words").format(words=shorten_text(duty.words, 300)) if duty.words else ""
    return [
        Cell(speech.country(duty.country) if duty.country else speech.word("log", "no_country"), strong=True),
        Cell(speech.word("log", f"duty_{duty.duty}"), (words,) if words else ()),
        Cell(verdict, (kept,)),
        Cell(shorten_text(duty.rules, 300), tuple(notes)),
    ]


def _sources(speech: Speech, noted: str) -> str:
    """Return sources as they were noted, with how each was read in the words of the log."""

    def say(found: re.Match[str]) -> str:
        try:
            day = date.fromisoformat(found[2])
        except ValueError:
            return found[0]
        return f"({speech.word('log', f'read_{found[1]}').format(day=speech.day(day))})"

    return _READ.sub(say, noted)
