"""Files of rates in the shapes that the European Central Bank publishes, and what is wrong with others."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.services.money.rate_files import read_rate_file

if TYPE_CHECKING:
    from pathlib import Path

HISTORY = b"Date,USD,JPY,GBP,CYP,\n2026-02-27,1.0823,161.20,0.8341,N/A,\n2026-02-26,1.0800,161.00,0.8330,N/A,\n"
DAY = b"Date, USD, JPY, GBP, \n27 February 2026, 1.0823, 161.20, 0.8341, \n"
XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject>
<Cube><Cube time="2026-02-27"><Cube currency="USD" rate="1.0823"/><Cube currency="GBP" rate="0.8341"/></Cube>
<Cube time="2026-02-26"><Cube currency="USD" rate="1.0800"/></Cube></Cube></gesmes:Envelope>"""


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            # Without the hour at which it was made: the test is named after these bytes, in every process alike.
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), content)
    return out.getvalue()


def rates_of(tmp_path: Path, name: str, content: bytes) -> dict[str, str]:
    path = tmp_path / name
    path.write_bytes(content)
    return {each.currency: each.rates for each in read_rate_file(path)}


@pytest.mark.parametrize(
    ("name", "content", "dollars"),
    [
        ("eurofxref-hist.csv", HISTORY, "2026-02-27 1.0823\n2026-02-26 1.0800"),
        ("eurofxref-hist.zip", zipped(eurofxref_csv=HISTORY), "2026-02-27 1.0823\n2026-02-26 1.0800"),
        ("eurofxref.csv", DAY, "2026-02-27 1.0823"),
        ("eurofxref-hist.xml", XML, "2026-02-27 1.0823\n2026-02-26 1.0800"),
        ("eurofxref.zip", zipped(eurofxref_xml=XML), "2026-02-27 1.0823\n2026-02-26 1.0800"),
    ],
)
def test_each_shape_of_the_bank_is_read(tmp_path: Path, name: str, content: bytes, dollars: str) -> None:
    found = rates_of(tmp_path, name, content)
    assert found["USD"] == dollars
    assert found["GBP"].splitlines()[0] == "2026-02-27 0.8341"
    assert "CYP" not in found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Name,Fee\nGlow,100\n", "rates_unknown"),
        (b"\x00\x01\x02" * 40, "rates_unknown"),
        (HISTORY.replace(b"Date", "D\u00e9".encode("latin-1")), "rates_encoding"),
        (HISTORY[:-25], "rates_cut"),
        (HISTORY.replace(b"161.00,", b""), "rates_ragged"),
        (HISTORY.replace(b"2026-02-26", b"2026-02-31"), "rates_day"),
        (HISTORY.replace(b"1.0800", b"-1.08"), "rates_rate"),
        (HISTORY.replace(b"1.0800", b"1,08").replace(b"USD", b'"USD"'), "rates_ragged"),
        (HISTORY.replace(b"1.0800", b"0.0"), "rates_rate"),
        (HISTORY.replace(b"USD", b"dollars"), "rates_currency"),
        (HISTORY.replace(b"2026-02-26", b"2026-02-27"), "rates_twice"),
        (b"Date,USD,\n", "rates_none"),
        (XML[:-60], "rates_cut"),
        (XML.replace(b"<Cube>", b"<Cube", 1), "rates_xml"),
        (XML.replace(b"<gesmes:Env", b"<!DOCTYPE a [<!ENTITY b 'c'>]><gesmes:Env", 1), "rates_doctype"),
        (b"<html><body>Not found</body></html>", "rates_unknown"),
        (zipped(a_csv=HISTORY, b_csv=HISTORY), "rates_zip"),
        (zipped(eurofxref_csv=HISTORY)[:60], "rates_zip"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(FileProblem) as refused:
        rates_of(tmp_path, "eurofxref-hist", content)
    assert refused.value.code == code
    assert refused.value.message
    assert refused.value.hint
