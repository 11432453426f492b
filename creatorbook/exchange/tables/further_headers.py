"""The headings of the north and of Japan, written as people write them there; they are folded where they are read.

The fields are those of headers.py, and so is what "|" and a heading that is not listed as a whole mean.
"""

from __future__ import annotations

from creatorbook.exchange.base.records import FileKind

_BRAND = (
    "varumärke|märke|kund|företag|uppdragsgivare|annonsör|brand|mærke|varemærke|kunde|virksomhed|firma|opdragsgiver"
    "|annoncør|merke|merkevare|bedrift|oppdragsgiver|annonsør"
    "|ブランド|ブランド名|クライアント|クライアント名|企業名|会社名|社名|メーカー|取引先|広告主"
)
_NOTE = (
    "anteckning|anteckningar|kommentar|kommentarer|övrigt|bemærkning|bemærkninger|noter|øvrigt|merknad|merknader"
    "|notat|notater|備考|メモ|コメント|特記事項"
)
_FEE = (
    "arvode|belopp|summa|pris|ersättning|budget|honorar|beløb|vederlag|betaling|sum|報酬|報酬額|金額|ギャラ|謝礼|料金"
    "|単価|予算|契約金額"
)
_TITLE = (
    "kampanj|kampanjnamn|samarbete|projekt|uppdrag|titel|kampagne|kampagnenavn|samarbejde|opgave|kampanje"
    "|kampanjenavn|samarbeid|prosjekt|oppdrag|tittel|案件|案件名|キャンペーン|キャンペーン名|企画|企画名|タイトル|件名"
)
_CONTACT = (
    "kontakt|kontaktperson|kontaktnamn|namn|fullständigt namn|navn|fulde navn|fullt navn|kontaktnavn"
    "|担当|担当者|担当者名"
    "|氏名|お名前|名前"
)
_EMAIL = (
    "e post|epost|e postadress|epostadress|mailadress|e mail|mailadresse|e postadresse|メール|メールアドレス|eメール"
)
_STATUS = "status|läge|tillstånd|stadium|fase|ステータス|状態|状況|進捗"
_CURRENCY = "valuta|通貨"
_INVOICE = "fakturanummer|fakturanr|faktura nr|faktura nummer|請求書番号|請求番号"
_INVOICED = "fakturadatum|fakturerat|fakturadato|faktureret|fakturert|請求日|請求書発行日|発行日"
_PAID = "betald|betalt|betald den|betaldatum|betalingsdag|betalingsdato|betalt den|入金日|支払日|入金|振込日"
_DUE = "förfallodatum|förfaller|forfaldsdato|forfallsdato|forfald|forfall|支払期限|支払期日|支払予定日|入金予定日"

FURTHER: dict[FileKind, dict[str, str]] = {
    FileKind.CONTACTS: {
        "name": _CONTACT,
        "given": "förnamn|fornavn|名",
        "family": "efternamn|efternavn|etternavn|姓|名字",
        "organisation": _BRAND,
        "role": "befattning|titel|roll|stilling|rolle|tittel|役職|職種",
        "email": _EMAIL,
        "phone": "telefon|telefonnummer|mobil|mobilnummer|tlf|電話|電話番号|携帯|携帯電話|携帯番号",
        "website": "webbplats|hemsida|hjemmeside|webside|nettside|nettsted|ウェブサイト|サイト|ホームページ",
        "formatted": "adress|adresse|住所",
        "postcode": "postnummer|postnr|郵便番号",
        "city": "ort|stad|by|poststed|市区町村",
        "country": "land|国|国名",
        "language": "språk|sprog|言語",
        "category": "bransch|branche|bransje|業種|業界|カテゴリ|カテゴリー",
        "company_number": "organisationsnummer|org nr|orgnr|cvr|cvr nummer|cvr nr|organisasjonsnummer|法人番号",
        "vat_number": "momsnummer|moms nr|momsregistreringsnummer|mva nummer|登録番号|インボイス番号",
        "note": _NOTE,
    },
    FileKind.DEALS: {
        "brand": _BRAND,
        "title": _TITLE,
        "deliverables": (
            "leverabler|leveranser|innehåll|format|leverancer|indhold|innhold|leveranse|納品物|投稿内容|内容|制作物"
        ),
        "contact_name": _CONTACT,
        "contact_email": _EMAIL,
        "agency": "byrå|bureau|agentur|代理店|事務所|エージェンシー",
        "fee": _FEE,
        "currency": _CURRENCY,
        "invoice_number": _INVOICE,
        "payment_terms": "betalningsvillkor|betalingsbetingelser|betalingsvilkår|支払条件",
        "stage": _STATUS,
        "platform": "plattform|kanal|platform|媒体|プラットフォーム|チャンネル|sns",
        "medium": "typ|type|種類|形式",
        "agreed_on": "avtalsdatum|avtalat|undertecknat|aftaledato|underskrevet|avtaledato|signert|契約日|締結日",
        "starts_on": "startdatum|start|startdato|begynder|開始日|開始|掲載開始日",
        "ends_on": "slutdatum|slut|slutdato|sluttdato|slutt|終了日|終了|掲載終了日",
        "due_on": "deadline|leveransdatum|inlämning|leveringsdato|levering|frist|aflevering|納期|締切"
        "|締め切り|納品日|期限",
        "payment_due_on": _DUE,
        "published_on": (
            "publiceringsdatum|publicerat|publicerad|publiceras|udgivelsesdato|publiceret|udgivet|publiseringsdato"
            "|publisert|投稿日|公開日|掲載日|投稿予定日|公開予定日"
        ),
        "invoiced_on": _INVOICED,
        "paid_on": _PAID,
        "url": "länk|lenke|url|投稿url|リンク",
        "note": _NOTE,
    },
    FileKind.GIFTS: {
        "brand": f"{_BRAND}|från|avsändare|fra|afsender|avsender|送り主|提供元|提供企業",
        "description": "produkt|gåva|vara|gave|vare|商品|商品名|品名|ギフト|提供品|提供商品",
        "received_on": "mottagen|mottaget|fått|modtaget|modtaget den|mottatt|受取日|受領日|到着日|届いた日",
        "value": "värde|pris|værdi|verdi|価格|金額|定価|市場価格|参考価格",
        "currency": _CURRENCY,
        "quantity": "antal|antall|数量|個数",
        "return_by": "återlämnas|returneras senast|returneres senest|leveres tilbake|返却期限|返却日",
        "note": _NOTE,
    },
    FileKind.PAYMENTS: {
        "invoice_number": _INVOICE,
        "deal": _TITLE,
        "brand": _BRAND,
        "amount": f"{_FEE}|請求額|請求金額|支払額|入金額",
        "currency": _CURRENCY,
        "invoiced_on": _INVOICED,
        "due_on": _DUE,
        "paid_on": _PAID,
        "status": _STATUS,
        "note": _NOTE,
    },
}
