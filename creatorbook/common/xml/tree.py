"""A whole document of XML as a tree of plain nodes."""

from __future__ import annotations

from dataclasses import dataclass, field

from creatorbook.common.xml.elements import Fault, XmlRefused, read_elements

_DEPTH = 60
_NODES = 8_000_000


@dataclass(slots=True)
class Node:
    """An element: its namespace, its name within it, its attributes, its own text in pieces, and what is in it."""

    namespace: str
    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def own(self) -> str:
        """The text of the element itself, as it was written."""
        return "".join(self.pieces)

    @property
    def line(self) -> str:
        """The text of the element itself, on one line."""
        return " ".join(self.own.split())

    def all(self, path: str) -> list[Node]:
        """Return the elements at a path such as "NtryDtls/TxDtls", whatever their namespace."""
        found = [self]
        for name in path.split("/"):
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def find(self, path: str) -> Node | None:
        """Return the first element at a path, None for none."""
        return next(iter(self.all(path)), None)

    def text(self, path: str) -> str:
        """Return the text of the first element at a path on one line, "" for none."""
        found = self.find(path)
        return "" if found is None else found.line

    def under(self, names: frozenset[str]) -> list[Node]:
        """Return the elements of these names below this one, in the order of the file."""
        found: list[Node] = []
        for child in self.children:
            found += [child] if child.name in names else child.under(names)
        return found


class _Builder:
    def __init__(self) -> None:
        self.root = Node("", "", {})
        self._open = [self.root]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEPTH or self._count > _NODES:
            raise XmlRefused(Fault.TOO_LARGE)
        namespace, _blank, local = name.rpartition(" ")
        node = Node(namespace, local, attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        self._open.pop()

    def take(self, text: str) -> None:
        self._open[-1].pieces.append(text)


def read_tree(data: bytes) -> Node:
    """Return a node around the whole document; raises XmlRefused, too where it is nested or long without end."""
    builder = _Builder()
    read_elements(data, builder.start, builder.end, builder.take)
    return builder.root
