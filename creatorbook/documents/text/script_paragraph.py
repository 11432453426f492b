"""Paragraphs with Arabic, Hebrew, Chinese, Japanese or Korean in them: lines broken as read, then put in order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.text.script_lines import fill_lines, group_by_fragment, line_width
from creatorbook.documents.text.scripts import is_right_to_left, join_arabic, order_lines

if TYPE_CHECKING:
    from creatorbook.documents.text.script_lines import Styled


@cache
def script_paragraph() -> Any:
    """Return the class, made when ReportLab is first needed; it takes what ReportLab's Paragraph takes."""
    from reportlab.platypus import Paragraph

    class ScriptParagraph(_BrokenAsRead, Paragraph):
        pass

    return ScriptParagraph


def _paragraph_module() -> Any:
    """Return ReportLab's module of paragraphs; the parts of it used here are not in the stubs."""
    from reportlab.platypus import paragraph

    return paragraph


class _BrokenAsRead:
    """What such a paragraph does otherwise than ReportLab's Paragraph, before which it stands among the bases."""

    frags: list[Any]
    style: Any
    bulletText: Any  # noqa: N815  ReportLab's name
    wrap: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from reportlab.lib.enums import TA_CENTER, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle

        self._lines: list[list[Styled]] | None = None
        self._forced: list[bool] = []
        self._rightward = True
        super().__init__(*args, **kwargs)
        text = "".join(getattr(frag, "text", "") for frag in self.frags)
        if is_right_to_left(text):
            self._rightward = False
            if self.style.alignment != TA_CENTER:
                name = f"{self.style.name}-rtl"
                self.style = ParagraphStyle(name, self.style, alignment=TA_RIGHT)

    def breakLines(self, width: Any) -> Any:  # noqa: N802  ReportLab's name
        widths = list(width) if isinstance(width, (list, tuple)) else [width]
        _paragraph_module()._handleBulletWidth(self.bulletText, self.style, widths)  # noqa: SLF001  the first line's room
        if self._lines is None:
            self._lines, self._forced = self._break_lines(widths)
        shown = order_lines(self._lines, rightward=self._rightward)
        made = [
            self._make_line(line, widths[min(place, len(widths) - 1)], forced=self._forced[place])
            for place, line in enumerate(shown)
        ]
        self._width_max = max((one.maxWidth - one.extraSpace for one in made), default=0)
        return _paragraph_module().ParaLines(kind=1, lines=made)

    def _break_lines(self, widths: list[float]) -> tuple[list[list[Styled]], list[bool]]:
        lines: list[list[Styled]] = []
        forced: list[bool] = []
        current: list[Styled] = []
        for frag in self.frags:
            if getattr(frag, "lineBreak", False):
                lines += fill_lines(current, widths, len(lines))
                forced += [False] * (len(lines) - len(forced) - 1) + [True]
                current = []
            else:
                current += [(character, frag) for character in join_arabic(getattr(frag, "text", ""))]
        lines += fill_lines(current, widths, len(lines))
        return lines, forced + [False] * (len(lines) - len(forced))

    def _make_line(self, line: list[Styled], room: float, *, forced: bool) -> Any:
        frags = [frag.clone(text=text) for text, frag in group_by_fragment(line)] or [self.frags[0].clone(text="")]
        size = max(frag.fontSize for frag in frags)
        ascent, descent = _paragraph_module().getAscentDescent(frags[0].fontName, size)
        return _paragraph_module().FragLine(
            extraSpace=room - line_width(line),
            wordCount=1 + sum(character == " " for character, _frag in line),
            words=frags,
            fontSize=size,
            ascent=ascent,
            descent=descent,
            maxWidth=room,
            lineBreak=forced,
        )

    def split(self, width: float, height: float) -> list[Any]:
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
        return [self._make_part(0, fit, self.bulletText), self._make_part(fit, count, None)]

    def _make_part(self, start: int, stop: int, bullet: Any) -> Any:
        assert self._lines is not None  # noqa: S101  only called by split
        lines = self._lines[start:stop]
        frags = [frag.clone(text=text) for line in lines for text, frag in group_by_fragment(line)]
        part: Any = script_paragraph()(None, self.style, bulletText=bullet, frags=frags)
        part._lines = lines  # noqa: SLF001  of the same class
        part._forced = self._forced[start:stop]  # noqa: SLF001  same
        part._rightward = self._rightward  # noqa: SLF001  same
        part._JustifyLast = stop < len(self._lines)  # noqa: SLF001  ReportLab's own sign for "goes on"
        return part
