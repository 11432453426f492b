"""Five contracts in Spanish, each with the deal that was spoken of and what differs between the two."""

from __future__ import annotations

from datetime import date

from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.their_contracts.making import A, Case, D, O, deal, exclusive, money, owed, part, right

REEL = Case(
    "un Reel, todo como se habló",
    "es",
    """
# CONTRATO DE COLABORACIÓN

Entre Brisa Cosmética, S.L., y Dña. Léa Martin (en adelante, «la Creadora»), se acuerda lo siguiente.

## PRIMERA. Objeto

La Creadora realizará y publicará un (1) Reel y tres (3) stories en Instagram sobre el producto.

## SEGUNDA. Calendario

La Creadora enviará un borrador para su aprobación antes del 5 de marzo de 2026. El Anunciante dispone de tres
días para aprobarlo. Se incluyen dos rondas de cambios. La publicación tendrá lugar el 12 de marzo de 2026.

## TERCERA. Remuneración

El Anunciante abonará a la Creadora una remuneración total de 1.500,00 € más IVA. El pago se realizará a 30 días
desde la recepción de la factura.

## CUARTA. Derechos de uso

La Creadora concede al Anunciante una licencia no exclusiva para utilizar los contenidos en sus redes sociales,
en España, durante seis meses desde la publicación.

## QUINTA. Ley aplicable

El presente contrato se rige por la ley española.
""",
    deal(
        money(1500),
        deliverables=(
            owed(Medium.REEL, 1, due=date(2026, 3, 12), draft=date(2026, 3, 5)),
            owed(Medium.STORY, 3),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=180, where=("ES",)),),
        approval_needed=True,
        review_days=3,
        revisions=2,
        payment_days=30,
        governing_law="ES",
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

CESION = Case(
    "una cesión de todos los derechos",
    "es",
    """
# CONTRATO DE SERVICIOS DE INFLUENCER

1. Servicios. La Influencer realizará cuatro vídeos de TikTok y dos publicaciones en Instagram.

2. Precio. El precio total asciende a 2.800 euros (IVA no incluido). El pago se efectuará a 60 días fin de mes.

3. Derechos. La Influencer cede en exclusiva al Cliente todos los derechos de explotación, para todo el mundo, a
perpetuidad y en cualquier medio, incluido el entrenamiento de modelos de inteligencia artificial. La Influencer
renuncia a sus derechos morales.

4. Exclusividad. Durante nueve (9) meses la Influencer no podrá colaborar con marcas de la competencia.

5. Responsabilidad. La Influencer mantendrá indemne al Cliente frente a cualquier reclamación. El incumplimiento
conlleva una cláusula penal de 6.000 €.

6. Duración. El contrato se prorrogará de forma automática. El Cliente podrá resolver el contrato en cualquier
momento.

7. Ley. Este contrato se somete a la legislación mexicana; se rige por la ley de México.
""",
    deal(
        money(2800),
        deliverables=(owed(Medium.SHORT_VIDEO, 4, Platform.TIKTOK), owed(Medium.FEED_POST, 1)),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=90, where=("ES",)),),
        payment_days=30,
        governing_law="ES",
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
    {Topic.EXCLUSIVITY_DURATION: ("9 month",)},
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

TABLA = Case(
    "entregables y plazos en tablas",
    "es",
    """
# Acuerdo de campaña

El contrato entra en vigor desde el 1 de abril de 2026 y finaliza el 30 de junio de 2026.

## Entregables

| Formato | Plataforma | Cantidad | Borrador | Publicación |
| Reel | Instagram | 2 | 10/04/2026 | 20/04/2026 |
| Vídeo | YouTube | 1 | 02/05/2026 | 15/05/2026 |

## Remuneración

La remuneración asciende a 5.000 € más IVA, según los siguientes plazos de pago.

| Plazo | Momento | Importe |
| Anticipo | A la firma | 2.500 € |
| Saldo | Tras la publicación | 2.500 € |

Las facturas se abonarán en un plazo de 30 días.

## Uso

El Anunciante podrá utilizar los contenidos en su sitio web y en publicidad en redes sociales durante 90 días en
España y Portugal.

## Cancelación

En caso de cancelación por el Anunciante se abonará el 50 % de la remuneración.

## Exclusividad

La Creadora se compromete a no promocionar marcas de café hasta el 31 de agosto de 2026.
""",
    deal(
        money(5500),
        starts=date(2026, 4, 1),
        ends=date(2026, 6, 30),
        deliverables=(
            owed(Medium.REEL, 2, due=date(2026, 4, 20), draft=date(2026, 4, 10)),
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 5, 20), date(2026, 5, 2)),
        ),
        parts=(part("Anticipo", money(2500)), part("Saldo", money(3000))),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.PAID_SOCIAL, days=90, where=("ES", "PT")),),
        exclusivities=(exclusive("Café", date(2026, 4, 1), date(2026, 6, 30)),),
        payment_days=30,
        kill_fee_bp=5000,
    ),
    {
        Topic.FEE: (D,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.DRAFT_ON: (A, A),
        Topic.POST_ON: (A, D),
        Topic.INSTALMENT: (A, D),
        Topic.PAYMENT_DAYS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.EXCLUSIVITY_END: (D,),
    },
    {Topic.FEE: ("5000.00 EUR",), Topic.EXCLUSIVITY_END: ("2026-08-31",)},
)

CORTO = Case(
    "una carta breve",
    "es",
    """
# Propuesta de colaboración

Entregables: 3 stories de Instagram y 1 carrusel.

Remuneración: 700 € (IVA incluido), pagadera a la recepción de la factura.

Fecha de publicación: 14/09/2026.

Uso: redes sociales de la marca durante 30 días, todo el mundo.

Sin exclusividad.

Comisión: 5 % de las ventas.
""",
    deal(
        money(700),
        deliverables=(owed(Medium.STORY, 3, due=date(2026, 9, 14)), owed(Medium.CAROUSEL, 1, due=date(2026, 9, 14))),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=30),),
        payment_days=30,
        affiliate_bp=500,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.AFFILIATE: (A,),
    },
)

EMBAJADORA = Case(
    "una embajadora por un año",
    "es",
    """
# CONTRATO DE EMBAJADORA

1. Duración. El contrato estará vigente del 1 de enero de 2026 al 31 de diciembre de 2026. Cualquiera de las
partes podrá resolverlo con un preaviso de 30 días.

2. Contenidos. La Embajadora publicará 12 Reels, 12 stories y 4 vídeos en YouTube.

3. Honorarios. Los honorarios son de dieciocho mil euros (18.000 €) más IVA, pagaderos a 45 días.

4. Exclusividad. La Embajadora se compromete a no colaborar con ninguna marca de zapatillas durante la vigencia
y seis meses después.

5. Derechos. La Marca podrá usar los contenidos en su tienda online y en puntos de venta en Europa durante doce
(12) meses.

6. Jurisdicción y ley. El contrato se rige por la legislación española.
""",
    deal(
        money(18000),
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        deliverables=(
            owed(Medium.REEL, 12),
            owed(Medium.STORY, 12),
            owed(Medium.VIDEO, 4, Platform.YOUTUBE),
        ),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.RETAIL, days=365, where=("EUROPE",)),),
        payment_days=30,
        notice_days=30,
        governing_law="ES",
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.NOTICE: (A,),
        Topic.LAW: (A,),
    },
    {Topic.PAYMENT_DAYS: ("45",)},
)

SPANISH = (REEL, CESION, TABLA, CORTO, EMBAJADORA)
