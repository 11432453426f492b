"""The colours of a document on any device: an ICC profile of sRGB (IEC 61966-2-1), version 2, byte by byte."""

from __future__ import annotations

import struct
from functools import cache

_POINTS = 1024  # of the curve from the numbers of a file to light
# The primaries of sRGB and its white, adapted to the white of profiles (D50).
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_WHITE = (0.96420, 1.0, 0.82491)
_MADE = (1999, 10, 18, 0, 0, 0)  # the day of the standard, so that equal profiles are equal bytes
_HEAD, _ENTRY = 128, 12  # bytes


@cache
def srgb_profile() -> bytes:
    """Return the profile."""
    curve = b"curv\0\0\0\0" + struct.pack(">I", _POINTS) + b"".join(_light(at) for at in range(_POINTS))
    parts: dict[bytes, bytes] = {
        b"desc": _description(b"sRGB"),
        b"cprt": b"text\0\0\0\0" + b"No rights reserved\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = _HEAD + 4 + _ENTRY * len(parts)
    table, data = struct.pack(">I", len(parts)), b""
    known: dict[bytes, tuple[int, int]] = {}
    for name, part in parts.items():
        if part not in known:
            padded = part + b"\0" * (-len(part) % 4)
            known[part] = (at, len(part))
            at, data = at + len(padded), data + padded
        table += name + struct.pack(">II", *known[part])
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI3i4s", at, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp", b"\0" * 4,
        0, 0, 0, 0, 0, *map(_fixed, _WHITE), b"\0" * 4,
    )  # fmt: skip
    return head.ljust(_HEAD, b"\0") + table + data


def _light(point: int) -> bytes:
    value = point / (_POINTS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  the standard's
    return struct.pack(">H", round(light * 65535))


def _fixed(value: float) -> int:
    return round(value * 65536)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *map(_fixed, values))


def _description(name: bytes) -> bytes:
    said = name + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said + struct.pack(">IIHB", 0, 0, 0, 0) + b"\0" * 67
