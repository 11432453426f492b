"""A thousand damaged files of every format: records or a BadInput, never anything else, and never a long search."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.common.paths import resources
from creatorbook.exchange.base.records import ParsedFile, ReadOptions
from creatorbook.exchange.child.codec import RECORDS
from creatorbook.exchange.child.parse import parse
from tests.children import PATIENCE
from tests.growth import count_calls

pytestmark = pytest.mark.repeats

ROUNDS = 1_000
SAMPLES = {
    "contacts.vcf": b'=:;,\\"\r\n\t BEGIN:VCARD\r\nEND:VCARD\r\nENCODING=QUOTED-PRINTABLE:',
    "google-contacts.csv": b',"\r\n\x00;|\t=:@',
    "outlook-contacts-fr.csv": b';"\r\n\x00\xff\xfe',
    "deals.csv": b'",\r\n-/.0123456789k$',
    "gifts.csv": b'";\r\n-/.0123456789k$',
    "collaboration.eml": b'--=_brume\r\n: ;=?utf-8?Q?<@>"\x00\xff\r\nContent-Type: message/rfc822\r\n',
}


def damaged(data: bytes, alphabet: bytes, rng: random.Random) -> bytes:
    """Return the bytes with one to eight cuts, repeats, swaps and strange letters."""
    content = bytearray(data)
    for _change in range(rng.randrange(1, 9)):
        at = rng.randrange(len(content) + 1)
        span = rng.choice([1, 1, 2, 8, 40, 400])
        match rng.randrange(6):
            case 0:
                del content[at : at + span]
            case 1:
                content[at:at] = rng.randbytes(span)
            case 2:
                content[at:at] = content[at : at + span] * rng.choice([1, 2, 30])
            case 3:
                start = rng.randrange(len(alphabet))
                content[at:at] = alphabet[start : start + span]
            case 4:
                content = content[:at]
            case _:
                content[at : at + 1] = bytes([alphabet[rng.randrange(len(alphabet))]])
    return bytes(content)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gives_records_or_a_sentence(name: str) -> None:
    data = (resources() / "samples" / name).read_bytes()
    rng = random.Random(name)
    read = 0
    for _round in range(ROUNDS):
        content = damaged(data, SAMPLES[name], rng)
        try:
            parsed = parse(content, rng.choice([name, "file"]), None, ReadOptions())
        except BadInput as problem:
            assert problem.message  # noqa: PT017  both outcomes are right, each in its own way
        else:
            read += 1
            assert RECORDS.unpack(ParsedFile, b"".join(RECORDS.pack(parsed))) == parsed
            assert all(notice.message for notice in parsed.notices)
    assert read > ROUNDS // 20


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_makes_no_file_much_more_work(name: str) -> None:
    def work(content: bytes) -> None:
        with contextlib.suppress(BadInput):
            parse(content, name, None, ReadOptions())

    data = (resources() / "samples" / name).read_bytes()
    rng = random.Random(name)
    work(data)
    whole = count_calls(lambda: work(data))
    for _round in range(ROUNDS // 20):
        content = damaged(data, SAMPLES[name], rng)
        longer = max(1.0, len(content) / len(data))
        assert count_calls(lambda content=content: work(content)) < 5 * whole * longer  # type: ignore[misc]  # bound now


WORKBOOKS = """
import io, json, random, sys, zipfile
from creatorbook.common.errors import BadInput
from creatorbook.common.limited.bounds import keep_within
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.base.records import ReadOptions
keep_within(1 << 30, 60)
data = open(sys.argv[1], "rb").read()
rng = random.Random(5)
entries = {e.filename: zipfile.ZipFile(io.BytesIO(data)).read(e) for e in zipfile.ZipFile(io.BytesIO(data)).infolist()}
names = [name for name in entries if name.startswith("xl/") and name.endswith((".xml", ".rels"))]
PIECES = [b"", b"<", b">", b'"', b"&x;", b"9999999", b"\\x00", b"<c r=", b"XFD"]
count = {"read": 0, "refused": 0, "other": []}
for round in range(int(sys.argv[2])):
    if round % 2:
        content = bytearray(data)
        for _ in range(rng.randrange(1, 6)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        content = bytes(content)
    else:
        chosen = rng.choice(names)
        inner = bytearray(entries[chosen])
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(inner))
            inner[at:at + rng.choice([0, 1, 9])] = rng.choice(PIECES)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in entries.items():
                archive.writestr(name, bytes(inner) if name == chosen else text)
        content = out.getvalue()
    try:
        parse(content, "gifts.xlsx", None, ReadOptions())
        count["read"] += 1
    except BadInput:
        count["refused"] += 1
    except Exception as error:
        count["other"].append(repr(error))
print(json.dumps(count))
"""


def test_a_damaged_workbook_gives_records_or_a_sentence() -> None:
    # In a process of its own: a fault in the library's native code would end this one.
    sample = resources() / "samples" / "gifts.xlsx"
    ended = subprocess.run(
        [sys.executable, "-c", WORKBOOKS, str(sample), str(ROUNDS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    count = json.loads(ended.stdout)
    assert count["other"] == []
    assert count["read"] + count["refused"] == ROUNDS
    assert count["read"] > ROUNDS // 20
