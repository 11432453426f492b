"""Whether a file is a mail at all, by how it begins: every file is asked, and no reader of mails is loaded for it."""

from __future__ import annotations

import re

FROM_LINE_BYTES = 400
"""How much of a line tells whether it begins the next mail of a folder."""

_FROM_LINE = re.compile(rb"From [^\n]{0,300}?[0-9]{1,2}:[0-9]{2}[^\n]{0,100}?\b[0-9]{4}")
_HEADER_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}[ \t]{0,4}:")
_TELLING = (b"from:", b"date:", b"subject:", b"received:", b"message-id:", b"mime-version:", b"return-path:", b"to:")
_HEAD_BYTES = 16 * 1024


def looks_like_mail(data: bytes) -> bool:
    """Return whether the bytes begin as a mail or a folder of mails does."""
    start = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if is_mbox(start):
        return True
    block = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    lines = [line for line in block if line[:1] not in {b" ", b"\t", b""}]
    heads = [line for line in lines if _HEADER_NAME.match(line)]
    telling = {name for line in heads for name in _TELLING if line.lower().startswith(name)}
    return len(telling) > 1 and len(heads) * 2 > len(lines)


def has_header(data: bytes) -> bool:
    """Return whether a line among the first is a header that mails have: enough where the name says that it is one."""
    start = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    block = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    return any(line.lower().lstrip().startswith((*_TELLING, b"content-type:")) for line in block)


def is_mbox(data: bytes) -> bool:
    """Return whether the bytes are a folder of mails rather than one mail."""
    return is_from_line(data[:FROM_LINE_BYTES].lstrip())


def is_from_line(line: bytes) -> bool:
    """Return whether a line begins the next mail of a folder: a time and a year stand in it."""
    return _FROM_LINE.match(line) is not None
