"""Paragraphs with Arabic, Hebrew, Chinese, Japanese or Korean in them: lines broken as read, then put in order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.scripts import MARKS, joined, ordered, runs_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

# A line never begins with the first of these, nor ends with the second (JIS X 4051, GB/T 15834 in short).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ー々〻’”…‥％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ.,:;!?)]}%"
)
_NOT_LAST = frozenset("「『（【〈《〔［｛‘“([{")
_SPACES = " \n\u3000"
_UNDRAWN = MARKS | {"\u00ad"}  # soft hyphens: these lines are broken without them

# A character and the fragment of the paragraph (face, size, colour) that it belongs to.
_Set = tuple[str, Any]


def _breaks_anywhere(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _words(characters: list[_Set]) -> Iterator[tuple[list[_Set], list[_Set]]]:
    """Yield what may not be broken, each with the space before it (none between two ideographs)."""
    space: list[_Set] = []
    word: list[_Set] = []
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


def _width(characters: list[_Set]) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return sum(stringWidth(text, frag.fontName, frag.fontSize) for text, frag in _grouped(characters))


def _grouped(characters: list[_Set]) -> list[tuple[str, Any]]:
    groups: list[tuple[list[str], Any]] = []
    for character, frag in characters:
        if character in _UNDRAWN:
            continue
        if groups and groups[-1][1] is frag:
            groups[-1][0].append(character)
        else:
            groups.append(([character], frag))
    return [("".join(letters), frag) for letters, frag in groups]


def _filled(characters: list[_Set], widths: list[float], done: int) -> list[list[_Set]]:
    """Return the characters in lines of the widths given, the last of which serves all further lines."""
    lines: list[list[_Set]] = []
    line: list[_Set] = []
    taken = 0.0

    def room() -> float:
        return widths[min(done + len(lines), len(widths) - 1)]

    for space, word in _words(characters):
        gap, wide = (_width(space) if line else 0.0), _width(word)
        if line and taken + gap + wide > room():
            lines.append(line)
            line, taken, gap = [], 0.0, 0.0
        if line:
            line = [*line, *space]
        if wide > room():
            for one in word:
                step = _width([one])
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


@cache
def script_paragraph() -> Any:  # noqa: C901  it counts the methods of the class
    """Return the class, made when ReportLab is first needed; it takes what ReportLab's Paragraph takes."""
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, paragraph

    inner: Any = paragraph  # the parts of it used here are not in the stubs

    class ScriptParagraph(Paragraph):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self._lines: list[list[_Set]] | None = None
            self._rightward = True
            super().__init__(*args, **kwargs)
            text = "".join(getattr(frag, "text", "") for frag in self.frags)
            if runs_right_to_left(text):
                self._rightward = False
                if self.style.alignment != TA_CENTER:
                    name = f"{self.style.name}-rtl"
                    self.style = ParagraphStyle(name, self.style, alignment=TA_RIGHT)

        def breakLines(self, width: Any) -> Any:  # noqa: N802  ReportLab's name
            widths = list(width) if isinstance(width, (list, tuple)) else [width]
            inner._handleBulletWidth(self.bulletText, self.style, widths)  # noqa: SLF001  the first line's room
            if self._lines is None:
                self._lines, self._forced = self._broken(widths)
            shown = ordered(self._lines, rightward=self._rightward)
            made = [
                self._made(line, widths[min(place, len(widths) - 1)], forced=self._forced[place])
                for place, line in enumerate(shown)
            ]
            self._width_max = max((one.maxWidth - one.extraSpace for one in made), default=0)
            return inner.ParaLines(kind=1, lines=made)

        def _broken(self, widths: list[float]) -> tuple[list[list[_Set]], list[bool]]:
            lines: list[list[_Set]] = []
            forced: list[bool] = []
            current: list[_Set] = []
            for frag in self.frags:
                if getattr(frag, "lineBreak", False):
                    lines += _filled(current, widths, len(lines))
                    forced += [False] * (len(lines) - len(forced) - 1) + [True]
                    current = []
                else:
                    current += [(character, frag) for character in joined(getattr(frag, "text", ""))]
            lines += _filled(current, widths, len(lines))
            return lines, forced + [False] * (len(lines) - len(forced))

        def _made(self, line: list[_Set], room: float, *, forced: bool) -> Any:
            frags = [frag.clone(text=text) for text, frag in _grouped(line)] or [self.frags[0].clone(text="")]
            size = max(frag.fontSize for frag in frags)
            ascent, descent = inner.getAscentDescent(frags[0].fontName, size)
            return inner.FragLine(
                extraSpace=room - _width(line),
                wordCount=1 + sum(character == " " for character, _frag in line),
                words=frags,
                fontSize=size,
                ascent=ascent,
                descent=descent,
                maxWidth=room,
                lineBreak=forced,
            )

        def split(self, width: float, height: float) -> list[Flowable]:
            if not hasattr(self, "blPara"):
                self.wrap(width, height)
            assert self._lines is not None  # noqa: S101  wrap has just broken them
            count, fit = len(self._lines), int(height / self.style.leading)
            if fit >= count:
                return [self]
            # No line stands alone, neither at the foot of a page nor at the head of the next.
            fit -= count - fit == 1
            if fit < 2:  # noqa: PLR2004  see above
                return []
            return [self._part(0, fit, self.bulletText), self._part(fit, count, None)]

        def _part(self, start: int, stop: int, bullet: Any) -> Any:
            assert self._lines is not None  # noqa: S101  only called by split
            lines = self._lines[start:stop]
            frags = [frag.clone(text=text) for line in lines for text, frag in _grouped(line)]
            part: Any = ScriptParagraph(None, self.style, bulletText=bullet, frags=frags)
            part._lines = lines  # noqa: SLF001  of the same class
            part._forced = self._forced[start:stop]  # noqa: SLF001  same
            part._rightward = self._rightward  # noqa: SLF001  same
            part._JustifyLast = stop < len(self._lines)  # noqa: SLF001  ReportLab's own sign for "goes on"
            return part

    return ScriptParagraph
