"""Address books as vCard, in the forms that phones and programs really write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.platforms import Platform
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import Handle, ImportedBrand, ImportedContact, ParsedFile, ReadOptions
from creatorbook.exchange.people.vcard import read_vcards
from creatorbook.exchange.people.vcard_lines import components, escape, unescape
from creatorbook.exchange.people.vcard_write import write_vcards
from tests.growth import assert_linear

if TYPE_CHECKING:
    from collections.abc import Callable


def read(*lines: str, country: str = "FR", encoding: str = "utf-8") -> ParsedFile:
    return read_vcards("\r\n".join([*lines, ""]).encode(encoding), ReadOptions(country=country))


def only(parsed: ParsedFile) -> ImportedContact:
    assert len(parsed.records) == 1
    record = parsed.records[0]
    assert isinstance(record, ImportedContact)
    return record


def codes(parsed: ParsedFile) -> list[str]:
    return [notice.code for notice in parsed.notices]


def test_version_2_1_with_quoted_printable_soft_breaks_and_a_photo() -> None:
    contact = only(
        read(
            "BEGIN:VCARD",
            "VERSION:2.1",
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9ger;Zo=C3=",
            "=A9;;;",
            "TEL;CELL:06 39 98 00 01",
            "TEL;WORK;FAX:01 99 00 00 01",
            "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
            "2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8M",
            "",
            "NOTE;ENCODING=QUOTED-PRINTABLE:deux=0D=0Alignes =3D bien",
            "EMAIL;INTERNET:zoe@leger.example",
            "END:VCARD",
        )
    )
    assert contact.name == "Zoé Léger"
    assert contact.phones == ("+33 6 39 98 00 01",)
    assert contact.emails == ("zoe@leger.example",)
    assert contact.note == "Fax: 01 99 00 00 01\ndeux\nlignes = bien"


def test_version_2_1_in_an_old_charset() -> None:
    contact = only(
        read("BEGIN:VCARD", "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ren=E9", "EMAIL:r@x.example", "END:VCARD")
    )
    assert contact.name == "René"
    unnamed = only(read("BEGIN:VCARD", "FN;ENCODING=QUOTED-PRINTABLE:Ren=E9", "END:VCARD"))
    assert unnamed.name == "René"


def test_version_3_as_apple_writes_it() -> None:
    contact = only(
        read(
            "BEGIN:VCARD",
            "VERSION:3.0",
            "N:Ruiz;Ana;María;;",
            "FN:Ana Ruiz\\, PR",
            "ORG:Casa Luz\\; S.L.;Marketing",
            "item1.EMAIL;type=INTERNET:otra@casa.example",
            "item2.EMAIL;type=INTERNET;type=pref:ana@Casa.example",
            "item2.X-ABLabel:_$!<Work>!$_",
            "item3.ADR;type=WORK:;Piso 2;Calle Mayor 1;Madrid;;28013;España",
            "X-SOCIALPROFILE;type=instagram:http://instagram.com/casaluz",
            "X-SOCIALPROFILE;type=tiktok;x-user=casaluz:x-apple:casaluz",
            "CATEGORIES:Marcas,Moda\\, lujo",
            "NOTE:line one\\nline",
            "  two",
            "UID:ABC-1",
            "END:VCARD",
        )
    )
    assert contact.name == "Ana Ruiz, PR"
    assert contact.organisation == "Casa Luz; S.L."
    assert contact.emails == ("ana@casa.example", "otra@casa.example")
    assert contact.address == "Calle Mayor 1\nPiso 2\n28013 Madrid"
    assert contact.country == "ES"
    assert contact.handles == (Handle(Platform.INSTAGRAM, "casaluz"), Handle(Platform.TIKTOK, "casaluz"))
    assert contact.labels == ("Marcas", "Moda, lujo")
    assert contact.note == "Department: Marketing\nline one\nline two"


def test_version_4_with_quoted_parameters_and_preferences() -> None:
    contact = only(
        read(
            "BEGIN:VCARD",
            "VERSION:4.0",
            "FN:Jonas Brandt",
            "EMAIL;PREF=2:second@x.example",
            "EMAIL;PREF=1:first@x.example",
            'TEL;VALUE=uri;TYPE="voice,cell":tel:+49-40-5550100',
            'ADR;LABEL="Speicherstr. 1: Hof; links":;;Speicherstraße 18;Hamburg;;20457;Deutschland',
            "LANG;PREF=1:de-DE",
            "END:VCARD",
        )
    )
    assert contact.emails == ("first@x.example", "second@x.example")
    assert contact.phones == ("+49 40 5550100",)
    assert contact.address == "Speicherstraße 18\n20457 Hamburg"
    assert (contact.country, contact.language) == ("DE", "de")


@pytest.mark.parametrize(
    "lines",
    [
        ["KIND:org", "FN:Fernhill", "ORG:Fernhill"],
        ["KIND:org", "FN:Fernhill"],
        ["FN:Fernhill", "N:;;;;", "ORG:Fernhill;", "X-ABShowAs:COMPANY"],
        ["ORG:Fernhill", "EMAIL:a@fernhill.example"],
    ],
)
def test_a_card_of_an_organisation_is_a_brand(lines: list[str]) -> None:
    parsed = read("BEGIN:VCARD", *lines, "END:VCARD")
    assert isinstance(parsed.records[0], ImportedBrand)
    assert parsed.records[0].name == "Fernhill"


def test_a_card_in_a_card_and_a_group_are_left_out() -> None:
    parsed = read(
        *(
            "BEGIN:VCARD",
            "FN:Outer",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:Inner",
            "END:VCARD",
            "EMAIL:o@x.example",
            "END:VCARD",
        ),
        *("BEGIN:VCARD", "KIND:group", "FN:Friends", "MEMBER:urn:uuid:1", "END:VCARD"),
    )
    assert only(parsed).name == "Outer"
    assert only(parsed).emails == ("o@x.example",)


def test_a_broken_card_gives_what_can_be_read() -> None:
    parsed = read("BEGIN:VCARD", "FN:One", "no colon here", "BEGIN:VCARD", "FN:Two", "EMAIL:not an address")
    assert [record.row for record in parsed.records] == [1, 2]
    assert codes(parsed) == ["card_line", "card_cut", "card_cut", "bad_email"]
    assert parsed.notices[0].where == "card 1, line 3"
    contact = parsed.records[1]
    assert isinstance(contact, ImportedContact)
    assert contact.note == "not an address"


def test_the_same_card_twice_counts_once_and_a_changed_one_counts() -> None:
    card = ["BEGIN:VCARD", "FN:Léa", "EMAIL:lea@x.example", "END:VCARD"]
    changed = ["BEGIN:VCARD", "FN:LEA", "EMAIL:lea@x.example", "NOTE:new", "END:VCARD"]
    parsed = read(*card, *card, *changed)
    assert codes(parsed) == ["same_contact"]
    assert [record.key for record in parsed.records] == [parsed.records[0].key, f"{parsed.records[0].key}#2"]


def test_keys_do_not_depend_on_what_stands_around() -> None:
    card = ["BEGIN:VCARD", "FN:Léa", "EMAIL:lea@x.example", "END:VCARD"]
    other = ["BEGIN:VCARD", "FN:Tom", "END:VCARD"]
    assert read(*card).records[0].key == read(*other, *card).records[1].key


def test_a_bad_phone_is_kept_as_written() -> None:
    parsed = read("BEGIN:VCARD", "FN:Léa", "TEL:ask Tom", "END:VCARD")
    assert only(parsed).phones == ("ask Tom",)
    assert codes(parsed) == ["bad_phone"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    parsed = read("BEGIN:VCARD", "FN:Zoé Müller", "END:VCARD", encoding=encoding)
    assert only(parsed).name == "Zoé Müller"
    assert codes(parsed) == (["guessed_encoding"] if encoding == "cp1252" else [])


def test_no_card_and_no_text() -> None:
    with pytest.raises(FileProblem, match="no contact card"):
        read("Hello")
    with pytest.raises(FileProblem, match="not text"):
        read_vcards(b"BEGIN:VCARD\r\nFN:a\x00b\r\nEND:VCARD", ReadOptions())


def test_a_huge_photo_and_a_huge_line_cost_little() -> None:
    def card(lines: int) -> ParsedFile:
        photo = "\r\n ".join(["A" * 74] * lines)
        return read("BEGIN:VCARD", "FN:Léa", f"PHOTO;ENCODING=b:{photo}", "NOTE:" + "x" * 5_000_000, "END:VCARD")

    assert_linear(card, 40_000)
    parsed = card(300_000)
    assert only(parsed).name == "Léa"
    assert codes(parsed) == ["card_long_line"]


HOSTILE: dict[str, Callable[[int], str]] = {
    "options": lambda size: "N;" + "A=" * (size // 1500) + "\x07",
    "an open quote": lambda size: 'N;X="' + "a;" * (size // 3),
    "backslashes": lambda size: "\\" * size,
    "semicolons": lambda size: ";" * size + ":",
}


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_lines_take_steps_by_their_length_alone(head: Callable[[int], str]) -> None:
    def work(size: int) -> None:
        parsed = read(
            "BEGIN:VCARD", head(size), "FN:Léa", "ADR:" + ";" * size, "NOTE:" + "\\" * (size + 1), "END:VCARD"
        )
        assert only(parsed).name == "Léa"

    assert_linear(work, 60_000)


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    assert unescape(escape(plain)) == plain


@given(st.lists(st.text(), min_size=1, max_size=8))
def test_structured_values_come_back(parts: list[str]) -> None:
    plain = [part.replace("\r\n", "\n").strip() for part in parts]
    assert components(";".join(escape(part) for part in plain)) == [part.strip() for part in plain]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_is_written_is_read_back(version: str) -> None:
    people = (
        ImportedContact(
            key="contact:1",
            row=1,
            name="Zoé Léger-Müller",
            organisation="Maison; Dune, SA",
            role="Attachée de presse",
            emails=("zoe@dune.example",),
            phones=("+33 6 39 98 00 01",),
            websites=("https://dune.example",),
            address="1 rue du Port\n29200 Brest",
            country="FR",
            handles=(Handle(Platform.INSTAGRAM, "zoe.dune"),),
            labels=("Presse", "Mode, luxe"),
            note="é" * 200 + "\nsecond \\ line",
        ),
        ImportedBrand(key="brand:1", row=2, name="Dune", emails=("hello@dune.example",)),
    )
    data = write_vcards(people, version=version)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    back = read_vcards(data, ReadOptions()).records
    for before, after in zip(people, back, strict=True):
        assert type(before) is type(after)
        for name in ("name", "emails", "phones", "websites", "address", "country", "handles", "labels", "note"):
            assert getattr(before, name) == getattr(after, name)


@pytest.mark.parametrize(
    ("charset", "family", "given"),
    [("SHIFT_JIS", "山田", "花子"), ("windows-1251", "Иванова", "Мария"), ("ISO-8859-2", "Łuczak", "Paweł")],
)
def test_a_line_is_read_in_the_encoding_that_it_names(charset: str, family: str, given: str) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET={charset}:{family};{given}\r\n".encode(charset)
    folded = f"NOTE;CHARSET={charset}:{given}\r\n {family}\r\nEND:VCARD\r\n".encode(charset)
    parsed = read_vcards(card + folded, ReadOptions())
    contact = only(parsed)
    assert (contact.name, contact.note) == (f"{given} {family}", f"{given}{family}")
    assert (codes(parsed), parsed.encoding) == ([], charset.lower())


def test_a_fold_inside_a_letter_spoils_nothing() -> None:
    folded = "ж".encode()
    note = b"NOTE:" + folded * 30 + folded[:1] + b"\r\n " + folded[1:] + folded * 49
    head = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Оля\r\n".encode()
    parsed = read_vcards(head + note + b"\r\nEND:VCARD\r\n", ReadOptions())
    assert (only(parsed).name, only(parsed).note, codes(parsed)) == ("Оля", "ж" * 80, [])


def test_numbers_are_those_of_the_country_of_the_card() -> None:
    contact = only(
        read("BEGIN:VCARD", "FN:Karla", "ADR:;;Weg 1;Dresden;;01067;Germany", "TEL:0351 223344", "END:VCARD")
    )
    assert contact.phones == ("+49 351 223344",)
    parsed = read("BEGIN:VCARD", "FN:Karla", "TEL:351223344", "END:VCARD")
    assert (only(parsed).phones, codes(parsed)) == (("351223344",), ["bad_phone"])


def test_a_card_shown_as_its_firm_keeps_its_person() -> None:
    contact = only(
        read(
            "BEGIN:VCARD", "N:Sample;Frida;;;", "FN:Example Travel", "ORG:Example Travel;", "X-ABShowAs:COMPANY",
            'EMAIL:"Frida Sample" <frida@travel.example>', "END:VCARD",
        )
    )  # fmt: skip
    assert (contact.name, contact.organisation) == ("Frida Sample", "Example Travel")
    assert contact.emails == ("frida@travel.example",)


def test_what_has_no_place_is_counted_and_kept_where_that_is_wished() -> None:
    lines = ("BEGIN:VCARD", "FN:Ida", "TEL;TYPE=PAGER:12", "IMPP;X-SERVICE-TYPE=Skype:skype:ida", "BDAY:1990-01-02",
             "X-HOBBY:chess", "ORG:Weir Oy;Press;Nordics", "PHOTO;ENCODING=b:AAAA", "END:VCARD")  # fmt: skip
    parsed = read(*lines, *lines)
    assert {column.header: column.filled for column in parsed.columns} == {"BDAY": 2, "PHOTO": 2, "X-HOBBY": 2}
    data = "\r\n".join(lines).encode()
    assert only(read_vcards(data, ReadOptions())).note == "Department: Press, Nordics\nPager: 12\nSkype: ida"
    kept = only(read_vcards(data, ReadOptions(keep_rest=True)))
    assert kept.note.splitlines() == [
        "Department: Press, Nordics",
        "Pager: 12",
        "Skype: ida",
        "BDAY: 1990-01-02",
        "X-HOBBY: chess",
    ]


@pytest.mark.parametrize(
    ("named", "typed", "country", "phone"),
    [
        ("Sverige", "08-123 456 78", "SE", "+46 8 123 456 78"),
        ("Polska", "42 636 11 22", "PL", "+48 42 636 11 22"),
        ("Česko", "222 123 456", "CZ", "+420 222 123 456"),
        ("日本", "03-1234-5678", "JP", "+81 3-1234-5678"),
    ],
)
def test_a_country_is_known_by_its_own_name_and_gives_its_prefix(
    named: str, typed: str, country: str, phone: str
) -> None:
    card = ("BEGIN:VCARD", "VERSION:3.0", "FN:Maja", f"ADR:;;;;;;{named}", f"TEL:{typed}", "END:VCARD")
    (contact,) = read(*card, country="FR").records
    assert isinstance(contact, ImportedContact)
    assert (contact.country, contact.phones) == (country, (phone,))


def test_a_number_in_a_country_that_nobody_knows_never_takes_the_prefix_of_the_book() -> None:
    card = ("BEGIN:VCARD", "VERSION:3.0", "FN:Maja", "ADR:;;;;;;Atlantyda", "TEL:08-123 456 78", "END:VCARD")
    found = read(*card, country="FR")
    (contact,) = found.records
    assert isinstance(contact, ImportedContact)
    assert (contact.country, contact.phones) == (None, ("08-123 456 78",))
    assert [notice.code for notice in found.notices] == ["unknown_country", "phone_of_nowhere"]
