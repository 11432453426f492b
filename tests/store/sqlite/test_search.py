"""Search: what people type finds what they mean, in order, and nothing they type can break it."""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING

import pytest

from creatorbook.store.models import Agency, Brand, Contact, Contract, Deal, Gift, Message, Note, Post
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from tests.store.support import Hand


def find(hand: Hand, query: str, **options: object) -> list[tuple[str, str]]:
    with hand.store.reading() as reading:
        return search.find(reading, query, **options)  # type: ignore[arg-type]  # limit and kinds, as given


def found(hand: Hand, query: str, record: str) -> bool:
    return record in [key for _kind, key in find(hand, query)]


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("Séphora Été", ["sephora", "SÉPHORA", "ete", "été", "phora", "sephora ete", "ete sephora", "e\u0301te\u0301"]),
        ("Weiße Straße", ["strasse", "STRASSE", "straße", "weisse", "weiße str"]),
        ("L’Œuvre", ["oeuvre", "œuvre", "l'oeuvre", "L’OEUVRE"]),
        ("Ørsted Æblegård", ["orsted", "aeblegard", "ØRSTED"]),
        ("İstanbul Işık", ["istanbul", "ISTANBUL", "isik", "ışık"]),
        ("Łódź Łaska", ["lodz", "łódź", "laska"]),
        ("ＦＵＬＬ ｗｉｄｔｈ", ["full width", "full"]),
        ("日本の化粧品", ["日本の", "化粧品", "日本"]),
        ("Ωμέγα Ελλάς", ["ωμεγα", "ΩΜΈΓΑ", "ελλασ"]),
        ("R&D 100% “Glow”", ["r&d", "100%", "100", "glow", "R&D glow"]),
        ("a.b-c_d", ["a.b-c_d", "b-c"]),
        ("C++ & C#", ["c++", "c#", "&"]),
    ],
)
def test_accents_case_and_letters_are_folded(hand: Hand, name: str, queries: list[str]) -> None:
    brand = hand.brand(name)
    hand.brand("Something else")
    for query in queries:
        assert find(hand, query) == [("brand", brand)], query


@pytest.mark.parametrize("query", ["é", "ét", "E", "o m", "om", "to"])
def test_one_and_two_letters_find_beginnings_of_words(hand: Hand, query: str) -> None:
    brand = hand.brand("Été Om Tokyo")
    hand.brand("Zzz")
    expected = [] if query == "o m" else [("brand", brand)]
    assert find(hand, query) == expected


def test_short_and_long_words_together(hand: Hand) -> None:
    brand = hand.brand("Maison de l’Été")
    hand.brand("Maison du Lac")
    assert find(hand, "maison de") == [("brand", brand)]
    assert find(hand, "son ét") == [("brand", brand)]


@pytest.mark.parametrize("query", ["", " ", "\t\n", "\u00a0"])
def test_nothing_typed_finds_nothing(hand: Hand, query: str) -> None:
    hand.brand()
    assert find(hand, query) == []


def test_every_word_must_be_found(hand: Hand) -> None:
    hand.brand("Glow Paris")
    assert find(hand, "glow berlin") == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        '"glow',
        "glow*",
        "glow OR zzz",
        "NOT glow",
        "NEAR(glow paris)",
        "title:glow",
        "^glow",
        "glow AND",
        "(",
        "-glow",
        "%",
        "_",
        "gl%w",
        "\\",
        "'; DROP TABLE brand; --",
        "\x00",
        "glow\x00",
        "gl\x00ow",
        "a\x00",
        "\ud800",
        "x\udfff",
        "\U0010ffff",
        "\u202e",
        "½",
        "²",
        "ª",
        "🙂",
        "🙂🙂🙂",
        "e" * 100_000,
        "ab " * 50_000,
    ],
)
def test_odd_characters_are_text_not_syntax(hand: Hand, query: str) -> None:
    hand.brand("Glow Paris")
    for kinds in ((), ("brand",)):
        found = find(hand, query, kinds=kinds)
        assert found in ([], [("brand", found[0][1])] if found else [])
    with hand.store.reading() as reading:
        clause = search.match(query)
        if clause is not None:
            reading.exec_driver_sql(f"SELECT count(*) FROM search_doc s WHERE {clause.where}", clause.params).first()


def test_three_thousand_odd_queries_never_raise(hand: Hand) -> None:
    rng = random.Random(5)
    alphabet = string.printable + "éßœøİ日本語ελ½²ªⅷ🙂\x00\x1f\x7f\u0301\u200d\u202e\ud800\udc00\ufffe'\"*^:()-+%_"
    for number in range(20):
        hand.brand("".join(rng.choices(alphabet.replace("\ud800", "").replace("\udc00", ""), k=20 + number)))
    with hand.store.reading() as reading:
        for _number in range(3_000):
            query = "".join(rng.choices(alphabet, k=rng.choice((1, 2, 3, 4, 9, 30))))
            found = search.find(reading, query, limit=5)
            assert len(found) <= 5
            assert {kind for kind, _id in found} <= {"brand"}


def test_titles_come_before_texts(hand: Hand) -> None:
    body = hand.brand("Other", legal_name="Ombelle " * 20)
    title = hand.brand("Ombelle")
    hand.brand("Third", category="ombelle")
    for query in ("ombelle", "om"):
        results = [key for _kind, key in find(hand, query)]
        assert results[0] == title, query
        assert body in results


def test_limit_and_kinds(hand: Hand) -> None:
    creator = hand.creator(name="Glow Zoé")
    brands = [hand.brand(f"Glow {number}") for number in range(9)]
    assert len(find(hand, "glow", limit=4)) == 4
    assert find(hand, "glow", kinds=["creator"]) == [("creator", creator)]
    assert sorted(key for _kind, key in find(hand, "gl", kinds=["brand"])) == sorted(brands)


def test_every_kind_is_found_by_its_words(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand()
    deal = hand.deal(creator, brand)
    made: dict[str, str] = {}
    records = {
        "agency": Agency(name="Agence Zuvium"),
        "contact": Contact(name="Ines Zuvium"),
        "gift": Gift(creator_id=creator, brand_id=brand, description="Coffret Zuvium"),
        "post": Post(creator_id=creator, caption="Reel zuvium"),
        "contract": Contract(deal_id=deal, number="ZUVIUM-2026-1", language="fr"),
        "message": Message(subject="zuvium", sender="a@example.org"),
        "note": Note(record_kind="deal", record_id=deal, text="Ask Zuvium again"),
    }
    for kind, record in records.items():
        hand.do(lambda uow, record=record, kind=kind: made.update({kind: uow.add(record).id}))  # type: ignore[misc]  # defaults bind the loop's values
    assert dict(find(hand, "zuvium")) == made


def test_the_trash_is_not_found_and_comes_back(hand: Hand) -> None:
    brand = hand.brand("Glow")
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "trashed_at", uow.now))
    assert find(hand, "glow") == []
    hand.undo()
    assert find(hand, "glow") == [("brand", brand)]


def test_a_renamed_brand_is_found_in_its_deals_gifts_contacts_and_contracts(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand("Oldname")
    deal = hand.deal(creator, brand)
    hand.do(lambda uow: uow.add(Gift(creator_id=creator, brand_id=brand, description="Box")))
    hand.do(lambda uow: uow.add(Contact(brand_id=brand, name="Ines")))
    hand.do(lambda uow: uow.add(Post(creator_id=creator, brand_id=brand, caption="Reel")))
    hand.do(lambda uow: uow.add(Contract(deal_id=deal, number="C-1", language="fr")))
    everything = {"brand", "deal", "gift", "contact", "post", "contract"}
    assert {kind for kind, _key in find(hand, "oldname")} == everything
    hand.do(lambda uow: setattr(uow.get(Brand, brand), "name", "Nouveau"))
    assert find(hand, "oldname") == []
    assert {kind for kind, _key in find(hand, "nouveau")} == everything
    hand.undo()
    assert {kind for kind, _key in find(hand, "oldname")} == everything


def test_deleting_and_undoing_keep_the_index_in_step(hand: Hand) -> None:
    creator, brand = hand.creator(), hand.brand("Glow")
    deal = hand.deal(creator, brand, "Glow in May")
    hand.do(lambda uow: uow.delete(uow.get(Deal, deal)))
    assert find(hand, "glow") == [("brand", brand)]
    hand.undo()
    assert found(hand, "glow in may", deal)
    assert hand.store.verify().is_ok


def test_a_rebuilt_index_equals_the_one_kept_in_step(hand: Hand) -> None:
    creator = hand.creator()
    for number in range(300):
        hand.deal(creator, hand.brand(f"Brand {number}"), f"Deal {number}")
    before = hand.dump()["search_doc"]
    with hand.store.writing() as connection:
        search.rebuild(connection)
    assert hand.store.verify().is_ok
    assert hand.dump()["search_doc"] == before


def test_a_damaged_index_is_noticed(hand: Hand) -> None:
    hand.brand("Glow")
    with hand.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER search_trigram_update")
        connection.exec_driver_sql("UPDATE search_doc SET title = 'other'")
    verdict = hand.store.verify()
    assert [line.split(":")[0] for line in verdict.problems] == ["search_trigram"]
    assert verdict.only_search


def test_a_damaged_index_is_made_again_from_the_records(hand: Hand) -> None:
    brand = hand.brand("Glow")
    with hand.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM search_trigram_data WHERE id > 10")
    assert not hand.store.verify().is_ok
    hand.store.repair_search()
    assert hand.store.verify().is_ok
    assert find(hand, "low") == [("brand", brand)]
