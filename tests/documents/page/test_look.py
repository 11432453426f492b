"""Colours that can be read, logos that are pictures, and looks that are kept with their documents."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.documents.inputs.look import (
    MAX_LOGO,
    MAX_SIDE,
    Look,
    contrast,
    darken_until_legible,
    is_colour,
    logo_from,
)
from creatorbook.documents.render import check_contract, render_contract
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import french
from tests.documents.pictures import picture


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_becomes_one_that_can_be_read(number: int) -> None:
    colour = f"#{number:06X}"
    shown = darken_until_legible(colour)
    assert is_colour(shown)
    assert contrast(shown) >= 4.5
    assert shown == colour or contrast(colour) < 4.5


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["", "#FFF", "red", "#12345G", "#1234567", "123456", "#123456\n"])
def test_what_is_no_colour_is_not_taken_for_one(colour: str) -> None:
    assert not is_colour(colour)
    plain = render_contract(dataclasses.replace(french(), look=Look(accent=colour)))
    assert plain.sha256 == render_contract(french()).sha256


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "1"])
def test_pictures_of_every_kind_become_small_pngs(kind: str, mode: str) -> None:
    if (kind, mode) in {("PNG", "CMYK"), ("JPEG", "RGBA"), ("JPEG", "P"), ("WEBP", "CMYK"), ("WEBP", "1")}:
        return
    kept = base64.b64decode(logo_from(picture(1_700, 600, kind, mode)))
    assert len(kept) <= MAX_LOGO
    with Image.open(io.BytesIO(kept)) as image:
        assert image.format == "PNG"
        assert max(image.size) <= MAX_SIDE
        assert image.width / image.height == pytest.approx(1_700 / 600, rel=0.01)


def test_a_noisy_picture_is_made_smaller_until_it_fits() -> None:
    noise = Image.effect_noise((1_200, 1_200), 120).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    assert len(base64.b64decode(logo_from(out.getvalue()))) <= MAX_LOGO


def test_a_photograph_leaves_its_place_and_camera_behind_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Spycam"
    exif[0x0112] = 6  # turned by a quarter
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "red").save(out, "JPEG", exif=exif)
    kept = base64.b64decode(logo_from(out.getvalue()))
    assert b"Spycam" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (20, 60)
        assert not image.getexif()


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"GIF89a\x01\x00\x01\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        picture(80, 40, "PNG", "RGB")[:60],
        picture(80, 40, "JPEG", "RGB")[:30],
        bomb(60_000, 60_000),
        bomb(9_000, 9_000),
        bomb(0, 5),
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 200,
    ],
)
def test_what_is_no_logo_is_refused_in_words(file: bytes) -> None:
    with pytest.raises(BadInput) as refusal:
        logo_from(file)
    assert "logo" in refusal.value.message
    assert refusal.value.hint


def test_the_look_is_kept_with_the_contract_and_an_old_contract_has_the_house_look() -> None:
    look = Look(Theme.MODERN, "#AA3377", logo_from(picture(300, 100)), cover=True, initials=True)
    contract = dataclasses.replace(french(), look=look)
    assert ContractInput.from_json(contract.to_json()) == contract
    assert check_contract(contract) == check_contract(french())
    old = json.loads(french().to_json())
    del old["look"]
    assert ContractInput.from_json(json.dumps(old)).look == Look()


@pytest.mark.parametrize("logo", ["no base64!", base64.b64encode(b"no picture").decode()])
def test_a_damaged_logo_leaves_the_words(logo: str) -> None:
    rendered = render_contract(dataclasses.replace(french(), look=Look(logo=logo, cover=True)))
    assert rendered.pages > 3
