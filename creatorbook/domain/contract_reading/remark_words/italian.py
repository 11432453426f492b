"""The Italian words by which a clause that a creator should look at is told, in plain letters.

Each line is one way to say it, as a pattern that begins where a word does.
"""

from __future__ import annotations

from creatorbook.domain.contract_reading.noted import Remark

WORDS = {
    Remark.ASSIGNMENT: (
        r"cede (?:\w+ ){0,6}?(?:tutti i|ogni|la totalita|in (?:via )?esclusiv)",
        r"cession\w+ (?:esclusiv|totale|integrale|di tutti)",
        (
            r"(?:diventano|divengono|sono|restano|rimangono) (?:di )?(?:\w+ )?proprieta (?:\w+ )?(?:del|della|dell')"
            r" ?(?:brand|committente|societa|cliente|azienda|agenzia)"
        ),
        r"(?<!non )esclusiv[oi] (?:\w+ ){0,3}?diritt",
        r"trasferi\w+ (?:\w+ ){0,4}?(?:tutti i diritti|ogni diritto|la titolarita)",
    ),
    Remark.MORAL_RIGHTS: (
        r"rinunc\w*[^.\n]{0,80}(?:diritt\w+ moral|paternita|menzione del nome|essere (?:nominat|indicat))",
        r"diritt\w+ moral\w+[^.\n]{0,60}rinunc",
    ),
    Remark.PERPETUAL: (
        r"in perpetuo",
        r"a tempo indeterminato",
        r"illimitat[oi] nel tempo",
        r"senza limit\w+ (?:di tempo|temporal\w+|di durata)",
        r"(?:durata|tempo) illimitat[ao]",
        r"perpetu[oaei]\w*",
        r"per sempre",
        r"irrevocabil\w*",
        r"tutta la durata (?:legale )?(?:della |di )?protezione",
        r"massima durata",
    ),
    Remark.AI_TRAINING: (
        r"addestr\w* [^.\n]{0,50}(?:intelligenza artificiale|\bia\b|\bai\b)",
        r"(?:intelligenza artificiale|\bia\b|\bai\b)[^.\n]{0,60}(?:addestr|allen)",
        (
            r"(?:allen|svilupp|miglior)\w+ [^.\n]{0,60}(?:intelligenza artificiale|\bia\b|modelli (?:generativi|"
            r"linguistici))"
        ),
        r"(?:replica|gemello) digitale",
        r"clona\w+ (?:della |la )?voce",
    ),
    Remark.INDEMNITY: (
        r"manlev\w*",
        r"(?:tiene|terra|tenere) (?:\w+ ){0,3}?indenne",
        r"indennizz\w*",
    ),
    Remark.UNLIMITED_LIABILITY: (
        r"responsabilita (?:\w+ ){0,4}?(?:illimitata|senza limit\w*)",
        r"risponde (?:\w+ ){0,6}?(?:illimitatamente|senza limit\w*)",
    ),
    Remark.PENALTY: (
        r"penale (?:di|pari|per)\b",
        r"(?:clausola|a titolo di|una) penale",
    ),
    Remark.AUTOMATIC_RENEWAL: (
        r"rinnov\w* (?:automatic|tacit)\w*",
        r"tacito rinnovo",
        r"tacit\w* rinnov\w*",
        r"(?:automaticamente|tacitamente) (?:rinnov|prorog)\w*",
        r"si (?:intende |intendera )?(?:rinnov|prorog)\w+[^.\n]{0,70}(?:salvo|se non|a meno|automatic|tacit)",
        r"(?:in mancanza di|salvo|in assenza di) disdetta[^.\n]{0,60}(?:rinnov|prorog)",
    ),
    Remark.PAID_WHEN_PAID: (
        (
            r"(?:dopo|una volta|quando|solo se|non appena|a condizione|purche|subordinat|condizionat)\w*[^.\n]{0,60}"
            r"(?:pagament|pagat|incass|saldat|ricevut)\w*[^.\n]{0,40}(?:client|brand|committent|inserzionist|marchio"
            r")"
        ),
        (
            r"(?:dopo|una volta|quando|non appena|solo se)[^.\n]{0,30}(?:cliente|brand|committente|inserzionista)"
            r"[^.\n]{0,30} (?:pag|sald|vers)\w+"
        ),
        r"(?:dopo|salvo|subordinat\w+)[^.\n]{0,20}incasso",
    ),
    Remark.BRAND_MAY_CHANGE: (
        (
            r"(?:brand|committente|cliente|agenzia|societa|azienda) (?:puo|potra|si riserva|ha (?:il )?diritto)"
            r"[^.\n]{0,40}(?:modific|adatt|cambi|rielabor)"
        ),
        r"(?:propria|sua|esclusiva|assoluta) (?:\w+ )?discrezione",
        r"insindacabile giudizio",
    ),
    Remark.VIEWS_CUT: (
        (
            r"(?:meno di|inferior\w*|sotto|non raggiung\w*)[^\n]{0,60}(?:visualizzazioni|views|impression|copertura)"
            r"[^\n]{0,140}(?:ridu|ridott|decurt|rimbors|gratuit|aggiuntiv|meta\b|%)"
        ),
        r"(?:ridu|ridott|decurt)[^\n]{0,120}(?:visualizzazioni|views|impression)",
    ),
    Remark.MAY_WITHHOLD: (
        (
            r"(?:puo|potra|si riserva|diritto di) (?:[\w']+ ){0,5}?(?:trattenere|sospendere|rifiutare)[^.\n]{0,40}"
            r"(?:pagament|compens|corrispettiv|import|somm)"
        ),
        r"(?:puo|potra|si riserva|diritto) (?:[\w']+ ){0,5}?(?=non (?:pagare|corrispondere|versare))",
        r"(?=non (?:e|sara) (?:tenut|obbligat)\w+ a (?:pagare|corrispondere))",
    ),
    Remark.UNLIMITED_WORK: (
        r"(?:revision|modific|correzion|version)\w*[^.\n]{0,30}(?:illimitat|senza limit|senza costi)",
        r"(?:illimitat\w*|senza limit\w* di) (?:\w+ ){0,2}?(?:revision|modific|correzion|version|ripres|giri)\w*",
        r"tutte le (?:modifiche|revisioni|correzioni) (?:che|richieste|necessarie)",
        r"fino a (?:\w+ ){0,2}?soddisfazione",
        r"finche[^.\n]{0,40}soddisfatt",
    ),
    Remark.KEPT_UP: (
        (
            r"(?:non (?:\w+ ){0,2}?(?:cancell|rimuov|elimin|archivi)\w*|restano|rimangono|mantien\w*|manten\w*|tiene"
            r")[^.\n]{0,80}(?:(?:sei|nove|dodici|diciotto|ventiquattro|6|9|1[0-9]|[2-9][0-9])(?: \(\w+\))? mesi|(?:"
            r"un|due|tre|cinque|\d+)(?: \(\w+\))? ann[oi]\b|indefinit\w*|permanent\w*)"
        ),
    ),
    Remark.ARBITRATION: (
        r"arbitrat[oi]\b",
        r"arbitral\w*",
        r"arbitro unico",
        r"clausola compromissoria",
        r"lodo\b",
    ),
    Remark.SUBLICENCE: (
        r"sub-?licen\w*",
        r"(?:trasferibil|cedibil)\w*",
        r"(?:cedere|trasferire|concedere)[^.\n]{0,30}a terzi",
    ),
    Remark.NO_DISPARAGEMENT: (
        r"(?:parl|esprim|scriv)\w+ (?:\w+ )?(?:male|negativamente|in modo negativo)",
        (
            r"(?:commenti|dichiarazioni|affermazioni|giudizi|opinioni|osservazioni) (?:\w+ ){0,2}?(?:negativ|"
            r"denigrator|lesiv|critic)"
        ),
        r"(?:denigr|diffam|scredit)\w*",
        r"(?:led[eoa]|pregiudic|danneggi)\w*[^.\n]{0,30}(?:immagine|reputazione|nome)",
    ),
    Remark.ENDS_AT_WILL: (
        (
            r"(?:brand|committente|cliente|agenzia|societa|azienda)[^.\n]{0,40}(?:recedere|risolvere)[^.\n]{0,60}(?:"
            r"in (?:qualsiasi|ogni|qualunque) momento|senza (?:motivo|preavviso|giusta causa))"
        ),
    ),
    Remark.HIDE_LABEL: (
        r"senza (?:indicare|menzionare|dicitura)[^.\n]{0,40}(?:pubblicit|sponsor|collaborazione)",
        r"non (?:\w+ ){0,3}?(?:menzion|indic|segnal)\w*[^.\n]{0,40}(?:pubblicit|sponsor|collaborazione|adv\b)",
    ),
}
