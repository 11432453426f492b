"""Countries and groups of countries as contracts name them, and the laws named after them; plain, five languages."""

from __future__ import annotations

import re

from creatorbook.domain.contract_reading.text.alternatives import by_first_letter

_STATES = {
    f"US-{code}": name
    for code, name in (
        line.split(" ", 1)
        for line in """
AK alaska
AL alabama
AR arkansas
AZ arizona
CA californi(?:a|en|e)|kalifornien
CO colorado
CT connecticut
DC district of columbia
DE delaware
FL florida
GA georgia
HI hawaii
IA iowa
ID idaho
IL illinois
IN indiana
KS kansas
KY kentucky
LA louisiana
MA massachusetts
MD maryland
ME maine
MI michigan
MN minnesota
MO missouri
MS mississippi
MT montana
NC north carolina
ND north dakota
NE nebraska
NH new hampshire
NJ new jersey
NM new mexico
NV nevada
NY new york
OH ohio
OK oklahoma
OR oregon
PA pennsylvania
RI rhode island
SC south carolina
SD south dakota
TN tennessee
TX texas
UT utah
VA virginia
VT vermont
WA washington
WI wisconsin
WV west virginia
WY wyoming""".strip().splitlines()
    )
} | {"GB-SCT": "scotland|scots|scottish|ecosse|schottland", "GB-NIR": "northern ireland|irlande du nord|nordirland"}
_COUNTRIES = {
    "FR": r"france(?: metropolitaine)?|frankreich|francia",
    "DE": r"germany|germania|allemagne|(?:bundesrepublik )?deutschland(?:weit)?|bundesweit|alemania",
    "ES": r"spain|spagna|espagne|spanien|espana|peninsula(?: iberica)?(?: y baleares)?",
    "GB": r"united kingdom|great britain|uk|u\.k\.|royaume[- ]uni|regno unito|gran bretagna"
    r"|inghilterra(?: e (?:il )?galles)?|grosbritannien|vereinigte[sn]? konigreichs?"
    r"|reino unido|england(?: (?:and|&) wales)?|angleterre(?: et (?:du |le )?pays de galles)?|inglaterra|scotland"
    r"|ecosse"
    r"|schottland",
    "US": r"(?<=the )us(?=[ ,.)](?:and|only|&)?)|united states(?: of america)?"
    r"|(?<!se )(?<!lo )(?<!que )(?<!marca )usa|u\.s\.a?\.?|etats[- ]\s?unis"
    r"|vereinigten? staaten|stati uniti(?: d'america)?|ee\.? ?uu\.?"
    r"|estados unidos(?! mexicanos)",
    "BE": r"belgium|belgique|belgien|belgica|belgio",
    "CH": r"switzerland|suisse(?: romande| alemanique)?|(?:deutsch|west)?schweiz(?:weit)?|suiza|romandie|svizzera",
    "AT": r"austria|autriche|osterreich(?:weit)?",
    "IT": r"italy|italie|italien|italia|south tyrol|sudtirol|tyrol du sud|alto adige",
    "NL": r"netherlands|pays[- ]bas|niederlanden?|paises bajos|paesi bassi|olanda|holland",
    "LU": r"luxembourg|luxemburg|luxemburgo|lussemburgo",
    "IE": r"(?<!northern )ireland|irlande(?! du nord)|irland|irlanda(?! del nor[td])",
    "PT": r"portugal|portogallo",
    "PL": r"poland|pologne|polen|polonia",
    "SE": r"sweden|suede|schweden|suecia|svezia",
    "DK": r"denmark|danemark|danimarca|dinamarca",
    "NO": r"norway|norvege|norwegen|noruega|norvegia",
    "CA": r"canada|kanada|ontario|quebec|british columbia|alberta|nova scotia|manitoba",
    "AU": r"australia|australie|australien|new south wales|victoria(?= (?:law|australia))|queensland|tasmania"
    r"|western australia|south australia",
    "MX": r"(?<!new )mexico|jalisco|nuevo leon|cdmx|quintana roo|yucatan|queretaro|guanajuato|michoacan|oaxaca"
    r"|puebla|veracruz|sonora\b|chihuahua|sinaloa|mexique|mexiko|messico|estados unidos mexicanos|republica mexicana",
    "AR": r"argentina|argentine|argentinien",
    "CL": r"chile|chili",
    "CO": r"colombia|colombie|kolumbien",
    "PE": r"peru|perou",
    "UY": r"uruguay",
    "PY": r"paraguay",
    "LI": r"liechtenstein",
    "NZ": r"new zealand|nouvelle[- ]zelande|neuseeland|nueva zelanda|nuova zelanda",
    "JP": r"japan|japon|giappone",
    "BR": r"brazil|bresil|brasilien|brasil|brasile",
    "AD": r"andorra|andorre",
    "MC": r"monaco",
    "FI": r"finland|finlande|finnland|finlandia",
    "GR": r"greece|grece|griechenland|grecia",
    "CZ": r"czech republic|czechia|republique tcheque|tschechien|republica checa|chequia",
    "HU": r"hungary|hongrie|ungarn|hungria|ungheria",
    "RO": r"romania|roumanie|rumanien|rumania",
    "HR": r"croatia|croatie|kroatien|croacia|croazia",
    "IS": r"iceland|islande|islandia",
    "MT": r"malta",
    "ZA": r"south africa|afrique du sud|sudafrika|sudafrica",
    "IN": r"india(?!n)|inde|indien",
    "SG": r"singapore|singapour|singapur",
    "MA": r"morocco|maroc|marokko|marruecos",
    "EC": r"ecuador|equateur",
    "BO": r"bolivia|bolivie|bolivien",
    "CR": r"costa rica",
    "AE": r"united arab emirates|uae|emirats arabes|emiratos arabes|emirati arabi|dubai",
    "SM": r"san marino|saint-marin",
}
# Countries in which a work is used, and whose law contracts seldom name.
_FURTHER = {
    "VA": r"vatican(?: city)?|citta del vaticano",
    "SK": r"slovakia|slovaquie|slowakei|eslovaquia|slovacchia",
    "SI": r"slovenia|slovenie|slowenien|eslovenia",
    "BG": r"bulgaria|bulgarie|bulgarien",
    "EE": r"estonia|estonie|estland",
    "LV": r"latvia|lettonie|lettland|letonia|lettonia",
    "LT": r"lithuania|lituanie|litauen|lituania",
    "CY": r"cyprus|chypre|zypern|chipre",
    "TR": r"turkiye|turquie|turkei|turquia|turchia",
    "CN": r"mainland china|chine|cina\b",
    "KR": r"south korea|coree du sud|sudkorea|corea del sur|corea del sud",
    "HK": r"hong kong",
    "SN": r"senegal",
    "CI": r"cote d'ivoire|ivory coast|elfenbeinkuste",
    "TN": r"tunisie|tunisia|tunesien|tunez",
    "DZ": r"algerie|algeria|algerien|argelia",
    "DO": r"dominican republic|republica dominicana|republique dominicaine",
    "VE": r"venezuela",
    "GT": r"guatemala",
    "PA": r"panama",
    "PR": r"puerto rico",
}
_GROUPS = {
    "WORLD": r"world-?wide|whole world|anywhere in the world|entire world|throughout the (?:world|universe)"
    r"|the universe|monde entier"
    r"|mondiale?s?|weltweit\w*|raumlich[a-z ,]{0,30}un(?:beschrankt|begrenzt)|todo el mundo|tutto il mondo"
    r"|alle lander(?! der| in)|ambito mundial|livello mondiale|mondiali"
    r"|mundial(?:es|mente)?|global(?:ly)?(?= (?:use|usage|licen[cs]e|rights|basis)|[ ,.;]|$)|all territories(?! of| in)"
    r"|monde(?= (?:pour|sans|et)|[.,;]|$)"
    r"|(?:all|any|every|whichever) countr(?:y|ies)(?! (?:of|in|within|where|listed|named)\b)"
    r"|tous (?:les )?pays(?! d| membres)|partout dans le monde"
    r"|(?:jedem|allen|jedes) land(?:ern)?(?! der| in)|rund um den globus|cualquier pais"
    r"|tod[oa]s los paises(?! de)|(?:ogni|qualsiasi|tutti i) paes[ei](?! de)"
    r"|no (?:territorial|geographic(?:al)?) (?:limit(?:ation)?s?|restrictions?)|sans (?:limite|limitation"
    r"|restriction) (?:territoriale|geographique)"
    r"|ohne (?:raumliche|territoriale) (?:beschrankung|begrenzung)|sin (?:limite|limitacion"
    r"|restriccion) (?:territorial|geografica)|senza limiti territoriali",
    "EEA": r"european economic area|eea|espace economique europeen|europaischer? wirtschaftsraum|ewr"
    r"|espacio economico europeo|spazio economico europeo",
    "EU": r"european union|eu|e\.u\.|union europeenne|europaischen? union|ue|union europea|unione europea"
    r"|(?:all|every) eu countries",
    "EUROPE": r"europe|europa",
    "DACH": r"d-?a-?ch(?:-region)?|germany, austria,? (?:and )?switzerland"
    r"|deutschsprachiger? raum|deutschland, osterreich(?: und|,)(?: die| der)? schweiz",
    "BENELUX": r"benelux|belgium, netherlands, luxembourg",
    "NORDICS": r"nordics|nordic (?:countries|region)|pays nordiques|nordische[nr]? lander[n]?|paises nordicos",
    "SCANDINAVIA": r"scandinavi[ae]|skandinavien|escandinavia",
    "BALTICS": r"baltics|baltic (?:states|countries)|pays baltes|baltikum|paises balticos",
    "IBERIA": r"iberian? peninsula|iberia|peninsule iberique|iberische halbinsel",
    "LATIN_AMERICA": r"latam|latin america|amerique latine|lateinamerika|latinoamerica|america latina",
    "SOUTH_AMERICA": r"south america|amerique du sud|sudamerika|sudamerica|america del sur",
    "GULF": r"gcc|gulf states|pays du golfe|golfstaaten|paises del golfo",
    "NORTH_AMERICA": r"north america|amerique du nord|nordamerika|norteamerica|america del norte",
}
_LAWS = {
    "FR": r"french|frances[ei]|francais(?:e|es)?|franzosisch\w*|frances(?:a|as|es)?",
    "DE": r"german|tedesc[aoh]i?|allemand(?:e|es)?|deutsch(?:e[mnrs]?)?|aleman(?:a|as|es)?",
    "ES": r"spanish|spagnol[aoi]|espagnol(?:e|es)?|spanisch\w*|espanol(?:a|as|es)?",
    "GB": r"english|ingles[ei]|anglais(?:e|es)?|englisch\w*|ingles(?:a)?|british(?! columbia)",
    "US": r"american|amerikanisch\w*|estadounidense",
    "BE": r"belgian|belges?|belgisch\w*|belgas?",
    "CH": r"swiss|schweizer(?:isch\w*)?|svizzer[aoi]|suiz[oa]s?|suisses?",
    "AT": r"austrian|autrichien\w*|osterreichisch\w*|austriac[aoi]",
    "IT": r"italian|italienisch\w*|italian[oaei]s?|italienne?",
    "NL": r"dutch|neerlandais\w*|niederlandisch\w*",
    "LU": r"luxembourgeois\w*|luxemburgisch\w*",
    "IE": r"irish|irlandais\w*|irisch\w*",
    "PT": r"portuguese|portugais\w*|portugiesisch\w*",
    "PL": r"polish|polonais\w*|polnisch\w*",
    "SE": r"swedish",
    "DK": r"danish",
    "CA": r"canadian|canadien\w*",
    "AU": r"australian",
    "MX": r"mexican|mexican[oa]s?|mexicaine?s?|mexikanisch\w*",
    "AR": r"argentin(?:e|o|a|os|as|ian)|argentinisch\w*",
    "CL": r"chilean|chilen[oa]s?",
    "CO": r"colombian|colombian[oa]s?",
    "PE": r"peruvian|peruan[oa]s?",
    "UY": r"uruguayan|uruguay[oa]s?",
    "NZ": r"new zealand",
}


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    # The words of a narrow cell go on in its next line.
    found = by_first_letter(words).replace(" ", r"\s")
    return re.compile(rf"(?<![a-z])(?:{found})(?![a-z])")


def _code(match: re.Match[str]) -> str:
    return (match.lastgroup or "").split("__")[0]


# Parts of the United Kingdom that a territory may be; England with Wales has been taken for the whole.
_PARTS = {
    "GB_SCT": "scotland|ecosse|schottland|escocia",
    "GB_NIR": "northern ireland|irlande du nord|nordirland|irlanda del norte",
    "GB_ENG": "england(?! (?:and|&) wales)|angleterre(?! et )|inglaterra(?! y gales)",
    "GB_WLS": "wales|pays de galles",
}
# "Nur DE", "US + Canada": two capitals are a country where a small "de" is a word.
_CAPITALS = frozenset({"US", "DE", "FR", "ES", "AT", "CH", "IT", "BE", "NL", "LU", "IE", "AU", "NZ", "MX", "AR", "CL"})
_CODES = "(?:" + "|".join(sorted(_CAPITALS)).lower() + r")(?![\d$'])"
_PLACE = _pattern(_GROUPS | _PARTS | _COUNTRIES | _FURTHER | {"CAPITALS": _CODES})
_LAW = _pattern(
    {code.replace("-", "_"): words for code, words in _STATES.items()}
    | {code: f"{words}|{_LAWS[code]}" if code in _LAWS else words for code, words in _COUNTRIES.items()}
)

# A flag is two letters of its country.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

Named = tuple[str, int, int]


def named_places(plain: str, text: str = "") -> tuple[Named, ...]:
    """Return the codes of the places named in a plain text, each with where it stands.

    `text` is what it was made from, letter for letter: only its capitals tell a country's two letters from a word.
    """
    shouted = text.isupper()
    found: list[Named] = []
    for match in _PLACE.finditer(plain):
        code = _code(match)
        if code == "CAPITALS":
            code = text[match.start() : match.end()]
            if shouted or code not in _CAPITALS:
                continue
        found.append((code.replace("_", "-") if code in _PARTS else code, match.start(), match.end()))
    found += [(_of_flag(match[0]), match.start(), match.end()) for match in _FLAG.finditer(plain)]
    return tuple(found)


def _of_flag(flag: str) -> str:
    return "".join(chr(ord(letter) - ord("\U0001f1e6") + ord("A")) for letter in flag)


def named_laws(plain: str) -> tuple[Named, ...]:
    """Return whose law a plain text may mean ("FR" for "French", "US-NY" for "New York"), each with where it stands."""
    return tuple((_code(match).replace("_", "-"), match.start(), match.end()) for match in _LAW.finditer(plain))
