"""The XML of a statement as a tree of plain nodes, read with expat alone: no entities, no endless depth."""

from __future__ import annotations

from dataclasses import dataclass, field

from creatorbook.exchange.base.problems import FileProblem

_DEPTH = 60
_NODES = 8_000_000


@dataclass(slots=True)
class Node:
    """An element: its name without a namespace, its attributes, its own text and what is in it."""

    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def own(self) -> str:
        """The text of the element itself, on one line."""
        return " ".join("".join(self.pieces).split())

    def all(self, path: str) -> list[Node]:
        """Return the elements at a path such as "NtryDtls/TxDtls"."""
        found = [self]
        for name in path.split("/"):
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def find(self, path: str) -> Node | None:
        """Return the first element at a path, None for none."""
        return next(iter(self.all(path)), None)

    def text(self, path: str) -> str:
        """Return the text of the first element at a path, "" for none."""
        found = self.find(path)
        return "" if found is None else found.own

    def under(self, names: frozenset[str]) -> list[Node]:
        """Return the elements of these names below this one, in the order of the file."""
        found: list[Node] = []
        for child in self.children:
            found += [child] if child.name in names else child.under(names)
        return found


class _Builder:
    def __init__(self) -> None:
        self.root = Node("", {})
        self._open = [self.root]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEPTH or self._count > _NODES:
            raise FileProblem("damaged")
        node = Node(name.rpartition(" ")[2], attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, name: str) -> None:
        del name
        self._open.pop()

    def take(self, text: str) -> None:
        self._open[-1].pieces.append(text)


def read_tree(data: bytes) -> Node:
    """Return the element around the whole document; raises FileProblem.

    What brings a document type of its own is refused: through it one letter can be made into a million.
    """
    from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

    def refuse(*_what: object) -> None:
        raise FileProblem("statement_doctype")

    builder = _Builder()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.take
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        cut = ErrorString(error.code) in {"no element found", "unclosed token", "unclosed CDATA section"}
        raise FileProblem("statement_cut" if cut else "statement_xml", at="line", number=error.lineno) from error
    except (ValueError, LookupError) as error:
        raise FileProblem("statement_xml", at="line", number=1) from error
    return builder.root
