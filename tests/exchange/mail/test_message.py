"""Mails: real forms, odd headers, bombs, and a folder of thousands."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import ImportedMessage, MailAddress, ParsedFile, ReadOptions
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.mail.first_lines import is_mbox, looks_like_mail
from creatorbook.exchange.mail.message import read_mail, split_mbox
from creatorbook.exchange.mail.text import html_to_text
from creatorbook.exchange.people.reach import organisation_of
from tests.growth import assert_linear

PLAIN = (
    "From: Inès <ines@maison-dune.example>\r\nTo: me@creator.example\r\nSubject: Bonjour\r\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nMessage-ID: <one@dune.example>\r\n\r\nVoilà.\r\n"
)


def mail(head: str = "", body: str = "Voilà.\r\n") -> bytes:
    return (f"From: Inès <ines@maison-dune.example>\r\nSubject: Hi\r\n{head}\r\n{body}").encode()


def only(parsed: ParsedFile) -> ImportedMessage:
    assert len(parsed.records) == 1
    record = parsed.records[0]
    assert isinstance(record, ImportedMessage)
    return record


def multipart(kind: str, *parts: str) -> tuple[str, str]:
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="b"\r\n'
    return head, "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n"


def test_a_plain_mail() -> None:
    message = only(read_mail(PLAIN.encode()))
    assert message.message_id == "one@dune.example"
    assert message.sent_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert message.sender == MailAddress("Inès", "ines@maison-dune.example")
    assert message.recipients == (MailAddress("", "me@creator.example"),)
    assert (message.subject, message.text) == ("Bonjour", "Voilà.")
    assert (message.organisation, message.domain) == ("Maison Dune", "maison-dune.example")


def test_headers_in_encoded_words_and_in_raw_bytes() -> None:
    head = (
        b"From: =?iso-8859-1?Q?Ren=E9?= =?utf-8?B?w4lsaWU=?= <r@dune.example>\r\n"
        b'To: "M\xfcller, Z" <z@x.example>, undisclosed-recipients:;\r\nCc: =?utf-8?Q?L=C3=A9a?= <lea@x.example>\r\n'
        b"Subject: =?utf-8?Q?Proposition?=\r\n =?utf-8?Q?_d=E2=80=99=C3=A9t=C3=A9?=\r\n"
        b"Date: 2 Mar 26 10:00 GMT\r\n\r\nx"
    )
    message = only(read_mail(head))
    assert message.sender == MailAddress("RenéÉlie", "r@dune.example")
    assert message.recipients == (MailAddress("Z Müller", "z@x.example"), MailAddress("Léa", "lea@x.example"))
    assert message.subject == "Proposition d’été"
    assert message.sent_at == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_html_is_read_as_plain_lines() -> None:
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body><h1>Offre</h1><p>Bonjour&nbsp;<b>Zoé</b>,<br>"
        "voici  le\n <a href='https://x.example/brief'>brief</a> &amp; le prix&nbsp;: 5&nbsp;&euro;.</p>"
        "<ul><li>un</li><li>deux</li></ul><script>alert(1)</script><table><tr><td>a</td><td>b</td></tr></table>"
        "<a href='javascript:x()'>clic</a> <a href='mailto:a@b.example'>a@b.example</a>"
        "<img src='http://t.example/p.gif'>"
    )
    assert html_to_text(html)[0] == (
        "Offre\n\nBonjour Zoé,\nvoici le brief (https://x.example/brief) & le prix : 5 €.\n\n- un\n- deux\n\na b\n\n"
        "clic a@b.example"
    )


HOSTILE = (
    *("<", "<!", "<!--", "<!-- -", "<a ", "<a x=", "<a x='", "&", "&#", "<![", "<?", "</", "</a ", "<div>", "-->"),
    *(
        "<a href=x>",
        "<a href=http://x>y</a>",
        "<script>",
        "<style><",
        "<style>",
        "<style",
        "<style>.a{",
        "<!DOCTYPE [",
        "<a x x x x",
        "<td",
        "\xa0",
    ),
    *("<style>", "<style", "<style>.a{"),
    *("<p style=display:none>", "<table><tr><td><b>", "<td></b></p>", "<ul><li></ol>"),
    *("<b><i>", "<a href='", "&#9999999999"),
)


@pytest.mark.alike
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html_takes_steps_by_its_length_alone(piece: str) -> None:
    assert_linear(lambda size: html_to_text("<p>Hello</p>" + piece * (size // len(piece))), 40_000)


@pytest.mark.repeats
@pytest.mark.parametrize("piece", HOSTILE)
def test_half_a_million_hostile_letters_come_to_an_end(piece: str) -> None:
    # What grows with the square would be at it for hours.
    assert html_to_text("<p>Hello</p>" + piece * (500_000 // len(piece)))[0].startswith("Hello")


def test_html_that_is_not_quite_html() -> None:
    assert html_to_text("5 < 6 &amp; 7 > 6<br/>&#99999999999;&#x1F600;&bogus; <![if !x]>shown<![endif]><p")[0] == (
        "5 < 6 & 7 > 6\n;😀&bogus; shown<p"
    )


def test_flowed_text_is_put_back_into_paragraphs() -> None:
    head = "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
    body = "Bonjour, voici \r\nnotre offre.\r\n\r\n> cité \r\nfin\r\n-- \r\nInès\r\n"
    assert only(read_mail(mail(head, body))).text == "Bonjour, voici notre offre.\n\n> cité\nfin\n--\nInès"


def test_the_plain_form_is_preferred_and_an_empty_one_is_not() -> None:
    plain = "Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n"
    html = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>rich</p>\r\n"
    for said, expected in (("plain", "plain"), (" ", "rich")):
        head, body = multipart("alternative", html, plain.format(said))
        assert only(read_mail(mail(head, body))).text == expected


def test_attachments_get_safe_names_and_inline_pictures_are_left_out() -> None:
    data = base64.b64encode(b"%PDF-1.7 x").decode()
    head, body = multipart(
        "related",
        "Content-Type: text/plain\r\n\r\nHello\r\n",
        "Content-Type: image/png\r\nContent-ID: <logo>\r\n\r\nPNG\r\n",
        f'Content-Type: application/pdf; name="x.pdf"\r\nContent-Disposition: attachment; filename="../../é.pdf"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{data}\r\n",
        "Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''Br%C3%A9;\r\n"
        " filename*1=ief.pdf\r\n\r\nx\r\n",
        "Content-Type: image/png\r\nContent-Disposition: attachment; filename==?utf-8?B?Li4vYS5wbmc=?=\r\n\r\nx\r\n",
        "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n",
        "Content-Type: text/plain; name=CON.txt\r\n\r\nx\r\n",
    )
    message = only(read_mail(mail(head, body)))
    assert message.text == "Hello"
    assert [(item.name, item.media_type) for item in message.attachments] == [
        ("é.pdf", "application/pdf"),
        ("Bréief.pdf", "application/pdf"),
        ("a.png", "image/png"),
        ("attachment-4.ics", "text/calendar"),
        ("_CON.txt", "text/plain"),
    ]
    assert message.attachments[0].content == b"%PDF-1.7 x"
    assert len(message.attachments[0].sha256) == 64


def test_a_forwarded_mail_is_an_attachment() -> None:
    head, body = multipart(
        "mixed", "Content-Type: text/plain\r\n\r\nSee below\r\n", f"Content-Type: message/rfc822\r\n\r\n{PLAIN}"
    )
    message = only(read_mail(mail(head, body)))
    (inner,) = message.attachments
    assert (inner.name, inner.media_type) == ("Bonjour.eml", "message/rfc822")
    assert only(read_mail(inner.content)).message_id == "one@dune.example"


@pytest.mark.parametrize(
    "head",
    [
        "Message-ID: [\r\n",
        "Message-ID: <\r\n",
        "Content-Type: text/plain; charset=x-no-such\r\n",
        "Content-Type: text/plain; charset*=utf-16'fr'%ff\r\n",
        "Content-Type: ;;;=\r\nContent-Disposition: ;filename*=x''\r\n",
        "Content-Transfer-Encoding: no-such\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "To: " + "a" * 5_000 + "\r\n",
        "To: ((((((((((\r\n",
        "To: =?utf-8?B?!!!?= <a@\r\n",
        "Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n",
        "Date: Fri, 31 Dec 9999 23:59:59 -2359\r\n",
        "Date: \x00\r\n",
        "Received: from x; Mon, 2 Mar 2026 10:00:00\r\nDate: soon\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n",
        "Subject: =?unknown-8bit?Q?=ff?=\r\n",
        "References: " + "<x@y> " * 10_000 + "\r\n",
    ],
)
def test_odd_headers_never_stop_a_mail(head: str) -> None:
    message = only(read_mail(mail(head)))
    assert message.sender == MailAddress("Inès", "ines@maison-dune.example")
    assert message.subject


def test_dates_that_cannot_be_right_are_left_out_and_told() -> None:
    for head, code in (
        ("", "no_mail_date"),
        ("Date: soon\r\n", "bad_header"),
        ("Date: Mon, 2 Mar 1950 10:00:00 +0000\r\n", "mail_date_range"),
    ):
        parsed = read_mail(mail(head))
        assert only(parsed).sent_at is None
        assert parsed.notices[0].code == code
    relayed = read_mail(mail("Received: by x; Mon, 2 Mar 2026 10:00:00 +0000\r\nDate: soon\r\n"))
    assert only(relayed).sent_at == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_a_mail_without_an_id_has_a_stable_key() -> None:
    first, again = (only(read_mail(mail("Date: Mon, 2 Mar 2026 10:00:00 +0000\r\n"))) for _time in range(2))
    assert first.key == again.key
    assert first.key != only(read_mail(mail(body="Other.\r\n"))).key


HOSTILE_PEOPLE = ("!a", "@", "a@", "!a@", "!@b", "a@b ; ", "a@b  c", "é.", "a@b@c ", " ;")


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("a@x.example; b@x.example ;c@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
        ("a@x.example b@x.example", ["a@x.example", "b@x.example"]),
        ("Ann <a@x.example>, b@x.example", ["a@x.example", "b@x.example"]),
        ("!a" * 20_000 + "@x.example  b@x.example, c@x.example", ["b@x.example", "c@x.example"]),
    ],
    ids=["semicolons", "spaces", "commas", "odd"],
)
def test_people_without_commas_between_them(to: str, expected: list[str]) -> None:
    found = [person.email for person in only(read_mail(mail(f"To: {to}\r\n"))).recipients]
    assert found[-len(expected) :] == expected


def test_two_hundred_thousand_addresses() -> None:
    def to(addresses: int) -> ParsedFile:
        return read_mail(mail("To: " + ", ".join(f"a{number}@x.example" for number in range(addresses)) + "\r\n"))

    parsed = to(200_000)
    assert_linear(to, 20_000)
    assert len(only(parsed).recipients) <= 1_000
    assert "many_addresses" in [notice.code for notice in parsed.notices]


@pytest.mark.parametrize("depth", [25, 2_000])
def test_mails_in_mails_in_mails(depth: int) -> None:
    nested = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * depth + PLAIN.encode()
    with pytest.raises(FileProblem, match="more than 20 deep"):
        read_mail(b"From: a@x.example\r\nSubject: x\r\n" + nested)


def test_too_many_parts() -> None:
    head, body = multipart("mixed", *["Content-Type: text/plain\r\n\r\nx\r\n"] * 501)
    with pytest.raises(FileProblem, match="more than 500 parts"):
        read_mail(mail(head, body))


def test_what_is_no_mail() -> None:
    for data in (b"", b"Hello\nWorld\n", b"Name,Email\nA,a@x.example\n", b"Note: x\nTodo: y\n", b"\x00" * 100):
        assert not looks_like_mail(data)
        with pytest.raises(FileProblem, match="no email"):
            read_mail(data)


def folder(*bodies: str) -> bytes:
    return "".join(
        f"From MAILER-DAEMON Mon Mar  2 10:00:00 2026\nFrom: a@dune{number}.example\nSubject: {number}\n"
        f"Date: Mon, 2 Mar 2026 10:00:00 +0000\nMessage-ID: <{number}@x>\n\n{body}\n\n"
        for number, body in enumerate(bodies)
    ).encode()


def test_a_folder_of_mails_and_lines_that_begin_with_from() -> None:
    data = folder("one\n>From me to you\n>>From quoted", "From here it goes\n\nFrom the sea, a mail", "three")
    assert is_mbox(data)
    parsed = read_mail(data)
    assert parsed.format == "mbox"
    texts = [record.text for record in parsed.records if isinstance(record, ImportedMessage)]
    assert texts == ["one\nFrom me to you\n>From quoted", "From here it goes\n\nFrom the sea, a mail", "three"]
    assert [record.row for record in parsed.records] == [1, 2, 3]
    assert len(list(split_mbox(data.replace(b"\n", b"\r\n")))) == 3


def test_the_same_mail_twice_and_a_broken_one_in_a_folder() -> None:
    deep = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 30
    data = folder("one") + folder("one") + folder("x").replace(b"Date:", deep.encode() + b"Date:")
    parsed = read_mail(data)
    assert len(parsed.records) == 1
    assert [notice.code for notice in parsed.notices] == ["same_mail", "mail_skipped_deep"]
    assert parsed.notices[1].where == "email 3"


def test_many_mails_take_the_steps_of_many_mails() -> None:
    head, body = multipart(
        "alternative", "Content-Type: text/plain\r\n\r\nplain\r\n", "Content-Type: text/html\r\n\r\n<p>x\r\n"
    )
    one = b"From x Mon Mar  2 10:00:00 2026\n%b\n\n"

    def folder_of(mails: int) -> None:
        data = b"".join(one % mail(f"Message-ID: <{number}@x>\r\n{head}", body) for number in range(mails))
        assert len(read_mail(data).records) == mails

    assert_linear(folder_of, 800)


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("maison-dune.example", "Maison Dune"),
        ("news.brand.co.uk", "Brand"),
        ("gmail.com", ""),
        ("orange.fr", ""),
        ("localhost", ""),
        ("", ""),
        ("123.example", ""),
    ],
)
def test_an_organisation_is_guessed_from_its_domain(domain: str, name: str) -> None:
    assert organisation_of(domain) == name


@pytest.mark.parametrize(
    ("name", "text", "sender", "title"),
    [
        ("a.eml", "From: anna@x.example\n\nHello\n", "anna@x.example", ""),
        ("a.eml", "Received: a; b\nstray words Delivered-To: me\nFrom: anna@x.example\nSubject: Offer\n\nHi\n",
         "anna@x.example", "Offer"),
        ("a.eml", " From: Anna <anna@x.example>\nSubject: Offer\n\nHi\n", "anna@x.example", "Offer"),
        ("a.eml", "From: anna@x.example team@x.example\nSubject: Offer\n\nHi\n", "anna@x.example", "Offer"),
        ("a.emlx", "60        \nFrom: anna@x.example\nSubject: Offer\n\nHi\n<?xml?>", "anna@x.example", "Offer"),
    ],
)  # fmt: skip
def test_a_mail_is_one_whatever_it_lacks(name: str, text: str, sender: str, title: str) -> None:
    parsed = parse(text.encode(), name, None, ReadOptions())
    (message,) = parsed.records
    assert isinstance(message, ImportedMessage)
    assert message.sender is not None
    assert (message.sender.email, message.subject) == (sender, title)


def test_a_bare_subject_is_read_as_the_text_is_written() -> None:
    head = "From: li@x.example\nSubject: 合作\nContent-Type: text/plain; charset=gb2312\n\n你好\n".encode("gb2312")
    (message,) = parse(head, "a.eml", None, ReadOptions()).records
    assert isinstance(message, ImportedMessage)
    assert (message.subject, message.text) == ("合作", "你好")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("Content-Type: application/pdf; name=brief.pdf\nContent-Disposition: attachment; filename=brief.pdf\n\n",
         "attachment_empty"),
        ("Content-Type: application/ms-tnef; name=winmail.dat\n\nx", "winmail"),
        ("Content-Type: text/calendar; name=call.ics\n\nBEGIN:VCALENDAR", "mail_invitation"),
    ],
)  # fmt: skip
def test_what_a_mail_hides_or_lacks_is_named(part: str, code: str) -> None:
    head = "From: anna@x.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nSubject: Brief\n"
    parsed = parse(
        f"{head}Content-Type: multipart/mixed; boundary=B\n\n--B\n{part}\n--B--\n".encode(),
        "a.eml",
        None,
        ReadOptions(),
    )
    assert [notice.code for notice in parsed.notices] == [code]


def _firm(sender: str, title: str, text: str) -> tuple[str, str, bool]:
    parsed = read_mail(f"From: {sender}\nSubject: {title}\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\n{text}\n".encode())
    (message,) = parsed.records
    assert isinstance(message, ImportedMessage)
    return message.organisation, message.client, message.is_agency


@pytest.mark.parametrize(
    ("sender", "title", "text", "firm"),
    [
        # A brand as its mail writes it: in the signature, in a sentence, in the sender's own name.
        ("Ana <ana@brackenandrye.co.uk>", "x", "Hi\n\nAna\nPartnerships, Bracken & Rye\n", "Bracken & Rye"),
        ("Ana <ana@cafesdelpuerto.es>", "x", "Somos Cafés del Puerto. ¿Te animas?", "Cafés del Puerto"),
        ("Sun Harbor Goods <hi@sunharborgoods.com>", "x", "Hello!", "Sun Harbor Goods"),
        ("Ana <ana@savonnerie-desormes.fr>", "La Savonnerie des Ormes", "Bonjour", "Savonnerie des Ormes"),
        # What nobody writes with a capital is no name, nor is an address.
        ("Ana <ana@sunharborgoods.com>", "x", "see sunharborgoods or WWW.SunHarborGoods.com", "Sunharborgoods"),
        # What is quoted was written by somebody else.
        ("Ana <ana@sunharborgoods.com>", "x", "Yes\n> Dear Sun Harbor Goods", "Sunharborgoods"),
        # A brand's own agency work and its own people are no agency.
        ("Ana <ana@ombelle.com>", "x", "We left our agency. On behalf of Ombelle, thank you.", "Ombelle"),
    ],
)
def test_a_brand_is_called_as_its_mail_writes_it(sender: str, title: str, text: str, firm: str) -> None:
    assert _firm(sender, title, text) == (firm, "", False)


@pytest.mark.parametrize(
    ("sender", "text", "client"),
    [
        ("Noor <noor@tallpinetalent.com>", "Hello", ""),
        ("Noor <noor@tallpine-pr.com>", "Hello", ""),
        ("Noor <noor@oakmgmt.com>", "Hello", ""),
        ("Noor <noor@tallpine.com>", "Hello\n\nNoor Haddad\nTallpine - influencer marketing agency", ""),
        ("Noor <noor@tallpine.com>", "We are a small talent agency in Leeds.", ""),
        ("Léa <lea@chene.fr>", "Je travaille pour une agence d’influence à Lyon.", ""),
        (
            "Noor <noor@tallpine.com>",
            "I write on behalf of our client Solvang Skincare, who launch a balm.",
            "Solvang Skincare",
        ),
        ("Léa <lea@chene.fr>", "Je vous écris pour le compte de la marque Fleur & Sel.", "Fleur & Sel"),
        ("Uwe <uwe@eiche.de>", "ich schreibe im Auftrag von Nordkorn Brot wegen einer Kampagne", "Nordkorn Brot"),
        ("Eva <eva@roble.es>", "Te escribo en nombre de nuestro cliente Luz de Sal.", "Luz de Sal"),
        (
            "Paul <paul@nord-relations.fr>",
            "Agence Nord. Pour notre client la Fromagerie du Lac : un post.",
            "Fromagerie du Lac",
        ),
        (
            "Jo <jo@stern-agentur.de>",
            "Wir schreiben für unseren Kunden, die Kaffeerösterei Adler.",
            "Kaffeerösterei Adler",
        ),
        ("Noor <noor@tallpine.com>", "Hi!\nOn behalf of Solvang Skincare: two options.", "Solvang Skincare"),
        ("Ugo <ugo@quercia.it>", "Le scrivo per conto di Lino Verde per una proposta.", "Lino Verde"),
        ("Noor <noor@tallpine.com>", "We're the agency of record for Solvang. They'd love you.", "Solvang"),
        ("Noor <noor@tallpine.com>", "On behalf of St. Ives. They'd love you.", "St. Ives"),
        ("Léa <lea@chene.fr>", "Nous sommes l’agence presse pour Fleur & Sel.", "Fleur & Sel"),
        ("Uwe <uwe@eiche.de>", "Wir sind die Agentur für Nordkorn.", "Nordkorn"),
        ("Noor <noor@tallpine.com>", "We are the agency for Gen Z brands.", ""),
    ],
)
def test_an_agency_is_known_by_its_words_and_names_whose_offer_it_is(sender: str, text: str, client: str) -> None:
    _organisation, found, is_agency = _firm(sender, "Offer", text)
    assert (found, is_agency) == (client, True)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Okafor, Adaeze" <a@b.example>', "Adaeze Okafor"),
        ('"de la Cruz, María José" <a@b.example>', "María José de la Cruz"),
        ('"Harbor Goods, Inc." <a@b.example>', "Harbor Goods, Inc."),
        ('"Ana Ruiz, PhD" <a@b.example>', "Ana Ruiz, PhD"),
        ('"Ombelle, PR Team" <a@b.example>', "Ombelle, PR Team"),
        ('"Ana, Ben, Cy" <a@b.example>', "Ana, Ben, Cy"),
    ],
)
def test_a_name_of_a_list_is_put_in_order(written: str, name: str) -> None:
    parsed = read_mail(f"From: {written}\nSubject: x\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nhello\n".encode())
    (message,) = parsed.records
    assert isinstance(message, ImportedMessage)
    assert message.sender is not None
    assert message.sender.name == name


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<div style="display:none">preview</div><p>Hello</p>', "Hello"),
        ('<span style="font-size:0px;color:#fff">preview</span><p>Hello</p>', "Hello"),
        ("<style>.pre{display: none !important}</style><div class='a pre'><div>x</div>y</div><p>Hello</p>", "Hello"),
        ("<p hidden>x</p><p>Hello</p>", "Hello"),
        # What only small screens hide is there.
        ("<style>@media (max-width:600px){.wide{display:none}} .x{color:red}</style><p class=wide>Hello</p>", "Hello"),
        # A mail that hides all that it says hides it by mistake.
        ('<div style="display:none"><p>Hello</p>', "Hello"),
        ('<p style="font-size:0.9em">Hello</p>', "Hello"),
        # Wrappers without a size keep the gaps between columns out of sight, and not the columns.
        ('<td style="font-size:0px">x<div style="font-size:14px">Hello</div></td>', "Hello"),
        ("<style>.big{font-size:14px}</style><div style='font-size:0'>x<p class='Big'>Hello</p></div>", "Hello"),
        ("<style>p{font:bold 14px/20px Arial}</style><div style='font-size:0'>x<p>Hello</p></div>", "Hello"),
        ("<div style='font-size:0'><font size=3>Hello</font> x<b style='font-size:2em'>y</b></div>", "Hello"),
        ("<div style='visibility:hidden'>x<p style='visibility:visible'>Hello</p></div>", "Hello"),
        ("<div style='display:none'>x<p style='display:block;font-size:14px'>y</p></div><p>Hello</p>", "Hello"),
        ("<style>.off{display:none}</style><div class=off style='display:block'>Hello</div>", "Hello"),
        ("<div style='max-height:0;overflow:hidden'>x</div><div style='max-height:0'>Hello</div>", "Hello"),
        # Nobody closes these, and the next one ends them.
        ('<p style="display:none">x<p>Hello', "Hello"),
        ("<p style='display:none'>x<div>Hello</div>", "Hello"),
        ("<ul><li style='display:none'>x<ul><li>y</ul><li>Hello</ul>", "- Hello"),
        ("<table><tr><td style='display:none'>x<table><tr><td>y</table><td>Hello</table>", "Hello"),
        ("<table><tbody><tr style='display:none'><td>x<tr><td>Hello<tbody hidden><tr><td>x</table>!", "Hello\n\n!"),
        ("<div style='display:none'><table><tr><td>x</div>y</table>z</div>Hello", "Hello"),
    ],
)
def test_what_a_mail_hides_from_its_readers_is_not_read(html: str, text: str) -> None:
    assert html_to_text(html)[0] == text


def test_what_a_mail_hides_is_said_unless_it_is_seen_as_well() -> None:
    head = "Content-Type: text/html; charset=utf-8\r\n"
    hides = read_mail(mail(head, "<div style='display:none'>Only <b>today</b>&zwnj;&nbsp;</div><p>Hello</p>"))
    (notice,) = [each for each in hides.notices if each.code == "mail_hides"]
    assert (only(hides).text, notice.params["text"]) == ("Hello", "Only today")
    again = read_mail(mail(head, "<div style='display:none'>Hello&zwnj;&nbsp;&zwnj;</div><p>Hello <b>you</b></p>"))
    assert only(again).text == "Hello you"
    assert "mail_hides" not in {each.code for each in again.notices}
