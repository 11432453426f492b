"""Whether a creator charges VAT: asked once, where the law has words of its own for who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier

# Where most creators are exempt, and both the contract and the invoice say it in the words of the law.
_ASKED = frozenset({"FR"})


def vat_question(dossier: Dossier, words: str) -> Iterator[Finding]:
    """Yield the question where nothing in the creator's record answers it; `words` are those of the law for none."""
    creator = dossier.deal.creator
    known = (creator.vat_number, creator.vat_mention, creator.vat_regime)
    if words and dossier.deal.fee is not None and creator.country in _ASKED and not any(each.strip() for each in known):
        record = ("creator", creator.id)
        yield finding("contract.vat_unsaid", about="vat_mention", record=record, creator=creator.name, words=words)
