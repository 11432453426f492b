"""Records on their way from the child process: they arrive as they were, and nothing else does."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.problems import Notice
from creatorbook.exchange.base.records import (
    Column,
    FileKind,
    Handle,
    ImportedAttachment,
    ImportedContact,
    ImportedDeal,
    ImportedGift,
    ImportedMessage,
    MailAddress,
    ParsedFile,
    ReadOptions,
)
from creatorbook.exchange.child.codec import decode, encode

EVERYTHING = ParsedFile(
    FileKind.MAIL,
    "mbox",
    (
        ImportedContact("c", 1, "Zoé 👩", handles=(Handle(Platform.X, "z"),), labels=("a", "b")),
        ImportedDeal(
            "d", 2, "B", "T", fee=Money(-5, "EUR"), stage=Stage.LEAD, medium=Medium.REEL, due_on=date(2026, 1, 2)
        ),
        ImportedGift("g", 3, "B", "D", expectation=Expectation.ASKED),
        ImportedMessage(
            "m",
            4,
            "id",
            datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
            MailAddress("n", "e"),
            attachments=(ImportedAttachment("a", "x/y", bytes(range(256))), ImportedAttachment("b", "x/y", b"second")),
        ),
    ),
    (Notice("ragged_row", {"found": 5, "expected": 3}, "row", 12),),
    columns=(Column("A", "brand"),),
)


def test_everything_arrives_as_it_was() -> None:
    back = decode(encode(EVERYTHING))
    assert back == EVERYTHING
    assert type(back.records[1].stage) is Stage
    assert decode(encode({"options": ReadOptions(), "kind": None})) == {"options": ReadOptions(), "kind": None}


@pytest.mark.parametrize(
    "text",
    [
        '{"@":"Path","v":["/etc"]}',
        '{"@":"os.system","v":["x"]}',
        '{"@":"Money","v":[1.5,"EUR"]}',
        "[",
        '{"@":"day","v":"x"}',
    ],
)
def test_nothing_else_arrives(text: str) -> None:
    data = len(text).to_bytes(8, "big") + text.encode()
    with pytest.raises((KeyError, ValueError, TypeError)):
        decode(data)
    with pytest.raises(TypeError):
        encode(object())


def test_text_is_plain_json() -> None:
    data = encode(EVERYTHING)
    size = int.from_bytes(data[:8], "big")
    assert json.loads(data[8 : 8 + size])["@"] == "ParsedFile"
