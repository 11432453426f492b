"""Dataclasses to JSON and back: they arrive as they were, whatever else is given is refused and named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from creatorbook.common.codec.codec import Codec
from creatorbook.common.codec.errors import UnknownField, Unreadable
from creatorbook.common.codec.form import Form


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Metre:
    length: int


@dataclass(frozen=True)
class Dot:
    x: int
    y: float = 0.0


@dataclass(frozen=True)
class Line:
    ends: tuple[Dot, ...]
    colour: Colour | None = None
    content: bytes = b""


@dataclass(frozen=True)
class Drawing:
    name: str
    on: date
    at: datetime
    shapes: tuple[Dot | Line, ...] = ()
    notes: dict[str, str | int] = field(default_factory=dict)
    open: bool | None = None
    size: Metre = Metre(1)


DRAWING = Drawing(
    "Zoé \ud800 👩",
    date(2026, 3, 31),
    datetime(2026, 3, 31, 12, 5, tzinfo=UTC),
    (Line((Dot(1), Dot(2, 0.5)), Colour.RED), Dot(-3)),
    {"found": 5, "by": "hand"},
    open=False,
    size=Metre(7),
)
FULL = Codec(forms={Metre: Form(lambda metre: f"{metre.length} m", lambda text: Metre(int(text.removesuffix(" m"))))})
BRIEF = Codec(brief=True)
TEXT = (
    '{"at":"2026-03-31T12:05:00+00:00","name":"Z","notes":{},"on":"2026-03-31","open":null,'
    '"shapes":[{"@":"Dot","x":1,"y":0.0}],"size":"2 m"}'
)


def bare(codec: Codec, **changes: Any) -> str:
    made: dict[str, Any] = {"name": "Z", "on": DRAWING.on, "at": DRAWING.at, "shapes": (Dot(1),), "size": Metre(2)}
    return codec.dump(Drawing(**made | changes))


def test_every_field_is_written_in_order_and_in_its_form() -> None:
    assert bare(FULL) == TEXT
    assert FULL.load(Drawing, TEXT).size == Metre(2)


def test_a_brief_codec_leaves_out_what_is_at_its_default() -> None:
    text = bare(BRIEF, shapes=(), size=Metre(1))
    assert text == '{"at":"2026-03-31T12:05:00+00:00","name":"Z","on":"2026-03-31"}'
    assert BRIEF.load(Drawing, text) == Drawing("Z", DRAWING.on, DRAWING.at)


@pytest.mark.parametrize("codec", [FULL, BRIEF], ids=["full", "brief"])
def test_what_is_packed_arrives_with_its_bytes(codec: Codec) -> None:
    lines = tuple(Line((), content=bytes(range(start, 256))) for start in (0, 200)) + DRAWING.shapes
    drawing = Drawing(DRAWING.name, DRAWING.on, DRAWING.at, lines)
    assert codec.unpack(Drawing, b"".join(codec.pack(drawing))) == drawing


def test_bytes_stand_in_no_text() -> None:
    with pytest.raises(TypeError, match="bytes"):
        FULL.dump(Line((), content=b"x"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"Z"', "3", "name: str was expected, not int"),
        ('"Z"', "null", "name: str was expected, not NoneType"),
        ("null", "1", "open: bool was expected, not int"),
        ('"x":1', '"x":true', "shapes.x: int was expected, not bool"),
        ('"x":1', '"x":"1"', "shapes.x: int was expected, not str"),
        ('"y":0.0', '"y":0', "shapes.y: float was expected, not int"),
        ('"x":1,', "", "missing 1 required positional argument: 'x'"),
        ('"2026-03-31"', '"2026-13-31"', "on: month must be"),
        ('"2026-03-31"', "20260331", "on: date was expected, not int"),
        ('"2026-03-31T12', '"31 March 12', "at: Invalid isoformat"),
        ('"Dot"', '"Path"', "shapes: Dot or Line was expected"),
        ('"@":"Dot",', "", "shapes: Dot or Line was expected"),
        ('"notes":{}', '"notes":[]', "notes: a mapping was expected, not list"),
        ('"notes":{}', '"notes":{"a":1.5}', "notes: str or int was expected, not float"),
        ('"notes":{},', '"notes":', "Expecting"),
        ('"2 m"', '"two"', "size: invalid literal"),
        ('"2 m"', "2", "size: "),
        (TEXT, "[]", "Drawing was expected, not list"),
        (TEXT, "[" * 100_000, ""),
        (TEXT, "", "Expecting value"),
    ],
)
def test_what_does_not_fit_is_refused_and_placed(before: str, after: str, said: str) -> None:
    text = TEXT.replace(before, after, 1)
    assert text != TEXT
    with pytest.raises(Unreadable) as refused:
        FULL.load(Drawing, text)
    assert said in str(refused.value)


def test_an_unknown_field_is_named_with_its_place() -> None:
    with pytest.raises(UnknownField) as refused:
        FULL.load(Drawing, TEXT.replace('"x":1', '"x":1,"z":2'))
    assert (refused.value.name, refused.value.place) == ("z", "shapes")


def test_an_unknown_value_of_an_enum_is_refused() -> None:
    with pytest.raises(Unreadable, match="colour: 'blue' is not a valid Colour"):
        FULL.load(Line, '{"ends":[],"colour":"blue"}')


@pytest.mark.parametrize("place", ["[0,9]", "[-1,1]", "[0]", '["0",1]', "null", "[3,-2]"])
def test_bytes_that_are_not_there_are_refused(place: str) -> None:
    text = f'{{"ends":[],"content":{place}}}'.encode()
    with pytest.raises(Unreadable):
        BRIEF.unpack(Line, len(text).to_bytes(8, "big") + text + b"12345")


@pytest.mark.parametrize("data", [b"", b"\xff" * 7, b"\xff" * 20, b"nonsense", (4).to_bytes(8, "big") + b"\xff\xfe{}"])
def test_what_was_never_packed_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        BRIEF.unpack(Line, data)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": None},
        {"name": 3},
        {"on": datetime(2026, 1, 2, tzinfo=UTC)},
        {"at": date(2026, 1, 2)},
        {"shapes": [Dot(1)]},
        {"shapes": (Dot(True),)},
        {"shapes": (DRAWING,)},
        {"notes": {3: "x"}},
        {"notes": {"x": 1.5}},
    ],
)
def test_what_its_annotation_does_not_allow_is_not_written(changes: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        bare(FULL, **changes)


def test_a_text_may_be_a_value_of_an_enum() -> None:
    assert '"name":"red"' in bare(FULL, name=Colour.RED)


@pytest.mark.parametrize("annotation", [object, "list[int]", "int | Dot", "tuple[int, int]", "dict[int, str]", complex])
def test_an_annotation_that_is_not_provided_for_is_a_mistake_of_ours(annotation: object) -> None:
    odd: type = dataclass(type("Odd", (), {"__annotations__": {"value": annotation}, "__module__": __name__}))
    with pytest.raises(TypeError, match=r"no (annotation|class) that can be written"):
        FULL.load(odd, '{"value":1}')
