"""An evidence page of a contract that was issued twice and signed once."""

from __future__ import annotations

from datetime import UTC, datetime

from creatorbook.documents.inputs.evidence import (
    EvidenceCopy,
    EvidenceInput,
    EvidenceMail,
    EvidenceSignature,
    EvidenceVersion,
)

_MOMENT = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


def evidence(language: str) -> EvidenceInput:
    return EvidenceInput(
        language=language,
        made_at=_MOMENT,
        number="2026-031",
        title="Coast to Coast, on foot",
        state="signed",
        parties=(("brand", "Fernleigh Outdoor Ltd"), ("creator", "Moira Okonkwo-Field")),
        versions=(EvidenceVersion(1, _MOMENT, 7, "0f" * 32), EvidenceVersion(2, None, 6, "a1" * 32)),
        signatures=(
            EvidenceSignature(2, "brand", "Fernleigh Outdoor Ltd", "Tom Ashdown", "typed", _MOMENT, "b2" * 32),
        ),
        copies=(EvidenceCopy("c3" * 32),),
        mails=(EvidenceMail(_MOMENT, "partners@fernleigh.example", "Signed", "<1@fernleigh.example>"),),
    )
