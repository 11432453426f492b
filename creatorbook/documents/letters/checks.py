"""What stands between a letter and its sending, found without rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.contract.checks import check_sizes, unprintable_texts
from creatorbook.documents.inputs.codes import document_finding
from creatorbook.documents.letters.text import compose_letter, value_name
from creatorbook.documents.letters.values import LETTER_VALUES

if TYPE_CHECKING:
    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.domain.findings.finding import Finding


def check_letter(letter: LetterInput) -> tuple[Finding, ...]:
    """Return what is missing or cannot be printed; raises BadInput where there are no letters in the language."""
    size = check_sizes(letter)
    if size:
        return size
    composed = compose_letter(letter)
    found = [
        document_finding(
            "document.missing_value",
            about=LETTER_VALUES[name].field,
            clause=letter.kind.value,
            title=composed.text.name,
            placeholder=name,
            name=value_name(letter.language, name),
        )
        for name in composed.empty
    ]
    found += [
        document_finding(
            "document.unknown_placeholder", clause=letter.kind.value, title=composed.text.name, placeholder=name
        )
        for name in composed.unknown
    ]
    return (*found, *unprintable_texts(letter))
