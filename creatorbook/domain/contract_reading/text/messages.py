"""Lines of mails and chats: how deep each is quoted, and who says what; frames of a message are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = re.compile(r"\s{0,3}((?:>\s?){1,12})")
# What a mail program writes above the message that is answered.
_ANSWERED = re.compile(
    r"\s*(?:-{2,24}\s?(?:Original Message|Forwarded message|Message d['’]origine|Message transféré"
    r"|Urspr(?:ü|ue)ngliche Nachricht|Weitergeleitete Nachricht|Mensaje original|Mensaje reenviado"
    r"|Messaggio originale|Messaggio inoltrato)"
    r"|(?:On|Le|Am|El|Il)\b[^\n]{6,120}(?:wrote|a écrit|schrieb[^\n:]{0,40}|escribi[óo]|ha scritto) ?:\s*$)",
    re.IGNORECASE,
)
# "From: …", and in the lines below "Sent: …", as some programs write above what they quote.
_SENDER = re.compile(r"\s*\*?(?:From|Von|De|Da|Expéditeur|Remitente)\s?:\*?\s\S", re.IGNORECASE)
_SENT = re.compile(
    r"\s*\*?(?:Sent|Date|Gesendet|Datum|Envoyé(?: le)?|Enviado(?: el)?|Fecha|To|An|À|Para|Subject|Betreff"
    r"|Objet|Asunto|Inviato(?: il)?|Data|A|Oggetto)\s?:\*?\s\S",
    re.IGNORECASE,
)
_HEAD_LINES = 3
_LEAST_HEAD = 2
_TIME = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?"
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|[^\W\d_]{2,9}\.?)"
# "[9:14 am] name: …", "02.08.27, 18:03 - Name: …".
_SAID_AT = re.compile(rf"\s?[\[(]?(?:{_DATE},?\s)?{_TIME}[\])]?\s?[-–]?\s?(?P<name>[^:\n\]]{{1,40}}):\s")
# "Name · Monday 10:02", on a line of its own above what is said.
_NAMED_AT = re.compile(
    rf"\s?(?P<name>[^\n·|,]{{1,40}}?)\s?(?:[·|,–-]|\s[\[(]|\s)\s?(?:{_DATE},?\s){{0,2}}{_TIME}[\])]?:?\s*$"
)
_SAID = re.compile(r"\s?(?P<name>@?[^\W\d_][^\s:;,!?]{0,24}(?: [^\s:;,!?]{1,16}){0,3}?)\s?:\s(?=\S)")
_TIME_ENDS = 8
_LEAST_TURNS = 3
_LEAST_NAMES, _MOST_NAMES = 2, 4


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a message: `depth` counts the answers since, `speaker` says who begins to speak with it, or ""."""

    text: str
    depth: int = 0
    speaker: str = ""


def say_lines(page: str) -> tuple[Said, ...]:
    """Return the lines of a page without the frames of mails and chats."""
    rows = page.split("\n")
    chat = _chat(rows)
    return tuple(chat if chat is not None else _mail(rows))


def _mail(rows: Sequence[str]) -> Iterator[Said]:
    below = 0
    said = framed = False
    for at, row in enumerate(rows):
        marks = _MARKS.match(row)
        text = row[marks.end() :] if marks is not None else row
        frame = _ANSWERED.match(text)
        if marks is None and frame is None and _SENDER.match(text) and _heads_of_mail(rows, at):
            # A program that writes a line above its heads has counted the message there.
            below += said and not framed
            said = framed = False
        elif text.strip(" _-"):
            said, framed = said or frame is None, frame is not None
        if marks is None and frame is not None:
            below += 1
        depth = max(below, marks[1].count(">") if marks is not None else 0)
        yield Said("" if frame is not None else text, depth)


def _heads_of_mail(rows: Sequence[str], at: int) -> bool:
    return sum(_SENT.match(row) is not None for row in rows[at + 1 : at + 1 + _HEAD_LINES]) >= _LEAST_HEAD


def _chat(rows: Sequence[str]) -> list[Said] | None:
    """Return the lines of a chat; None where the page is none."""
    listed = [row for row in rows if row.strip()]
    for pattern in (_SAID_AT, _NAMED_AT, _SAID):
        timed = (
            listed
            if pattern is not _NAMED_AT
            else [row for row in listed if any(map(str.isdigit, row.rstrip()[-_TIME_ENDS:]))]
        )
        names = Counter(match["name"].strip() for row in timed if (match := pattern.match(row)) is not None)
        turns = names.total()
        told = turns * (2 if pattern is _NAMED_AT else 1) * 3 >= len(listed) * 2
        # Two people who answer each other; the labels of a list stand once each.
        several = _LEAST_NAMES <= len(names) <= _MOST_NAMES and (pattern is not _SAID or min(names.values()) > 1)
        if turns >= _LEAST_TURNS and told and several:
            return list(_turns(rows, pattern))
    return None


def _turns(rows: Sequence[str], pattern: re.Pattern[str]) -> Iterator[Said]:
    speaker = ""
    for row in rows:
        match = pattern.match(row)
        if match is None:
            yield Said(row, 0, speaker)
            speaker = speaker if not row.strip() else ""
        elif row[match.end() :].strip():
            yield Said(row[match.end() :], 0, match["name"].strip())
            speaker = ""
        else:
            speaker = match["name"].strip()
