from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.log import LogDuty, LogEntry, LogInput, LogProof
from creatorbook.documents.render import render_disclosure_log
from tests.documents.contract.test_story import flat, text_of

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

DUTIES = (
    LogDuty(
        "FR",
        "required",
        "Publicité, Collaboration commerciale",
        "sufficient",
        "fr-paid",
        "Loi n° 2023-451, articles 1 et 5-2 (2026-11-23); ARPP, fiche pratique (2026-11-23)",
        AT,
    ),
    LogDuty("GB", "required", "Ad, Advert", "insufficient", "gb-any-incentive", "CAP Code, section 2 (2026-11-23)", AT),
    LogDuty("US", "dont_know", "", "", "us-material-value", "FTC (2026-11-23)"),
)
POST = LogEntry(
    AT,
    "live",
    "instagram",
    "reel",
    "https://example.org/p/abc",
    "Éclat",
    "Léa Martin",
    "Publicité | Mon sérum du soir <b>est arrivé</b> & il sent bon.\n\nDeuxième paragraphe.",
    confirmed=True,
    exception="",
    switch_on=True,
    duties=DUTIES,
    proofs=(LogProof("story.png", SHA, AT),),
)
PLANNED = dataclasses.replace(
    POST,
    at=None,
    state="planned",
    url="",
    caption="",
    confirmed=False,
    exception="Bought with my own money",
    switch_on=None,
    duties=(),
    proofs=(),
)


def log(language: str, *entries: LogEntry, **changed: object) -> LogInput:
    made = LogInput(
        language,
        datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
        entries or (POST, PLANNED),
        creator="Léa Martin",
        brand="Éclat",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
    )
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]  # fields of mixed types


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_reads_as_its_golden_text(language: str) -> None:
    golden = HERE / "golden" / f"disclosure_log_{language}.txt"
    text = text_of(render_disclosure_log(log(language)).pdf)
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("The act (read at the source on 23 November 2026)", "Habit (from memory, written down on 2 March 2026)"),
        ),
        ("fr", ("The act (lu à la source le 23 novembre 2026)", "Habit (de mémoire, noté le 2 mars 2026)")),
        ("de", ("The act (an der Quelle gelesen am 23. November 2026)", "aus dem Gedächtnis, notiert am 2. März 2026")),
        (
            "es",
            ("The act (leído en la fuente el 23 de noviembre de 2026)", "de memoria, anotado el 2 de marzo de 2026"),
        ),
    ],
)
def test_a_source_says_how_it_was_read_and_when(language: str, said: tuple[str, ...]) -> None:
    noted = "The act (seen, 2026-11-23); Habit (memory, 2026-03-02); Odd (seen, 2026-99-99)"
    duties = (dataclasses.replace(DUTIES[0], source=noted),)
    text = flat(text_of(render_disclosure_log(log(language, dataclasses.replace(POST, duties=duties))).pdf))
    for part in (*said, "Odd (seen, 2026-99-99)"):
        assert part in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Likely enough", "Likely not enough", "Page 1 of 1", "SHA-256 " + SHA, "Bought with my own money"]),
        ("fr", ["Sans doute suffisante", "Sans doute insuffisante", "Page 1 sur 1", SHA, "Royaume-Uni", "1er janvier"]),
    ],
)
def test_another_reader_finds_the_same(language: str, expected: list[str]) -> None:
    pdf = render_disclosure_log(log(language)).pdf
    text = flat("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)).replace("\xa0", " ")
    for words in expected:
        assert words in text
    assert "<b>est arrivé</b> & il sent bon" in text


def test_it_says_what_it_is_and_its_fonts_are_inside() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_disclosure_log(log("fr")).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Registre des mentions publicitaires – Léa Martin · Éclat"
    assert reader.metadata.author == "Léa Martin"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"].startswith("fr")
    outline: Any = reader.outline
    assert [entry["/Title"][:6] for entry in outline] == ["2\xa0mars", "Sans d"]
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_log_gives_the_same_bytes_in_any_process(language: str) -> None:
    script = (
        "import sys; from tests.documents.log.test_story import log, render_disclosure_log; "
        f"sys.stdout.write(render_disclosure_log(log({language!r})).sha256)"
    )
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert render_disclosure_log(log(language)).sha256 == other.stdout


def test_pages_are_counted_and_long_or_hostile_captions_stand_whole_pages_long() -> None:
    hostile = dataclasses.replace(POST, caption="<img src='file:///etc/passwd'/>\u202e\x00" + "mot " * 5_000)
    made = render_disclosure_log(log("en", *[hostile, POST] * 20))
    text = text_of(made.pdf)
    assert made.pages > 10
    assert f"Page {made.pages} of {made.pages}" in text
    assert "the CSV has the whole text" in flat(text)
    assert "file:///etc/passwd" in text


def test_an_empty_log_and_one_without_names_or_days_are_said_plainly() -> None:
    bare = LogInput("en", AT, ())
    text = text_of(render_disclosure_log(bare).pdf)
    assert "No post in this period." in text
    assert "All posts" in text
    assert "Posts from 1 January 2026" in text_of(render_disclosure_log(log("en", POST, last=None)).pdf)
    assert "Posts up to 31 December 2026" in text_of(render_disclosure_log(log("en", POST, first=None)).pdf)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(BadInput):
        render_disclosure_log(log("xx"))
