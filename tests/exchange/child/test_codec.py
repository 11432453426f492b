"""Records on their way from the child process: they arrive as they were, and nothing else does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from creatorbook.common.codec.errors import Unreadable
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
from creatorbook.exchange.child.codec import RECORDS, Answer, AskedFile, Refusal

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


def arrived(answer: Answer) -> Answer:
    return RECORDS.unpack(Answer, b"".join(RECORDS.pack(answer)))


def test_everything_arrives_as_it_was() -> None:
    back = arrived(Answer(EVERYTHING))
    assert back == Answer(EVERYTHING)
    assert isinstance(back.found, ParsedFile)
    assert type(back.found.records[1].stage) is Stage  # type: ignore[union-attr]  # the second is a deal
    refusal = Refusal("too_large", "row", {"size": 60, "limit": 50})
    assert arrived(Answer(refusal)) == Answer(refusal)


def test_what_is_asked_arrives_as_it_was() -> None:
    asked = AskedFile("/a/é\ud800", None, ReadOptions())
    assert RECORDS.unpack(AskedFile, b"".join(RECORDS.pack(asked))) == asked


@pytest.mark.parametrize(
    "text",
    [
        '{"found":{"@":"Path","parts":["/etc"]}}',
        '{"found":{"@":"os.system","command":"x"}}',
        '{"found":{"@":"ImportedDeal","key":"d","row":1,"brand":"B","title":"T"}}',
        '{"found":{"@":"ParsedFile","kind":"deals","format":"csv","records":[{"@":"Money","minor":1,"currency":"EUR"}]}}',
        "[",
    ],
)
def test_nothing_else_arrives(text: str) -> None:
    data = len(text).to_bytes(8, "big") + text.encode()
    with pytest.raises(Unreadable):
        RECORDS.unpack(Answer, data)
