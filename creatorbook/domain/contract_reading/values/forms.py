"""The names of platforms and of forms of content in contracts; plain letters, five languages."""

from __future__ import annotations

import re

from creatorbook.domain.values.platforms import Medium, Platform

_PLATFORMS = {
    Platform.INSTAGRAM: r"instagram|insta|ig",
    Platform.TIKTOK: r"tik ?tok",
    Platform.YOUTUBE: r"you ?tube|yt",
    Platform.FACEBOOK: r"facebook|fb",
    Platform.X: r"twitter|x\.com",
    Platform.THREADS: r"threads",
    Platform.TWITCH: r"twitch",
    Platform.SNAPCHAT: r"snap ?chat",
    Platform.PINTEREST: r"pinterest",
    Platform.LINKEDIN: r"linked ?in",
}
# "2 TikTok": right after its number the platform's name is the form.
_ALONE = (
    r"(?:(?<=\d )|(?<=[x×)] )|(?<=one )|(?<=two )|(?<=deux )|(?<=une )|(?<=un )|(?<=ein )|(?<=zwei )|(?<=dos )"
    r"|(?<=second ))"
)
_MEDIA = {
    Medium.STORY: r"instastor(?:y|ies)|stor(?:y|ies|ys)(?:[- ]?(?:sets?|frames?|slides?|sequenz(?:en)?"
    r"|begleitung|strecken?|serien?))?|frames?(?! per| rate)"
    r"|historias?|storie\b|storia\b",
    Medium.REEL: r"reels?",
    Medium.CAROUSEL: r"carr?ousels?(?:[- ]posts?)?|karuss?ell(?:e|s)?(?:-(?:posts?|beitrage?))?|carosell[oi]"
    r"|carr?usel(?:es)?",
    Medium.LIVE: r"live sponsoris\w+|live[- ]?streams?|lives|live[- ](?:sessions?|shoppings?|videos?)"
    r"|live(?= (?:on|sur|auf|en"
    r"|tik|insta|you))|vivos(?! de)|(?:en )?vivos?(?= de (?:insta|tik|you|ig))"
    r"|directos?|streams?|dirett[ae](?! social)|(?:(?<=instagram )|(?<=tiktok )|(?<=youtube )|(?<=insta )"
    r"|(?<=twitch )|(?<=ig )|(?<=one )|(?<=un )|(?<=ein ))live(?! (?:date|from|by|until|ab|bis|du)\b)",
    Medium.SHORT_VIDEO: rf"(?:youtube[- ])?shorts?|tik ?tok[- ]?(?:videos?|posts?)|tik ?toks"
    rf"|{_ALONE}tik ?tok(?![- ]?(?:s\b|videos?|posts?|ads?|accounts?|shop|lives?|kanal|konto|compte|cuenta"
    rf"|channel))|kurzvideos?"
    r"|short[- ](?:form )?"
    r"videos?|videos? courtes?|videos? tik ?tok|videos? de tik ?tok|videos? cortos?|videos? verticales?"
    r"|video (?:brevi?|verticali?)",
    Medium.NEWSLETTER: r"newsletters?(?:-ausgaben?)?|newsletter issues?|infolettres?|numeros? del boletin"
    r"|invi? newsletter",
    Medium.PODCAST_EPISODE: r"(?:mentions?|spots?|erwahnungen?|citations?|menzion[ei]|mencion(?:es)?)"
    r" (?:in|dans|im|en|nel) (?:[\w']+ )?podcast|podcast[- ]?(?:episodes?|folgen?)|podcasts?|episod(?:e"
    r"|io)s?(?: (?:of (?:your"
    r"|the)|de (?:tu|su|votre|ton|la))? ?podcast| de podcast)?|folgen?|puntat[ae](?: d[ei]l? podcast)?|episodi",
    Medium.ARTICLE: r"resenas? (?:en|para|de) (?:(?:el|su|tu|mi) )?blog|blog[- ]?(?:reviews?|entry|entries"
    r"|eintrage?|texte?)|entradas? (?:de|en|para) (?:(?:el|su|tu) )?blog|billets? sur (?:le|son|ton|votre) blog"
    r"|blog[- ]?(?:posts?|articles?|beitrage?|artikel)|billets? de blog|articles? de blog(?:ue)?"
    r"|articulos?(?: (?:en el|de|para (?:el|su|tu)) blog)?|articol[oi](?: (?:sul|per il|del|nel)(?: (?:suo|tuo"
    r"|proprio))? blog| blog)?"
    r"|articles|article(?! ?\d| [ivx]+\b)|artikel(?! ?\d)",
    Medium.RAW_CONTENT: r"(?:(?:still |hi-?res |high-resolution |edited |retouched |product "
    r"|lifestyle )?(?:photograph(?:y|ies|s)|photos?|images|pictures|stills)(?![- ]?(?:posts?|beitr|carou|karus"
    r"|stor|shoot))"
    r"|(?:produkt|einzel|foto)?(?:fotos?|aufnahmen|fotografi[ae]n?|bildern?)(?![- ]?(?:posts?|beitr|carou|karus"
    r"|stor|shoot))|photographies?|cliches|visuels|fotografias|imagenes|scatti|immagini|fotografie|foto(?![a-z-]))"
    r"|raw (?:files?|footage|content|videos?)|ugc[- ](?:videos?|clips?|content|inhalte?)"
    r"|rohmaterial|rushes"
    r"|contenidos? ugc|videos? ugc|contenus? ugc",
    Medium.VIDEO: r"(?:youtube|dedicated|long[- ]form)[- ]videos?|videos?(?: youtube| dediees?| largos?)?"
    r"|integrations?"
    r"|integraciones|integracion|films?|youtube-integrationen|integrationen|youtube-integration",
    Medium.APPEARANCE: r"appearances?|presences?|apparitions?|auftritte?|asistencias?|event attendances?"
    r"|presencias?|participations? en personne|participacion(?:es)? presencial(?:es)?",
    Medium.TEXT_POST: r"tweets?|text posts?|textbeitrage?",
    Medium.FEED_POST: r"(?:[a-z]+-)?postings?|pins?(?![a-z])|(?:in-?feed|feed|static|grid|photo|image"
    r"|permanent)[- ]?(?:posts?|beitrage?|photos?)|posts?"
    r"|publications?|publicacion(?:es)?|pubblicazion[ei]|beitrage?",
}
_BY_PLATFORM = {
    Medium.REEL: Platform.INSTAGRAM,
    Medium.STORY: Platform.INSTAGRAM,
}
# Forms that live elsewhere than on the one platform that the sentence happens to name.
_ELSEWHERE = frozenset(
    {Medium.ARTICLE, Medium.NEWSLETTER, Medium.PODCAST_EPISODE, Medium.APPEARANCE, Medium.RAW_CONTENT}
)
_PHOTO = re.compile(r"photo|foto|image|picture|bild|scatt|immagin|cliche|visuel|aufnahme|stills")
_TIKTOK = re.compile(r"tik ?tok")
_ON_TIKTOK = {Medium.VIDEO: Medium.SHORT_VIDEO, Medium.FEED_POST: Medium.SHORT_VIDEO, Medium.REEL: Medium.SHORT_VIDEO}
_FAMILIES = {Medium.SHORT_VIDEO: Medium.VIDEO, Medium.CAROUSEL: Medium.FEED_POST}


def _group(word: object) -> str:
    return str(word).replace("-", "_")


PLATFORM = "|".join(f"(?P<p_{_group(each)}>{words})" for each, words in _PLATFORMS.items())
"""A pattern of every platform's names; the group that matched names the platform."""
MEDIUM = "|".join(f"(?P<m_{_group(each)}>{words})" for each, words in _MEDIA.items())
"""A pattern of every form's names; the group that matched names the form."""
PLATFORM_NAME = re.compile(rf"(?<![a-z])(?:{PLATFORM})(?![a-z])")
MEDIUM_NAME = re.compile(rf"(?<![a-z])(?:{MEDIUM})(?![a-z])")


# Each name of a form holds one of these; tests draw names and look.
_STEMS = (
    "stor", "frame", "reel", "rousel", "rusel", "karus", "carosel", "live", "vivo", "direct", "dirett", "stream",
    "short", "tok", "video", "newsletter", "lettre", "boletin", "podcast", "episod", "folge", "puntat", "blog",
    "articl", "articol", "articul", "artikel", "photo", "foto", "image", "imagen", "picture", "still", "aufnahme",
    "bild", "cliche", "visuel", "scatt", "immagin", "raw", "ugc", "rohmaterial", "rushes", "integra", "film", "appear",
    "presen", "apparit", "auftritt", "asistenc", "attendance", "particip", "tweet", "text", "post", "pin", "feed",
    "publica", "pubblic", "beitrag",
)  # fmt: skip


def may_name_form(plain: str) -> bool:
    """Return whether a form can be named in a plain text: quick, and never False where MEDIUM_NAME finds one."""
    return any(stem in plain for stem in _STEMS)


def platform_of(match: re.Match[str]) -> Platform | None:
    """Return the platform that a match names."""
    return next((each for each in _PLATFORMS if match.groupdict().get(f"p_{each}")), None)


def medium_of(match: re.Match[str]) -> Medium:
    """Return the form that a match names."""
    return next(each for each in _MEDIA if match.groupdict().get(f"m_{each}"))


def place_form(
    medium: Medium, said: Platform | None, only: Platform | None, words: str
) -> tuple[Medium, Platform | None]:
    """Return what is meant by a form: on the platform said with it, else by its name, else `only` the sentence's."""
    if said is None and _TIKTOK.search(words):
        said = Platform.TIKTOK
    if said is None and medium not in _ELSEWHERE and medium not in _BY_PLATFORM:
        said = only
    if said is not None and medium is Medium.RAW_CONTENT and _PHOTO.search(words):
        # Pictures are delivered, unless they are said to be posted somewhere.
        medium = Medium.FEED_POST
    return resolve_form(medium, said)


def resolve_form(medium: Medium, platform: Platform | None) -> tuple[Medium, Platform | None]:
    """Return the form and platform as they are meant: a Reel without more is Instagram's, a TikTok is a short video."""
    if platform is Platform.TIKTOK:
        medium = _ON_TIKTOK.get(medium, medium)
    return medium, platform or _BY_PLATFORM.get(medium)


def is_same_form(one: Medium, other: Medium, platform: Platform | None) -> bool:
    """Return whether two forms may be one thing under two names: a short video and a video, a carousel and a post."""
    if one is other:
        return True
    if platform is Platform.TIKTOK:
        return _ON_TIKTOK.get(one, one) is _ON_TIKTOK.get(other, other)
    return _FAMILIES.get(one, one) is _FAMILIES.get(other, other) and platform is not Platform.YOUTUBE
