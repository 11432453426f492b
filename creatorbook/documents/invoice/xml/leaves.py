"""What an electronic invoice says at a path of its XML; what is not there is empty, what is no invoice is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.xml.elements import XmlRefused
from creatorbook.common.xml.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.common.xml.tree import Node

_MOST = 20_000_000  # bytes of an electronic invoice


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
        found = [self.node] if self.node is not None else []
        for step in path.split("/"):
            prefix, _colon, name = step.partition(":")
            wanted = (self.namespaces[prefix], name)
            found = [child for node in found for child in node.children if (child.namespace, child.name) == wanted]
        return [Leaf(each, self.namespaces) for each in found]

    def text(self, path: str = "") -> str:
        """Return the text at a path, "" for none."""
        leaf = self.at(path) if path else self
        return leaf.node.own if leaf.node is not None else ""

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


def read_root(data: bytes) -> Node:
    """Return the root of a document; raises BadInput where it is no XML, too large, or has a document type."""
    if len(data) > _MOST:
        raise unreadable()
    try:
        return read_tree(data).children[0]
    except XmlRefused as error:
        raise unreadable() from error


def is_named(node: Node, name: str, namespaces: Mapping[str, str]) -> bool:
    """Return whether an element has a prefixed name ("rsm:CrossIndustryInvoice")."""
    prefix, _colon, local = name.partition(":")
    return (node.namespace, node.name) == (namespaces[prefix], local)


def unreadable() -> BadInput:
    """Return the error that says that a file is no electronic invoice."""
    return BadInput(
        _("This file is not an electronic invoice that can be read."),
        hint=_("Choose a PDF with an invoice inside (Factur-X, ZUGFeRD), or an XML file in CII or UBL."),
    )
