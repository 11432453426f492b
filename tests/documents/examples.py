"""Two contracts that could be real: a French one under French law, an English one between the UK and the US."""

from __future__ import annotations

import dataclasses
from datetime import date

from creatorbook.documents.inputs.contract import (
    ContractInput,
    DeliverableLine,
    DisclosureDuty,
    DocumentStatus,
    ExclusivityLine,
    ExtraClause,
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


def french() -> ContractInput:
    return ContractInput(
        number="2026-014",
        version=2,
        language="fr",
        issued_on=date(2026, 9, 1),
        status=DocumentStatus.ISSUED,
        place="Lyon",
        creator=Party(
            role=PartyRole.CREATOR,
            name="Camille Łuczak-Benoît",
            trading_name="@camille.en.cuisine",
            address="12, rue de l’Œillet\n69001 Lyon",
            country="FR",
            tax_residence="FR",
            company_number="SIREN 901 234 567",
            email="bonjour@camille-cuisine.example",
            phone="+33 6 12 34 56 78",
        ),
        brand=Party(
            role=PartyRole.BRAND,
            name="Maison Verdier SAS",
            address="48, avenue des Tilleuls\n75011 Paris",
            country="FR",
            tax_residence="FR",
            company_number="SIREN 812 345 678",
            vat_number="FR40 812345678",
            email="partenariats@verdier.example",
            representative="Inès Fournel",
            representative_role="directrice de la communication",
        ),
        title="Automne en cocotte",
        objective="faire connaître la cocotte en fonte « Braise »",
        nature="création et publication de recettes filmées présentant la cocotte « Braise »",
        jurisdictions=("FR",),
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 12, 31),
        deliverables=(
            DeliverableLine(
                Platform.INSTAGRAM,
                Medium.REEL,
                2,
                "45 à 90 secondes, une recette complète, la cocotte visible dès les premières secondes",
                date(2026, 9, 21),
                date(2026, 10, 1),
            ),
            DeliverableLine(
                Platform.INSTAGRAM, Medium.STORY, 3, "Avec lien vers la fiche du produit", None, date(2026, 10, 3)
            ),
            DeliverableLine(
                Platform.YOUTUBE,
                Medium.VIDEO,
                1,
                "8 minutes au moins, séquence de 90 secondes consacrée au produit",
                date(2026, 10, 12),
                date(2026, 10, 24),
            ),
        ),
        fee=eur("4800"),
        vat_mention="TVA non applicable, art. 293 B du CGI.",
        instalments=(
            InstalmentLine("Acompte", eur("1440"), InstalmentTrigger.ON_SIGNATURE),
            InstalmentLine("Publication des Reels", eur("1680"), InstalmentTrigger.ON_POST, days_after=15),
            InstalmentLine("Solde", eur("1680"), InstalmentTrigger.ON_DATE, due_on=date(2026, 11, 30)),
        ),
        products=(
            ProductLine("Cocotte « Braise » 26 cm, coloris châtaigne", ProductDuty.KEPT, eur("245")),
            ProductLine("Plaque à induction de tournage", ProductDuty.RETURNED, eur("390")),
        ),
        rights=(
            RightsLine(
                (UsageChannel.ORGANIC_SOCIAL, UsageChannel.WEBSITE),
                RightsStart.ON_FIRST_POST,
                territories=("FR", "BE", "CH"),
                duration_days=365,
            ),
            RightsLine(
                (UsageChannel.PAID_SOCIAL, UsageChannel.WHITELISTING),
                RightsStart.ON_DATE,
                paid=True,
                territories=("FR",),
                starts_on=date(2026, 10, 15),
                duration_days=90,
                price=eur("900"),
                price_counts=RightsPrice.IN_FEE,
            ),
        ),
        exclusivities=(
            ExclusivityLine(
                "Ustensiles de cuisson en fonte",
                ("Le Creuset", "Staub"),
                ("FR", "BE"),
                date(2026, 9, 1),
                date(2026, 12, 31),
            ),
        ),
        disclosures=(
            DisclosureDuty(
                "FR",
                "« Publicité » ou « Collaboration commerciale »",
                "Sur l’image, lisible pendant toute la promotion, et au début de la légende",
                "Label de partenariat rémunéré",
                source=Source("Loi n° 2023-451, art. 5-2", "https://example.org/loi", "2026-11-23", "H"),
            ),
            DisclosureDuty(
                "BE",
                "#publicité",
                "Au début de la légende",
                "Label de partenariat rémunéré",
                required=True,
                source=Source("SPF Économie, 2022", "https://example.org/spf", "2026-11-23", "H"),
            ),
        ),
        approval_needed=True,
        revisions=2,
        review_days=5,
        kill_fee_bp=4000,
        payment_days=30,
        late_fixed_sum=eur("40"),
        cure_days=15,
        governing_law="FR",
        courts="Lyon",
        confidential=True,
        confidential_years=2,
    )


def english() -> ContractInput:
    return ContractInput(
        number="2026-031",
        version=1,
        language="en",
        issued_on=date(2026, 3, 14),
        status=DocumentStatus.DRAFT,
        creator=Party(
            role=PartyRole.CREATOR,
            name="Moira Okonkwo-Field",
            trading_name="Slow Miles",
            address="Flat 3, 27 Harbour Row\nBristol BS1 4RN",
            country="GB",
            tax_residence="GB",
            email="hello@slowmiles.example",
        ),
        brand=Party(
            role=PartyRole.BRAND,
            name="Fernleigh Outdoor Ltd",
            address="Unit 9, Weavers’ Yard\nKendal LA9 6ES",
            country="GB",
            company_number="09182736",
            vat_number="GB 123 4567 89",
            email="partners@fernleigh.example",
            representative="Tom Ashdown",
            representative_role="Head of Marketing",
        ),
        agency=Party(
            role=PartyRole.AGENCY,
            name="Northlight Talent & Media LLP",
            address="5 Carver Street\nManchester M1 2HZ",
            country="GB",
            email="deals@northlight.example",
            representative="Priya Raman",
        ),
        title="Coast to Coast, on foot",
        fee=Money.of("3250", "GBP"),
        vat_mention="The Creator is not registered for VAT.",
        deliverables=(
            DeliverableLine(Platform.YOUTUBE, Medium.VIDEO, 1, "12 to 18 minutes", date(2026, 5, 4), date(2026, 5, 18)),
            DeliverableLine(Platform.INSTAGRAM, Medium.CAROUSEL, 2, "", date(2026, 5, 4), date(2026, 5, 20)),
        ),
        instalments=(
            InstalmentLine("On signature", Money.of("1625", "GBP"), InstalmentTrigger.ON_SIGNATURE),
            InstalmentLine("On publication", Money.of("1625", "GBP"), InstalmentTrigger.AFTER_INVOICE, days_after=30),
        ),
        affiliate_bp=850,
        bonus="GBP 400 once the video has been watched 100,000 times.",
        expenses="The Brand refunds train fares in standard class on presentation of the tickets.",
        disclosures=(
            DisclosureDuty("GB", "Ad", "First word of the caption; first seconds of the video", "Paid promotion box"),
        ),
        revisions=1,
        review_days=3,
        payment_days=30,
        late_rate_bp=1175,
        governing_law="GB",
        extra_clauses=(
            ExtraClause(
                "weather",
                "Weather",
                "If the path is closed by the authorities, filming moves to another stretch of the same route.\n\n"
                "The new dates are agreed between {{ brand.name }} and the Creator by e-mail.",
                after="deliverables",
            ),
        ),
    )


def bare(language: str = "en") -> ContractInput:
    """A contract of which nothing is known yet: every value that can be missing is."""
    return ContractInput(
        number="",
        version=1,
        language=language,
        issued_on=None,
        creator=Party(PartyRole.CREATOR, ""),
        brand=Party(PartyRole.BRAND, ""),
        fee=Money(0, "EUR"),
    )


def everything(language: str = "fr", governing_law: str = "FR") -> ContractInput:
    """The French contract with every term that there is, so that every clause which can stand together stands."""
    base = french()
    creator = dataclasses.replace(
        base.creator,
        vat_number="FR32 901234567",
        iban="FR1420041010050500013M02606",
        representative="Ana Łuczak",
        representative_role="mère",
        guardian_name="Ana Łuczak",
        guardian_email="ana@camille-cuisine.example",
        guardian2_name="Iñaki Benoît",
        guardian2_email="inaki@camille-cuisine.example",
        bic="PSSTFRPPLIL",
    )
    brand = dataclasses.replace(base.brand, trading_name="Verdier", phone="+33 1 23 45 67 89")
    agency = dataclasses.replace(brand, role=PartyRole.AGENCY, name="Agence Horizon", email="bonjour@horizon.example")
    agent = Party(
        PartyRole.AGENT,
        name="Ève Talents SARL",
        trading_name="Ève",
        legal_form="SARL au capital de 5 000 €",
        address="3, rue Haute\n69001 Lyon",
        country="FR",
        tax_residence="FR",
        company_number="73282932000074",
        register="Lyon",
        vat_number="FR44732829320",
        email="bonjour@eve-talents.example",
        phone="+33 1 98 76 54 32",
        representative="Ève Marchand",
        representative_role="gérante",
    )
    ai_window = RightsLine(
        (UsageChannel.AI_TRAINING,),
        RightsStart.ON_SIGNATURE,
        duration_days=30,
        price=eur("2000"),
        price_counts=RightsPrice.ON_TOP,
    )
    return dataclasses.replace(
        base,
        language=language,
        governing_law=governing_law,
        creator=creator,
        brand=brand,
        agency=agency,
        agent=agent,
        creator_is_minor=True,
        creator_age=17,
        late_rate_bp=1215,
        bonus="300 € à partir de 100 000 vues.",
        affiliate_bp=800,
        affiliate_days=30,
        affiliate_code="BRAISE10",
        expenses="Les billets de train en seconde classe.",
        content_standards="lumière du jour, aucune musique sous droits.",
        claims="« fonte émaillée » oui ; « sans danger pour la santé » non.",
        renewal=Renewal.AUTOMATIC,
        renewal_months=12,
        notice_days=45,
        renewal_notice_days=60,
        raw_footage=RawFootage.DELIVERED,
        takedown_days=2,
        online_days=90,
        reshoots=1,
        reshoot_price=eur("300"),
        insurance=True,
        morals=True,
        personal_data=True,
        liability_cap=eur("10000"),
        deliverables=(
            dataclasses.replace(
                base.deliverables[0],
                tags=("@verdier", "#braise"),
                link="https://verdier.example/braise",
                code="BRAISE10",
            ),
            *base.deliverables[1:],
        ),
        exclusivities=(dataclasses.replace(base.exclusivities[0], price=eur("500"), price_counts=RightsPrice.IN_FEE),),
        rights=(
            dataclasses.replace(
                base.rights[0], renewal_days=180, renewal_price=eur("400"), paid=True, media_budget=eur("5000")
            ),
            ai_window,
        ),
    )
