"""What a screen reader asks of the accessibility bus, and how a scene is read there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.children import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = tuple[str, str]
"""The name on the bus of the program that a part belongs to, and the part's path there."""

_SPI = "org.a11y.atspi"
_ROOT = (f"{_SPI}.Registry", "/org/a11y/atspi/accessible/root")
_LOOK_SECONDS = 0.1
# Of the states that AT-SPI numbers.
_FOCUSABLE, _SHOWING, _VISIBLE = 11, 25, 30
_HELD = frozenset({"list", "table", "tree"})
_NOTHING = "/org/a11y/atspi/null"


@dataclass(frozen=True)
class Part:
    """What the bus says of one part."""

    node: Node
    role: str
    name: str
    states: int
    acts: tuple[str, ...]
    parent_role: str

    @property
    def is_focusable(self) -> bool:
        """Whether it takes the focus."""
        return bool(self.states >> _FOCUSABLE & 1)


class Reader:
    """Asks the bus, one question after the other."""

    def __init__(self) -> None:
        session = open_dbus_connection()
        asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        self._bus = open_dbus_connection(session.send_and_get_reply(asked, timeout=PATIENCE).body[0])
        session.close()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _ask(self, node: Node, face: str, method: str, kinds: str = "", *values: object) -> Any:
        address = DBusAddress(node[1], node[0], f"{_SPI}.{face}")
        said = self._bus.send_and_get_reply(new_method_call(address, method, kinds or None, values), timeout=PATIENCE)
        assert said.header.message_type is MessageType.method_return, (node, face, method, said.body)
        return said.body[0] if said.body else None

    def children(self, node: Node) -> list[Node]:
        """Return the parts of a part."""
        found = [(program, path) for program, path in self._ask(node, "Accessible", "GetChildren")]
        return [each for each in found if each[1] != _NOTHING]

    def name(self, node: Node) -> str:
        """Return what a part is called."""
        return str(self._get(node, "Name"))

    def parent(self, node: Node) -> Node:
        """Return what a part is in."""
        program, path = self._get(node, "Parent")
        return program, path

    def _get(self, node: Node, what: str) -> Any:
        asked = Properties(DBusAddress(node[1], node[0], f"{_SPI}.Accessible")).get(what)
        return self._bus.send_and_get_reply(asked, timeout=PATIENCE).body[0][1]

    def role(self, node: Node) -> str:
        """Return what a part is."""
        return str(self._ask(node, "Accessible", "GetRoleName"))

    def _states(self, node: Node) -> int:
        low, high = self._ask(node, "Accessible", "GetState")
        return int(low) | int(high) << 32

    def acts(self, node: Node) -> tuple[str, ...]:
        """Return what can be done with a part, by the names of it, in order."""
        if f"{_SPI}.Action" not in self._ask(node, "Accessible", "GetInterfaces"):
            return ()
        return tuple(str(name) for name, _description, _keys in self._ask(node, "Action", "GetActions"))

    def labels(self, node: Node) -> list[str]:
        """Return the names of what a part is labelled by."""
        related = self._ask(node, "Accessible", "GetRelationSet")
        return [self.name((program, path)) for _kind, targets in related for program, path in targets]

    def do_first_action(self, node: Node) -> None:
        """Do what a reader does with a part when its person asks for no action by name."""
        self._ask(node, "Action", "DoAction", "i", 0)

    def find_program(self) -> Node:
        """Wait for the program and return it."""
        while True:
            for node in self.children(_ROOT):
                if self.name(node) == "Creatorbook":
                    return node
            time.sleep(_LOOK_SECONDS)

    def walk(self, node: Node) -> Iterator[Node]:
        """Yield every part below one that is shown."""
        for child in self.children(node):
            if self._states(child) >> _SHOWING & 1:
                yield child
                yield from self.walk(child)

    def parts(self, node: Node, above: str = "") -> Iterator[Part]:
        """Yield a part and every one in it, also those that are to be scrolled to; none of what moves and sizes."""
        role, states = self.role(node), self._states(node)
        # What a list holds is read also where it is to be scrolled to.
        if role == "scroll bar" or not (states >> _VISIBLE & 1 or above in _HELD):
            return
        acts = self.acts(node) if states >> _FOCUSABLE & 1 else ()
        yield Part(node, role, self.name(node), states, acts, above)
        for child in self.children(node):
            yield from self.parts(child, role)

    def is_reached(self, node: Node, program: Node) -> bool:
        """Return whether a reader that goes down from the program comes to a part."""
        while node != program:
            above = self.parent(node)
            if node not in self.children(above):
                return False
            node = above
        return True
