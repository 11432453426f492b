"""The Spanish words by which a clause that a creator should look at is told, in plain letters.

Each line is one way to say it, as a pattern that begins where a word does.
"""

from __future__ import annotations

from creatorbook.domain.contract_reading.noted import Remark

WORDS = {
    Remark.ASSIGNMENT: (
        r"cede (?:\w+ ){0,6}?(?:todos los|la totalidad|en exclusiva)",
        r"cesion (?:en exclusiva|exclusiva|total|de todos)",
        r"propiedad exclusiva d",
    ),
    Remark.MORAL_RIGHTS: (r"renunci\w*[^.\n]{0,60}derechos? moral",),
    Remark.PERPETUAL: (
        r"sin limitacion (?:temporal|de tiempo)",
        r"caracter indefinido",
        r"(?:por |con )?(?:tiempo|duracion|caracter) indefinid[oa]",
        r"(?:plazo|tiempo) ilimitado",
        r"a perpetuidad",
        r"perpetu[oa]s?(?![a-z])",
        r"sin limite (?:de tiempo|temporal)",
        r"irrevocable",
        r"maxim[oa] (?:tiempo|duracion)",
    ),
    Remark.AI_TRAINING: (
        r"entren\w* [^.\n]{0,70}(?:inteligencia artificial|\bia\b)",
        r"inteligencia artificial[^.\n]{0,60}entren",
    ),
    Remark.INDEMNITY: (
        r"indemnizara",
        r"mantendra indemne",
        r"dejar indemne",
    ),
    Remark.UNLIMITED_LIABILITY: (
        r"responsabilidad (?:sera |es )?ilimitada",
        r"sin limite de responsabilidad",
    ),
    Remark.PENALTY: (
        r"clausula penal",
        r"penalizacion de",
        r"pena convencional",
    ),
    Remark.AUTOMATIC_RENEWAL: (
        r"se (?:renovara|prorrogara)[^.\n]{0,60}(?:salvo|si no|periodos)",
        r"se (?:prorroga|renueva|prorrogara|renovara)[^.\n]{0,60}(?:salvo|si no|a menos)",
        r"se (?:renovara|prorrogara|prorroga|renueva) (?:de forma )?(?:automatica|tacita)\w*",
        r"prorroga (?:tacita|automatica)",
        r"tacita reconduccion",
    ),
    Remark.PAID_WHEN_PAID: (
        r"(?:cuando|hasta que|una vez que) cobr\w+[^.\n]{0,30}(?:cliente|marca|anunciante)",
        (
            r"(?:una vez|cuando|tras|despues de|hasta)[^.\n]{0,40}(?:cobr|pague|abone|haya pagado|pago)[^.\n]{0,40}"
            r"(?:cliente|marca|anunciante)"
        ),
        r"(?:una vez|cuando|hasta) que (?:el |la |su )?(?:cliente|marca|anunciante)[^.\n]{0,30}(?:pag|abon)",
        (
            r"(?:una vez|cuando|hasta que|despues de)[^.\n]{0,50} pagad[oa]s? por (?:el |la |su )?(?:cliente|marca|"
            r"anunciante)"
        ),
        r"cuando (?:el|la) (?:cliente|marca|anunciante) (?:haya )?pag",
    ),
    Remark.BRAND_MAY_CHANGE: (
        r"a su (?:entera|sola|exclusiva) discrecion",
        r"podra (?:libremente )?(?:modificar|editar|adaptar)",
    ),
    Remark.VIEWS_CUT: (
        (
            r"no se alcan\w*[^\n]{0,60}(?:visualizaciones|vistas|reproducciones|impresiones)[^\n]{0,140}(?:reduc|"
            r"descont|devol|gratis|adicional|%)"
        ),
        (
            r"(?:menos de|inferior|no alcanz|por debajo)[^\n]{0,60}(?:visualizaciones|vistas|reproducciones|"
            r"impresiones|alcance)[^\n]{0,140}(?:reduc|descont|devol|gratis|adicional|%)"
        ),
        r"(?:reduc|descont)[^\n]{0,120}(?:visualizaciones|vistas|reproducciones|impresiones)",
    ),
    Remark.MAY_WITHHOLD: (
        r"derecho (?:a|de) (?=no (?:pagar|abonar|satisfacer))",
        (
            r"(?:podra|puede|se reserva|derecho a) (?:\w+ ){0,5}?(?:retener|suspender|denegar)[^.\n]{0,40}(?:pago|"
            r"retribucion|remuneracion|importe|cantidad)"
        ),
    ),
    Remark.UNLIMITED_WORK: (
        r"todos los cambios que (?:\w+ ){0,2}?(?:pida|solicite|desee|requiera)",
        r"(?:los|cambios|las|correcciones)[^.\n]{0,20}que (?:hagan falta|sean necesari|pida)",
        (
            r"(?:ilimitad\w*|tantas? |sin limite de) ?(?:\w+ ){0,3}?(?:revision|cambio|modific|correccion|version|"
            r"grabacion|ronda)\w*"
        ),
        r"(?:revisiones|cambios|modificaciones|correcciones|rondas|versiones)(?: \w+){0,2} ilimitad\w*",
        r"hasta (?:la )?(?:plena |total )?satisfaccion",
    ),
    Remark.KEPT_UP: (
        (
            r"(?:no (?:podra |se )?(?:borra|elimina|retira|archiva)\w*|mantend\w*|permanec\w*|manten\w*)[^.\n]{0,80}"
            r"(?:(?:seis|nueve|doce|dieciocho|veinticuatro|6|9|1[0-9]|[2-9][0-9])(?: \(\w+\))? meses|(?:un|dos|tres|"
            r"cinco|\d+)(?: \(\w+\))? anos?\b|indefinid\w*|permanente\w*)"
        ),
    ),
    Remark.ARBITRATION: (
        r"camara de arbitraje",
        r"arbitraje",
        r"laudo",
    ),
    Remark.SUBLICENCE: (
        r"sublicenci\w*",
        r"ceder a terceros",
        r"transferibl\w*",
    ),
    Remark.NO_DISPARAGEMENT: (
        r"(?:hablar\w*|opin\w*) mal de",
        r"comentarios? negativ",
        r"habl\w+ mal de",
        r"perjudi\w+ (?:\w+ )?(?:la |su )?(?:imagen|reputacion)",
        r"manifestaciones[^.\n]{0,30}(?:perjudi|negativ)",
        r"desprestig\w*",
        r"menosprec\w*",
        r"denigr\w*",
        r"difam\w*",
    ),
    Remark.ENDS_AT_WILL: (
        (
            r"(?:marca|anunciante|cliente|agencia|empresa)[^.\n]{0,40}(?:rescindir|resolver)[^.\n]{0,60}(?:"
            r"en cualquier momento|sin causa|sin preaviso)"
        ),
    ),
    Remark.HIDE_LABEL: (r"sin (?:indicar|mencionar)[^.\n]{0,40}(?:publicidad|patrocin|colaboracion pagada)",),
}
