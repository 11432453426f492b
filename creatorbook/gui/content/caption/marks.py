"""From what was found in a caption to what is underlined in it: labels that count, and words that only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.gui.content.caption.edit import Mark
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from creatorbook.domain.disclosure.captions.verdict import Assessment

_FINE = frozenset({Verdict.SUFFICIENT, Verdict.NOT_REQUIRED})
_MOST = 40


def marks_of(found: Assessment, text: str) -> list[Mark]:
    """Return what to underline: wavy where a country's finding is about these words, solid where a label counts.

    Of words that one country takes and another does not, the other is reported; in a country that is satisfied a second
    label of no worth harms nobody.
    """
    good: dict[tuple[int, int], str] = {}
    bad: dict[tuple[int, int], str] = {}
    for country in found.countries:
        for finding in country.findings:
            if finding.span is not None and finding.span[1] <= len(text):
                fine = country.verdict in _FINE or finding.code in {"caption.sufficient", "caption.weak_word"}
                texts = good if fine else bad
                texts.setdefault(finding.span, sentence(finding))
    for finding in found.findings:
        if finding.span is not None and finding.code.startswith(("caption.denied", "caption.disg", "caption.hidden")):
            bad.setdefault(finding.span, sentence(finding))
    marks = [Mark(span, good=False, why=why) for span, why in bad.items()]
    marks += [Mark(span, good=True, why=why) for span, why in good.items() if span not in bad]
    return sorted(marks, key=lambda each: each.span)[:_MOST]
