"""What a reader sees of a text before "more", and how much of it the platform takes, by the platform's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.platform_rules import LimitKind
from creatorbook.domain.findings.codes import finding

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.values.platforms import Medium


def end_of_visible(text: str, rules: PlatformRules | None, medium: Medium | None, on: date) -> int | None:
    """Return the character before which all is seen on the smallest screen, None where nothing is hidden.

    The numbers are the platform's and vary by screen, so the lowest known one counts.
    """
    if rules is None:
        return None
    ends = []
    characters = rules.limit(LimitKind.VISIBLE_CHARACTERS, medium, on)
    if characters is not None and len(text) > (characters.least or characters.value):
        ends.append(characters.least or characters.value)
    lines = rules.limit(LimitKind.VISIBLE_LINES, medium, on)
    if lines is not None:
        at = -1
        for _line in range(lines.least or lines.value):
            at = text.find("\n", at + 1)
            if at < 0:
                break
        if at >= 0 and text[at:].strip():
            ends.append(at)
    return min(ends, default=None)


def limit_findings(
    text: str, hashtags: int, rules: PlatformRules, medium: Medium | None, on: date
) -> tuple[Finding, ...]:
    """Return where a text is longer, or has more hashtags, than the platform takes."""
    notes = []
    for kind, code, count in (
        (LimitKind.CAPTION_CHARACTERS, "caption.too_long", len(text)),
        (LimitKind.HASHTAGS, "caption.too_many_hashtags", hashtags),
    ):
        limit = rules.limit(kind, medium, on)
        if limit is not None and count > limit.value:
            notes.append(
                finding(code, about="caption", sources=limit.sources, platform=rules.platform, count=count,
                        limit=limit.value)
            )  # fmt: skip
    return tuple(notes)
