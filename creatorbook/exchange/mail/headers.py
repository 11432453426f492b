"""The headers of a mail, read one by one: the standard library raises eight kinds of errors on odd ones."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.policy import Compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from creatorbook.common.text import clean
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.records import MailAddress
from creatorbook.exchange.mail.text import decode_text
from creatorbook.exchange.people.reach import read_email

if TYPE_CHECKING:
    from email.message import Message

    from creatorbook.exchange.base.problems import Remarks

_HEADER_CHARACTERS = 64 * 1024
_SUBJECT_CHARACTERS = 1_000
_ID_CHARACTERS = 998
_THREAD_IDS = 100
_ADDRESS_CHARACTERS = 320
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
    """Return the first header of this name as it stands, unfolded; "" where there is none."""
    value = message.get(name)
    return _FOLD.sub(" ", str(value)[:_HEADER_CHARACTERS]) if value is not None else ""


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
    if "@" not in email:
        return MailAddress(name or email, "") if name or email else None
    return MailAddress(name if name != email else "", read_email(email) or email)


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
