"""How people are reached: e-mail addresses, web pages, accounts and countries, in one form each."""

from __future__ import annotations

import functools
import json
import re

from creatorbook.common.paths import resources
from creatorbook.common.text import clean, fold
from creatorbook.domain.values.platforms import Platform
from creatorbook.exchange.base.records import Handle

_EMAIL_LENGTH = 254
_COUNTRY_LENGTH = 2
# What nearly every address looks like; the library is ten times as long about it and says the same.
_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]{1,32}(?:\.[A-Za-z0-9_+-]{1,15}){0,2}"
    r"@(?:[A-Za-z0-9]{1,31}(?:-[A-Za-z0-9]{1,15}){0,2}\.){1,4}"
    r"(?!(?:arpa|invalid|local|localhost|onion|test)$)[A-Za-z]{2,24}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@?([\w.][\w.\-]{0,58}\w|\w)")
_SITE = re.compile(r"(?:https?://)?(?:www\.|m\.)?([^/?#\s:]+)(/[^?#\s]*)?", re.IGNORECASE)
_SITES = {
    "instagram.com": Platform.INSTAGRAM,
    "tiktok.com": Platform.TIKTOK,
    "youtube.com": Platform.YOUTUBE,
    "facebook.com": Platform.FACEBOOK,
    "x.com": Platform.X,
    "twitter.com": Platform.X,
    "threads.net": Platform.THREADS,
    "threads.com": Platform.THREADS,
    "twitch.tv": Platform.TWITCH,
    "snapchat.com": Platform.SNAPCHAT,
    "pinterest.com": Platform.PINTEREST,
    "pinterest.fr": Platform.PINTEREST,
    "linkedin.com": Platform.LINKEDIN,
}
# What stands between the site and the name in the address of an account.
_SITE_FOLDERS = frozenset({"in", "company", "add", "c", "channel", "user", "pg", "people"})
_POSTS = frozenset({"p", "reel", "reels", "watch", "shorts", "explore", "stories", "posts", "pin", "share", "hashtag"})

FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.fr outlook.de outlook.es hotmail.com hotmail.fr hotmail.co.uk
    hotmail.de hotmail.es hotmail.it live.com live.fr live.co.uk msn.com yahoo.com yahoo.fr yahoo.co.uk
    yahoo.de yahoo.es yahoo.it ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com
    protonmail.ch pm.me tutanota.com tuta.com tuta.io gmx.de gmx.net gmx.com gmx.fr web.de t-online.de
    freenet.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr aliceadsl.fr
    bluewin.ch hispeed.ch skynet.be telenet.be libero.it virgilio.it tiscali.it alice.it telefonica.net
    terra.es mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com fastmail.fm hey.com btinternet.com
    sky.com virginmedia.com talktalk.net ntlworld.com comcast.net verizon.net att.net sbcglobal.net cox.net
    qq.com 163.com 126.com naver.com duck.com mailo.com posteo.de posteo.net mailbox.org
    """.split()  # noqa: SIM905  reads better as lines
)
# Who gives addresses to everybody under the endings of many countries; the names of the second line are words too.
_FREE_NAMES = frozenset({"gmail", "googlemail", "hotmail", "yahoo", "ymail", "icloud", "aol", "protonmail", "gmx"})
_FREE_WORDS = frozenset({"outlook", "live", "msn", "tutanota", "yandex", "rediffmail", "laposte", "web"})
_COUNTRY_ENDING = 2
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "asso", "gouv", "ltd", "plc"})


def read_email(text: str) -> str | None:
    """Return the address normalised (domain in lower case), None where it is not one; nothing is looked up."""
    bare = clean(text)
    # "Eve Sample" <eve@example.org>: the name is the entry's own.
    _name, opened, inside = bare.rpartition("<")
    if opened and "@" in inside:
        bare = inside
    bare = bare.removeprefix("mailto:").removeprefix("MAILTO:").strip("<> ;,")
    if not 2 < len(bare) <= _EMAIL_LENGTH or "@" not in bare:  # noqa: PLR2004  "a@b" is the shortest
        return None
    if _PLAIN_EMAIL.fullmatch(bare):
        local, _at, domain = bare.partition("@")
        return f"{local}@{domain.lower()}"
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(bare, check_deliverability=False, strict=False)
    except (EmailNotValidError, ValueError):
        return None
    return found.normalized


def read_handle(text: str, platform: Platform | None = None) -> Handle | None:
    """Return the account behind "@name" (of the platform given) or behind the address of its page, else None."""
    bare = clean(text)
    if site := _SITE.match(bare):
        host = site[1].lower()
        found = _SITES.get(host) or _SITES.get(".".join(host.split(".")[-2:]))
        if found is not None:
            return _handle_of_path(found, site[2] or "")
    if platform is None:
        return None
    match = _HANDLE.fullmatch(bare)
    return Handle(platform, match[1]) if match else None


def _handle_of_path(platform: Platform, path: str) -> Handle | None:
    parts = [part for part in path.split("/") if part]
    if parts and parts[0] in _SITE_FOLDERS:
        parts = parts[1:]
    if not parts or parts[0].casefold() in _POSTS:
        return None
    match = _HANDLE.fullmatch(parts[0])
    return Handle(platform, match[1]) if match else None


def read_country(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country, None where it is not known.

    It may be named in English, French, German, Spanish or Italian, in a language of its own, or be the code itself.
    """
    word = clean(text)
    if not word:
        return None
    names = _country_names()
    if len(word) == _COUNTRY_LENGTH and word.isascii() and word.upper() in names.values():
        return word.upper()
    return names.get(fold(word).replace(".", "").removeprefix("the "))


@functools.cache
def _country_names() -> dict[str, str]:
    from babel import Locale

    names = {
        fold(name).removeprefix("the "): code
        for language in ("it", "es", "de", "fr", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == _COUNTRY_LENGTH and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
    }
    own: dict[str, str] = json.loads((resources() / "countries" / "own.json").read_text(encoding="utf-8"))
    return {fold(name): code for name, code in own.items()} | names | {
        "uk": "GB", "great britain": "GB", "grande bretagne": "GB", "grande-bretagne": "GB", "england": "GB",
        "angleterre": "GB", "usa": "US", "united states of america": "US", "etats unis": "US", "america": "US",
        "holland": "NL", "hollande": "NL", "czech republic": "CZ", "republique tcheque": "CZ", "uae": "AE",
        "coree du sud": "KR", "south korea": "KR",
    }  # fmt: skip


def organisation_of(domain: str) -> str:
    """Return the name that a company's mail domain suggests ("news.maison-dune.example" gives "Maison Dune").

    Empty for free-mail domains and for what is no domain.
    """
    host = domain.lower().strip(".")
    if not host or host in FREE_MAIL or "." not in host:
        return ""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    name = labels[-1]
    of_country = len(host.rpartition(".")[2]) == _COUNTRY_ENDING
    if len(labels) == 1 and (name in _FREE_NAMES or (name in _FREE_WORDS and of_country)):
        return ""
    if not any(letter.isalpha() for letter in name):
        return ""
    return " ".join(word.capitalize() for word in re.split(r"[-_]+", name) if word)
