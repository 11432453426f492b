"""Five contracts written after the reader was, to see whether it holds beyond those that it was written with."""

from __future__ import annotations

from datetime import date

from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel as U
from creatorbook.domain.values.platforms import Medium, Platform
from tests.their_contracts.making import A, Case, D, N, O, deal, exclusive, money, owed, part, right

BRIEF = Case(
    "terms in keywords and bullets",
    "en",
    """
# INFLUENCER CAMPAIGN BRIEF & TERMS

Campaign Period: June 1, 2026 to August 31, 2026

Deliverables:

- 3 Instagram posts (in-feed)

- 6 Instagram stories

- 2 Reels / TikTok videos cross-posted

Content Creation Fee: $3,600

Payment Schedule:

- 50% ($1,800) due upon signing

- 50% ($1,800) due upon content approval and posting

Payment Terms: Net 15 days from invoice

Additional posts: $400 per post

Kill fee: if Brand cancels after production has begun, Influencer keeps 50% of the fee.

Usage: Brand receives a license to use content for 90 days organically on Brand's social channels. Paid
amplification requires a separate fee of $500 per 30 days.

Exclusivity: Influencer will not post for competing skincare brands for 30 days before and after the campaign.

Revision rounds: up to 2 rounds. Brand has 72 hours to approve.

Governing Law: State of California
""",
    deal(
        money(3600, "USD"),
        starts=date(2026, 6, 1),
        ends=date(2026, 8, 31),
        deliverables=(owed(Medium.FEED_POST, 3), owed(Medium.STORY, 6), owed(Medium.REEL, 2)),
        parts=(part("a", money(1800, "USD")), part("b", money(1800, "USD"))),
        rights=(right(U.ORGANIC_SOCIAL, days=90),),
        payment_days=15,
        kill_fee_bp=5000,
        revisions=2,
        review_days=3,
        approval_needed=True,
        governing_law="US",
    ),
    {
        Topic.FEE: (A,),
        Topic.INSTALMENT: (A, A),
        Topic.PAYMENT_DAYS: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.APPROVAL: (N,),
        Topic.REVIEW_DAYS: (A,),
        Topic.REVISIONS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (N,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.KILL_FEE: (A,),
        Topic.LAW: (A,),
    },
    foot="Confidential",
)

ASSIGNED = Case(
    "a solicitor's contract with everything defined",
    "en",
    """
# MASTER SERVICES AGREEMENT

THIS AGREEMENT dated the 5th day of January 2026 is made BETWEEN (1) HALCYON PLC and (2) LÉA MARTIN.

NOW IT IS HEREBY AGREED as follows:

1. DEFINITIONS. "Content" means one long-form video for YouTube and two short vertical videos for TikTok.
"Fee" means the sum of £7,500 (seven thousand five hundred pounds) plus VAT. "Term" means the period from 5
January 2026 to 4 July 2026 inclusive.

2. THE SERVICES. The Creator shall supply the Content to the Company by no later than 28 February 2026 and
shall not publish it until it has been approved in writing by the Company.

3. PAYMENT. The Company shall pay the Fee within sixty (60) days of the end of the month in which a valid
invoice is received.

4. INTELLECTUAL PROPERTY. The Creator with full title guarantee assigns to the Company absolutely all present
and future copyright in the Content throughout the world. The Creator irrevocably waives all moral rights.

5. RESTRICTIONS. The Creator shall not, during the Term and for a period of three months thereafter, provide
services to any competitor of the Company.

6. TERMINATION. Either party may terminate this agreement by giving not less than one month's written notice.

7. LAW. This agreement and any dispute shall be governed by and construed in accordance with the law of
England and Wales.
""",
    deal(
        money(7500, "GBP"),
        starts=date(2026, 1, 5),
        ends=date(2026, 7, 4),
        deliverables=(owed(Medium.VIDEO, 1, Platform.YOUTUBE), owed(Medium.SHORT_VIDEO, 2, Platform.TIKTOK)),
        rights=(right(U.WEBSITE, days=180),),
        payment_days=30,
        notice_days=30,
        approval_needed=True,
        governing_law="GB",
    ),
    {
        Topic.FEE: (A,),
        Topic.PAYMENT_DAYS: (D,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.APPROVAL: (A,),
        Topic.USE_DURATION: (N,),
        Topic.USE_CHANNELS: (N,),
        Topic.USE_TERRITORY: (A,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.NOTICE: (A,),
        Topic.LAW: (A,),
    },
    remarks=frozenset({"assignment", "moral_rights", "perpetual"}),
    foot="Confidential",
)

CONVENTION = Case(
    "une convention rédigée par un juriste",
    "fr",
    """
# CONVENTION DE PARRAINAGE ET DE CRÉATION DE CONTENUS

ENTRE LES SOUSSIGNÉES : la société Terres Claires, société par actions simplifiée au capital de 250.000 euros,
dont le siège est situé 12 rue des Arts à Nantes.

ARTICLE 1 - OBJET DE LA MISSION

L'Annonceur confie au Talent la conception, la réalisation et la diffusion de : 1 vidéo YouTube d'une durée
minimum de 10 minutes, 2 Reels et une série de 5 stories.

ARTICLE 2 - DURÉE

La présente convention est conclue pour une durée de 6 mois, à compter du 15/01/2026 et jusqu'au 14/07/2026.

ARTICLE 3 - CONDITIONS FINANCIÈRES

3.1 En contrepartie de l'exécution de la mission et de la cession de droits, le Talent percevra la somme
globale et forfaitaire de six mille euros hors taxes (6.000 € HT).

3.2 Cette somme sera réglée en deux échéances : 30 % à la signature soit 1.800 € HT, et 70 % à la mise en
ligne soit 4.200 € HT. Règlement à 30 jours fin de mois à compter de la date d'émission de la facture.

3.3 En cas de retard, une indemnité forfaitaire de 40 € sera due.

ARTICLE 4 - CALENDRIER

Le Talent transmettra le script au plus tard le 1er février 2026. La vidéo devra être mise en ligne le 20
février 2026 au plus tard. Le Talent s'engage à maintenir les publications en ligne pendant une durée minimale
de 12 mois.

ARTICLE 5 - PROPRIÉTÉ INTELLECTUELLE

Le Talent cède à l'Annonceur, pour la France et les pays de l'Union européenne et pour une durée d'un an, les
droits de reproduction et de représentation des contenus sur ses comptes de réseaux sociaux et son site
internet. Toute utilisation en publicité payante fera l'objet d'un avenant.

ARTICLE 6 - EXCLUSIVITÉ

Le Talent s'engage à ne pas collaborer avec des marques concurrentes de soins pendant la durée de la
convention et jusqu'au 14/10/2026.

ARTICLE 7 - LOI APPLICABLE ET ATTRIBUTION DE COMPÉTENCE

La présente convention est régie par la loi française. Compétence exclusive est attribuée au tribunal de
commerce de Nantes.
""",
    deal(
        money(6000),
        starts=date(2026, 1, 15),
        ends=date(2026, 7, 14),
        deliverables=(
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 2, 20), date(2026, 2, 1)),
            owed(Medium.REEL, 2),
            owed(Medium.STORY, 5),
        ),
        parts=(part("a", money(1800)), part("b", money(4200))),
        rights=(right(U.ORGANIC_SOCIAL, U.WEBSITE, days=365, where=("FR", "EU")),),
        exclusivities=(exclusive("Soins", date(2026, 1, 15), date(2026, 7, 14)),),
        payment_days=30,
        governing_law="FR",
    ),
    {
        Topic.FEE: (A,),
        Topic.INSTALMENT: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.DRAFT_ON: (A,),
        Topic.POST_ON: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.EXCLUSIVITY_END: (D,),
        Topic.LAW: (A,),
    },
    foot="Confidential",
    remarks=frozenset({"kept_up"}),
)

MUSTER = Case(
    "ein Vertrag nach Paragrafen",
    "de",
    """
# Influencer-Vertrag

zwischen Nordwind AG, Hamburg (nachfolgend „Auftraggeberin") und Léa Martin (nachfolgend „Influencerin")

§ 1 Vertragsgegenstand

Die Auftraggeberin beauftragt die Influencerin mit der Erstellung und Veröffentlichung folgender Inhalte: 2
Instagram Feed-Posts, 4 Instagram Story-Sequenzen sowie 1 TikTok-Video.

§ 2 Vertragsdauer und Kündigung

Dieser Vertrag tritt am 01.02.2026 in Kraft und endet am 31.07.2026, ohne dass es einer Kündigung bedarf. Er
kann mit einer Frist von vier Wochen zum Monatsende gekündigt werden.

§ 3 Vergütung

(1) Die Influencerin erhält ein Gesamthonorar i.H.v. EUR 4.200,00 (in Worten: viertausendzweihundert Euro)
zuzüglich der gesetzlichen Umsatzsteuer.

(2) Das Honorar ist nach Rechnungsstellung mit einem Zahlungsziel von 30 Tagen fällig. Bei Absage durch die
Auftraggeberin weniger als 14 Tage vor Veröffentlichung sind 50 % des Honorars zu zahlen.

§ 4 Abstimmung

Die Inhalte sind der Auftraggeberin spätestens fünf Werktage vor Veröffentlichung zur Freigabe vorzulegen. Die
Auftraggeberin hat Anspruch auf eine Korrekturschleife.

§ 5 Nutzungsrechte

Die Influencerin räumt der Auftraggeberin das nicht-exklusive Recht ein, die Inhalte für einen Zeitraum von 12
Monaten in Deutschland auf Social Media, der Webseite und am Point of Sale zu nutzen. Die Nutzung im Rahmen
von Paid Ads ist ausdrücklich eingeschlossen.

§ 6 Konkurrenzausschluss

Während der Vertragslaufzeit wird die Influencerin keine Wettbewerber der Auftraggeberin bewerben.

§ 7 Schlussbestimmungen

Es findet ausschließlich das Recht der Bundesrepublik Deutschland Anwendung.
""",
    deal(
        money(4200),
        starts=date(2026, 2, 1),
        ends=date(2026, 7, 31),
        deliverables=(owed(Medium.FEED_POST, 2), owed(Medium.STORY, 4), owed(Medium.SHORT_VIDEO, 1, Platform.TIKTOK)),
        rights=(right(U.ORGANIC_SOCIAL, U.WEBSITE, U.RETAIL, days=365, where=("DE",)),),
        payment_days=30,
        kill_fee_bp=5000,
        revisions=1,
        approval_needed=True,
        notice_days=28,
        governing_law="DE",
    ),
    {
        Topic.FEE: (A,),
        Topic.PAYMENT_DAYS: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.APPROVAL: (A,),
        Topic.REVISIONS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (D,),
        Topic.USE_TERRITORY: (A,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.KILL_FEE: (A,),
        Topic.NOTICE: (D,),
        Topic.LAW: (A,),
    },
    foot="Confidential",
)

CLAUSULAS = Case(
    "cláusulas numeradas",
    "es",
    """
# ACUERDO DE PRESTACIÓN DE SERVICIOS

En Madrid, a 10 de enero de 2026, REUNIDOS de una parte AGENCIA SOL S.L. y de otra Dña. Léa Martin.

CLÁUSULAS

1ª. OBJETO. La Creadora de contenidos se obliga a elaborar y difundir los siguientes contenidos: 2 Reels, 3
historias y un vídeo en su canal de YouTube.

2ª. PLAZO DE EJECUCIÓN. El vídeo se publicará no más tarde del 28 de febrero de 2026. La vigencia del acuerdo
se extiende desde el 10 de enero de 2026 hasta el 10 de julio de 2026.

3ª. CONTRAPRESTACIÓN ECONÓMICA. La Agencia satisfará a la Creadora la cantidad de 3.900 euros, más el IVA
correspondiente, mediante transferencia en el plazo de sesenta (60) días desde la recepción de la factura.

4ª. CESIÓN DE DERECHOS. La Creadora cede al Cliente, con carácter no exclusivo, para el territorio de España y
Portugal y por un periodo de un año, los derechos de reproducción y comunicación pública de los contenidos en
sus redes sociales y página web, incluyendo campañas de publicidad pagada.

5ª. EXCLUSIVIDAD. Durante la vigencia, la Creadora no realizará campañas para empresas competidoras del sector
de la moda.

6ª. RESOLUCIÓN. En caso de incumplimiento no subsanado en 10 días, la otra parte podrá resolver el acuerdo. Si
el Cliente cancela la campaña se abonará el 30% del precio.

7ª. LEGISLACIÓN. Las partes se someten a la legislación española y a los tribunales de Madrid.
""",
    deal(
        money(3900),
        starts=date(2026, 1, 10),
        ends=date(2026, 7, 10),
        deliverables=(
            owed(Medium.REEL, 2),
            owed(Medium.STORY, 3),
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 2, 28)),
        ),
        rights=(right(U.ORGANIC_SOCIAL, U.WEBSITE, days=365, where=("ES", "PT")),),
        payment_days=60,
        kill_fee_bp=3000,
        governing_law="ES",
        notice_days=10,
    ),
    {
        Topic.FEE: (A,),
        Topic.PAYMENT_DAYS: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.POST_ON: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (D,),
        Topic.USE_TERRITORY: (A,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.KILL_FEE: (A,),
        Topic.NOTICE: (A,),
        Topic.LAW: (A,),
    },
    foot="Confidential",
)

LATER = (BRIEF, ASSIGNED, CONVENTION, MUSTER, CLAUSULAS)
