"""Small hands for writing and reading XML of a few namespaces: no entities, no endless depth, equal bytes each time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST = 20_000_000  # bytes of an electronic invoice
_DEPTH = 60
# What XML 1.0 has no way to write: control characters, and halves of characters.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """An element: its name with its namespace ("{urn:…}ID"), its attributes, its own text and what is in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def find(self, path: list[str]) -> list[Node]:
        """Return the elements at a path of names, in the order of the file."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children if child.name == name]
        return found


class Branch:
    """An element under construction: names are written with a prefix of `namespaces` ("ram:ID")."""

    def __init__(self, node: Node, namespaces: Mapping[str, str]) -> None:
        self.node, self.namespaces = node, namespaces

    def add(self, name: str, **attributes: str) -> Branch:
        """Add an element that holds others, and return it."""
        made = Node(qualify(name, self.namespaces), attributes)
        self.node.children.append(made)
        return Branch(made, self.namespaces)

    def say(self, name: str, text: str, **attributes: str) -> None:
        """Add an element with a text; nothing where the text is "". A path of names ("a/b") makes those between."""
        text = _UNWRITABLE.sub("", text)
        if not text:
            return
        *above, last = name.split("/")
        here = self
        for each in above:
            here = here.add(each)
        here.add(last, **attributes).node.text = text


def new_root(name: str, namespaces: Mapping[str, str]) -> Branch:
    """Return the root of a document."""
    return Branch(Node(qualify(name, namespaces), {}), namespaces)


def write(root: Branch) -> bytes:
    """Return the document; equal trees give equal bytes."""
    prefixes = {namespace: prefix for prefix, namespace in root.namespaces.items()}
    known = {f"xmlns:{prefix}": namespace for prefix, namespace in root.namespaces.items()}
    top = Node(root.node.name, {**known, **root.node.attributes}, root.node.text, root.node.children)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(top, prefixes, "")]
    return ("\n".join(lines) + "\n").encode()


def _lines(node: Node, prefixes: Mapping[str, str], indent: str) -> Iterator[str]:
    namespace, _brace, local = node.name[1:].partition("}")
    name = f"{prefixes[namespace]}:{local}"
    said = "".join(f" {key}={quoteattr(value)}" for key, value in node.attributes.items())
    if not node.children:
        yield f"{indent}<{name}{said}>{escape(node.text)}</{name}>" if node.text else f"{indent}<{name}{said}/>"
        return
    yield f"{indent}<{name}{said}>"
    for child in node.children:
        yield from _lines(child, prefixes, f"{indent}  ")
    yield f"{indent}</{name}>"


def digits(number: Decimal) -> str:
    """Return a number as XML has it: without exponent."""
    return format(number, "f")


class Leaf:
    """An element being read; what is not there is "" or None, never an error."""

    def __init__(self, node: Node | None, namespaces: Mapping[str, str]) -> None:
        self.node, self.namespaces = node, namespaces

    def __bool__(self) -> bool:
        return self.node is not None

    def at(self, path: str) -> Leaf:
        """Return the first element at a path."""
        return next(iter(self.all(path)), Leaf(None, self.namespaces))

    def all(self, path: str) -> list[Leaf]:
        """Return all elements at a path."""
        names = [qualify(name, self.namespaces) for name in path.split("/")]
        return [Leaf(each, self.namespaces) for each in self.node.find(names)] if self.node is not None else []

    def text(self, path: str = "") -> str:
        """Return the text at a path, "" for none."""
        leaf = self.at(path) if path else self
        return leaf.node.text if leaf.node is not None else ""

    def attribute(self, name: str) -> str:
        """Return an attribute, "" for none."""
        return self.node.attributes.get(name, "") if self.node is not None else ""

    def number(self, path: str) -> Decimal:
        """Return the number at a path, 0 for none; raises BadInput where it is none."""
        text = self.text(path).strip()
        try:
            found = Decimal(text or "0")
        except InvalidOperation as error:
            raise unreadable() from error
        if not found.is_finite():
            raise unreadable()
        return found

    def day(self, path: str) -> date | None:
        """Return the day at a path, as "2026-11-16" or "20261116"; raises BadInput where it is none."""
        text = self.text(path).strip()
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise unreadable() from error


class _Builder:
    """Puts together what expat finds."""

    def __init__(self) -> None:
        self.root = Node("", {})
        self._open = [self.root]
        self._pieces: list[list[str]] = [[]]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEPTH:
            raise unreadable()
        namespace, _space, local = name.rpartition(" ")
        node = Node(f"{{{namespace}}}{local}", attributes)
        self._open[-1].children.append(node)
        self._open.append(node)
        self._pieces.append([])

    def end(self, _name: str) -> None:
        self._open.pop().text = "".join(self._pieces.pop())

    def take(self, text: str) -> None:
        self._pieces[-1].append(text)


def parse(data: bytes) -> Node:
    """Return the root of a document; raises BadInput where it is no XML, too large, or has a document type."""
    from xml.parsers.expat import ExpatError, ParserCreate

    def refuse(*_what: object) -> None:
        raise unreadable()

    if len(data) > _MOST:
        raise unreadable()
    builder = _Builder()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.take, refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (ExpatError, ValueError, LookupError) as error:
        raise unreadable() from error
    return builder.root.children[0]


def unreadable() -> BadInput:
    """Return the error that says that a file is no electronic invoice."""
    return BadInput(
        _("This file is not an electronic invoice that can be read."),
        hint=_("Choose a PDF with an invoice inside (Factur-X, ZUGFeRD), or an XML file in CII or UBL."),
    )


def qualify(name: str, namespaces: Mapping[str, str]) -> str:
    """Return a prefixed name as the tree has it."""
    prefix, _colon, local = name.rpartition(":")
    return f"{{{namespaces[prefix]}}}{local}"
