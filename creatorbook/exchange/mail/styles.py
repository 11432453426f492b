"""What the styles of a mail say of being seen: in a tag, and in its style sheets by class and by tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Style = dict[str, str]
"""Values by property, in small letters and without spaces; only those that decide whether something is seen."""

_DECIDING = frozenset({"display", "visibility", "font-size", "font", "max-height", "height", "overflow"})
_IMPORTANT = "!important"
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]{0,15})?(?P<name>\.[\w-]{1,100})?")
_CSS_CHARACTERS = 200_000
_TAG_CHARACTERS = 1_000
_NOTHING = re.compile(r"0*(?:\.0*)?(?:[a-z]{1,4}|%)?")
_FONT_SIZE = re.compile(r"(?:^|\s)([0-9.]{1,10}(?:[a-z]{1,4}|%)?)(?=[\s/])")
_OF_PARENT = ("em", "ex", "ch", "%", "inherit", "smaller", "larger", "unset")
_OF_PAGE = "rem"


def read_style(text: str) -> Style:
    """Return what the declarations of a style say of being seen; a later one outdoes an earlier one."""
    style: Style = {}
    for declaration in text.lower().split(";"):
        name, _colon, written = declaration.partition(":")
        name = name.strip()
        if name not in _DECIDING or not written:
            continue
        if name == "font":
            found = _FONT_SIZE.search(written)
            name, written = "font-size", found[1] if found else "inherit"
        value = "".join(written.split())
        if value.endswith(_IMPORTANT) or not style.get(name, "").endswith(_IMPORTANT):
            style[name] = value
    return style


def merge_styles(styles: Iterable[Style]) -> Style:
    """Return several styles of one tag as one: a later one outdoes an earlier one that is not "!important"."""
    merged: Style = {}
    for style in styles:
        for name, value in style.items():
            if value.endswith(_IMPORTANT) or not merged.get(name, "").endswith(_IMPORTANT):
                merged[name] = value
    return merged


def shuts(style: Style) -> bool:
    """Return whether nothing inside a tag of this style is seen, whatever it says of itself."""
    cut = _value(style, "overflow") == "hidden" and any(_is_nothing(style, name) for name in ("max-height", "height"))
    return _value(style, "display") == "none" or cut


def has_no_size(style: Style, *, inherited: bool) -> bool:
    """Return whether the letters of a tag of this style have no size; `inherited` where those around it have none."""
    size = _value(style, "font-size")
    if _is_nothing(style, "font-size"):
        return True
    return inherited and (not size or (size.endswith(_OF_PARENT) and not size.endswith(_OF_PAGE)))


def is_invisible(style: Style, *, inherited: bool) -> bool:
    """Return whether a tag of this style is invisible; `inherited` where what is around it is."""
    value = _value(style, "visibility")
    return value in {"hidden", "collapse"} if value and value != "inherit" else inherited


def read_sheets(html: str) -> Mapping[str, Style]:
    """Return the styles that the sheets of a page set on any screen, by ".class" or by tag, in small letters."""
    # Names are in small letters because mails are read in quirks mode, where a class has no case.
    text = html[:_CSS_CHARACTERS].lower()
    styles: dict[str, Style] = {}
    start = text.find("<style")
    while start >= 0:
        end = text.find(">", start, start + _TAG_CHARACTERS)
        closing = text.find("</style", end) if end >= 0 else -1
        if end >= 0 and closing < 0:
            # What never closes is no sheet, nor is what comes after it.
            break
        if end >= 0:
            _read_sheet(text[end + 1 : closing], styles)
        start = text.find("<style", max(end, closing, start + 1))
    return styles


def _read_sheet(sheet: str, styles: dict[str, Style]) -> None:
    depth, start, selector, of_screen = 0, 0, "", 0
    for place, sign in enumerate(sheet):
        if sign == "{":
            selector, start, depth = sheet[start:place].strip(), place + 1, depth + 1
            of_screen = of_screen or (depth if selector.startswith("@") else 0)
        elif sign == "}":
            style = {} if of_screen else read_style(sheet[start:place])
            for part in selector.split(",") if style else ():
                found = _SELECTOR.fullmatch(part.strip())
                if found and (name := found["name"] or found["tag"]):
                    styles[name] = merge_styles((styles.get(name, {}), style))
            of_screen = 0 if depth == of_screen else of_screen
            selector, start, depth = "", place + 1, max(depth - 1, 0)


def _value(style: Style, name: str) -> str:
    return style.get(name, "").removesuffix(_IMPORTANT)


def _is_nothing(style: Style, name: str) -> bool:
    value = _value(style, name)
    return value[:1] in {"0", "."} and _NOTHING.fullmatch(value) is not None
