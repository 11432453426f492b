"""The German words by which a clause that a creator should look at is told, in plain letters.

Each line is one way to say it, as a pattern that begins where a word does.
"""

from __future__ import annotations

from creatorbook.domain.contract_reading.noted import Remark

WORDS = {
    Remark.ASSIGNMENT: (
        r"ubertragt (?:\w+ ){0,8}?(?:samtliche|alle|ausschlies)",
        r"(?<!nicht )ausschlies\w* (?:\w+ ){0,4}?(?:nutzungsrecht|rechte?,? (?:ein|zu|der nutzung))",
        r"(?<!nicht-)(?<!nicht )exklusive[sn]? (?:\w+ ){0,3}?nutzungsrecht",
    ),
    Remark.MORAL_RIGHTS: (
        r"verzicht\w*[^.\n]{0,80}(?:namensnennung|urheberpersonlich|urheberbenennung|nennung)",
        r"(?:namensnennung|urheberpersonlichkeitsrecht)\w*[^.\n]{0,60}verzicht",
    ),
    Remark.PERPETUAL: (
        r"auf unbestimmte zeit",
        r"unbegrenzte[rn]? (?:zeit|dauer)",
        r"(?:zeitlich|raumlich)[a-z ,]{0,60}(?:unbegrenzt|unbeschrankt)",
        r"unwiderruflich",
    ),
    Remark.AI_TRAINING: (
        r"(?:training|trainieren)[^.\n]{0,60}(?:\bki\b|kunstliche)",
        r"(?:\bki\b|kunstliche\w* intelligenz|ki-systeme\w*)[^.\n]{0,60}(?:train|anlern)",
        r"ki-(?:training|modelle)",
    ),
    Remark.INDEMNITY: (
        r"stellt [^.\n]{0,80}frei",
        r"freistell\w+",
        r"halt [^.\n]{0,40}schadlos",
    ),
    Remark.UNLIMITED_LIABILITY: (
        r"haftet (?:\w+ ){0,6}?(?:unbeschrankt|unbegrenzt)",
        r"unbeschrankte haftung",
    ),
    Remark.PENALTY: (
        r"vertragsstrafe",
        r"konventionalstrafe",
    ),
    Remark.AUTOMATIC_RENEWAL: (
        r"wird (?:\w+ ){0,4}?nicht (?:\w+ ){0,4}?gekundigt,? (?:so )?verlanger",
        r"verlangert sich (?:\w+ ){0,5}?um (?:jeweils|ein)",
        r"verlangert sich[^.\n]{0,80}(?:wenn|sofern|falls|es sei denn)",
        r"automatisch (?:\w+ ){0,6}?verlanger\w*",
        r"verlangert sich (?:\w+ ){0,8}?automatisch",
        r"stillschweigend\w*",
    ),
    Remark.PAID_WHEN_PAID: (
        r"jedoch nicht vor",
        r"nicht vor (?:dem )?(?:zahlungs|geld)eingang",
        (
            r"(?:sobald|nachdem|wenn|soweit|sofern|erst nach|erst wenn)[^.\n]{0,60}(?:kunde\w*|endkunde\w*|marke|"
            r"werbekunde\w*|auftraggeber\w*)[^.\n]{0,50}(?:gezahlt|bezahlt|beglichen|zahlt|geleistet|eingegangen|"
            r"eingang)"
        ),
        r"(?:zahlungs|geld)?eingang(?:s)?[^.\n]{0,30}(?:kunden|endkunden|werbekunden|marke)\b",
        r"nach zahlungseingang (?:des|durch|vom|beim) ",
    ),
    Remark.BRAND_MAY_CHANGE: (
        r"frei (?:zu )?bearbeit\w*",
        r"nach (?:eigenem|freiem|alleinigem) ermessen",
        r"bearbeitungsrecht",
    ),
    Remark.VIEWS_CUT: (
        (
            r"nichterreich\w*[^\n]{0,60}(?:aufrufe|views|impressionen|reichweite)[^\n]{0,140}(?:kostenlos|zusatzlich"
            r"|kurz|minder|%)"
        ),
        r"(?:unter|weniger)[^\n]{0,30}(?:views|aufrufe)[^\n]{0,80}(?:halfte|nur )",
        (
            r"(?:weniger als|unter|nicht erreich|unterschre)[^\n]{0,60}(?:aufrufe|views|impressionen|reichweite)"
            r"[^\n]{0,140}(?:kurz|minder|reduzi|erstatt|kostenlos|zusatzlich|%)"
        ),
        r"(?:kurz|minder|reduzi)[^\n]{0,120}(?:aufrufe|views|impressionen|reichweite)",
    ),
    Remark.MAY_WITHHOLD: (
        (
            r"behalt sich (?:das recht )?vor[^.\n]{0,40}(?:vergutung|honorar|zahlung)\w*[^.\n]{0,40}(?:kurz|"
            r"verweiger|einbehalt|zuruck|nicht zu)"
        ),
        r"(?:konnen|kann|darf)[^.\n]{0,20} (?:die |das )?(?:zahlung|vergutung|honorar)[^.\n]{0,20}zuruck",
        (
            r"(?:vergutung|zahlung|honorar)\w*[^.\n]{0,80}(?:einbehalten|zuruckbehalten|zuruckhalten|zuruckzuhalten|"
            r"einzubehalten|verweigern)"
        ),
    ),
    Remark.UNLIMITED_WORK: (
        r"so (?:oft|lange),? (?:\w+ ){0,2}?(?:bis|wie)[^.\n]{0,50}(?:zufrieden|wunsch|verlang)",
        r"(?:anderung|korrektur)\w*[^.\n]{0,40}(?:unbegrenzt|unentgeltlich|beliebig oft)",
        (
            r"(?:unbegrenzt\w*|unbeschrankt\w*|beliebig\w*) (?:\w+ ){0,3}?(?:korrektur|anderung|nachdreh|uberarbeit|"
            r"feedback|version|revision)\w*"
        ),
        r"bis (?:zur|der)[^.\n]{0,50}zufrieden\w*",
    ),
    Remark.KEPT_UP: (
        (
            r"(?:nicht (?:zu )?(?:losch|entfern|archiv)\w*|online|abrufbar|bestehen|stehen)[^.\n]{0,60}(?:(?:sechs|"
            r"neun|zwolf|achtzehn|vierundzwanzig|6|9|1[0-9]|[2-9][0-9]) monate\w*|(?:ein|zwei|drei|funf|\d+) jahre?"
            r"\w*|dauerhaft|unbefristet|zeitlich unbegrenzt)"
        ),
        (
            r"(?:mindestens|fur|wahrend) (?:(?:sechs|neun|zwolf|achtzehn|vierundzwanzig|6|9|1[0-9]|[2-9][0-9])"
            r" monate\w*|(?:ein|zwei|drei|\d+) jahre?\w*)[^.\n]{0,60}(?:nicht (?:ge)?losch\w*|online|abrufbar)"
        ),
    ),
    Remark.ARBITRATION: (
        r"(?:schieds\w*)[^.\n]{0,40}entschieden",
        r"ordentlichen rechtswegs",
        r"schiedsgericht\w*",
        r"schiedsverfahren\w*",
        r"schiedsklausel",
        r"schiedsordnung",
    ),
    Remark.SUBLICENCE: (
        r"unterlizenz\w*",
        r"ubertragbar\w*",
        r"an dritte (?:zu )?ubertrag\w*",
    ),
    Remark.NO_DISPARAGEMENT: (
        r"nicht (?:\w+ )?(?:negativ|abfallig|schlecht|kritisch)\w* (?:uber|zu )",
        r"negativ (?:uber|auser|ausser)",
        r"abfallig\w*",
        r"schlecht (?:uber|von)[^.\n]{0,30}(?:sprech|reden|auser)",
        r"ruf[^.\n]{0,20}schad",
        r"negative\w* (?:\w+ )?(?:auserung|ausserung|statement|comment)\w*",
        r"herabsetz\w*",
        r"diffamier\w*",
    ),
    Remark.ENDS_AT_WILL: (
        r"(?:auftraggeber\w*|unternehmen|marke|agentur|kunde)[^.\n]{0,40}jederzeit[^.\n]{0,60}kundig\w*",
    ),
    Remark.HIDE_LABEL: (
        r"ohne (?:werbe)?kennzeichnung",
        r"nicht als (?:werbung|anzeige)",
    ),
}
