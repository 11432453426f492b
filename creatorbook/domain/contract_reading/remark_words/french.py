"""The French words by which a clause that a creator should look at is told, in plain letters.

Each line is one way to say it, as a pattern that begins where a word does.
"""

from __future__ import annotations

from creatorbook.domain.contract_reading.noted import Remark

WORDS = {
    Remark.ASSIGNMENT: (
        r"cede (?:a titre exclusif|[^.\n]{0,60}(?:l'integralite|l'ensemble|tous les|la totalite|la propriete))",
        r"cession (?:exclusive|totale|pleine|de l'integralite|de l'ensemble|de tous)",
        r"devien(?:t|nent|dront) la propriete",
        r"propriete (?:exclusive|pleine et entiere) d",
    ),
    Remark.MORAL_RIGHTS: (r"renonc\w*[^.\n]{0,60}(?:droits? mora|droit a la paternite|droit de paternite)",),
    Remark.PERPETUAL: (
        r"toute la duree des droits",
        r"duree illimitee",
        r"a perpetuite",
        r"perpetuel\w*",
        r"duree legale",
        r"toute la duree (?:legale )?de (?:la )?protection",
        r"illimitee? dans le temps",
        r"sans limitation de duree",
        r"sans limite de duree",
        r"irrevocabl\w*",
    ),
    Remark.AI_TRAINING: (
        r"(?:aliment|nourr|utilis)\w* [^.\n]{0,40}(?:\bia\b|intelligence artificielle) (?:generative)?",
        r"outils? d'ia\b",
        r"entrain\w* [^.\n]{0,70}(?:intelligence artificielle|\bia\b|algorithm)",
    ),
    Remark.INDEMNITY: (
        r"garanti\w* [^.\n]{0,60}contre (?:tout|toute)",
        r"relever?(?:a)? (?:\w+ ){0,3}?indemne",
        r"tenir indemne",
    ),
    Remark.UNLIMITED_LIABILITY: (
        r"responsabilite (?:est |sera )?illimitee",
        r"responsable sans limit\w*",
    ),
    Remark.PENALTY: (
        r"penalite (?:forfaitaire|contractuelle|de)",
        r"clause penale",
        r"astreinte",
    ),
    Remark.AUTOMATIC_RENEWAL: (
        r"a defaut de (?:denonciation|resiliation|preavis)[^.\n]{0,60}(?:renouvel|reconduit|prolong)",
        r"se (?:renouvelle|reconduit|prolonge)[^.\n]{0,50}sauf",
        r"tacite reconduction",
        r"reconduction tacite",
        r"reconduit tacitement",
        r"renouvel\w* (?:automatiquement|tacitement)",
    ),
    Remark.PAID_WHEN_PAID: (
        (
            r"(?:conditionne|subordonne|lie)\w* [^.\n]{0,30}(?:paiement|reglement|encaissement)[^.\n]{0,40}(?:client"
            r"|annonceur|marque)"
        ),
        r"(?:apres|des)[^.\n]{0,20}encaissement",
        r"n'intervient qu'apres",
        (
            r"(?:apres|des|une fois|sous reserve|a compter|qu'a|qu'apres|subordonne)[^.\n]{0,40}(?:encaissement|"
            r"paiement|reglement|reception)[^.\n]{0,50}(?:client|annonceur|marque)"
        ),
        r"(?:une fois|des) que (?:le |la |l'|son )?(?:client|annonceur|marque)[^.\n]{0,24} (?:paye|regle)",
        (
            r"(?:une fois|des|lorsque|quand|apres|a condition)[^.\n]{0,50} (?:paye|regle|remunere)e?s? par (?:le |"
            r"la |l'|son |sa |leur )?(?:client|annonceur|marque)"
        ),
        r"apres (?:reception du )?(?:paiement|reglement) (?:par|du|de) (?:le |la |l')?(?:client|annonceur|marque)",
    ),
    Remark.BRAND_MAY_CHANGE: (
        r"libre de modifier",
        r"peut (?:librement )?(?:modifier|adapter)[^.\n]{0,40}(?:contenu|librement)",
        r"a sa (?:seule|entiere) discretion",
        r"seule discretion",
    ),
    Remark.VIEWS_CUT: (
        r"(?:en dessous|en deca)[^\n]{0,40}(?:vues|impressions)[^\n]{0,120}(?:divis|moitie|baiss)",
        r"(?:reste|demeure)[^\n]{0,20} (?:sous|en dessous)[^\n]{0,50}(?:vues|impressions)",
        (
            r"(?:moins de|inferieur|n'atteint pas|n'atteignent pas|en deca|en dessous|a defaut)[^\n]{0,60}(?:vues|"
            r"impressions|portee)[^\n]{0,140}(?:redui|diminu|rembours|gratuit|supplementaire|%)"
        ),
        r"(?:redui|diminu|rembours)[^\n]{0,120}(?:vues|impressions|portee)",
    ),
    Remark.MAY_WITHHOLD: (
        r"(?:se reserve le droit|peut decider|libre) de (?=ne pas (?:payer|regler|remunerer))",
        r"n'est pas tenu\w* de payer",
        (
            r"(?:peut|pourra|se reserve|droit de) (?:[\w']+ ){0,4}?(?:retenir|suspendre|refuser)[^.\n]{0,40}(?:"
            r"paiement|remuneration|somme|reglement)"
        ),
    ),
    Remark.UNLIMITED_WORK: (
        (
            r"(?:nombre|quantite) de (?:modifications|corrections|retouches|allers-retours|revisions) (?:n'est pas|"
            r"est non|non) limite"
        ),
        r"toutes les (?:modifications|corrections|retouches) (?:que|demandees)",
        r"(?:corrections|modifications|retouches)[^.\n]{0,40}(?:sans limit|illimit|sans supplement)",
        r"(?:toutes les )?corrections demandees",
        (
            r"(?:nombre illimite|autant de|illimite\w*)[^.\n]{0,50}(?:modif|retouch|revis|tournage|version|"
            r"correction|retour|contenu|publication)\w*"
        ),
        r"(?:modifications|retouches|revisions|corrections|retours|versions) (?:\w+ )?illimite\w*",
        r"jusqu'a (?:la )?(?:pleine |entiere )?satisfaction",
    ),
    Remark.KEPT_UP: (
        (
            r"(?:ne (?:pas )?(?:supprim|retir|archiv|efface)\w*|laiss\w*|maint\w*|demeur\w*|rest\w*)[^.\n]{0,90}(?:"
            r"(?:six|neuf|douze|dix-huit|vingt-quatre|trente-six|6|9|1[0-9]|[2-9][0-9])(?: \([\w-]+\))? mois|(?:un|"
            r"deux|trois|cinq|\d+)(?: \(\w+\))? ans?\b|sans limite|en permanence|indefiniment)"
        ),
    ),
    Remark.ARBITRATION: (
        r"(?:soumis|tranche|regle|resolu|par)[^.\n]{0,40}arbitrage",
        r"clause compromissoire",
        r"tribunal arbitral",
    ),
    Remark.SUBLICENCE: (
        r"sous-licen\w*",
        r"sous-ced\w*",
        r"cessible",
    ),
    Remark.NO_DISPARAGEMENT: (
        r"propos negatifs?",
        r"propos (?:\w+ ){0,4}?(?:nuire|negatif|defavorable)",
        r"nuire a (?:la reputation|l'image)",
        r"denigr\w*",
        r"diffam\w*",
    ),
    Remark.ENDS_AT_WILL: (
        (
            r"(?:annonceur|marque|client|agence|societe)[^.\n]{0,40}resilier[^.\n]{0,60}(?:a tout moment|sans motif|"
            r"sans preavis|sans indemnite)"
        ),
    ),
    Remark.HIDE_LABEL: (
        r"sans (?:la )?mention (?:de )?(?:publicit|commercial|partenariat|sponsor)\w*",
        r"ne (?:pas )?mention\w* (?:\w+ ){0,6}?(?:partenariat|publicit|sponsor)\w*",
    ),
}
