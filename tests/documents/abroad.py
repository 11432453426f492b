"""Two contracts that could be real, in German and in Spanish, and the same deals in other countries."""

from __future__ import annotations

import dataclasses
from datetime import date

from creatorbook.documents.inputs.contract import (
    ContractInput,
    DeliverableLine,
    DisclosureDuty,
    DocumentStatus,
    ExclusivityLine,
    InstalmentLine,
    Party,
    PartyRole,
    ProductLine,
    RightsLine,
)
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.records.terms import (
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsPrice,
    RightsStart,
    UsageChannel,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def german() -> ContractInput:
    return ContractInput(
        number="2026-027",
        version=1,
        language="de",
        issued_on=date(2026, 3, 1),
        status=DocumentStatus.ISSUED,
        place="Köln",
        creator=Party(
            role=PartyRole.CREATOR,
            name="Jördis Weißenfels",
            trading_name="Jördis kocht",
            address="Große Straße 17\n50667 Köln",
            country="DE",
            tax_residence="DE",
            email="post@joerdis-kocht.example",
            phone="+49 221 5550123",
            iban="DE89370400440532013000",
        ),
        brand=Party(
            role=PartyRole.BRAND,
            name="Süßmühle Lebensmittelgesellschaft mbH",
            address="Königsallee 3\n40212 Düsseldorf",
            country="DE",
            tax_residence="DE",
            company_number="HRB 71234 Düsseldorf",
            vat_number="DE136695976",
            email="kooperationen@suessmuehle.example",
            representative="Björn Größler",
            representative_role="Geschäftsführer",
        ),
        title="Frühstück ohne Eile",
        objective="Bekanntmachung des Haferriegels „Morgenröte“",
        nature="Erstellung und Veröffentlichung von Rezeptvideos mit dem Haferriegel „Morgenröte“",
        starts_on=date(2026, 3, 1),
        ends_on=date(2026, 8, 31),
        deliverables=(
            DeliverableLine(
                Platform.INSTAGRAM,
                Medium.REEL,
                2,
                "30 bis 60 Sekunden, Produkt in den ersten Sekunden zu sehen",
                date(2026, 3, 16),
                date(2026, 3, 30),
            ),
            DeliverableLine(Platform.INSTAGRAM, Medium.STORY, 3, "Mit Link", None, date(2026, 4, 1)),
            DeliverableLine(
                Platform.PODCAST, Medium.PODCAST_EPISODE, 1, "Gesprochener Hinweis von 60 Sekunden", None, None
            ),
        ),
        fee=eur("3600"),
        vat_mention="Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.",
        instalments=(
            InstalmentLine("Anzahlung", eur("1200"), InstalmentTrigger.ON_SIGNATURE),
            InstalmentLine("Nach den Reels", eur("1200"), InstalmentTrigger.ON_POST, days_after=14),
            InstalmentLine("Schlusszahlung", eur("1200"), InstalmentTrigger.ON_DATE, due_on=date(2026, 6, 30)),
        ),
        products=(
            ProductLine("Jahresvorrat Haferriegel", ProductDuty.KEPT, eur("180")),
            ProductLine("Küchenmaschine für den Dreh", ProductDuty.RETURNED, eur("649.90")),
        ),
        rights=(
            RightsLine(
                (UsageChannel.ORGANIC_SOCIAL, UsageChannel.WEBSITE, UsageChannel.OUT_OF_HOME),
                RightsStart.ON_FIRST_POST,
                territories=("DACH",),
                duration_days=365,
                renewal_days=180,
                renewal_price=eur("450"),
            ),
            RightsLine(
                (UsageChannel.PAID_SOCIAL, UsageChannel.WHITELISTING),
                RightsStart.ON_DATE,
                paid=True,
                territories=("DE", "AT"),
                starts_on=date(2026, 4, 1),
                duration_days=90,
                price=eur("750"),
                price_counts=RightsPrice.IN_FEE,
            ),
        ),
        exclusivities=(
            ExclusivityLine(
                "Getreideriegel und Frühstücksgetränkekonzentrate",
                ("Corny", "Kölln"),
                ("DE", "AT", "CH"),
                date(2026, 3, 1),
                date(2026, 8, 31),
            ),
        ),
        disclosures=(
            DisclosureDuty(
                "DE",
                "„Werbung“ oder „Anzeige“",
                "als erste Wörter, während des ganzen Videos",
                "Label für bezahlte Partnerschaften",
                source=Source("UWG, § 5a Abs. 4", "https://example.org/uwg", "2026-11-23", "H"),
            ),
        ),
        approval_needed=True,
        revisions=2,
        review_days=5,
        kill_fee_bp=5000,
        affiliate_bp=850,
        affiliate_days=30,
        affiliate_code="JOERDIS10",
        payment_days=14,
        late_fixed_sum=eur("40"),
        cure_days=14,
        governing_law="DE",
        courts="Köln",
        confidential=True,
        confidential_years=1,
        renewal=Renewal.BY_AGREEMENT,
        renewal_months=6,
        raw_footage=RawFootage.KEPT,
        takedown_days=1,
    )


def spanish() -> ContractInput:
    return ContractInput(
        number="2026-028",
        version=1,
        language="es",
        issued_on=date(2026, 5, 1),
        status=DocumentStatus.ISSUED,
        place="Logroño",
        creator=Party(
            role=PartyRole.CREATOR,
            name="Íñigo Peña Güell",
            trading_name="Peña y viaja",
            address="Calle del Niño Jesús, 4, 2.º B\n26001 Logroño",
            country="ES",
            tax_residence="ES",
            vat_number="ES12345678Z",
            email="hola@penayviaja.example",
        ),
        brand=Party(
            role=PartyRole.BRAND,
            name="Compañía Ibérica de Equipajes, S. L.",
            address="Paseo de la Reina Cristina, 21\n28014 Madrid",
            country="ES",
            tax_residence="ES",
            vat_number="ESB12345674",
            email="colaboraciones@equipajes.example",
            representative="Begoña Muñoz",
            representative_role="directora de comunicación",
        ),
        title="¿Adónde vamos? ¡A la montaña!",
        objective="dar a conocer la mochila «Cigüeña»",
        starts_on=date(2026, 5, 1),
        deliverables=(
            DeliverableLine(
                Platform.YOUTUBE,
                Medium.VIDEO,
                1,
                "De 8 a 12 minutos; la mochila aparece en el primer tercio",
                date(2026, 5, 18),
                date(2026, 6, 1),
            ),
            DeliverableLine(Platform.TIKTOK, Medium.SHORT_VIDEO, 4, "", None, date(2026, 6, 15)),
        ),
        fee=eur("5200"),
        vat_mention="A la Remuneración se añade el IVA y se le practica la retención del IRPF que corresponda.",
        instalments=(
            InstalmentLine("Primer pago", eur("2600"), InstalmentTrigger.ON_SIGNATURE),
            InstalmentLine("Segundo pago", eur("2600"), InstalmentTrigger.AFTER_INVOICE, days_after=30),
        ),
        products=(ProductLine("Mochila «Cigüeña» de 40 litros", ProductDuty.KEPT, eur("189.5")),),
        rights=(
            RightsLine(
                (UsageChannel.ORGANIC_SOCIAL, UsageChannel.EMAIL),
                RightsStart.ON_FIRST_POST,
                territories=("ES", "IT"),
                duration_days=180,
            ),
        ),
        disclosures=(
            DisclosureDuty(
                "ES",
                "«Publicidad» u «Otra mención»",
                "como primeras palabras, al comienzo del vídeo",
                "Casilla de promoción pagada",
                source=Source("Código de influencers, 2025", "https://example.org/codigo", "2026-11-23", "M"),
            ),
        ),
        approval_needed=False,
        bonus="400 € si el vídeo supera las 100.000 visualizaciones en treinta días.",
        expenses="El Anunciante abona los billetes de tren en clase turista.",
        payment_days=30,
        cure_days=15,
        governing_law="ES",
        confidential=False,
        renewal=Renewal.NONE,
        raw_footage=RawFootage.ASSIGNED,
        morals=True,
        insurance=True,
        liability_cap=eur("10000"),
    )


def austrian() -> ContractInput:
    return _abroad(german(), "AT", "Kärntner Straße 1\n1010 Wien", "ATU12345678", "Wien", eur("3600"))


def swiss() -> ContractInput:
    return _abroad(
        german(), "CH", "Großmünsterplatz 1\n8001 Zürich", "CHE-123.456.788", "Zürich", Money.of("3600", "CHF")
    )


def mexican() -> ContractInput:
    town = "Ciudad de México"
    return _abroad(spanish(), "MX", f"Avenida Juárez 50\n06600 {town}", "CIE010101AB1", town, Money.of("98500", "MXN"))


def _abroad(base: ContractInput, country: str, address: str, vat: str, courts: str, fee: Money) -> ContractInput:
    """Return the contract with a brand of another country, under its law and in its money."""
    brand = dataclasses.replace(base.brand, country=country, tax_residence=country, vat_number=vat, address=address)
    return dataclasses.replace(
        base,
        brand=brand,
        fee=fee,
        instalments=(),
        products=(),
        rights=base.rights[:1],
        governing_law=country,
        courts=courts,
        late_fixed_sum=None,
        liability_cap=None,
    )
