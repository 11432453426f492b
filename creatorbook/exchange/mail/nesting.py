"""Which tags of a mail are open, and whether what stands in the innermost of them is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.mail.styles import has_no_size, is_invisible, shuts

if TYPE_CHECKING:
    from creatorbook.exchange.mail.styles import Style

_VOID = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "col", "area", "base", "wbr", "source", "embed", "param"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Whatever begins one of these ends a paragraph that nobody closed.
_ENDS_PARAGRAPH = frozenset(
    {"p", "div", "table", "ul", "ol", "li", "blockquote", "section", "article", "pre", "hr", "center", "dl", *_HEADINGS}
)
_CELLS, _BODIES = ("td", "th"), ("tbody", "thead", "tfoot")
# What each tag ends when it begins, and inside which tags it looks no further.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol")),
    "td": (_CELLS, ("table",)),
    "th": (_CELLS, ("table",)),
    "tr": (("tr",), ("table",)),
    **dict.fromkeys(_BODIES, ((*_BODIES, "tr"), ("table",))),
}
_OF_TABLES = frozenset({"table", "tr", *_CELLS, *_BODIES})
_ROOMS = (*_CELLS, "table")


@dataclass(frozen=True, slots=True)
class _Open:
    """An open tag: `shut` hides all inside it, of the others what is inside may say otherwise."""

    tag: str
    shut: bool
    no_size: bool
    invisible: bool

    @property
    def is_seen(self) -> bool:
        return not (self.shut or self.no_size or self.invisible)


class Nesting:
    """The open tags, as a browser nests them; each is opened and closed once, so work grows with their number."""

    def __init__(self) -> None:
        self._open = [_Open("", shut=False, no_size=False, invisible=False)]
        self._places: dict[str, list[int]] = {}

    @property
    def is_unseen(self) -> bool:
        """Whether what stands here is not seen."""
        return not self._open[-1].is_seen

    def open_tag(self, tag: str, style: Style) -> None:
        """Take an opening tag with the style that it sets itself."""
        if tag in _ENDS_PARAGRAPH:
            self._close(("p",), _ROOMS)
        if tag in _ENDS:
            self._close(*_ENDS[tag])
        if tag in _VOID:
            return
        outer = self._open[-1]
        self._places.setdefault(tag, []).append(len(self._open))
        self._open.append(
            _Open(
                tag,
                shut=outer.shut or shuts(style),
                no_size=has_no_size(style, inherited=outer.no_size),
                invisible=is_invisible(style, inherited=outer.invisible),
            )
        )

    def close_tag(self, tag: str) -> bool:
        """Take a closing tag and return whether what it closes was seen; one that nothing opened closes nothing."""
        rooms = () if tag == "table" else ("table",) if tag in _OF_TABLES else _ROOMS
        return self._close((tag,), rooms)

    def _close(self, tags: tuple[str, ...], rooms: tuple[str, ...]) -> bool:
        """Close the outermost open tag of these, with all inside it, that is inside the innermost of the rooms."""
        room = max(map(self._last, rooms), default=0)
        found = min((place for place in map(self._last, tags) if place > room), default=0)
        was_seen = self._open[found or -1].is_seen
        while 0 < found < len(self._open):
            self._places[self._open.pop().tag].pop()
        return was_seen

    def _last(self, tag: str) -> int:
        places = self._places.get(tag)
        return places[-1] if places else 0
