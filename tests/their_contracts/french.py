"""Eight contracts in French, each with the deal that was spoken of and what differs between the two."""

from __future__ import annotations

from datetime import date

from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.their_contracts.making import A, Case, D, N, O, deal, exclusive, money, owed, part, right

REEL = Case(
    "un Reel, tout comme convenu",
    "fr",
    """
# CONTRAT DE PARTENARIAT

Entre la société Éclat SAS, au capital de 10 000 €, immatriculée au RCS de Lyon, et Mme Léa Martin, ci-après «
l’Influenceuse », il a été convenu ce qui suit.

## Article 1 – Objet

L’Influenceuse s’engage à réaliser et publier un (1) Reel Instagram et trois (3) stories Instagram présentant le
sérum.

## Article 2 – Calendrier

L’Influenceuse remet un projet de contenu au plus tard le 5 mars 2026. La publication du Reel interviendra le 12
mars 2026. Chaque contenu est soumis à la validation préalable de la Société, qui dispose de 3 jours pour faire
ses remarques. Deux allers-retours de modifications sont compris.

## Article 3 – Rémunération

En contrepartie, la Société verse à l’Influenceuse une rémunération forfaitaire de 1 500,00 € HT, payable à 30
jours à réception de facture.

## Article 4 – Droits

L’Influenceuse concède à la Société, à titre non exclusif, le droit de reproduire les contenus sur ses réseaux
sociaux, sans achat d’espace, en France, pendant une durée de 6 mois à compter de la publication.

## Article 5 – Droit applicable

Le présent contrat est soumis au droit français.
""",
    deal(
        money(1500),
        deliverables=(
            owed(Medium.REEL, 1, due=date(2026, 3, 12), draft=date(2026, 3, 5)),
            owed(Medium.STORY, 3),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=180, where=("FR",)),),
        approval_needed=True,
        review_days=3,
        revisions=2,
        payment_days=30,
        governing_law="FR",
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
    {Topic.FEE: ("1500.00 EUR",)},
)

CESSION = Case(
    "une cession totale, à 60 jours fin de mois",
    "fr",
    """
# CONTRAT DE CESSION DE DROITS ET DE PRESTATION

## 1. Prestations

Le Prestataire réalisera quatre vidéos TikTok et deux stories.

## 2. Prix

Le prix total et forfaitaire est fixé à 2.400 euros hors taxes. Les factures sont payables à 60 jours fin de mois.

## 3. Propriété intellectuelle

Le Prestataire cède à titre exclusif à la Société l’intégralité de ses droits d’auteur sur les contenus, pour la
durée légale de protection, pour le monde entier et sur tous supports connus ou inconnus à ce jour. Le
Prestataire autorise également l’utilisation des contenus pour l’entraînement de systèmes d’intelligence
artificielle. Le Prestataire renonce à se prévaloir de son droit moral.

## 4. Exclusivité

Pendant douze (12) mois, le Prestataire s’interdit de promouvoir toute marque concurrente.

## 5. Responsabilité

Le Prestataire garantit la Société contre tout recours de tiers. Tout manquement donne lieu à une pénalité
forfaitaire de 5 000 €.

## 6. Durée

Le contrat est conclu pour un an et se renouvelle par tacite reconduction.

## 7. Divers

La Société peut résilier le contrat à tout moment sans préavis. Le contrat est régi par le droit belge.
""",
    deal(
        money(2400),
        deliverables=(owed(Medium.SHORT_VIDEO, 3, Platform.TIKTOK), owed(Medium.STORY, 2)),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=365, where=("FR",)),),
        payment_days=30,
        governing_law="FR",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, D),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (D,),
        Topic.USE_TERRITORY: (D,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.LAW: (D,),
    },
    {Topic.FEE: ("2400.00 EUR",), Topic.EXCLUSIVITY_DURATION: ("12 month",)},
    frozenset(
        {
            "assignment",
            "moral_rights",
            "perpetual",
            "ai_training",
            "indemnity",
            "penalty",
            "automatic_renewal",
            "ends_at_will",
        }
    ),
)

TABLEAU = Case(
    "livrables et échéances en tableaux, pied de page répété",
    "fr",
    """
# Contrat de collaboration

Le présent contrat prend effet le 1er avril 2026 et prend fin le 30 septembre 2026.

## Livrables

| Livrable | Plateforme | Quantité | Projet | Publication |
| Reel | Instagram | 2 | 10/04/2026 | 20/04/2026 |
| Story | Instagram | 6 | 12/04/2026 | 22/04/2026 |
| Vidéo | YouTube | 1 | 02/05/2026 | 15/05/2026 |

## Conditions financières

La rémunération s’élève à 7 200 € HT, versée selon l’échéancier suivant.

| Versement | Échéance | Montant HT |
| Acompte | À la signature | 2 400 € |
| Solde | À la publication | 4 800 € |

Chaque facture est réglée dans un délai de quarante-cinq (45) jours.

## Exploitation

Les contenus pourront être utilisés sur le site internet de la marque et sponsorisés sur les réseaux sociaux
(publicité sur les réseaux sociaux) en France et en Belgique pendant 90 jours.

## Annulation

En cas d’annulation par la Marque, une indemnité égale à 50 % de la rémunération est due.

## Résiliation

Chaque partie peut résilier le contrat moyennant un préavis de deux mois.
""",
    deal(
        money(7200),
        starts=date(2026, 4, 1),
        ends=date(2026, 12, 31),
        deliverables=(
            owed(Medium.REEL, 2, due=date(2026, 4, 20), draft=date(2026, 4, 10)),
            owed(Medium.STORY, 6, due=date(2026, 4, 22), draft=date(2026, 4, 12)),
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 5, 30), date(2026, 5, 2)),
        ),
        parts=(part("Acompte", money(2400)), part("Solde", money(4800))),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.PAID_SOCIAL, days=90, where=("FR", "BE")),),
        payment_days=30,
        kill_fee_bp=5000,
        notice_days=30,
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (D,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.DRAFT_ON: (A, A, A),
        Topic.POST_ON: (A, A, D),
        Topic.INSTALMENT: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (A,),
        Topic.NOTICE: (D,),
    },
    {Topic.END: ("2026-09-30",), Topic.PAYMENT_DAYS: ("45",), Topic.NOTICE: ("2 month",)},
    foot="Contrat de collaboration – confidentiel – 15/03/2026",
)

TTC = Case(
    "une somme toutes taxes comprises",
    "fr",
    """
# LETTRE D’ENGAGEMENT

Nous vous confions la réalisation de deux publications Instagram et d’un article de blog.

Pour cette mission, vous percevrez une rémunération de 1 200 € TTC, réglée à réception de facture.

Votre contenu sera mis en ligne le 3 novembre 2026, sans validation préalable de notre part.

Nous pourrons partager vos publications sur nos réseaux sociaux pendant un mois.

Aucune exclusivité ne vous est demandée.
""",
    deal(
        money(1000),
        deliverables=(
            owed(Medium.FEED_POST, 2, due=date(2026, 11, 3)),
            owed(Medium.ARTICLE, 1, Platform.BLOG, date(2026, 11, 3)),
        ),
        approval_needed=True,
        payment_days=30,
    ),
    {
        Topic.FEE: (D,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.APPROVAL: (D,),
        Topic.USE_DURATION: (O,),
        Topic.USE_CHANNELS: (O,),
        Topic.EXCLUSIVITY: (A,),
    },
    {Topic.FEE: ("1200.00 EUR",), Topic.PAYMENT_DAYS: ("0",)},
)

EXCLUSIF = Case(
    "une exclusivité plus longue que convenue",
    "fr",
    """
# ACCORD D’AMBASSADEUR

1. Durée. Le présent contrat est conclu du 1er janvier 2026 au 31 décembre 2026.

2. Missions. L’Ambassadrice publiera 12 Reels et 12 carrousels sur Instagram.

3. Rémunération. La Marque versera une rémunération globale de 18 000 € HT. Paiement à 30 jours date de facture.

4. Exclusivité. L’Ambassadrice s’interdit toute collaboration avec une marque concurrente de cosmétiques jusqu’au
30 juin 2027.

5. Cession. La Marque pourra exploiter les contenus sur son site web, ses emailings et en points de vente, en
Europe, pendant vingt-quatre (24) mois.

6. Résiliation. En cas de manquement non réparé dans un délai de 15 jours après mise en demeure, le contrat est
résilié.

7. Loi. Le contrat est soumis à la loi française.
""",
    deal(
        money(18000),
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        deliverables=(owed(Medium.REEL, 12), owed(Medium.CAROUSEL, 12)),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.EMAIL, UsageChannel.RETAIL, days=365, where=("EUROPE",)),),
        exclusivities=(exclusive("Cosmétique", date(2026, 1, 1), date(2026, 12, 31)),),
        payment_days=30,
        notice_days=15,
        governing_law="FR",
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.PAYMENT_DAYS: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.EXCLUSIVITY_END: (D,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.NOTICE: (A,),
        Topic.LAW: (A,),
    },
    {Topic.EXCLUSIVITY_END: ("2027-06-30",), Topic.USE_DURATION: ("24 month",)},
)

PUB = Case(
    "publicité depuis le compte, acomptes en pourcentages",
    "fr",
    """
# CONDITIONS PARTICULIÈRES

Objet : création de 3 Reels Instagram et 1 vidéo YouTube.

Rémunération : quatre mille huit cents euros (4 800 €) hors taxes.

Modalités de paiement : 40 % à la signature, 60 % à la publication. Délai de paiement : 30 jours.

Modifications : une série de corrections est incluse.

Exploitation : publicité depuis le compte de la créatrice (« whitelisting ») pendant 3 mois, en France.

Commission : 8 % des ventes réalisées avec le code promo.

Territoire des droits : France, Suisse.

Loi applicable : droit suisse.
""",
    deal(
        money(4800),
        deliverables=(owed(Medium.REEL, 3), owed(Medium.VIDEO, 1, Platform.YOUTUBE)),
        parts=(part("Acompte", money(2400)), part("Solde", money(2400))),
        rights=(right(UsageChannel.WHITELISTING, days=30, paid=True, where=("FR",)),),
        revisions=1,
        payment_days=30,
        affiliate_bp=800,
        governing_law="FR",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.INSTALMENT: (D, D),
        Topic.PAYMENT_DAYS: (A,),
        Topic.REVISIONS: (A,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (D,),
        Topic.AFFILIATE: (A,),
        Topic.LAW: (D,),
    },
    {Topic.FEE: ("4800.00 EUR",), Topic.INSTALMENT: ("1920.00 EUR", "2880.00 EUR")},
)

GAMME = Case(
    "un cadeau en nature et une mention à cacher",
    "fr",
    """
# Proposition de collaboration gifting

La Marque adresse à la Créatrice un coffret d’une valeur de 320 €, qu’elle conserve.

La Créatrice publie 4 stories Instagram avant le 20 juin 2026. Les stories sont publiées sans mention de publicité.

La Créatrice s’engage à ne pas dénigrer la Marque.

Les contenus peuvent être repartagés sur les réseaux sociaux de la Marque pendant 30 jours, en France.
""",
    deal(
        deliverables=(owed(Medium.STORY, 3, due=date(2026, 6, 20)),),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=30, where=("FR",)),),
        product=money(320),
        governing_law="FR",
    ),
    {
        Topic.PRODUCT_VALUE: (A,),
        Topic.DELIVERABLE: (D,),
        Topic.POST_ON: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.LAW: (N,),
    },
    remarks=frozenset({"hide_label", "no_disparagement"}),
)

AGENCE = Case(
    "par une agence, payée quand le client a payé",
    "fr",
    """
# BON DE COMMANDE – CAMPAGNE RENTRÉE

L’Agence, mandataire de l’Annonceur, commande au Créateur les contenus suivants : 2 TikToks, 1 carrousel Instagram.

Tarif : 2 950,00 euros HT. Le règlement intervient à 45 jours, après paiement par l’Annonceur.

Date de mise en ligne : le 8 septembre 2026. Envoi du brouillon pour validation : le 1er septembre 2026.

Retours : un aller-retour de modifications.

Droits : l’Annonceur peut librement modifier le contenu et le diffuser sur ses réseaux sociaux, et en publicité
payante (social ads), pendant 12 mois dans le monde entier, avec faculté de sous-licencier.

En cas d’annulation moins de 10 jours avant la publication, 100 % de la rémunération reste due.

Tribunaux compétents : Paris. Droit applicable : droit français.
""",
    deal(
        money(2950),
        deliverables=(
            owed(Medium.SHORT_VIDEO, 2, Platform.TIKTOK, date(2026, 9, 8), date(2026, 9, 1)),
            owed(Medium.CAROUSEL, 1, due=date(2026, 9, 8), draft=date(2026, 9, 1)),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, UsageChannel.PAID_SOCIAL, days=365),),
        approval_needed=True,
        revisions=1,
        payment_days=30,
        kill_fee_bp=10000,
        governing_law="FR",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.DRAFT_ON: (A, A),
        Topic.APPROVAL: (A,),
        Topic.REVISIONS: (A,),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (A,),
        Topic.LAW: (A,),
    },
    {Topic.PAYMENT_DAYS: ("45",)},
    frozenset({"paid_when_paid", "brand_may_change", "sublicence"}),
)

FRENCH = (REEL, CESSION, TABLEAU, TTC, EXCLUSIF, PUB, GAMME, AGENCE)
