"""The elements of XML, handed over one by one as they are read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Fault(StrEnum):
    """What keeps XML from being read."""

    DOCTYPE = "doctype"
    CUT = "cut"
    BROKEN = "broken"
    TOO_LARGE = "too_large"


class XmlRefused(Exception):
    """The bytes are no XML, are cut off, are more than is read, or bring a document type; `line` is 0 for none."""

    def __init__(self, fault: Fault, line: int = 0) -> None:
        super().__init__(f"{fault.value} (line {line})")
        self.fault, self.line = fault, line


def read_elements(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    take_characters: Callable[[str], None],
) -> None:
    """Hand over each start, end and text; names are those of the namespace and the element, a blank between them.

    Raises XmlRefused. A document type is refused: through it one letter can be made into a million.
    """
    from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

    def refuse(*_declared: object) -> None:
        raise XmlRefused(Fault.DOCTYPE)

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = take_characters, refuse
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        is_cut = ErrorString(error.code) in {"no element found", "unclosed token", "unclosed CDATA section"}
        raise XmlRefused(Fault.CUT if is_cut else Fault.BROKEN, error.lineno) from error
    except (ValueError, LookupError) as error:
        # An encoding that is unknown, or of several bytes.
        raise XmlRefused(Fault.BROKEN, 1) from error
