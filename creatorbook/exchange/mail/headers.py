"""The headers of a mail, read one by one: the standard library raises eight kinds of errors on odd ones."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.policy import Compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from creatorbook.common.text import clean, fold
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.records import MailAddress
from creatorbook.exchange.mail.text import decode_text
from creatorbook.exchange.people.names import letters_of, put_given_name_first
from creatorbook.exchange.people.reach import organisation_of, read_email

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from creatorbook.exchange.base.problems import Remarks

_HEADER_CHARACTERS = 64 * 1024
_SUBJECT_CHARACTERS = 1_000
_ID_CHARACTERS = 998
_THREAD_IDS = 100
_ADDRESS_CHARACTERS = 320
_PARTS_ASKED = 20
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
# An address begins only where a word does and gives nothing back: every sign is looked at twice, however odd the text.
_NO_COMMA = re.compile(r"(?<![^\s,;<>\"])([^\s,;<>\"][^\s,;<>\"@]*+@[^\s,;<>\"]++)[ ;]++(?=[^\s,;<>\"][^\s,;<>\"@]*+@)")
_MACHINES = frozenset({"mailer-daemon", "postmaster"})
_NO_ANSWER = re.compile(
    r"(?:^|[._+-])(?:no|do[._-]?not|ne[._-]?pas|nicht)[._-]?(?:reply|repondre|antworten)(?:$|[._+-])"
)
_ABSENT = re.compile(
    r"automatic reply|auto[- ]?reply|out of (?:the )?office|absence du bureau|reponse automatique|absent du bureau"
    r"|abwesenheitsnotiz|automatische antwort|abwesend|respuesta automatica|fuera de la oficina"
    r"|risposta automatica|fuori sede|fuori ufficio"
)
_AT_FIRM = re.compile(
    r"(?P<person>[^@|]{2,80}?)\s+(?P<at>@|at|from|chez|bei|/|\||-|–|·)\s+(?P<firm>\S.{0,80})",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?P<person>.{2,100}?) via (?P<service>\S.{1,60})")
# "FormMail" sends from forms@formservice: the first letters tell it.
_SERVICE_LETTERS = 4
_AND_WORDS = ("and", "et", "und", "y", "e")
_FOLD = re.compile(r"\r?\n[ \t]*|\r")


class RawHeaders(Compat32):
    """A policy that hands headers out as plain text, 8-bit bytes decoded, and never parses them by itself."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """Return the header's text as it stands, encoded words included."""
        del name
        return unescape_bytes(value)


RAW_HEADERS = RawHeaders()


def unescape_bytes(text: str) -> str:
    """Return a header's text, its 8-bit bytes (kept as surrogates by the parser) read as UTF-8, else cp1252."""
    if text.isascii():
        return text
    return decode_text(text.encode("utf-8", "surrogateescape"), "utf-8")


def header(message: Message, name: str) -> str:
    """Return the first header of this name as it stands, unfolded; "" where there is none.

    Bytes that are no ASCII are read as UTF-8, else as the mail's text is written, else as cp1252.
    """
    wanted = name.lower()
    value = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), None)
    if value is None:
        return ""
    value = value[:_HEADER_CHARACTERS]
    if not value.isascii():
        value = _decode_bytes(value, message)
    return _FOLD.sub(" ", value)


def _decode_bytes(text: str, message: Message) -> str:
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decode_text(data, _charset_of(message))


def _charset_of(message: Message) -> str:
    """Return the charset of the first text in a mail, "" where none is named."""
    waiting = [message]
    for _turn in range(_PARTS_ASKED):
        if not waiting:
            break
        part = waiting.pop(0)
        try:
            charset = part.get_content_charset("")
        except (ValueError, LookupError, AttributeError, TypeError):
            charset = ""
        if charset:
            return str(charset)
        payload = part.get_payload() if part.is_multipart() else None
        waiting += [child for child in payload if not isinstance(child, str)] if isinstance(payload, list) else []
    return ""


def mend_head(data: bytes) -> bytes:
    """Return the bytes of a mail without what hides its headers: blanks before the first, and lines that are none.

    The parser takes the first line that is no header for the beginning of the text.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    end = _HEAD_END.search(start)
    head = start[: end.start()] if end is not None else start
    if len(head) > _HEADER_CHARACTERS:
        return start
    lines = head.split(b"\n")
    kept = [line for line in lines if not line.strip() or line[:1] in b" \t" or _HEADER_LINE.match(line)]
    if len(kept) == len(lines) or not any(line.lower().startswith(b"from:") for line in kept):
        return start
    return b"\n".join(kept) + start[len(head) :]


def is_passed_on(sender: MailAddress) -> bool:
    """Return whether a service sent a mail in somebody's name: "Tom Hale via Docusign", from its own address."""
    found = _VIA.fullmatch(sender.name)
    return found is not None and letters_of(found["service"])[:_SERVICE_LETTERS] in letters_of(sender.email)


def find_asker(sender: MailAddress, answers: Sequence[MailAddress]) -> MailAddress:
    """Return who wrote a mail that a service passed on: to whom answers go, elsewhere than to the service."""
    service = sender.email.rpartition("@")[2].lower()
    other = next((each for each in answers if each.email and not each.email.lower().endswith(f"@{service}")), None)
    found = _VIA.fullmatch(sender.name)
    if other is None or found is None:
        return sender
    return other if other.name else MailAddress(found["person"], other.email)


def is_bulk(message: Message) -> bool:
    """Return whether a mail went to a list of people, as newsletters do."""
    named = any(header(message, name).strip() for name in ("List-Unsubscribe", "List-Id", "Feedback-ID"))
    return named or header(message, "Precedence").strip().lower() in {"bulk", "list", "junk"}


def is_automatic(message: Message, sender: str) -> bool:
    """Return whether a machine wrote a mail: an answer of absence, a report of delivery, an address nobody reads.

    RFC 3834, 5: Auto-Submitted is anything but "no" then; a report of delivery returns to nobody (RFC 5321, 4.5.5).
    """
    submitted = header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    local = sender.partition("@")[0].lower()
    return (
        submitted not in {"", "no"}
        or header(message, "Precedence").strip().lower() == "auto_reply"
        or bool(header(message, "X-Autoreply").strip() or header(message, "X-Autorespond").strip())
        or header(message, "Return-Path").strip() == "<>"
        or local in _MACHINES
        or bool(_NO_ANSWER.search(local))
        or bool(_ABSENT.match(fold(subject(message))))
    )


def decode_words(text: str) -> str:
    """Return a header's text with its encoded words (RFC 2047) decoded; damaged ones stay as written."""
    if "=?" not in text:
        return clean(text)
    try:
        chunks = decode_header(text)
    except (HeaderParseError, ValueError, TypeError, AssertionError):
        return clean(text)
    parts = [
        chunk if isinstance(chunk, str) else decode_text(chunk, charset if isinstance(charset, str) else "utf-8")
        for chunk, charset in chunks
    ]
    return clean("".join(parts))


def subject(message: Message) -> str:
    """Return the subject as one line."""
    return " ".join(decode_words(header(message, "Subject")).split())[:_SUBJECT_CHARACTERS]


def message_id(message: Message, name: str = "Message-ID") -> str:
    """Return the id of a message, without its angle brackets; "" where there is none."""
    text = clean(header(message, name))
    inside, closed, _rest = text.partition("<")[2].partition(">")
    return (inside if closed else text).strip()[:_ID_CHARACTERS]


def thread_ids(message: Message) -> tuple[str, ...]:
    """Return the ids of the References header in their order, at most the last 100."""
    parts = clean(header(message, "References")).split("<")[1:]
    found = [part.partition(">")[0].strip()[:_ID_CHARACTERS] for part in parts]
    return tuple(dict.fromkeys(name for name in found if name))[-_THREAD_IDS:]


def addresses(message: Message, *names: str, number: int, remarks: Remarks) -> tuple[MailAddress, ...]:
    """Return the people of these headers, at most 1,000, each address once."""
    found: dict[str, MailAddress] = {}
    for name in names:
        text = header(message, name)
        if not text:
            continue
        if text.count("@") > limits.MAIL_ADDRESSES:
            text = _cut_addresses(text)
            remarks.add("many_addresses", number, limit=limits.MAIL_ADDRESSES)
        if '"' not in text:
            text = _NO_COMMA.sub(r"\1, ", text)
        try:
            pairs = getaddresses([text])
        except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
            remarks.add("bad_header", number, header=name)
            continue
        for shown, written in pairs:
            person = _address(shown, written)
            if person is not None:
                found.setdefault((person.email or person.name).casefold(), person)
    return tuple(found.values())[: limits.MAIL_ADDRESSES]


def _cut_addresses(text: str) -> str:
    return ",".join(text.split(",", limits.MAIL_ADDRESSES)[: limits.MAIL_ADDRESSES])


def _address(shown: str, written: str) -> MailAddress | None:
    email = clean(written)[:_ADDRESS_CHARACTERS]
    name = " ".join(decode_words(shown).split()).strip("'\" ")[: limits.NAME_CHARACTERS]
    if "@" not in email or email.startswith("@") or email.endswith("@"):
        email = "" if "@" in email else email
        return MailAddress(name or email, "") if name or email else None
    return MailAddress(
        _person_of(put_given_name_first(name), email) if name != email else "", read_email(email) or email
    )


def _person_of(name: str, email: str) -> str:
    """Return "Priya" for "Priya @ Hollow & Fern" or "Priya at Fernly", where the firm is that of the address."""
    found = _AT_FIRM.fullmatch(name)
    if found is None:
        return name
    said, domain = letters_of(found["firm"]), letters_of(organisation_of(email.rpartition("@")[2]))
    spelled = {said, *(letters_of(found["firm"].replace("&", word).replace("+", word)) for word in _AND_WORDS)}
    is_firm = bool(domain) and any(each in domain or domain in each for each in spelled if each)
    return found["person"] if is_firm or found["at"] == "@" else name


def sent_at(message: Message, *, number: int, remarks: Remarks) -> datetime | None:
    """Return the instant of sending in UTC, from Date or else from the last relay; None where neither can be right."""
    written = clean(header(message, "Date"))
    relayed = clean(header(message, "Received").rpartition(";")[2])
    for text in (written, relayed):
        if not text:
            continue
        try:
            instant = parsedate_to_datetime(text)
            instant = instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if limits.FIRST_YEAR <= instant.year <= limits.LAST_YEAR:
            return instant
        remarks.add("mail_date_range", number, text=text)
    if not written:
        remarks.add("no_mail_date", number)
    else:
        remarks.add("bad_header", number, header="Date")
    return None
