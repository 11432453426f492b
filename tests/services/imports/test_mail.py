"""Threads of mail: who they are with, which deal they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.records.deals import Stage
from creatorbook.services import imports
from creatorbook.services.imports import Wishes
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.reminders.today import list_due
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

ME = "bonjour@camille-roux.example"


def mail(
    sender: str,
    subject: str,
    number: int,
    *,
    to: str = ME,
    answers: int | None = None,
    references: tuple[int, ...] = (),
) -> str:
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Date: Mon, 2 Mar 2026 09:{number:02d}:00 +0000",
        f"Message-ID: <m{number}@mail.example>",
    ]
    lines += [f"In-Reply-To: <m{answers}@mail.example>"] if answers is not None else []
    lines += [f"References: {' '.join(f'<m{one}@mail.example>' for one in references)}"] if references else []
    return "\n".join([*lines, "Content-Type: text/plain", "", f"Message {number}", ""])


def eml(tmp_path: Path, text: str, name: str = "mail.eml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def mbox(tmp_path: Path, *mails: str) -> Path:
    path = tmp_path / "folder.mbox"
    path.write_text("".join(f"From - Mon Mar  2 09:00:00 2026\n{text}\n" for text in mails), encoding="utf-8")
    return path


def me(book: Book) -> None:
    ((creator,),) = support.rows(book, "SELECT id FROM creator")
    book.run(EditRecord("creator", creator, {"email": ME}))


def deals(book: Book) -> list[tuple[Any, ...]]:
    return support.rows(
        book,
        "SELECT d.title, b.name, (SELECT count(*) FROM message m WHERE m.deal_id = d.id) FROM deal d "
        "JOIN brand b ON b.id = d.brand_id ORDER BY d.id",
    )


def test_a_thread_is_one_deal_whatever_the_order_of_its_mails(book: Book, tmp_path: Path) -> None:
    me(book)
    ines = "Inès <ines@atelier-brume.example>"
    path = mbox(
        tmp_path,
        mail(ines, "Re: Brume", 3, answers=2, references=(1, 2)),
        mail(f"Camille <{ME}>", "Re: Brume", 2, to=ines, answers=1),
        mail(ines, "Brume", 1),
    )
    imports.import_files(book, [path])
    assert deals(book) == [("Brume", "Atelier Brume", 3)]
    assert support.count(book, "contact") == 1


def test_an_answer_to_an_older_mail_of_the_thread_joins_by_its_references(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [eml(tmp_path, mail("A <a@ombelle.example>", "Spring", 1))])
    ((deal,),) = support.rows(book, "SELECT id FROM deal")
    book.run(EditRecord("deal", deal, {"stage": Stage.CONTRACTED}))
    late = mail("B <b@elsewhere.example>", "Re: Spring", 9, answers=7, references=(1, 7))
    imports.import_files(book, [eml(tmp_path, late, "late.eml")])
    assert deals(book) == [("Spring", "Ombelle", 2)]


def test_an_answer_joins_the_open_lead_and_another_subject_begins_another(book: Book, tmp_path: Path) -> None:
    sender = "A <a@ombelle.example>"
    imports.import_files(book, [eml(tmp_path, mail(sender, "Spring", 1))])
    summary = imports.import_files(book, [eml(tmp_path, mail(sender, "Re: One more thing", 2), "two.eml")]).value
    assert deals(book) == [("Spring", "Ombelle", 2)]
    assert summary.tallies["deal"].matched == 1
    (joins,) = summary.notices
    assert joins.message == "The email of A goes into the open deal “Spring”."
    assert not summary.files[0].doubted
    assert summary.files[0].joining == 1
    other = [eml(tmp_path, mail(sender, "Re: And a last one", 9), "other.eml")]
    preview = imports.preview(book, other, wishes=Wishes(own_leads=True))
    assert (preview.tallies["deal"].added, preview.notices) == (1, ())
    imports.import_files(book, [eml(tmp_path, mail(sender, "Autumn launch", 3), "three.eml")])
    assert deals(book) == [("Spring", "Ombelle", 2), ("Autumn launch", "Ombelle", 1)]
    imports.import_files(book, [eml(tmp_path, mail(sender, "spring", 4), "four.eml")])
    assert deals(book) == [("Spring", "Ombelle", 3), ("Autumn launch", "Ombelle", 1)]
    for (deal,) in support.rows(book, "SELECT id FROM deal"):
        book.run(EditRecord("deal", deal, {"stage": Stage.CONTRACTED}))
    imports.import_files(book, [eml(tmp_path, mail(sender, "Spring", 5), "five.eml")])
    assert deals(book)[2:] == [("Spring", "Ombelle", 1)]


def test_a_known_person_writes_for_their_brand(book: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Confitures du Clos"})).value
    book.run(AddRecord("contact", {"name": "Hélène", "email": "helene@gmail.com", "brand_id": brand}))
    summary = imports.import_files(book, [eml(tmp_path, mail("Hélène <HELENE@gmail.com>", "Hello", 1))]).value
    assert deals(book) == [("Hello", "Confitures du Clos", 1)]
    assert summary.tallies["contact"].matched == 1


@pytest.mark.parametrize(
    ("sender", "more", "code"),
    [
        ("Pebble Tea <pebble.tea@gmail.com>", "", "mail_private"),
        ("Pebble Tea <pebble.tea@yahoo.com.ar>", "", "mail_private"),
        ("Pebble Tea <pebble.tea@outlook.pt>", "", "mail_private"),
        ("News <news@ombelle.example>", "List-Unsubscribe: <https://ombelle.example/out>\n", "mail_newsletter"),
        ("Max <max@bigtalent.example>", "", "mail_agency"),
        ("Max <max@north-agency.example>", "", "mail_agency"),
        ("Ines <ines@ombelle.example>", "Auto-Submitted: auto-replied\n", "mail_automatic"),
        ("Ines <ines@ombelle.example>", "Return-Path: <>\n", "mail_automatic"),
        ("Ines <ines@ombelle.example>", "Precedence: auto_reply\n", "mail_automatic"),
        ("Mail <MAILER-DAEMON@ombelle.example>", "", "mail_automatic"),
        ("Shop <shop.no-reply@ombelle.example>", "", "mail_automatic"),
        ("Ines Falk via Signwell <send@signwell.example>", "", "mail_automatic"),
    ],
)
def test_nobody_becomes_a_brand_without_a_yes(book: Book, tmp_path: Path, sender: str, more: str, code: str) -> None:
    is_agency = "bigtalent" in sender
    path = eml(tmp_path, more + mail(sender.replace("Max", "Big Talent") if is_agency else sender, "Tea?", 1))
    before = support.dump(book)
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == [code]
    assert not summary.has_changes
    assert summary.left_something
    assert support.dump(book) == before
    assert imports.import_files(book, [path], "mail").value.tallies["deal"].added == 1


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Spring",
        "Absence du bureau : Spring",
        "Abwesenheitsnotiz: Spring",
        "Respuesta automática: Spring",
        "Risposta automatica: Spring",
    ],
)
def test_an_answer_of_absence_is_no_offer_in_any_language(book: Book, tmp_path: Path, subject: str) -> None:
    summary = imports.import_files(book, [eml(tmp_path, mail("Ines <ines@ombelle.example>", subject, 1))]).value
    assert [notice.code for notice in summary.notices] == ["mail_automatic"]
    assert not summary.has_changes


def test_a_free_mail_sender_is_named_by_their_name(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [eml(tmp_path, mail("Pebble Tea <pebble.tea@gmail.com>", "Tea?", 1))], "mail")
    imports.import_files(book, [eml(tmp_path, mail("someone@gmail.com", "Hi", 2), "b.eml")], "mail")
    assert [brand for _title, brand, _count in deals(book)] == ["Pebble Tea", "someone"]


def test_a_mail_of_my_own_is_filed_under_who_it_was_sent_to(book: Book, tmp_path: Path) -> None:
    me(book)
    imports.import_files(book, [eml(tmp_path, mail(f"Camille <{ME}>", "My offer", 1, to="A <a@ombelle.example>"))])
    assert deals(book) == [("My offer", "Ombelle", 1)]
    assert support.rows(book, "SELECT next_action, next_action_on FROM deal") == [("", None)]


def test_a_mail_to_one_creator_of_the_roster_is_theirs(book: Book, tmp_path: Path) -> None:
    me(book)
    other = book.run(AddRecord("creator", {"name": "Noé", "email": "noe@agency.example"})).value
    imports.import_files(book, [eml(tmp_path, mail("A <a@ombelle.example>", "Spring", 1, to="NOE@agency.example"))])
    assert support.rows(book, "SELECT creator_id FROM deal") == [(other,)]


def test_a_mail_from_nobody_is_skipped(book: Book, tmp_path: Path) -> None:
    path = eml(tmp_path, "Subject: x\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nTo: me@x.example\n\nhello\n")
    before = support.dump(book)
    summary = imports.import_files(book, [path]).value
    assert summary.tallies["message"].skipped == 1
    assert [notice.code for notice in summary.notices] == ["no_sender"]
    assert not summary.has_changes
    assert support.dump(book) == before


def test_a_mail_without_a_subject_still_has_a_title(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [eml(tmp_path, mail("A <a@ombelle.example>", "Re:", 1))])
    assert deals(book)[0][0] == "Email without a subject"


def test_a_mail_of_an_agency_keeps_the_agency_on_the_deal(book: Book, tmp_path: Path) -> None:
    agency = book.run(AddRecord("agency", {"name": "North Lane"})).value
    book.run(AddRecord("contact", {"name": "Tobi", "email": "tobi@north-lane.example", "agency_id": agency}))
    imports.import_files(book, [eml(tmp_path, mail("Tobi <tobi@north-lane.example>", "For a client", 1))])
    assert support.rows(book, "SELECT agency_id FROM deal") == [(agency,)]
    assert support.count(book, "contact") == 1


def test_a_mail_of_a_person_whose_brand_was_put_away_begins_a_brand_anew(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [eml(tmp_path, mail("Ann <ann@fernhill.example>", "Spring", 1))])
    ((old,),) = support.rows(book, "SELECT id FROM brand")
    book.run(TrashRecords("brand", (old,)))
    imports.import_files(book, [eml(tmp_path, mail("Ann <ann@fernhill.example>", "Re: Spring", 2, answers=1))])
    ((brand, kept),) = support.rows(
        book, "SELECT b.id, b.trashed_at FROM deal d JOIN brand b ON b.id = d.brand_id WHERE d.trashed_at IS NULL"
    )
    assert (brand != old, kept) == (True, None)
    assert support.rows(book, "SELECT name, brand_id FROM contact") == [("Ann", brand)]


OFFER = "I write on behalf of our client Solvang Skincare, who launch a balm."


def test_an_agencys_offer_is_one_of_the_brand_that_it_names(book: Book, tmp_path: Path) -> None:
    path = eml(tmp_path, mail("Noor <noor@tallpine.example>", "Balm", 1).replace("Message 1", OFFER))
    (notice,) = imports.preview(book, path).notices
    assert notice.message.startswith("The email of Noor is from an agency that writes for “Solvang Skincare”")
    imports.import_files(book, [path], wishes=Wishes(take_mail=True))
    assert deals(book) == [("Balm", "Solvang Skincare", 1)]
    assert support.rows(book, "SELECT a.name FROM deal d JOIN agency a ON a.id = d.agency_id") == [("Tallpine",)]
    assert support.rows(book, "SELECT name, brand_id FROM contact") == [("Noor", None)]


def test_a_colleague_writes_for_the_same_brand_however_the_mail_spells_it(book: Book, tmp_path: Path) -> None:
    signed = mail("Orla <orla@brackenandrye.example>", "Jackets", 1).replace("Message 1", "Orla\nBracken & Rye")
    imports.import_files(book, [eml(tmp_path, signed)])
    imports.import_files(book, [eml(tmp_path, mail("Dev <dev@brackenandrye.example>", "Boots", 2), "b.eml")])
    assert deals(book) == [("Jackets", "Bracken & Rye", 1), ("Boots", "Bracken & Rye", 1)]
    assert support.count(book, "brand") == 1


def test_what_the_creator_sent_is_known_by_her_name_too(book: Book, tmp_path: Path) -> None:
    ((name,),) = support.rows(book, "SELECT name FROM creator")
    assert " " in name
    sent = mail(f"{name} <private@elsewhere.example>", "Re: Autumn", 7, to="Ines Falk <ines@tallowcraft.example>")
    imports.import_files(book, [eml(tmp_path, sent)])
    assert support.rows(book, "SELECT name FROM brand") == [("Tallowcraft",)]
    assert support.rows(book, "SELECT name FROM contact") == [("Ines Falk",)]
    assert support.rows(book, "SELECT next_action FROM deal") == [("",)]


@pytest.mark.parametrize(
    ("shown", "person"),
    [
        ("Priya @ Tallow & Craft", "Priya"),
        ("Jo at Tallowcraft", "Jo"),
        ("Nora Weiss | Tallow Craft", "Nora Weiss"),
        ("Ana at Home", "Ana at Home"),
        ("Maria de Tallow", "Maria de Tallow"),
    ],
)
def test_a_firm_beside_the_name_of_a_sender_is_no_part_of_it(
    book: Book, tmp_path: Path, shown: str, person: str
) -> None:
    imports.import_files(book, [eml(tmp_path, mail(f'"{shown}" <hello@tallowcraft.example>', "Yarn", 8))])
    assert support.rows(book, "SELECT name FROM contact") == [(person,)]


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("---------- Forwarded message ---------", "From"),
        ("-------- Weitergeleitete Nachricht --------", "Von"),
        ("---------- Message transféré ---------", "De"),
    ],
)
def test_what_an_agency_forwards_is_of_the_brand_that_wrote_it(
    book: Book, tmp_path: Path, head: str, label: str
) -> None:
    told = "We would like two reels in May.\n\nIlse\nFern Hollow\n"
    inner = f"\n{head}\n{label}: Ilse Brandt <ilse@fernhollow.example>\n\n{told}"
    path = eml(tmp_path, mail("Max Pohl <max@north-talent.example>", "Fwd: Spring", 9) + inner)
    (notice,) = imports.import_files(book, [path]).value.notices
    assert (notice.code, notice.params["brand"]) == ("mail_agency_for", "Fern Hollow")
    imports.import_files(book, [path], "mail")
    assert support.rows(book, "SELECT name FROM brand") == [("Fern Hollow",)]
    assert support.rows(book, "SELECT name FROM agency") == [("North Talent",)]
    assert support.rows(book, "SELECT name, brand_id IS NULL FROM contact ORDER BY name") == [
        ("Ilse Brandt", 0),
        ("Max Pohl", 1),
    ]


INNER = "From: Ilse Brandt <ilse@fernhollow.example>\nSubject: Spring\n\nTwo reels in May.\n\nIlse, Fern Hollow\n"


@pytest.mark.parametrize("friend", ["Basile <basile@gmail.com>", "Basile <basile@orange.fr>"])
def test_what_a_friend_passes_on_is_told_with_who_wrote_it(book: Book, tmp_path: Path, friend: str) -> None:
    told = f"\n---------- Forwarded message ---------\n{INNER}"
    (notice,) = imports.preview(book, [eml(tmp_path, mail(friend, "Fwd: Spring", 9) + told)]).notices
    assert (notice.code, notice.params["brand"]) == ("mail_forwarded", "Fern Hollow")


@pytest.mark.parametrize("attached", [True, False])
def test_what_a_manager_or_oneself_forwards_is_of_who_wrote_it(book: Book, tmp_path: Path, *, attached: bool) -> None:
    me(book)
    if attached:
        parts = f"--b\nContent-Type: text/plain\n\nLook!\n\n--b\nContent-Type: message/rfc822\n\n{INNER}\n--b--\n"
        head = mail("Max Pohl <max@polar-desk.example>", "FW: Spring", 9).partition("Content-Type")[0]
        path = eml(tmp_path, f'{head}Content-Type: multipart/mixed; boundary="b"\n\n{parts}')
        (notice,) = imports.import_files(book, [path]).value.notices
        assert (notice.code, notice.params["brand"]) == ("mail_forwarded", "Fern Hollow")
        imports.import_files(book, [path], "mail")
    else:
        told = f"\n---------- Forwarded message ---------\n{INNER}"
        path = eml(tmp_path, mail(f"Camille <{ME}>", "Fwd: Spring", 9, to="book@camille-roux.example") + told)
        assert not imports.import_files(book, [path]).value.notices
    assert support.rows(book, "SELECT name FROM brand") == [("Fern Hollow",)]
    assert support.rows(book, "SELECT name, email FROM contact") == [("Ilse Brandt", "ilse@fernhollow.example")]
    assert support.rows(book, "SELECT title, next_action FROM deal") == [("Spring", "Answer")]


def test_what_outlook_forwards_and_what_a_service_passes_on_is_of_who_wrote_it(book: Book, tmp_path: Path) -> None:
    # Outlook writes no such words: the head of the mail, and "TR :" in the subject.
    head = "________________________________\nDe : Ilse Brandt <ilse@fernhollow.example>\n"
    told = f"\n{head}Envoyé : lundi 2 mars 2026 09:00\nÀ : Camille\nObjet : Printemps\n\nDeux réels en mai ?\n"
    own = mail("Camille <camille@elsewhere.example>", "TR : Printemps", 9, to="Camille <camille@elsewhere.example>")
    imports.import_files(book, [eml(tmp_path, own + told, "own.eml")])
    asked = "Reply-To: Nils Berg <nils@bergwolle.example>\n" + mail(
        "Bergwolle via Formbox <form@formbox.example>", "Reel", 8
    )
    imports.import_files(book, [eml(tmp_path, asked, "form.eml")])
    assert support.rows(book, "SELECT name FROM brand ORDER BY name") == [("Bergwolle",), ("Fernhollow",)]
    assert support.rows(book, "SELECT name, email FROM contact ORDER BY name") == [
        ("Ilse Brandt", "ilse@fernhollow.example"),
        ("Nils Berg", "nils@bergwolle.example"),
    ]


@pytest.mark.parametrize(
    ("subject", "text", "code"),
    [
        ("Reminder: invoice 7 is overdue", "Our invoice 7 was due on 2 May. Please pay within a week.", "mail_bill"),
        ("Rappel : facture 7 impayée", "Merci de régler notre facture sous huit jours.", "mail_bill"),
        ("Zahlungserinnerung", "Bitte überweisen Sie den offenen Betrag unserer Rechnung 7.", "mail_bill"),
        ("Sollecito fattura 7", "La preghiamo di saldare la nostra fattura.", "mail_bill"),
        ("Remittance advice 12", "", "mail_payment"),
        ("Avis de virement", "", "mail_payment"),
        ("Zahlungsavis 4711", "", "mail_payment"),
        ("Aviso de pago", "", "mail_payment"),
        ("Facture 41", "Le virement de 1 600,00 € pour votre facture 41 a été émis ce jour.", "mail_payment"),
        ("Good news", "The payment of your invoice 41 has been sent today.", "mail_payment"),
        ("Ihre Rechnung", "Die Zahlung Ihrer Rechnung 41 haben wir heute überwiesen.", "mail_payment"),
        ("Factura 41", "Hemos realizado la transferencia de su factura 41.", "mail_payment"),
        ("Fattura 41", "Abbiamo effettuato il bonifico della fattura 41.", "mail_payment"),
        ("Guest post", "We would like to buy a dofollow link on your site.", "mail_trade"),
        ("Grow", "We offer 10k real followers for $49.", "mail_trade"),
        ("Mehr Reichweite", "Wir bieten 10.000 echte Follower für 49 €.", "mail_trade"),
        ("Visibilité", "Votre blog en première page de Google !", "mail_trade"),
    ],
)
def test_what_tells_of_a_payment_or_trades_in_followers_is_no_offer(
    book: Book, tmp_path: Path, subject: str, text: str, code: str
) -> None:
    path = eml(tmp_path, mail("accounts.payable@ombelle.example", subject, 1) + text)
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == [code]
    assert not summary.has_changes


@pytest.mark.parametrize(
    "text",
    [
        "Payment will be sent within 30 days of your invoice.",
        "Le paiement se fait à 30 jours, sur facture, une fois le contenu validé.",
        "We have sent you our new mug. Please send an invoice and payment follows.",
        "We look for creators with 10k real followers and pay 500 €.",
        "We found you on the first page and love your links.",
    ],
)
def test_an_offer_that_speaks_of_payment_or_followers_is_one(book: Book, tmp_path: Path, text: str) -> None:
    summary = imports.import_files(book, [eml(tmp_path, mail("Ines <ines@ombelle.example>", "Spring", 1) + text)]).value
    assert (summary.tallies["deal"].added, summary.notices) == (1, ())


def test_an_agency_that_names_no_client_is_no_brand(book: Book, tmp_path: Path) -> None:
    path = eml(tmp_path, mail("Max Pohl <max@north-talent.example>", "Spring", 10))
    summary = imports.import_files(book, [path], "mail").value
    assert [notice.code for notice in summary.notices] == ["mail_no_client"]
    assert support.rows(book, "SELECT name FROM agency") == [("North Talent",)]
    assert support.rows(book, "SELECT name FROM brand") == [("Brand to be named",)]


@pytest.mark.parametrize(
    "said",
    [
        "To start, please pay the shipping fee of 19 USD and we refund it with your 500 USD.",
        "Your Instagram account will be suspended in 24 hours. Fill in the appeal form.",
        "Merci de régler les frais de dossier avant la signature.",
        "Ihr Konto wird gesperrt, bitte senden Sie uns das Passwort.",
        "Por favor, confirme su contraseña para recibir el pago.",
        "The contract is in the attached archive, its password is 1234.",
    ],
)
def test_what_frauds_ask_for_is_told_and_makes_no_lead_without_a_yes(book: Book, tmp_path: Path, said: str) -> None:
    text = mail("Kate Hill <kate@glow.example>", "Paid collab", 1).replace("Message 1", said)
    told = imports.import_files(book, [eml(tmp_path, text)]).value
    assert ([notice.code for notice in told.notices], deals(book)) == (["mail_fraud"], [])
    taken = imports.import_files(book, [eml(tmp_path, text)], "mail").value
    assert ([notice.code for notice in taken.notices], len(deals(book))) == (["mail_like_fraud"], 1)


@pytest.mark.parametrize(
    "said",
    [
        "We cover shipping and pay the customs fees. Can you confirm your TikTok account?",
        "Nous couvrons les frais de livraison et de douane.",
        "Wir zahlen die Gebühr und den Versand.",
        "Los gastos de envío corren a nuestro cargo.",
    ],
)
def test_an_offer_that_pays_the_fees_is_an_offer(book: Book, tmp_path: Path, said: str) -> None:
    text = mail("Kate Hill <kate@glow.example>", "Paid collab", 1).replace("Message 1", said)
    assert imports.import_files(book, [eml(tmp_path, text)]).value.notices == ()
    assert len(deals(book)) == 1


@pytest.mark.parametrize(
    ("sender", "people", "brand"),
    [
        ("Presse Aurora <presse@aurora.example>", [], "presse@aurora.example"),
        ("Marketing Team <marketing@aurora.example>", [], "marketing@aurora.example"),
        ("info@aurora.example", [], "info@aurora.example"),
        ("Léa Presse Aurora <lea@aurora.example>", ["Léa Presse Aurora"], ""),
    ],
)
def test_a_role_is_no_person_and_its_address_is_that_of_the_brand(
    book: Book, tmp_path: Path, sender: str, people: list[str], brand: str
) -> None:
    imports.import_files(book, [eml(tmp_path, mail(sender, "Aurora reel", 1))])
    assert [name for (name,) in support.rows(book, "SELECT name FROM contact")] == people
    assert support.rows(book, "SELECT email FROM brand") == [(brand,)]


def test_the_next_action_of_a_lead_is_said_in_the_language_of_the_reader(book: Book, tmp_path: Path) -> None:
    use_language("fr")
    imports.import_files(book, [eml(tmp_path, mail("Kate Hill <kate@glow.example>", "Paid collab", 1))])
    use_language("en")
    assert support.rows(book, "SELECT next_action FROM deal") == [("Answer",)]
    with book.reading() as reading:
        (line,) = list_due(reading, book.clock.today())
    assert line.text == "Answer (Paid collab, Glow)"
    use_language("fr")
    with book.reading() as reading:
        (line,) = list_due(reading, book.clock.today())
    use_language("en")
    assert line.text.startswith("Répondre (")
