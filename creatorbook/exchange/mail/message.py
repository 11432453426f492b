"""Mails in: one .eml or a whole .mbox, as messages with plain text and attachments that have safe names."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import TYPE_CHECKING

from creatorbook.common.text import safe_name
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem, Remarks
from creatorbook.exchange.base.records import FileKind, ImportedAttachment, ImportedMessage, ParsedFile, make_key
from creatorbook.exchange.mail.first_lines import FROM_LINE_BYTES, has_header, is_from_line, is_mbox, looks_like_mail
from creatorbook.exchange.mail.headers import (
    RAW_HEADERS,
    addresses,
    decode_words,
    find_asker,
    header,
    is_automatic,
    is_bulk,
    is_passed_on,
    mend_head,
    message_id,
    sent_at,
    subject,
    thread_ids,
)
from creatorbook.exchange.mail.senders import Attached, read_firm
from creatorbook.exchange.mail.text import decode_text, html_to_text, tidy, unflow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HIDDEN_CHARACTERS = 120
_ATTACHED_CHARACTERS = 20_000
_QUOTED_FROM = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_APPLE = re.compile(rb"[0-9]{1,10}[ \t]*\r?\n")
_LENGTH_LINE = 20
_WINMAIL = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_EXTENSIONS = {"text/calendar": ".ics", "message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html"}


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the mails of an mbox without their "From " lines, ">From " given back its form.

    A line of text that begins with "From " is not taken for a new mail: an empty line must stand before it, and a
    time and a year in it.
    """
    starts = [0] if is_mbox(data) else []
    position = data.find(b"\nFrom ")
    while position >= 0:
        line = data[position + 1 : position + 1 + FROM_LINE_BYTES]
        before = data[max(position - 2, 0) : position].replace(b"\r", b"")
        if (before.endswith(b"\n") or position == 0) and is_from_line(line):
            starts.append(position + 1)
        position = data.find(b"\nFrom ", position + 1)
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        body = data[start:end].lstrip().partition(b"\n")[2]
        yield _QUOTED_FROM.sub(rb"\1", body) if b">From " in body else body


def read_mail(data: bytes, *, certain: bool = False) -> ParsedFile:
    """Return the messages of an .eml or .mbox file; `certain` where its name says that it is one, whatever it lacks.

    Raises FileProblem for what is no mail, for more than 20,000 mails, and for a single mail with mails more than
    20 deep inside it or more than 500 parts; inside an mbox such a mail is left out with a notice.
    """
    if _APPLE.match(data[:_LENGTH_LINE]):
        # Apple Mail writes the length of the mail before it.
        data = data.partition(b"\n")[2]
    if not looks_like_mail(data) and not (certain and has_header(data)):
        raise FileProblem("no_mail")
    remarks = Remarks("mail")
    budget = _Budget()
    if not is_mbox(data):
        message = read_message(mend_head(data), 1, remarks, budget)
        return ParsedFile(FileKind.MAIL, "eml", (message,), remarks.all())
    messages: dict[str, ImportedMessage] = {}
    for number, raw in enumerate(split_mbox(data), 1):
        if number > limits.MAIL_MESSAGES:
            raise FileProblem("too_many_mails", limit=limits.MAIL_MESSAGES)
        try:
            message = read_message(mend_head(raw), number, remarks, budget)
        except FileProblem as problem:
            codes = {"mail_too_deep": "mail_skipped_deep", "too_many_parts": "mail_skipped_parts"}
            remarks.add(codes.get(problem.code, "mail_skipped_damaged"), number)
            continue
        if message.key in messages:
            remarks.add("same_mail", number)
        else:
            messages[message.key] = message
    return ParsedFile(FileKind.MAIL, "mbox", tuple(messages.values()), remarks.all())


@dataclass
class _Budget:
    """How many bytes of attachments the whole file may still yield."""

    left: int = limits.ATTACHMENTS_BYTES


@dataclass
class _Body:
    """What is gathered while the parts of one mail are walked."""

    number: int
    remarks: Remarks
    budget: _Budget
    texts: list[str] = field(default_factory=list)
    attachments: list[ImportedAttachment] = field(default_factory=list)
    forwarded: Attached | None = None
    parts: int = 0


def read_message(raw: bytes, number: int, remarks: Remarks, budget: _Budget) -> ImportedMessage:
    """Return one mail from its bytes; `number` is its place in the file, from 1."""
    try:
        message = message_from_bytes(raw, policy=RAW_HEADERS)
        body = _Body(number, remarks, budget)
        _walk(message, body, 0)
    except RecursionError as error:
        raise FileProblem("mail_too_deep", limit=limits.MAIL_DEPTH) from error
    senders = addresses(message, "From", number=number, remarks=remarks)
    senders = senders or addresses(message, "Sender", "Reply-To", number=number, remarks=remarks)
    recipients = addresses(message, "To", "Cc", number=number, remarks=remarks)
    instant = sent_at(message, number=number, remarks=remarks)
    sender = senders[0] if senders else None
    passed_on = sender is not None and is_passed_on(sender)
    if sender is not None and passed_on:
        sender = find_asker(sender, addresses(message, "Reply-To", number=number, remarks=remarks))
    if not any(body.texts) and (invitation := _invitation(body)):
        remarks.add("mail_invitation", number, name=invitation)
    title, text, name = subject(message), tidy("\n\n".join(body.texts)), message_id(message)
    domain = sender.email.rpartition("@")[2].lower() if sender else ""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    firm = read_firm(domain, sender.name if sender else "", title, text, body.forwarded)
    identity = [name] if name else [str(instant), sender.email if sender else "", title, digest]
    return ImportedMessage(
        key=make_key("mail", identity),
        row=number,
        message_id=name,
        sent_at=instant,
        sender=sender,
        recipients=recipients,
        subject=title,
        text=text,
        attachments=tuple(body.attachments),
        in_reply_to=message_id(message, "In-Reply-To"),
        organisation=firm.organisation,
        client=firm.client,
        is_agency=firm.is_agency,
        writer=firm.writer,
        domain=domain,
        references=thread_ids(message),
        is_bulk=is_bulk(message),
        # Who writes through a service that says to whom to answer has written it.
        is_automatic=(passed_on and sender == senders[0]) or is_automatic(message, sender.email if sender else ""),
    )


def _invitation(body: _Body) -> str:
    return next((each.name for each in body.attachments if each.media_type == "text/calendar"), "")


def _walk(part: Message, body: _Body, depth: int) -> None:
    body.parts += 1
    if depth > limits.MAIL_DEPTH:
        raise FileProblem("mail_too_deep", limit=limits.MAIL_DEPTH)
    if body.parts > limits.MAIL_PARTS:
        raise FileProblem("too_many_parts", limit=limits.MAIL_PARTS)
    kind = _media_type(part)
    # Asking a part that is not multipart for its payload already decodes it, and may raise.
    payload = part.get_payload() if part.is_multipart() else None
    if kind == "message/rfc822" and isinstance(payload, list):
        _count_inside(part, body, depth)
        _attach_mail(part, body)
    elif kind == "multipart/alternative" and isinstance(payload, list):
        _alternative([child for child in payload if not isinstance(child, str)], body, depth)
    elif isinstance(payload, list):
        for child in payload:
            if not isinstance(child, str) and not (kind == "multipart/related" and _is_inline_picture(child)):
                _walk(child, body, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _is_attachment(part):
        body.texts.append(_decode_part(part, kind, body))
    elif not kind.startswith("multipart/") and kind not in _SIGNATURES:
        _attach(part, body)


def _decode_part(part: Message, kind: str, body: _Body) -> str:
    text = decode_text(_content(part, body, ""), _param(part, "charset"))
    if kind == "text/html":
        seen, hidden = html_to_text(text)
        # The line of a preview says again what is seen.
        if hidden and hidden not in " ".join(seen.split()):
            body.remarks.add("mail_hides", body.number, text=hidden[:_HIDDEN_CHARACTERS])
        return seen
    return unflow(text) if _param(part, "format").lower() == "flowed" else text


def _alternative(children: list[Message], body: _Body, depth: int) -> None:
    """Take the plain text if it says anything, else the richest form after it; keep attachments that hide here."""
    taken = False
    for child in sorted(children, key=lambda child: _media_type(child) != "text/plain"):
        kept = len(body.texts)
        _walk(child, body, depth + 1)
        said = any(text.strip() for text in body.texts[kept:])
        if taken or not said:
            del body.texts[kept:]
        taken = taken or said


def _count_inside(part: Message, body: _Body, depth: int) -> None:
    """Count what a mail inside a mail holds without reading it."""
    waiting = [(part, depth)]
    while waiting:
        current, level = waiting.pop()
        if level > limits.MAIL_DEPTH:
            raise FileProblem("mail_too_deep", limit=limits.MAIL_DEPTH)
        payload = current.get_payload() if current.is_multipart() else None
        if isinstance(payload, list):
            body.parts += len(payload)
            if body.parts > limits.MAIL_PARTS:
                raise FileProblem("too_many_parts", limit=limits.MAIL_PARTS)
            waiting += [(child, level + 1) for child in payload if not isinstance(child, str)]


def _media_type(part: Message) -> str:
    try:
        kind = part.get_content_type().lower()
    except (ValueError, LookupError, AttributeError, TypeError):
        return "application/octet-stream"
    return kind if _MEDIA_TYPE.fullmatch(kind) else "application/octet-stream"


def _param(part: Message, name: str) -> str:
    try:
        value = part.get_param(name, "")
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    return str(value[-1] if isinstance(value, tuple) else value or "")


def _disposition(part: Message) -> str:
    return header(part, "Content-Disposition").partition(";")[0].strip().lower()


def _is_attachment(part: Message) -> bool:
    return _disposition(part) == "attachment" or bool(_file_name(part))


def _is_inline_picture(part: Message) -> bool:
    named = bool(header(part, "Content-ID"))
    return named and _media_type(part).startswith("image/") and _disposition(part) != "attachment"


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    return decode_words(str(name)) if name else ""


def _content(part: Message, body: _Body, name: str) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        content = None
    if isinstance(content, bytes):
        return content
    if name:
        body.remarks.add("attachment_damaged", body.number, name=name)
    return b""


def _attach(part: Message, body: _Body) -> None:
    kind = _media_type(part)
    ending = _EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ""
    name = safe_name(_file_name(part), f"attachment-{len(body.attachments) + 1}{ending}")
    if kind in _WINMAIL or name.lower() == "winmail.dat":
        body.remarks.add("winmail", body.number, name=name)
    _keep(name, kind, _content(part, body, name), body)


def _attach_mail(part: Message, body: _Body) -> None:
    inner = part.get_payload()[0]  # type: ignore[index]  # message/rfc822 holds a list of one message
    name = safe_name(_file_name(part) or f"{subject(inner) or 'mail'}.eml", "mail.eml")  # type: ignore[arg-type]  # as above
    try:
        content = inner.as_bytes(policy=RAW_HEADERS)  # type: ignore[union-attr]  # as above
    except (ValueError, LookupError, AttributeError, TypeError):
        body.remarks.add("attachment_damaged", body.number, name=name)
        return
    _keep(name, "message/rfc822", content, body)
    if body.forwarded is None:
        body.forwarded = _read_attached(inner)  # type: ignore[arg-type]  # as above


def _read_attached(inner: Message) -> Attached | None:
    """Return who sent a mail that is attached to another, with its own plain text; None where it names nobody."""
    senders = addresses(inner, "From", number=0, remarks=Remarks())
    part = next((each for each in inner.walk() if _media_type(each) == "text/plain"), None)
    content = part.get_payload(decode=True) if part is not None else None
    text = decode_text(content, _param(part, "charset")) if part is not None and isinstance(content, bytes) else ""
    return Attached(senders[0], text[:_ATTACHED_CHARACTERS]) if senders else None


def _keep(name: str, kind: str, content: bytes, body: _Body) -> None:
    if len(content) > limits.ATTACHMENT_BYTES:
        limit = limits.ATTACHMENT_BYTES // limits.MEGABYTE
        body.remarks.add("attachment_large", body.number, name=name, limit=limit)
    elif len(content) > body.budget.left:
        limit = limits.ATTACHMENTS_BYTES // limits.MEGABYTE
        body.remarks.add("attachments_large", body.number, name=name, limit=limit)
    elif not content:
        body.remarks.add("attachment_empty", body.number, name=name)
    else:
        body.budget.left -= len(content)
        body.attachments.append(ImportedAttachment(name, kind, content))
