"""XML of a few namespaces put together and written: equal trees give equal bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

# What XML 1.0 has no way to write: control characters, and halves of characters.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Branch:
    """An element under construction; its name has the prefix of a namespace ("ram:ID")."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Branch] = field(default_factory=list)

    def add(self, name: str, **attributes: str) -> Branch:
        """Add an element that holds others, and return it."""
        made = Branch(name, attributes)
        self.children.append(made)
        return made

    def say(self, name: str, text: str, **attributes: str) -> None:
        """Add an element with a text; nothing where the text is "". A path of names ("a/b") makes those between."""
        text = _UNWRITABLE.sub("", text)
        if not text:
            return
        *above, last = name.split("/")
        here = self
        for each in above:
            here = here.add(each)
        here.add(last, **attributes).text = text


def write(root: Branch, namespaces: Mapping[str, str]) -> bytes:
    """Return the document; `namespaces` are those of its prefixes, as the root names them."""
    known = {f"xmlns:{prefix}": namespace for prefix, namespace in namespaces.items()}
    top = Branch(root.name, {**known, **root.attributes}, root.text, root.children)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(top, "")]
    return ("\n".join(lines) + "\n").encode()


def _lines(branch: Branch, indent: str) -> Iterator[str]:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in branch.attributes.items())
    if not branch.children:
        end = f">{escape(branch.text)}</{branch.name}>" if branch.text else "/>"
        yield f"{indent}<{branch.name}{said}{end}"
        return
    yield f"{indent}<{branch.name}{said}>"
    for child in branch.children:
        yield from _lines(child, f"{indent}  ")
    yield f"{indent}</{branch.name}>"


def digits(number: Decimal) -> str:
    """Return a number as XML has it: without exponent."""
    return format(number, "f")
