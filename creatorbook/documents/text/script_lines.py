"""Where lines of Arabic, Hebrew, Chinese, Japanese and Korean may be broken, and what goes into each.

uniseg, which knows all of UAX 14, was tried: it takes some 140 ms for a thousand characters where this takes 1, and by
the annex's default breaks Korean within its words, which contracts do not. Neither is worth what it knows more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.documents.text.scripts import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

# A line never begins with the first of these, nor ends with the second (JIS X 4051, GB/T 15834 in short).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ー々〻’”…‥％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ.,:;!?)]}%"
)
_NOT_LAST = frozenset("「『（【〈《〔［｛‘“([{")
_SPACES = " \n\u3000"
_UNDRAWN = MARKS | {"\u00ad"}  # soft hyphens: these lines are broken without them

# A character and the fragment of the paragraph (face, size, colour) that it belongs to.
Styled = tuple[str, Any]


def _breaks_anywhere(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _unbreakable_words(characters: list[Styled]) -> Iterator[tuple[list[Styled], list[Styled]]]:
    """Yield what may not be broken, each with the space before it (none between two ideographs)."""
    space: list[Styled] = []
    word: list[Styled] = []
    for one in characters:
        character = one[0]
        if character in _SPACES:
            if word:
                yield space, word
                space, word = [], []
            space = space or [one]
            continue
        last = word[-1][0] if word else ""
        if (
            last
            and (_breaks_anywhere(character) or _breaks_anywhere(last))
            and character not in _NOT_FIRST
            and last not in _NOT_LAST
        ):
            yield space, word
            space, word = [], []
        word.append(one)
    if word:
        yield space, word


def line_width(characters: list[Styled]) -> float:
    """Return how much room the characters take beside each other, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return sum(stringWidth(text, frag.fontName, frag.fontSize) for text, frag in group_by_fragment(characters))


def group_by_fragment(characters: list[Styled]) -> list[tuple[str, Any]]:
    """Return the characters that are drawn as (text, fragment) pairs, neighbours of one fragment together."""
    groups: list[tuple[list[str], Any]] = []
    for character, frag in characters:
        if character in _UNDRAWN:
            continue
        if groups and groups[-1][1] is frag:
            groups[-1][0].append(character)
        else:
            groups.append(([character], frag))
    return [("".join(letters), frag) for letters, frag in groups]


def fill_lines(characters: list[Styled], widths: list[float], done: int) -> list[list[Styled]]:
    """Return the characters in lines of the widths given, the last of which serves all further lines."""
    lines: list[list[Styled]] = []
    line: list[Styled] = []
    taken = 0.0

    def room() -> float:
        return widths[min(done + len(lines), len(widths) - 1)]

    for space, word in _unbreakable_words(characters):
        gap, wide = (line_width(space) if line else 0.0), line_width(word)
        if line and taken + gap + wide > room():
            lines.append(line)
            line, taken, gap = [], 0.0, 0.0
        if line:
            line = [*line, *space]
        if wide > room():
            for one in word:
                step = line_width([one])
                if line and taken + gap + step > room():
                    lines.append(line)
                    line, taken, gap = [], 0.0, 0.0
                line.append(one)
                taken += gap + step
                gap = 0.0
        else:
            line = [*line, *word]
            taken += gap + wide
    return [*lines, line]
