"""Address books out: vCard 3.0 (RFC 2426) and 4.0 (RFC 6350)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.text import clean
from creatorbook.exchange.base.records import ImportedBrand, ImportedContact, Record
from creatorbook.exchange.people.vcard_lines import escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_vcards(people: Iterable[Record], *, version: str = "4.0") -> bytes:
    """Return contacts and brands as a .vcf file in UTF-8, version "3.0" or "4.0"; other records are left out."""
    lines: list[str] = []
    for person in people:
        if not isinstance(person, ImportedContact | ImportedBrand):
            continue
        lines += ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{_value(person.name)}"]
        if isinstance(person, ImportedContact):
            lines.append(f"N:{';'.join(_value(part) for part in _name_parts(person.name))};;;")
            lines += [f"ORG:{_value(person.organisation)}"] if person.organisation else []
            lines += [f"TITLE:{_value(person.role)}"] if person.role else []
        else:
            lines += ["N:;;;;", f"ORG:{_value(person.name)}"]
            lines.append("KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY")
        lines += [f"EMAIL:{_value(email)}" for email in person.emails]
        lines += [f"TEL:{_value(phone)}" for phone in person.phones]
        lines += [f"URL:{_value(site)}" for site in person.websites]
        lines += [f"X-SOCIALPROFILE;TYPE={handle.platform}:{_value(handle.name)}" for handle in person.handles]
        if person.address or person.country:
            lines.append(f"ADR:;;{_value(person.address)};;;;{_value(person.country or '')}")
        lines += [f"LANG:{_value(person.language)}"] if person.language and version == "4.0" else []
        lines += [f"CATEGORIES:{','.join(_value(label) for label in person.labels)}"] if person.labels else []
        lines += [f"NOTE:{_value(person.note)}"] if person.note else []
        lines.append("END:VCARD")
    return "".join(f"{_fold_line(line)}\r\n" for line in lines).encode()


def _value(text: str) -> str:
    """Return a text as the value of a property; what no program can show, as a NUL, would make the file unreadable."""
    return escape(clean(text, lines=True))


def _name_parts(name: str) -> tuple[str, str]:
    given, _space, family = name.rpartition(" ")
    return family, given


def _fold_line(line: str) -> str:
    """Return a line cut into pieces of at most 75 bytes (RFC 6350, 3.2), never inside a letter."""
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 74:  # noqa: PLR2004  75 bytes with the space that begins a continuation
            pieces.append("".join(current))
            current, size = [], 0
        current.append(letter)
        size += width
    pieces.append("".join(current))
    return "\r\n ".join(pieces)
