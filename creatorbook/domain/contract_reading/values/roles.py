"""The words that tell what a sum, a share, a day or a length of time is for; plain letters, five languages."""

from __future__ import annotations

import re

from creatorbook.domain.contract_reading.text.alternatives import languages, said_in
from creatorbook.domain.contract_reading.values.near import role

# Whom exclusivity is meant against where no word for it falls.
RIVALS = (
    r"(?:any |all )?(?:other|another|rival|similar|competing|comparable|competitive) (?:[\w&-]+,? ){0,5}?(?:brand"
    r"|compan"
    r"|label|retailer|manufactur|sponsor|advertis|product|maker|house|producer|seller|provider|chain|publisher"
    r"|store|shop|hotel|airline|restaurant|studio)"
    r"|(?:d'|une? |aucune? )?autres? (?:[\w-]+ ){0,3}?(?:marque|entreprise|annonceur|maison|fabricant|enseigne|societe"
    r"|produit|concurrent|partenaire)"
    r"|marques? (?:\w+ ){0,3}?(?:concurrente|tierce|autre|rivale|similaire)|(?:andere[nrsm]?|fremde[nr]?|dritte[nr]?"
    r"|vergleichbare[nr]?|konkurrierende[nr]?) (?:[\w-]+,? ){0,5}?(?:[a-z-]*marke|unternehmen|[a-z-]*anbieter"
    r"|[a-z-]*hersteller"
    r"|[a-z]*produkt|handler|laden|kette)"
    r"|mitbewerb"
    r"|otr[oa]s? (?:\w+ ){0,3}?(?:marca|empresa|anunciante|fabricante|casa|firma|producto)"
    r"|marcas? (?:\w+ ){0,3}?(?:rival|competidor|similar|de la competencia)"
    r"|altr[ieoa] (?:\w+ ){0,3}?(?:marc|brand|aziend|impres|societa|produttor|prodott|inserzionist|committent|catena)"
    r"|(?:march|brand|aziend|impres|prodott|societa)\w* (?:\w+ ){0,2}?(?:concorrent|rival|simil|analog)"
)

SUMS = (
    role(
        "fee",
        r"fees? (?:is )?capped at|honorar gedeckelt auf|honoraires plafonnes a|fees?\b|flat fee|fixed fee"
        r"|total fee|remunerat|remunerac|honora|vergutung|compensation|retribuc"
        r"|(?:zusatz|mehr|gesamt|pauschal|grund|creator|auftrags|jahres|basis)(?:vergutung|honorar|entgelt)"
        r"|complement (?:de (?:remuneration|prix|cachet)|d['e])|contraprestac|compens[oi]\b|corrispettiv"
        r"|onorar[io]|contrepartie|gage\b|cachet|consideration",
    ),
    role(
        "fee",
        r"pauschal|corrisponde|riconosce|ricever|percepir|percevra|percoit|recoit|recevra|erhalt\b|percibira|satisfara"
        r"|cantidad|somme globale|receives?\b",
        0.9,
    ),
    role(
        "fee",
        r"settled on|agreed (?:on|at)|deal\b|d'accord pour|entendu pour|on part sur|passt|works for|cerra(?:do"
        r"|mos) en|quedamos en|flat rate|rate\b|rate of"
        r"|remit|cache\b|serian|liegt bei|gedacht|vire(?:e?s)?\b|mandamos|transferimos|entgelt|in total"
        r"|total\b|gesamt|shall pay|will pay|we pay|pays\b|verse(?:ra|rez|rons)?\b|zahlt|zahlen|pagara|pagamos|abonara"
        r"|bekomm(?:en|st|t)\b|kriegst\b|give you|te doy\b|recibes\b|le doy\b|(?:on|je|nous) (?:te "
        r"|vous )?(?:donne|paie)|te paie|nous payons|montant|betrag|money\b"
        r"|importe|importo|prezzo|tariffa|pagher|paghiamo|versera|dara\b|facciamo\b|cifra|sum of|somme|prix"
        r"|preis\b|precio|amount|tarifa?\b|forfait|budget\b|presupuesto\b|owed\b",
        0.6,
    ),
    # The whole of what was said by the piece or the month.
    role(
        "fee",
        r"(?:can|could|we'd|we'll|happy to) (?:do|offer|pay)|we offer|on (?:te |vous )?propose|wir bieten|te ofrecemos"
        r"|all in\b|in all\b|altogether|aggregate|zusammen\b|insgesamt|pour le tout|au total|en tout\b|en total"
        r"|todo incluido|tout compris|tutto compreso|tutto incluso|onnicomprensiv|forfettari|in totale|in summe"
        r"|complessiv|all[- ]inclusive|retainer|nettowert|base imponible|total ht\b|net fee|net total"
        r"|=\s?$",
        1.0,
    ),
    role(
        "past",
        r"in 20\d\d was|last year|previous|formerly|was paid|bisherig|fruhere[nr]?\b|en 20\d\d fue|on avait dit"
        r"|au depart|l'anno scorso|l'ano pasado|gia svolt|nel 20\d\d|you (?:asked|pitched)|du hattest|tu avais demande",
        1.6,
    ),
    role(
        "instalment",
        r"instal?lments?|acompte|solde\b|versements?|deposit\b|balance\b|raten?\b|teilzahlung|anzahlung|restzahlung"
        r"|schlusszahlung|anticipo|saldo|upfront|advance\b|(?:up)?on signature|(?:up)?on signing|a la signature"
        r"|bei (?:vertrags)?unterzeichnung|nach unterzeichnung|a la firma|first payment|second payment"
        r"|final payment|first half|second half|echeance|plazos?\b|(?:up)?on publication|a la publication"
        r"|nach veroffentlichung|acconto|rat[ae] d|alla (?:firma|consegna|pubblicazione|sottoscrizione)"
        r"|tras la publicacion|on delivery|a la livraison|milestone",
        1.1,
    ),
    role("kill_fee", r"kill[ -]?fee|cancel|annul|dedit|storno|stornier|ausfallhonorar|cancelac|disdett", 1.1),
    role(
        "late",
        r"late\b|overdue|retard|recouvrement|recovery|penal|(?:zahlungs)?verzug|mahn|demora|vertragsstrafe"
        r"|betreibungskosten|mahnkosten|spese di recupero|costes de cobro|frais de recouvrement|in ritardo"
        r"|di mora\b|ritardo\b|per ogni violazione|liquidated damages|per breach|par manquement|je verstos"
        r"|astreinte|interest|interet|zinsen",
        1.1,
    ),
    role(
        "bonus", r"bonus|premio\b|extra\b|primes?\b|pramie|incentive|bonificac|views\b|vues\b|aufrufe|visualizac", 1.0
    ),
    role(
        "product",
        r"valued at|en especie|del valore|valore\b|prix public|prezzo al pubblico|precio de venta|pvp\b|uvp\b"
        r"|ladenpreis|listenpreis|retails? (?:at|for)|worth\b|valeur|im wert|wert\b|valorad|valor\b"
        r"|retail value|value\b|rrp\b",
        1.1,
    ),
    role(
        "product",
        r"products?\b|produits?\b|produkte?\b|productos?\b|gifts?\b|cadeau|geschenk|regalo|prodott[oi]|omaggi"
        r"|what\b.{0,30}become",
        0.55,
    ),
    role(
        "expenses",
        r"piano (?:marketing|media)|(?:marketing|media)[ -]?plan|plan (?:de )?(?:marketing|medios|media)"
        r"|budget (?:de |della |complessivo|totale|marketing|global|total)"
        r"|gesamtbudget|presupuesto (?:global|total|anual|de)|(?:overall|total|campaign|marketing) (?:\w+ )?budget",
        1.5,
    ),
    role(
        "expenses",
        r"gesamtbudget|(?:overall|total|whole) (?:\w+ )?budget|(?:campaign|production|kampagnen"
        r"|produktions) ?-?budget|budget (?:global|total|de (?:la )?campagne|de production)"
        r"|presupuesto (?:global|total)|budget (?:complessivo|totale|della campagna|marketing)"
        r"|piano (?:marketing|media)|(?:nur zur|for|pour) information|expens|frais|spesen|reisekosten"
        r"|gastos|rimbors|spese\b|trasfert|travel|reimburs|rembours|auslagen|media budget|ad spend"
        r"|budget media|mediabudget|werbebudget|presupuesto (?:de|total|publi|global|para)",
        1.2,
    ),
    role(
        "option",
        r"optional\w*|on request|if (?:ordered|requested|we want|needed)|en option|sur demande|si besoin"
        r"|wahlweise|auf wunsch|falls gewunscht|opcional|opzional|a richiesta"
        r"|(?:per|for each|pro|je|par|por cada|per ogni) (?:further|additional|weitere[nrs]?|supplementaire"
        r"|adicional|ulteriore)|further (?:quarter|month)|should (?:the \w+|we) wish",
        1.3,
    ),
    role(
        "liability",
        r"liab|responsabilita|massimale|assicura|polizza|workers'? compensation|responsab|haftung|haftet|insur"
        r"|assur|versicher|seguro|plafond|damages\b"
        r"|capped|indemn",
        1.0,
    ),
    role("capital", r"capital|stammkapital|share capital|capitale sociale|au capital", 2.0),
    role(
        "use",
        r"usage|licen[cszz]|rinnov|proroga|estension|if we want|sur option|en option|prorrogable|verlangerung"
        r"|rights? fee|extension|extend|prolong|verlanger|renew|renouvel|additional month|reconduc"
        r"|droits d|nutzungsrecht|derechos|buy-?out|whitelisting|exploit",
        0.8,
        0.7,
    ),
    role(
        "commission",
        r"commission|provvigion|sconto\b|provision\b|comision|affiliate|per sale|par vente|discount|rabatt"
        r"|remise|descuento|promo code"
        r"|gutschein|minimum order|order value",
        0.9,
    ),
)

SHARES = (
    role(
        "kill_fee",
        r"en cas d'annulation|(?:if|where|should) the (?:\w+ ){1,2}cancels?|bei (?:einer )?(?:stornierung|absage)"
        r"|en caso de cancelacion",
        2.0,
    ),
    role(
        "kill_fee",
        r"kill[ -]?fee|cancel|annul|dedit|storno|stornier|ausfallhonorar|cancelac|renonce|desist|absag|abandon"
        r"|rucktritt|drops\b|gives up|terminat|resili|kundig|rescis",
        1.1,
    ),
    role(
        "instalment",
        r"instal?lments?|acompte|solde\b|versement|deposit\b|balance\b|raten?\b|anzahlung|restzahlung|anticipo"
        r"|saldo|upfront|advance\b|(?:up)?on signature|(?:up)?on signing",
    ),
    role(
        "instalment",
        r"signature|signing|unterzeichnung|firma\b|publication|veroffentlichung|publicacion|delivery|livraison"
        r"|entrega",
        0.6,
    ),
    role(
        "affiliate",
        r"commission|provision\b|comision|affiliate|per sale|par vente|of (?:every|each|net) sale|ventes|umsatz"
        r"|ventas|affiliation",
        1.1,
    ),
    role(
        "late",
        r"late\b|overdue|uberfallig|retard|(?:zahlungs)?verzug|demora|interest|interet|zinsen|interes\b|per annum"
        r"|yearly rate",
        1.1,
    ),
    role("vat", r"vat\b|tva\b|mwst|umsatzsteuer|iva\b|withhold|retenue|irpf|sales tax|quellensteuer|retencion", 1.2),
    role("discount", r"discount|rabatt|remise|descuento|promo code|gutschein|code promo|off\b", 1.0),
    role("other", r"engagement|audience|followers|abonnes|alcohol|missing|found|shares?\b|owned|capital", 0.8),
)

NO_FEE = re.compile(
    said_in(
        en=r"optional|renewal|extension|budget|worth|value|expens|penal|per breach|late|liab|views|bonus|commission"
        r"|deposit|insur|discount|cancel|kill|last year|tax\b|vat\b.{0,12}$|order value|retail|capital",
        de=r"wahlweise|verlangerung|[a-z]*wert\b|spesen|[a-z]*strafe|verspat|mahn|verzug|haft|aufrufe|provision|kaution"
        r"|versicher|rabatt|storno",
        fr=r"en option|prolong|valeur|frais|retard|vues|remise|annul|tva\b.{0,12}$",
        es=r"opcional|prorrog|valor|gastos|demora|vistas|comision|seguro|descuento|iva\b.{0,12}$",
        it=r"opzional|rinnov|prorog|mora\b",
    )
)
"""Words before a sum that is no fee: what something is worth, is cut by, or costs besides."""

TIMES = (
    role(
        "payment",
        r"receipt of (?:an? |the |your |our )?(?:\w+ ){0,2}invoice|reception de (?:la |votre |sa )?facture"
        r"|rechnungs(?:eingang|erhalt|stellung)|(?:recepcion|emision|entrega) de(?:l| la| su) (?:factura|cfdi)"
        r"|(?:ricevimento|ricezione|emissione|data) (?:della |di )?(?:\w+ )?(?:fattura|notula|ricevuta)",
        1.5,
    ),
    role(
        "payment",
        languages(
            en=r"payable|pay(?:s|ment|ments|ing|ee?s?)?\b"
            r"|paid(?! (?:for (?:\d|one|two|three|six|nine|twelve)|media|social"
            r"|ads?|usage|partner|posts?|advert|promo|ampl|and|or))|invoice|settle|owed\b|remit|money\b|transfer"
            r"|net\b",
            de=r"zahl|bezahlt|rechnung|uberwies|uberweis|begleich|beglichen|geld\b|vergutung|verguetet|honorar",
            fr=r"pai(?:ement|e|es|ent|ons|era|eront)\b|honorair|regle|regl\w+|factur|virement|viree?s?\b|vous vire"
            r"|versements?\b|vers(?:e|es|ee?s|ons|ent)\b|reverse (?:les?|la|l')|reversee?s?\b(?<!reverse)",
            es=r"pag(?:o|amos|as|an?|ado|ara|aran|aremos|uen)\b|factura|abon(?!n)|liquid|cobra\w*|honorari",
            it=r"pagament|pagh[aei]|pagan\w*|bonific|fattur|notula|ricevuta|liquidazione|versament"
            r"|sald(?:at[oa]|iamo|are)\b|credito\b",
        ),
        1.0,
    ),
    role(
        "payment",
        r"solde\b|saldo\b|balance\b|(?:standard|usual|payment|our) terms|funds\b|due\b|amounts? |fees?\b"
        r"|remuneration|sums?\b|fallig|exigible",
        0.75,
    ),
    role("past", r"former(?:ly)?\b|bisherig|fruhere[nr]?\b|last year|used to|ancien\w* ", 1.6),
    role("delivery", r"(?:content|deliverables?|drafts?|reels?|videos?|posts?|stor(?:y|ies)) (?:\w+ )?due\b", 1.2),
    role(
        "illness",
        r"(?<![a-z])ill\b|baja medica|illness|sick|incapa|unable to|maladie|malade|erkrank|krank|arbeitsunfahig|enferm"
        r"|force majeure"
        r"|malatti|malat[oa]\b|forza maggiore|hohere[rn]? gewalt|fuerza mayor|beyond (?:its|their|the)",
        1.3,
    ),
    role("barred", r"not be hono|not be paid|lapses?\b|forclos|verfall|caduc", 1.8),
    role("received", r"deemed|received on|considered received|repute|gilt als zugegangen|se entend", 1.1),
    role(
        "late",
        r"late\b|overdue|uberfallig|retard|retras\w*|atras\w*|ritard\w*|verspat\w*|(?:zahlungs)?verzug|demora"
        r"|reminder|suspend|suspendre|mahnung|interest"
        r"|interet",
        1.2,
    ),
    role(
        "review",
        r"approv|review|feedback|comments?\b|valid(?:e|er|ation|ates?)\b|remarques|retours?\b|freig(?:abe|eben|ibt)"
        r"|pruf|approva|bozz[ae]|revision[ei]|aproba|aprueb|valida\b|observacion|draft|projet\b|entwurf|borrador",
    ),
    role(
        "use",
        r"usage|re-?utilis|republ|paut(?:ar|a)\b|us(?:amos|aremos)\b|verwend|werknutz|buy-?out|may (?:show"
        r"|display|feature|reshare|republish)|republi|repost\w*|spark|laufen lassen|schalten|podemos"
        r"|(?:nous pouvons|on peut|wir durfen|we may|we can)|reseaux sociaux|social media|redes sociales"
        r"|kanalen|uses?\b|used\b|share\b|licen[cs]|rights? to use"
        r"|right\b|rights\b|droits?\b|exploit|nutz|rechte?\b|derechos?|uso\b|cesion|cede\b|paid media|boost"
        r"|whitelist|utilizz|riprodurre|diffond|sfrutta|diritt[oi]\b|licenza|condivi|a pagamento|organic"
        r"|publicite|partag|repartag|rediffus|teilen|compartir|anzeigen|publicidad|reproduc"
        r"|repost|period\b|contents?\b",
        0.8,
    ),
    role(
        "exclusivity",
        r"(?<!non )(?<!non-)(?<!not )(?<!no )(?<!licence )(?<!licencia )"
        r"(?<!licenza )(?<!droit )(?<!droits )(?<!titre )(?<!derechos )(?<!diritti )exclusiv"
        r"(?!e(?:ly)? (?:licen|right|use|usage|property|owner|jurisd)|[oa]s? (?:de )?uso)"
        r"|(?<!nicht )(?<!nicht-)exklusiv(?!e[nsr]? (?:nutzung|recht|lizenz))|competi|concurren"
        r"|wettbewerb|konkurr"
        r"|mitbewerb|lock-?out|rubro bloquead|(?<!non )(?<!non in via )esclusiv|concorren|(?<![a-z])exclu ?:",
        1.1,
        2.0,
    ),
    role("exclusivity", RIVALS, 1.0),
    role(
        "notice",
        r"notice|resiliable|vorlauf|warning|bescheid|avis ecrit|aviso|denonc\w*|(?:de )?anticipacion|avis(?:a"
        r"|ando|e|en|amos|ar|as|ame|anos|enos|arse"
        r"|andonos)\b|avvis\w+|denonciation"
        r"|terminacion anticipada|dar por terminad|walk away|jederzeit mit|kundbar"
        r"|ausstieg|aussteig|bajarse|baja\b|rupture|preavis|en (?:nous |vous |me |m'|l'|les? |se )?prevenant"
        r"|a l'avance|voranzeige|in advance"
        r"|avisando|kundigungsfrist|frist zurucktreten"
        r"|mit (?:\w+ ){1,3}frist|[a-z]{2,14}ige[nr] (?:\w+ )?frist|monatsfrist|delai de conge"
        r"|frist von|preaviso|(?:may"
        r"|can) terminate"
        r"|resilier|rescind"
        r"|preavvis|recess[oi]\b|receder|disdett|disdire|avvisando|resolver|kundigen|gekundigt|resiliation"
        r"|prior written|notificacion previa",
        1.0,
    ),
    role(
        "cure",
        r"cur(?:ed?|ing|able)\b|uncured|remed|mend(?:ed)?\b|breach|mise en demeure|diffid|inademp|adempiere"
        r"|manque|remedie|abhilf|incumpl"
        r"|subsan|fails?\b|verletz"
        r"|deficien",
        1.0,
    ),
    role(
        "secret",
        r"confiden|riservat|segret|verschwieg|stillschweigen|silence|geheim|vertraulich|secre[ct]|non-disclosure",
        1.4,
    ),
    role(
        "keep",
        r"ends? every use|met fin a tout usage|cesse tout usage|beendet jede nutzung|pone fin a todo uso",
        2.0,
    ),
    role(
        "keep",
        r"aufbewahr\w*|rohdaten|archivier\w*|keeps? (?:\w+ )?(?:records|receipts|invoices)|conserve(?:r"
        r"|ra)? (?:\w+ )?(?:factures|justificatifs)",
        1.3,
    ),
    role(
        "keep",
        r"remain(?:s)? (?:live|online|published|visible)|keep (?:live|online|up|published)|stay(?:s)? online"
        r"|en ligne|online bleib|abrufbar|permanec|delet|remove|take[ns]? down|supprim|losch|borrar|eliminar"
        r"|retir|rest(?:er)?a(?:nno)? (?:visibil|online|pubblicat)|rimarr|rimang|resteranno",
        1.1,
    ),
    role(
        "term",
        r"(?:initial )?term (?:\w+ )?(?:commence|begin|start|is\b|runs|lasts|of\b)|continues? (?:in force "
        r"|in effect )?for"
        r"|term of (?:this|the) (?:agreement|contract)|duration of (?:this|the) (?:agreement|contract)|laufzeit"
        r"|duree du (?:present )?contrat|durata del (?:presente )?contratto|vigencia|duracion del contrato"
        r"|(?:agreement|contract|contrat"
        r"|vertrag) (?:shall |will |is |est )?(?:remain|commence|conclu|be valid|runs|start|geschlossen|last)",
        1.0,
    ),
    role(
        "other",
        r"statistic|statistiques|statistik|estadistic|insights|analytics|screenshot|withdraw|cookie|link\b|delivery"
        r"|livr|invio|spedi|send|ship|versand|envi|late fee|statement|age\b|old\b|seconds|minutes"
        r"|duration of the video",
        0.9,
        0.3,
    ),
    role("renewal", r"rinnov|prorog|renew|renouvel|reconduc|verlanger|prorrog|prolong|extend", 1.0),
    # How long before the end a renewal has to be refused.
    role("notice", r"before the end|avant la fin|vor (?:dem |seinem )?ende|antelacion|prima della scadenza", 1.3),
)

DATES = (
    role(
        "law",
        r"law\b|laws\b|loi\b|gesetz|ley\b|regulation|reglement|code\b|act\b|directive|decree|decret|verordnung"
        r"|reglamento|legge\b|d\.? ?lgs|regolamento|codice\b|nat[oa] (?:a|il)|gdpr|dsgvo|rgpd|registered"
        r"|immatricul|handelsregister|born\b|ne\(?e?\)? le|geboren",
        1.2,
        0.0,
    ),
    role(
        "draft",
        r"drafts?\b|brouillon|projets?\b|entwu|borrador|preview|for (?:review|approval)|pour validation|rohfassung"
        r"|bozz[ae]|anteprima|first cut|script\b|storyboard|concept|zur freigabe|para aprobacion|submit",
        1.1,
    ),
    role(
        "post",
        r"en ligne|en linea|pubblic|uscit[ae]|live\b|publish|publication|publie|post(?:ed|ing|s)?\b"
        r"|go(?:es)? live|live date"
        r"|mise? en ligne|veroffentlich"
        r"|online\b|publica|diffusion|due\b|deliver|livr|remis|upload|released?\b",
        1.0,
    ),
    role(
        "sign",
        r"signed|signature|fait a|fait en|made on|dated|unterzeichn|firmad|entered into|hecho en|version"
        r"|date and place|date et lieu|ort, datum|en date du|geschlossen am|en madrid|place, date|sottoscritt"
        r"|luogo e data",
        1.0,
        0.4,
    ),
    role(
        "payment",
        r"pay(?:able|ment|s)?\b|invoice|facture|paiement|rechnung|zahl|pago\b|factura|instal|solde|acompte"
        r"|versement|balance|deposit|anzahlung|rate\b|saldo|anticipo|vergutung|honora|remunerat|fees?\b",
        1.0,
    ),
    role("exclusivity", r"exclusiv|esclusiv|exklusiv|competi|concurren|concorren|wettbewerb|konkurr", 1.2, 1.6),
    role(
        "use",
        r"usage|licen[csz]|utilizz|us(?:ar|amos|aremos)\b|re-?utilis|verwend|utilis|repost|keep it|may (?:show|use)"
        r"|rights\b|right to|droits\b|nutzung|derechos|whitelist|paid media|boost|cesion|use\b",
        0.9,
        1.1,
    ),
    role(
        "term",
        r"term\b|mandat\b|mission\b|auftrag|encargo|retainer|booking|prestation|colabora|agreement|contract\b"
        r"|contrat\b|vertrag|zusammenarbeit|partnership|partenariat|engagement"
        r"|arrangement|for the year|pour l'annee|fur das jahr|para el ano|laufzeit|duree|vigencia|contrato|duration"
        r"|campaign|einsatz|campagne"
        r"|kampagne|campana|campagna|beginn der|debut des travaux|start of work|inicio de los trabajos"
        r"|inizio dei lavori|contratt|durata|periodo|incaric|accordo|collaborazion|decorr|collaboration"
        r"|kooperation|colaboracion|effective date|commence",
        0.9,
    ),
    role(
        "event",
        r"event\b|ripres[ae]|viaggio|fiera|evenement|veranstaltung|evento|arriv|travel|voyage|reise|shoot"
        r"|tournage|dreh|rodaje|ship",
        0.9,
    ),
)
