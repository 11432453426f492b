"""Six contracts in German, each with the deal that was spoken of and what differs between the two."""

from __future__ import annotations

from datetime import date

from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.their_contracts.making import A, Case, D, N, O, deal, exclusive, money, owed, part, right

REEL = Case(
    "ein Reel, alles wie besprochen",
    "de",
    """
# KOOPERATIONSVERTRAG

zwischen der Lichtblick GmbH, Handelsregister HRB 12345, und Frau Léa Martin (nachfolgend „Creatorin“).

## § 1 Leistungen

(1) Die Creatorin erstellt und veröffentlicht ein Instagram-Reel sowie drei Instagram-Stories.

(2) Der Entwurf ist bis zum 5. März 2026 zur Freigabe vorzulegen. Das Unternehmen gibt innerhalb von fünf (5) Tagen
Feedback. Zwei Korrekturschleifen sind im Honorar enthalten.

(3) Die Veröffentlichung erfolgt am 12. März 2026.

## § 2 Vergütung

(1) Das Unternehmen zahlt der Creatorin eine pauschale Vergütung in Höhe von 1.800,00 EUR zzgl. gesetzlicher MwSt.

(2) Die Zahlung erfolgt innerhalb von 30 Tagen nach Rechnungseingang.

## § 3 Nutzungsrechte

Die Creatorin räumt dem Unternehmen das einfache, nicht ausschließliche Recht ein, die Inhalte organisch auf
seinen Social-Media-Kanälen zu nutzen, räumlich beschränkt auf Deutschland, für die Dauer von sechs Monaten ab
Veröffentlichung.

## § 4 Schlussbestimmungen

Es gilt das Recht der Bundesrepublik Deutschland.
""",
    deal(
        money(1800),
        deliverables=(
            owed(Medium.REEL, 1, due=date(2026, 3, 12), draft=date(2026, 3, 5)),
            owed(Medium.STORY, 3),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=180, where=("DE",)),),
        approval_needed=True,
        review_days=5,
        revisions=2,
        payment_days=30,
        governing_law="DE",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A,),
        Topic.DRAFT_ON: (A,),
        Topic.APPROVAL: (A,),
        Topic.REVIEW_DAYS: (A,),
        Topic.REVISIONS: (A,),
        Topic.PAYMENT_DAYS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.LAW: (A,),
    },
    {Topic.FEE: ("1800.00 EUR",)},
)

BUYOUT = Case(
    "ein Buy-out mit Vertragsstrafe",
    "de",
    """
# INFLUENCER-VERTRAG

## 1. Leistung

Der Influencer produziert vier TikTok-Videos und ein YouTube-Video.

## 2. Honorar

Das Honorar beträgt 3.500 € netto. Rechnungen sind innerhalb von 60 Tagen zum Monatsende zahlbar.

## 3. Rechteeinräumung

Der Influencer überträgt dem Auftraggeber sämtliche ausschließlichen Nutzungsrechte, zeitlich, räumlich und
inhaltlich unbeschränkt, für alle bekannten und unbekannten Nutzungsarten, einschließlich bezahlter Werbung
sowie für das Training von KI-Systemen. Der Influencer verzichtet auf das Recht zur Namensnennung. Der
Auftraggeber ist zur Unterlizenzierung berechtigt.

## 4. Wettbewerbsverbot

Der Influencer verpflichtet sich, für die Dauer von zwölf Monaten nicht für Wettbewerber zu werben.

## 5. Haftung

Der Influencer haftet unbeschränkt. Der Influencer stellt den Auftraggeber von allen Ansprüchen Dritter frei.
Für jeden Fall der Zuwiderhandlung ist eine Vertragsstrafe von 5.000 € zu zahlen.

## 6. Laufzeit

Der Vertrag beginnt am 1. April 2026 und endet am 30. September 2026. Er verlängert sich automatisch um jeweils
ein Jahr. Der Auftraggeber kann den Vertrag jederzeit kündigen.

## 7. Anwendbares Recht

Dieser Vertrag unterliegt schweizerischem Recht. Es gilt Schweizer Recht.
""",
    deal(
        money(3500),
        starts=date(2026, 4, 1),
        ends=date(2026, 9, 30),
        deliverables=(owed(Medium.SHORT_VIDEO, 4, Platform.TIKTOK), owed(Medium.VIDEO, 1, Platform.YOUTUBE)),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=90, where=("DE",)),),
        payment_days=30,
        governing_law="DE",
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (D,),
        Topic.USE_TERRITORY: (D,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.LAW: (D,),
    },
    {Topic.PAYMENT_DAYS: ("60",)},
    frozenset(
        {
            "assignment",
            "moral_rights",
            "perpetual",
            "ai_training",
            "indemnity",
            "unlimited_liability",
            "penalty",
            "automatic_renewal",
            "ends_at_will",
            "sublicence",
        }
    ),
)

TABELLE = Case(
    "Inhalte und Raten in Tabellen",
    "de",
    """
# Vereinbarung über eine Kooperation

Die Parteien vereinbaren Folgendes.

## Inhalte

| Format | Plattform | Anzahl | Entwurf bis | Veröffentlichung |
| Reel | Instagram | 3 | 10.04.2026 | 20.04.2026 |
| Video | YouTube | 1 | 02.05.2026 | 15.05.2026 |

## Vergütung

Die Gesamtvergütung beträgt 9.600,- EUR netto und wird in folgenden Raten gezahlt.

| Rate | Fälligkeit | Betrag |
| Anzahlung | Bei Unterzeichnung | 3.200 EUR |
| Restzahlung | Nach Veröffentlichung | 6.400 EUR |

Das Zahlungsziel beträgt 14 Tage.

## Nutzung

Das Unternehmen darf die Inhalte auf der Website, in Newslettern und in Anzeigen in sozialen Netzwerken in
Deutschland, Österreich und der Schweiz für 12 Monate verwenden.

## Stornierung

Bei Stornierung durch das Unternehmen fällt ein Ausfallhonorar von 40 % der Vergütung an.

## Exklusivität

Für die Dauer der Kooperation bis zum 31.07.2026 verpflichtet sich die Creatorin, keine Werbung für andere
Marken im Bereich Kaffee zu machen.
""",
    deal(
        money(9600),
        deliverables=(
            owed(Medium.REEL, 2, due=date(2026, 4, 20), draft=date(2026, 4, 10)),
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 5, 15), date(2026, 5, 2)),
        ),
        parts=(part("Anzahlung", money(3200)), part("Restzahlung", money(6400))),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.EMAIL, UsageChannel.PAID_SOCIAL, days=180, where=("DACH",)),),
        exclusivities=(exclusive("Kaffee", date(2026, 4, 1), date(2026, 7, 31)),),
        payment_days=14,
        kill_fee_bp=4000,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, D),
        Topic.DRAFT_ON: (A, A),
        Topic.POST_ON: (A, A),
        Topic.INSTALMENT: (A, A),
        Topic.PAYMENT_DAYS: (A,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.EXCLUSIVITY_END: (A,),
    },
    {Topic.USE_DURATION: ("12 month",)},
)

KURZ = Case(
    "eine kurze Buchungsbestätigung",
    "de",
    """
# Buchungsbestätigung

Leistung: 2 Instagram-Reels und 1 Karussell.

Vergütung: zweitausendfünfhundert Euro (netto).

Veröffentlichung: 03.11.2026, ohne vorherige Freigabe.

Zahlung: sofort nach Erhalt der Rechnung fällig.

Nutzung: organische Nutzung auf den Social-Media-Kanälen der Marke, weltweit, 30 Tage.

Kündigung: mit einer Frist von 14 Tagen.

Keine Exklusivität.
""",
    deal(
        money(2500),
        deliverables=(
            owed(Medium.REEL, 2, due=date(2026, 11, 3)),
            owed(Medium.CAROUSEL, 1, due=date(2026, 11, 10)),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=30),),
        approval_needed=False,
        payment_days=30,
        notice_days=14,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, N),
        Topic.APPROVAL: (A,),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.NOTICE: (A,),
        Topic.EXCLUSIVITY: (A,),
    },
)

WHITELISTING = Case(
    "Anzeigen über das Konto, Provision",
    "de",
    """
# Ambassador-Vertrag

1. Laufzeit. Der Vertrag läuft vom 1. Januar 2026 bis zum 31. Dezember 2026.

2. Leistung. Die Creatorin veröffentlicht 12 Reels und 24 Stories auf Instagram.

3. Vergütung. Die Vergütung beträgt insgesamt 20.000 Euro zuzüglich Umsatzsteuer. Zahlbar innerhalb von 45 Tagen.

4. Provision. Zusätzlich erhält die Creatorin eine Provision von 10 % des Nettoumsatzes.

5. Werbung. Die Marke darf Anzeigen über das Konto der Creatorin schalten (Whitelisting), in Deutschland, für
drei Monate.

6. Korrekturen. Eine Korrekturrunde ist inklusive. Freigabe durch die Marke vor Veröffentlichung innerhalb von
48 Stunden.

7. Kündigung. Jede Partei kann mit einer Frist von drei Monaten kündigen.
""",
    deal(
        money(20000),
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        deliverables=(owed(Medium.REEL, 12), owed(Medium.STORY, 12)),
        rights=(right(UsageChannel.WHITELISTING, days=90, paid=True, where=("DE",)),),
        approval_needed=True,
        review_days=2,
        revisions=2,
        payment_days=30,
        affiliate_bp=1000,
        notice_days=90,
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, D),
        Topic.PAYMENT_DAYS: (D,),
        Topic.AFFILIATE: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.REVISIONS: (D,),
        Topic.APPROVAL: (A,),
        Topic.REVIEW_DAYS: (A,),
        Topic.NOTICE: (A,),
    },
    {Topic.REVISIONS: ("1",)},
)

SACHLEISTUNG = Case(
    "Produkt ohne Honorar",
    "de",
    """
# Produkttest

Die Marke stellt der Creatorin eine Espressomaschine im Wert von 649 € zur Verfügung, die sie behalten darf.

Die Creatorin verpflichtet sich, eine Instagram-Story und ein Reel bis zum 30. Juni 2026 zu veröffentlichen.

Die Marke darf die Beiträge auf ihren Social-Media-Kanälen teilen. Eine Nutzung in bezahlter Werbung ist nicht
gestattet.

Es gilt deutsches Recht.
""",
    deal(
        deliverables=(
            owed(Medium.STORY, 1, due=date(2026, 6, 30)),
            owed(Medium.REEL, 1, due=date(2026, 6, 30)),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=60),),
        product=money(649),
        governing_law="DE",
    ),
    {
        Topic.PRODUCT_VALUE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.USE_DURATION: (N,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (N,),
        Topic.LAW: (A,),
    },
)

GERMAN = (REEL, BUYOUT, TABELLE, KURZ, WHITELISTING, SACHLEISTUNG)
