"""The drawing of rights and exclusivity: its facts in words, its bars where their days are."""

from __future__ import annotations

import dataclasses
import io
from datetime import date, timedelta

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.documents.inputs.contract import ContractInput, ExclusivityLine, RightsLine
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.render import render_contract
from creatorbook.documents.timeline.axis import axis, day_number
from creatorbook.documents.timeline.windows import Bar, BarKind, Bars, groups
from creatorbook.documents.words.speech import speech_for
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.terms import RightsStart, UsageChannel
from tests.documents.examples import english, french
from tests.documents.reading import flat, pages_of

TITLES = {
    "en": "Appendix: rights and exclusivity over time",
    "fr": "Annexe : droits et exclusivité dans le temps",
    "de": "Anhang: Rechte und Exklusivität im Zeitverlauf",
    "es": "Anexo: derechos y exclusividad en el tiempo",
}


def appendix(contract: ContractInput) -> str:
    title = TITLES[contract.language]
    pages = [flat(page) for page in pages_of(render_contract(contract).pdf)]
    found = [page for page in pages if title in page and "...." not in page]
    return " ".join([*found, *pages[pages.index(found[0]) + 1 :]]) if found else ""


def test_the_facts_of_every_window_can_be_read_beside_its_bar() -> None:
    said = appendix(french())
    for words in (
        "Le présent contrat Du 1er sept. 2026 au 31 déc. 2026",
        "Publicité sur les réseaux sociaux, Publicité depuis le compte du Créateur (avec achat d’espace)",
        "Du 15 oct. 2026 au 12 janv. 2027 (90 jours)",
        "Exclusivité Ustensiles de cuisson en fonte France et Belgique Du 1er sept. 2026 au 31 déc. 2026",
        "À compter de : la première publication",
        "365 jours à compter de la première publication",
        "Le jour de cet événement n’est pas encore connu",
        "la clause l’emporte",
    ):
        assert flat(words) in said, words


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("theme", Theme)
def test_the_appendix_speaks_the_documents_language(language: str, theme: Theme) -> None:
    contract = dataclasses.replace(french(), language=language, look=Look(theme))
    assert appendix(contract).count("2026") > 5


def test_open_ends_are_said_and_drawn_to_the_edge() -> None:
    contract = dataclasses.replace(
        english(),
        starts_on=date(2026, 3, 1),
        rights=(
            RightsLine((UsageChannel.TV,), RightsStart.ON_DATE, starts_on=date(2026, 4, 1)),
            RightsLine((UsageChannel.EMAIL,), RightsStart.ON_DELIVERY),
        ),
        exclusivities=(ExclusivityLine("Tents", ends_on=date(2026, 9, 30)), ExclusivityLine("Boots")),
    )
    said = appendix(contract)
    assert "From 1 Apr 2026, without limit in time" in said
    assert "Until 30 Sept 2026" in said
    assert "Without limit in time from delivery of the Content" in said
    assert "For as long as this contract runs (From 1 Mar 2026, without limit in time)" in said
    dated, counted = groups(contract, speech_for(contract))
    assert [bar.ends for bar in dated.bars] == [None, None, date(2026, 9, 30), None]
    assert dated.bars[2].starts is None
    assert counted.bars[0].ends is None


def test_there_is_no_appendix_where_there_is_nothing_to_compare() -> None:
    one = RightsLine((UsageChannel.TV,), RightsStart.ON_SIGNATURE, duration_days=30)
    assert appendix(english()) == ""
    assert appendix(dataclasses.replace(english(), rights=(one,))) == ""
    assert appendix(dataclasses.replace(english(), rights=(one, one))) != ""
    assert appendix(dataclasses.replace(english(), starts_on=date(2026, 3, 1))) == ""


days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
ends = st.one_of(st.none(), days)


@given(st.lists(st.tuples(ends, ends), min_size=1, max_size=8))
def test_every_dated_bar_lies_on_its_axis_in_the_order_of_days(pairs: list[tuple[date | None, date | None]]) -> None:
    bars = tuple(Bar(BarKind.RIGHTS, "", (), "", *pair) for pair in pairs)
    scale = axis(Bars("", bars), speech_for(english()).month)
    known = sorted({day_number(day) for pair in pairs for day in pair if day is not None})
    places = [scale.place(day) for day in known]
    assert places == sorted(places)
    assert all(0 <= place < 1 for place in places)
    assert len(set(places)) == len(places)
    assert len(scale.ticks) <= 13
    if any(end is None for _start, end in pairs) and known:
        assert places[-1] < 0.98
    if any(start is None for start, _end in pairs) and known:
        assert places[0] > 0.02


@given(st.lists(st.one_of(st.none(), st.integers(1, 200_000)), min_size=1, max_size=8))
def test_every_counted_bar_lies_on_its_axis(lengths: list[int | None]) -> None:
    bars = tuple(Bar(BarKind.RIGHTS, "", (), "", 0, length) for length in lengths)
    scale = axis(Bars("signature", bars), speech_for(english()).month)
    assert scale.ticks[0] == (0.0, "0")
    assert scale.place(0) == 0
    assert all(length / scale.length <= 1 for length in lengths if length)
    assert len(scale.ticks) <= 18


@pytest.mark.parametrize("day", [date.min, date(1, 2, 1), date(9999, 1, 1), date.max])
def test_the_ends_of_the_calendar_can_be_drawn(day: date) -> None:
    contract = dataclasses.replace(
        english(),
        rights=tuple(
            RightsLine((UsageChannel.TV,), RightsStart.ON_DATE, starts_on=day, duration_days=length)
            for length in (None, 0, 1, 10**9)
        ),
        exclusivities=(ExclusivityLine("x", starts_on=day), ExclusivityLine("y", ends_on=day)),
    )
    assert appendix(contract)


def test_two_hundred_windows_keep_their_axis_on_every_page() -> None:
    first = date(2026, 1, 1)
    lines = tuple(
        RightsLine((UsageChannel.TV,), RightsStart.ON_DATE, starts_on=first + timedelta(days=n), duration_days=30)
        for n in range(200)
    )
    rendered = render_contract(dataclasses.replace(english(), rights=lines))
    pages = [flat(page) for page in pages_of(rendered.pdf)]
    start = next(number for number, page in enumerate(pages) if TITLES["en"] in page and "...." not in page)
    # The clauses that follow have pages of their own.
    drawn = pages[start : 1 + max(number for number, page in enumerate(pages) if "(30 days)" in page)]
    assert len(drawn) > 10
    assert all("Jan 2026" in page and "By the calendar" in page for page in drawn)
    assert sum(page.count("(30 days)") for page in drawn) == 200


def test_the_outline_leads_to_the_appendix() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_contract(french()).pdf))
    entries = [each for each in reader.outline if isinstance(each, pypdf.generic.Destination)]
    # The outline says the title with the no-break space of French.
    (drawing,) = [each for each in entries if each.title == TITLES["fr"].replace(" :", "\N{NO-BREAK SPACE}:")]
    number = reader.get_destination_page_number(drawing)
    assert number is not None
    assert TITLES["fr"] in flat(reader.pages[number].extract_text())
