"""Sheets of deals, gifts and contacts, from bytes to records."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import (
    FileKind,
    ImportedBrand,
    ImportedContact,
    ImportedDeal,
    ImportedGift,
    ImportedPayment,
    ParsedFile,
    ReadOptions,
)
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.tables.columns import match_heading
from creatorbook.exchange.tables.words import EXPECTATIONS, MEDIA, PLATFORMS, STAGES


def read(text: str, name: str = "sheet.csv", kind: FileKind | None = None, **options: str) -> ParsedFile:
    return parse(text.encode(), name, kind, ReadOptions(**options))  # type: ignore[arg-type]  # only texts are set here


def deals(parsed: ParsedFile) -> list[ImportedDeal]:
    return [record for record in parsed.records if isinstance(record, ImportedDeal)]


def gifts(parsed: ParsedFile) -> list[ImportedGift]:
    return [record for record in parsed.records if isinstance(record, ImportedGift)]


def notices(parsed: ParsedFile) -> list[tuple[str, str]]:
    return [(notice.code, notice.where) for notice in parsed.notices]


def test_a_french_sheet_of_deals() -> None:
    parsed = read(
        "Suivi 2026;;;;;;;;\n"
        "Marque;Projet;Contact;E-mail;Montant HT;Statut;Signé le;Échéance;Code promo\n"
        "Maison Dune;Été;Léa;lea@dune.example;1 500,00 €;Contrat signé;03/04/2026;25/04/2026;DUNE10\n"
        ";sans marque;;;10 €;;;;\n"
        "Vélo;Reel;;pas d’adresse;entre 5 et 6;bizarre;bientôt;01/01/1970;\n"
        "Total;;;;1 500,00 €;;;;\n"
    )
    assert parsed.kind is FileKind.DEALS
    first, second = deals(parsed)
    assert (first.brand, first.title, first.contact_name, first.row) == ("Maison Dune", "Été", "Léa", 3)
    assert first.fee == Money(150_000, "EUR")
    assert first.stage is Stage.CONTRACTED
    assert (first.agreed_on, first.due_on) == (date(2026, 4, 3), date(2026, 4, 25))
    assert first.note == "Code promo: DUNE10"
    assert (second.fee, second.stage, second.contact_email) == (None, None, "")
    assert second.medium is Medium.REEL
    for kept in ("pas d’adresse", "Montant HT: entre 5 et 6", "bizarre", "Signé le: bientôt", "Échéance: 01/01/1970"):
        assert kept in second.note
    assert sorted(notices(parsed)) == [
        ("bad_amount", "line 5"),
        ("bad_date", "line 5"),
        ("bad_email", "line 5"),
        ("date_out_of_range", "line 5"),
        ("no_brand", "line 4"),
        ("total_row", "line 6"),
        ("unknown_stage", "line 5"),
    ]


def test_an_amount_that_is_rounded_is_said_and_kept() -> None:
    parsed = read("Brand,Title,Fee\nFoo,Mug,12.3456 EUR\nFoo,Cup,12.5 JPY\nFoo,Tin,12.50 EUR\n")
    mug, cup, tin = deals(parsed)
    assert [each.fee for each in (mug, cup, tin)] == [Money(1235, "EUR"), Money(13, "JPY"), Money(1250, "EUR")]
    assert notices(parsed) == [("rounded_amount", "line 2"), ("rounded_amount", "line 3")]
    assert "Fee: 12.3456 EUR" in mug.note
    assert "Fee: 12.5 JPY" in cup.note
    assert tin.note == ""


def test_an_amount_that_can_be_two_is_neither_and_both_are_named() -> None:
    parsed = read('Brand,Title,Fee\nFoo,Mug,"1,500"\nFoo,Cup,"99,50"\n')
    mug, cup = deals(parsed)
    assert (mug.fee, cup.fee) == (None, Money(9950, "EUR"))
    assert "Fee: 1,500" in mug.note
    (notice,) = (each for each in parsed.notices if each.code == "unclear_amount")
    assert (notice.params["whole"], notice.params["fine"]) == ("1500", "1.500")


def test_an_english_sheet_of_deals_with_ticks_and_currencies() -> None:
    parsed = read(
        "Brand,Campaign,Deliverables,Rate,Currency,Invoiced,Paid\n"
        "Dune,Spring,2 Reels and 4 stories,1500,GBP,yes,no\n"
        "Peak,Summer,YouTube video,2500,bananas,2026-05-01,yes\n"
    )
    first, second = deals(parsed)
    assert (first.fee, first.stage, first.medium, first.platform) == (
        Money(150_000, "GBP"),
        Stage.INVOICED,
        Medium.REEL,
        Platform.INSTAGRAM,
    )
    assert (second.fee, second.stage, second.invoiced_on) == (None, Stage.PAID, date(2026, 5, 1))
    assert second.platform is Platform.YOUTUBE
    assert notices(parsed) == [("amount_of_no_currency", "line 3")]


@pytest.mark.parametrize("fee", ["1000000000000", "1e12 EUR", "99999999999999999999", "1 000 000 000 000,00 EUR"])
def test_an_amount_that_typing_refuses_is_no_fee_of_a_sheet_either(fee: str) -> None:
    parsed = read(f'Brand,Rate\nDune,"{fee}"\nPeak,999999999999 EUR\n')
    first, second = deals(parsed)
    assert (first.fee, second.fee) == (None, Money(99_999_999_999_900, "EUR"))
    assert ("amount_too_large" if "e12" not in fee else "bad_amount", "line 2") in notices(parsed)
    assert fee in first.note


def test_an_amount_without_any_currency_is_told() -> None:
    parsed = read("Brand,Title,Fee\nDune,Spring,1500\n", currency="USD")
    assert deals(parsed)[0].fee == Money(150_000, "USD")
    assert [notice.message for notice in parsed.notices] == ["Amounts of “Fee” without a currency were taken as USD."]


def test_a_sheet_of_gifts() -> None:
    parsed = read(
        "Marque;Produit;Reçu le;Valeur;Contrepartie;Devenir;Quantité\n"
        "Dune;Lampe;12/03/2026;129 €;Rien demandé;Gardé;2\n"
        "Peak;Sac;31/03/2026;;Une story si possible, on compte sur toi;à rendre;\n"
        "Pic;Thé;01/04/2026;5 €;Pas de post obligatoire;;999999999999\n"
    )
    assert parsed.kind is FileKind.GIFTS
    first, second, third = gifts(parsed)
    assert (first.expectation, first.fate, first.quantity) == (Expectation.NOTHING, GiftFate.KEPT, 2)
    assert (first.received_on, first.value, first.note) == (date(2026, 3, 12), Money(12_900, "EUR"), "")
    assert second.expectation is Expectation.UNKNOWN
    assert "on compte sur toi" in second.note
    assert third.expectation is Expectation.NOTHING
    assert third.quantity == 1


def test_the_same_rows_have_the_same_keys_wherever_they_stand() -> None:
    header = "Brand,Product,Received,Value\n"
    row, other = "Dune,Lamp,2026-03-04,€5\n", "Peak,Bag,2026-03-05,€6\n"
    once = [gift.key for gift in gifts(read(header + row + row))]
    later = [gift.key for gift in gifts(read(header + other + row + row))]
    assert once == later[1:]
    assert len(set(once)) == 2
    assert gifts(read(header + "DUNE,lamp,4 March 2026,€7\n"))[0].key == once[0]


def test_cells_beyond_the_headings_are_told() -> None:
    parsed = read("Brand,Title,Fee\nDune,Spring,€5,and,more\nPeak\n")
    assert notices(parsed) == [("ragged_row", "line 2"), ("deal_without_title", "line 3")]
    assert parsed.notices[0].message == "The row has 5 cells where the headings have 3; the rest was left out."
    assert len(deals(parsed)) == 2


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Marque;Produit;Date;Valeur\nA;B;2026-01-01;5\n", "x.csv", FileKind.GIFTS),
        ("Brand,Title,Fee,Date\nA,B,5,2026-01-01\n", "x.csv", FileKind.DEALS),
        ("Brand,Name,Date,Amount\nA,B,2026-01-01,5\n", "cadeaux.csv", FileKind.GIFTS),
        ("Brand,Name,Date,Amount\nA,B,2026-01-01,5\n", "deals-2026.csv", FileKind.DEALS),
        ("Nom;E-mail;Société\nA;a@b.example;C\n", "x.csv", FileKind.CONTACTS),
        ("Name,Email\nA,a@b.example\n", "x.csv", FileKind.CONTACTS),
        # A page of somebody's notes: what is owed, for how much and how far it is, under a name.
        ("Name,Stage,Value,Deliverables,Due,Tags\nMug,Lost,$5,1 Reel,,x\n", "Untitled 1a2b.csv", FileKind.DEALS),
        ("Name,Status,Value,Tags\nA,ok,5,x\n", "x.csv", FileKind.CONTACTS),
    ],
)
def test_the_kind_is_guessed(text: str, name: str, kind: FileKind) -> None:
    assert read(text, name).kind is kind


def test_the_caller_may_say_how_to_read() -> None:
    text = "Brand;Title;Fee;Date\nDüne, SA;Été;5;03/04/2026\n"
    options = ReadOptions("GBP", "US", day_first=True, encoding="cp850", delimiter=";")
    (deal,) = deals(parse(text.encode("cp850"), "x.csv", FileKind.DEALS, options))
    assert (deal.brand, deal.title, deal.fee) == ("Düne, SA", "Été", Money(500, "GBP"))
    assert deal.agreed_on == date(2026, 4, 3)


def test_what_is_no_table_we_know() -> None:
    for text, name, code in (
        ("Lorem ipsum dolor\nsit amet\n", "letter.csv", "no_header"),
        ("Lorem ipsum dolor\nsit amet\n", "letter", "unknown_kind"),
        ("Brand,Title,Fee\n", "x.csv", "no_rows"),
        ("   \n", "x.csv", "empty"),
    ):
        with pytest.raises(FileProblem) as caught:
            read(text, name)
        assert caught.value.code == code
    with pytest.raises(FileProblem, match="cannot be read as gifts"):
        read("BEGIN:VCARD\nFN:a\nEND:VCARD\n", "a.vcf", FileKind.GIFTS)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Payé", Stage.PAID),
        ("not paid", Stage.INVOICED),
        ("En attente de paiement", Stage.INVOICED),
        ("Confirmed - waiting for samples", Stage.CONTRACTED),
        ("not signed", None),
        ("in_production", Stage.IN_PRODUCTION),
        ("", None),
        ("☂", None),
    ],
)
def test_stages_are_understood(text: str, stage: Stage | None) -> None:
    assert STAGES.find(text) is stage


@pytest.mark.parametrize("lexicon", [STAGES, PLATFORMS, MEDIA, EXPECTATIONS])
def test_every_word_of_ours_means_itself(lexicon: object) -> None:
    kinds = {id(STAGES): Stage, id(PLATFORMS): Platform, id(MEDIA): Medium, id(EXPECTATIONS): Expectation}
    for word in kinds[id(lexicon)]:
        if word.value not in {"x", "live", "blog", "article"}:
            assert lexicon.find(word.value) is word  # type: ignore[attr-defined]  # a Lexicon of one of the four kinds


# Contacts

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
    "Address 1 - Postal Code,Address 1 - Country,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,"
    "Website 1 - Type,Website 1 - Value\n"
    "Zoé Léger,Zoé,,Léger,,Mme,a note,fr,,* myContacts ::: Marques,* Work,zoe@dune.example,,z@leger.example,Mobile,"
    '0639980001 ::: +44 20 7946 0958,Work,"1 rue du Port\n29200 Brest",1 rue du Port,Brest,,,29200,FR,,Maison Dune,PR,'
    "Profile,https://instagram.com/dune\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City,"
    "Address 1 - Postal Code,Address 1 - Country,Website 1 - Value\n"
    "Zoé,,Léger,,Maison Dune,PR,a note,* myContacts ::: Marques,* Work,zoe@dune.example ::: z@leger.example,,"
    "0639980001 ::: +44 20 7946 0958,1 rue du Port,Brest,29200,France,https://instagram.com/dune\n"
)
OUTLOOK_EN = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street",'
    '"Business Street 2","Business City","Business Postal Code","Business Country/Region","Home Street","Home City",'
    '"Business Fax","Business Phone","Mobile Phone","Categories","E-mail Address","E-mail Type","E-mail Display Name",'
    '"E-mail 2 Address","Language","Notes","Web Page"\r\n'
    '"","Zoé","","Léger","","Maison Dune","Press","PR","1 rue du Port","","Brest","29200","France","2 rue Basse",'
    '"Lyon","0199000001","0639980001","+44 20 7946 0958","Marques","zoe@dune.example","SMTP","Zoé (zoe@dune.example)",'
    '"z@leger.example","French","a note","https://instagram.com/dune"\r\n'
)
OUTLOOK_FR = (
    "Civilité;Prénom;Deuxième prénom;Nom;Société;Service;Titre;Rue (bureau);Ville (bureau);Code postal (bureau);"
    "Pays/Région (bureau);Téléphone (bureau);Tél. mobile;Adresse de messagerie;Type de messagerie;"
    "Nom complet de l'adresse de messagerie;Adresse de messagerie 2;Page Web;Notes;Langue;Catégories\r\n"
    "Mme;Zoé;;Léger;Maison Dune;Presse;PR;1 rue du Port;Brest;29200;France;0639980001;+44 20 7946 0958;"
    "zoe@dune.example;SMTP;Zoé Léger;z@leger.example;https://instagram.com/dune;a note;Français;Marques\r\n"
)
OUTLOOK_DE = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;"
    "Postleitzahl geschäftlich;Land/Region geschäftlich;Telefon geschäftlich;Mobiltelefon;E-Mail-Adresse;E-Mail-Typ;"
    "E-Mail: Angezeigter Name;E-Mail 2: Adresse;Webseite;Notizen;Sprache;Kategorien\r\n"
    "Frau;Zoé;;Léger;Maison Dune;Presse;PR;1 rue du Port;Brest;29200;Frankreich;0639980001;+44 20 7946 0958;"
    "zoe@dune.example;SMTP;Zoé Léger;z@leger.example;https://instagram.com/dune;a note;Französisch;Marques\r\n"
)
OUTLOOK_ES = (
    "Tratamiento;Nombre;Segundo nombre;Apellidos;Organización;Departamento;Puesto;Calle del trabajo;Ciudad de trabajo;"
    "Código postal del trabajo;País o región del trabajo;Teléfono del trabajo;Teléfono móvil;"
    "Dirección de correo electrónico;Tipo de correo electrónico;Correo electrónico 2;Página Web;Notas;Idioma;"
    "Categorías\r\n"
    "Sra.;Zoé;;Léger;Maison Dune;Prensa;PR;1 rue du Port;Brest;29200;Francia;0639980001;+44 20 7946 0958;"
    "zoe@dune.example;SMTP;z@leger.example;https://instagram.com/dune;a note;Francés;Marques\r\n"
)
SIMPLE = (
    "Nom complet\tSociété\tFonction\tE-mail\tTéléphone\tRue\tCode postal\tVille\tPays\tInstagram\tLangue"
    "\tGroupes\tNotes\n"
    "Zoé Léger\tMaison Dune\tPR\tzoe@dune.example, z@leger.example\t0639980001 ::: +44 20 7946 0958\t1 rue du Port"
    "\t29200\tBrest\tFrance\t@dune\tfr\tMarques\ta note\n"
)


@pytest.mark.parametrize("text", [GOOGLE_OLD, GOOGLE_NEW, OUTLOOK_EN, OUTLOOK_FR, OUTLOOK_DE, OUTLOOK_ES, SIMPLE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_one_person_in_every_programs_form(text: str, encoding: str) -> None:
    parsed = parse(text.encode(encoding), "export.csv", None, ReadOptions())
    assert parsed.kind is FileKind.CONTACTS
    (contact,) = parsed.records
    assert isinstance(contact, ImportedContact)
    assert (contact.name, contact.organisation, contact.role) == ("Zoé Léger", "Maison Dune", "PR")
    assert contact.emails == ("zoe@dune.example", "z@leger.example")
    assert contact.phones == ("+33 6 39 98 00 01", "+44 20 7946 0958")
    assert contact.address == "1 rue du Port\n29200 Brest"
    assert contact.country == "FR"
    assert [handle.name for handle in contact.handles] == ["dune"]
    assert contact.labels == ("Marques",)
    assert contact.note == "a note"
    if "angu" in text or "Sprache" in text or "Idioma" in text:
        assert contact.language == "fr"


def test_keys_agree_between_programs() -> None:
    keys = {
        parse(text.encode(), "x.csv", None, ReadOptions()).records[0].key for text in (GOOGLE_OLD, OUTLOOK_FR, SIMPLE)
    }
    assert len(keys) == 1


def test_rows_without_a_person_are_brands_and_empty_ones_are_told() -> None:
    parsed = read("Nom;E-mail;Société;Pays\n;hi@dune.example;Dune;Nowhere\n;only@mail.example;;\n;;;France\n")
    brand, contact = parsed.records
    assert isinstance(brand, ImportedBrand)
    assert (brand.name, brand.country, brand.address) == ("Dune", None, "Nowhere")
    assert isinstance(contact, ImportedContact)
    assert contact.name == "only"
    assert [code for code, _where in notices(parsed)] == ["unknown_country", "no_name"]


def test_remarks_are_counted_beyond_two_hundred() -> None:
    parsed = read("Brand,Title,Fee (EUR)\n" + "Dune,Spring,many\n" * 500)
    assert len(deals(parsed)) == 500
    assert len(parsed.notices) == 201
    assert parsed.notices[-1].message == "There were 300 more remarks like these."


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("1 Reel, 3 Stories", [("reel", 1), ("story", 3)]),
        ("1x Reel, 2x Story", [("reel", 1), ("story", 2)]),
        ("Reel + 2 stories", [("reel", 1), ("story", 2)]),
        ("3 UGC", [("raw_content", 3)]),
        ("1 reel e 3 storie", [("reel", 1), ("story", 3)]),
        ("2 rolki i 1 relacja", [("reel", 2), ("story", 1)]),
        ("une vidéo et 3 stories", [("video", 1), ("story", 3)]),
        ("Instagram Reel x2", [("reel", 2)]),
    ],
)
def test_a_cell_lists_its_deliverables(cell: str, pieces: list[tuple[str, int]]) -> None:
    (deal,) = deals(read(f'Brand,Title,Deliverables,Fee\nAurora,Spring,"{cell}",450 EUR\n'))
    assert [(str(piece.medium), piece.count) for piece in deal.pieces] == pieces


def test_what_is_more_than_a_list_of_deliverables_is_said_and_kept() -> None:
    parsed = read("Brand,Title,Deliverables,Fee\nAurora,Spring,4 reels/month,450 EUR\n")
    (deal,) = deals(parsed)
    assert [(str(piece.medium), piece.count) for piece in deal.pieces] == [("reel", 4)]
    assert notices(parsed) == [("deliverables_unread", "line 2")]
    assert deal.note == "4 reels/month"


def test_a_campaign_is_a_deal_by_its_name_and_ids_are_nobodys_names() -> None:
    parsed = read(
        "campaign_id,brand_id,campaign_name,start_date,end_date,budget\n1,20,Spring,2027-03-01,2027-03-31,12 €\n"
    )
    (deal,) = deals(parsed)
    assert (deal.title, deal.brand, deal.reference) == ("Spring", "", "1")
    assert (deal.starts_on, deal.ends_on, deal.agreed_on) == (date(2027, 3, 1), date(2027, 3, 31), None)
    assert [(column.header, column.filled) for column in parsed.columns if not column.field] == [("brand_id", 1)]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("brand_id,brand_name,industry,city", "1,Aurora,Beauty,Lyon"),
        ("brand_name,category,industry,description", "Aurora,Skincare,Beauty,Maker of creams"),
    ],
)
def test_a_list_of_brands_is_no_list_of_deals(heading: str, row: str) -> None:
    (brand,) = read(f"{heading}\n{row}\n").records
    assert isinstance(brand, ImportedBrand)
    assert brand.name == "Aurora"


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Id,Name,Type,Goal,Spent,Views", "ask_kind"),
        ("creator_name,agreed_fee,campaign_status,payment_date,amount_paid", "ask_kind"),
        ("Contact,Email,Invoice date,Payment date", "ask_payments"),
        ("Brand,Platform,Format,Caption,Date,Link", "ask_posts"),
    ],
)
def test_what_a_table_is_about_is_asked_where_its_headings_do_not_say(heading: str, code: str) -> None:
    with pytest.raises(FileProblem) as refused:
        read(f"{heading}\n{','.join(['1'] * len(heading.split(',')))}\n")
    assert refused.value.code == code


def test_outlooks_titles_are_how_people_are_addressed() -> None:
    parsed = read("Titre;Prénom;Nom;Société;Titre professionnel\nMme;Zoé;Dupont;Aurore SAS;Responsable RP\n")
    assert isinstance(parsed.records[0], ImportedContact)
    assert parsed.records[0].role == "Responsable RP"
    german = read("Anrede;Vorname;Nachname;Berufsbezeichnung\nFrau;Zoe;Muster;PR\n")
    assert isinstance(german.records[0], ImportedContact)
    assert german.records[0].role == "PR"


def test_what_is_still_to_be_settled_is_said_and_kept() -> None:
    parsed = read("Brand,Project,Fee,Go-live\nPebble,Puppy,TBD,2027-07-04\nLoom,Mug,90 EUR,?\nFoo,Tin,-,n/a\n")
    puppy, mug, tin = deals(parsed)
    assert (puppy.fee, puppy.note) == (None, "Fee: TBD")
    assert (mug.fee, mug.published_on, mug.note) == (Money(9000, "EUR"), None, "Go-live: ?")
    assert (tin.fee, tin.published_on, tin.note) == (None, None, "")
    assert notices(parsed) == [("not_settled", "line 2"), ("not_settled", "line 3")]
    assert parsed.notices[0].message.startswith("“TBD” in “Fee” is still to be settled")


@pytest.mark.parametrize("word", ["tbc", "TBA", "à définir", "offen", "por definir", "da definire", "à voir", "n.c."])
def test_what_is_to_be_settled_is_known_in_five_languages(word: str) -> None:
    parsed = read(f"Brand;Product;Value\nPebble;Mug;{word}\n")
    (gift,) = gifts(parsed)
    assert (gift.value, gift.note) == (None, f"Value: {word}")
    assert notices(parsed) == [("not_settled", "line 2")]


def test_a_column_turned_by_one_of_its_days_says_by_which() -> None:
    text = "Brand,Project,Fee,Start,End\nFoo,Mug,90 EUR,3/4/2027,12/25/2027\nFoo,Tin,90 EUR,3/13/2027,\n"
    french = read(text, country="FR")
    assert deals(french)[0].starts_on == date(2027, 3, 4)
    assert [notice.message for notice in french.notices] == [
        "The dates of “Start” were read as month, day, year, because “3/13/2027” can only be that.",
        "The dates of “End” were read as month, day, year, because “12/25/2027” can only be that.",
    ]
    # Nobody is told what they expect.
    assert read(text, country="US").notices == ()


@pytest.mark.parametrize(
    ("posted", "url", "note"),
    [
        ("https://tiktok.com/@a/video/1", "https://tiktok.com/@a/video/1", ""),
        ("instagram.com/p/abc", "instagram.com/p/abc", ""),
        ("yes", "", "Posted?: yes"),
        ("no", "", "Posted?: no"),
        ("14/11/2026", "", "Posted?: 14/11/2026"),
        ("–", "", ""),
    ],
)
def test_the_address_of_a_post_is_one(posted: str, url: str, note: str) -> None:
    (gift,) = gifts(read(f"From,What,RRP,Posted?\nLoom,Mug,£5,{posted}\n"))
    assert (gift.url, gift.note) == (url, note)
    (deal,) = deals(read(f"Brand,Campaign,Fee,Link\nLoom,Mug,£5,{posted}\n"))
    assert (deal.url, deal.note) == (url, note.replace("Posted?", "Link"))


def test_words_that_no_field_holds_are_kept() -> None:
    parsed = read("Brand,Project,Fee,Platform,Post type\nFoo,Mug,90 EUR,Bluesky,Mirror ball\n")
    assert deals(parsed)[0].note == "Platform: Bluesky\nPost type: Mirror ball"
    (gift, box) = gifts(read("Brand,Product,Quantity\nFoo,Mug,2 sets\nFoo,Box,a few\n"))
    assert (gift.quantity, gift.note, box.quantity, box.note) == (2, "2 sets", 1, "a few")


@pytest.mark.parametrize(
    ("terms", "days", "note"),
    [
        ("Net 365", 365, ""),
        ("Net 400", None, "Zahlungsziel: Net 400"),
        ("Net 30", 30, ""),
        ("30 Tage", 30, ""),
        ("30 jours", 30, ""),
        ("60 giorni", 60, ""),
        ("45", 45, ""),
        ("sofort", 0, ""),
        ("50/50", None, "Zahlungsziel: 50/50"),
        ("30 days end of month", None, "Zahlungsziel: 30 days end of month"),
    ],
)
def test_days_to_pay_are_read_where_they_are_all_that_is_said(terms: str, days: int | None, note: str) -> None:
    (deal,) = deals(read(f"Marke;Kampagne;Honorar;Zahlungsziel\nLoom;Mug;90 EUR;{terms}\n"))
    assert (deal.payment_days, deal.note) == (days, note)


def test_the_number_of_an_invoice_is_none_of_its_days() -> None:
    text = "Brand,Project,Fee,Status,Invoice #\nFoo,Mug,90 EUR,paid,INV-1\nFoo,Tin,90 EUR,paid,2026-03-02\n"
    mug, tin = deals(read(text))
    assert (mug.invoice_number, mug.invoiced_on) == ("INV-1", None)
    assert (tin.invoice_number, tin.invoiced_on) == ("", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Zahlungsziel", "payment_terms"),
        ("Payment terms", "payment_terms"),
        ("Délai de paiement", "payment_terms"),
        ("Condiciones de pago", "payment_terms"),
        ("Veröffentlichung", "published_on"),
        ("Fecha de publicación", "published_on"),
        ("Data di pubblicazione", "published_on"),
        ("Go-live", "published_on"),
        ("Honorar", "fee"),
        ("Rémunération", "fee"),
        ("Compenso", "fee"),
        ("Vergütung netto", "fee"),
        ("Scadenza", "due_on"),
        ("Abgabetermin", "due_on"),
        ("Fecha de entrega", "due_on"),
        ("Azienda", "brand"),
        ("Campagna", "title"),
        ("Colaboración", "title"),
        ("Stato", "stage"),
        ("Ansprechperson", "contact_name"),
        ("Data inizio", "starts_on"),
        ("Kampagnenende", "ends_on"),
        ("N° fattura", "invoice_number"),
        ("Relance le", "next_action_on"),
        ("Abgabe bis", "due_on"),
        ("Opdrachtgever", "brand"),
        ("Contactpersoon", "contact_name"),
        ("E-mailadres", "contact_email"),
        ("Tarief", "fee"),
        ("Opmerkingen", "note"),
        ("Osoba kontaktowa", "contact_name"),
        ("Adres e-mail", "contact_email"),
        ("Stawka", "fee"),
        ("Waluta", "currency"),
        ("Uwagi", "note"),
        ("Preço", "fee"),
        ("Échéance de paiement", "payment_due_on"),
        ("Zahlbar bis", "payment_due_on"),
        ("Vervaldatum", "payment_due_on"),
        ("Data de vencimento", "payment_due_on"),
        ("Payment due", "payment_due_on"),
        ("Type", "medium"),
        ("Compenso (IVA esclusa)", "fee"),
        ("Bedrag excl. btw", "fee"),
        ("Honorar (zzgl. MwSt.)", "fee"),
        ("Scope of work", "deliverables"),
        ("Plaatsingsdatum", "published_on"),
        ("Date de publi", "published_on"),
        ("Acción", "title"),
        ("Contact person", "contact_name"),
        ("Varumärke", "brand"),
        ("Arvode (SEK)", "fee"),
        ("Publiceringsdatum", "published_on"),
        ("Samarbejde", "title"),
        ("Udgivelsesdato", "published_on"),
        ("Oppdragsgiver", "brand"),
        ("ブランド名", "brand"),
        ("案件名", "title"),
        ("報酬(税抜)", "fee"),
        ("投稿日", "published_on"),
    ],
)
def test_headings_of_deals_in_every_language(heading: str, field: str) -> None:
    assert match_heading(FileKind.DEALS, heading)[0] == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Fecha de recepción", "received_on"),
        ("Obligación de publicar", "expectation"),
        ("Obbligo di pubblicazione", "expectation"),
        ("Veröffentlichungspflicht", "expectation"),
        ("Warenwert", "value"),
        ("Valore stimato", "value"),
        ("Ricevuto il", "received_on"),
        ("Rückgabe bis", "return_by"),
        ("Omaggio", "description"),
        ("Mittente", "brand"),
        ("Merk", "brand"),
        ("Product gekregen", "description"),
        ("Waarde", "value"),
        ("Ontvangen op", "received_on"),
        ("Moet ik posten?", "expectation"),
        ("Nadawca", "brand"),
        ("Paczka", "description"),
        ("Wartość", "value"),
        ("Data otrzymania", "received_on"),
        ("Remetente", "brand"),
        ("Recebido em", "received_on"),
        ("Da restituire entro", "return_by"),
        ("Zurückzugeben bis", "return_by"),
        ("Terug voor", "return_by"),
        ("Due back", "return_by"),
        ("Paketinhalt", "description"),
        ("Publicação pedida", "expectation"),
    ],
)
def test_headings_of_gifts_in_eight_languages(heading: str, field: str) -> None:
    assert match_heading(FileKind.GIFTS, heading)[0] == field


def test_an_italian_sheet_of_deals_and_a_spanish_one_of_gifts() -> None:
    (deal,) = deals(
        read(
            "Azienda;Campagna;Compenso;Stato;Scadenza;Termini di pagamento\n"
            "Lino;Estate;1.200,00 €;firmato;31/05/2027;30 giorni\n"
        )
    )
    assert (deal.brand, deal.title, deal.fee) == ("Lino", "Estate", Money(120_000, "EUR"))
    assert (deal.stage, deal.due_on, deal.payment_days) == (Stage.CONTRACTED, date(2027, 5, 31), 30)
    parsed = read('Marca,Regalo,Valor,Fecha de recepción,Obligación de publicar\nSal,Neceser,"89,90 €",12/11/2026,No\n')
    (gift,) = gifts(parsed)
    assert (gift.value, gift.received_on, gift.expectation) == (
        Money(8990, "EUR"),
        date(2026, 11, 12),
        Expectation.NOTHING,
    )


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Brand,Deal,Amount,Due date,Paid on,Invoice date", FileKind.PAYMENTS),
        ("Brand,Campaign,Amount,Invoice date,Paid on", FileKind.PAYMENTS),
        ("Brand,Deal title,Amount,Due date,Paid on", FileKind.PAYMENTS),
        # What a list of payments never says: the rows are deals.
        ("Brand,Campaign,Deliverables,Amount,Invoice date,Paid on", FileKind.DEALS),
        ("Brand,Campaign,Signed on,Amount,Invoice date,Paid on", FileKind.DEALS),
        ("Brand,Campaign,Amount,Status,Invoice date,Paid on", FileKind.DEALS),
        # When the work is due is no day of a payment.
        ("Azienda,Progetto,Compenso,Consegna,Pagato", FileKind.DEALS),
    ],
)
def test_days_of_payments_make_payments_of_rows_that_say_nothing_else_of_their_deals(
    headings: str, kind: FileKind
) -> None:
    assert read(f"{headings}\nLoom,Rugs\n").kind is kind


@pytest.mark.parametrize(
    "headings",
    [
        "Invoice No,Brand,Deal,Amount,Invoice date,Due date,Paid on",
        "N° de facture,Marque,Campagne,Montant,Date de facture,Échéance,Payé le",
        "Rechnungsnummer,Kunde,Projekt,Betrag,Rechnung vom,Fällig,Bezahlt",
        "N° de factura,Marca,Campaña,Importe,Fecha de factura,Vencimiento,Pagado el",
        "Numero fattura,Azienda,Campagna,Importo,Data fattura,Scadenza,Pagato il",
    ],
)
def test_rows_with_the_number_of_an_invoice_are_payments(headings: str) -> None:
    parsed = read(
        f"{headings}\nF-7,Loom,Spring,600 EUR,2026-09-01,2026-10-01,2026-09-20\n"
        "F-8,Loom,Spring,TBD,2026-10-01,2026-11-01,\nTotal,,,600 EUR,,,\n,,,5 EUR,,,\n"
    )
    assert parsed.kind is FileKind.PAYMENTS
    first, second = parsed.records
    assert isinstance(first, ImportedPayment)
    assert isinstance(second, ImportedPayment)
    assert (first.invoice_number, first.brand, first.deal, first.amount) == (
        "F-7",
        "Loom",
        "Spring",
        Money(60_000, "EUR"),
    )
    assert (first.invoiced_on, first.due_on, first.paid_on) == (date(2026, 9, 1), date(2026, 10, 1), date(2026, 9, 20))
    assert (second.amount, second.paid_on) == (None, None)
    assert "TBD" in second.note
    assert notices(parsed) == [("not_settled", "line 3"), ("total_row", "line 4"), ("no_deal_named", "line 5")]
