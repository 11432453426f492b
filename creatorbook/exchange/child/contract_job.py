"""What runs in the limited child for somebody's contract: its text is read, and every pattern is tried on it there."""

from __future__ import annotations

from creatorbook.domain.contract_reading.reading import read
from creatorbook.exchange.child.jobs import found_or_refused
from creatorbook.exchange.child.reading_form import (
    READINGS,
    AnsweredContract,
    AskedContract,
    ReadDocument,
    pack_reading,
)
from creatorbook.exchange.contract_pages.pages import contract_text


def read_contract(request: bytes) -> list[bytes]:
    """Return the packed answer to a packed AskedContract."""
    asked = READINGS.unpack(AskedContract, request)

    def read_document() -> ReadDocument:
        text = contract_text(asked.content, asked.name)
        return ReadDocument(text, pack_reading(read(text.pages, text.recognised)))

    return READINGS.pack(AnsweredContract(found_or_refused(read_document)))
