"""What is said of signatures, in the window and on the command line alike: facts, and where they end.

A picture of a signature and a certificate signature are kept apart in every sentence. The terms are those of Regulation
(EU) No 910/2014 (eIDAS): art. 3(10) an electronic signature, art. 3(11) and 26 an advanced one, art. 3(12) and 25(2) a
qualified one, which alone counts as one made by hand everywhere in the Union. Nothing here claims a level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.documents.signing.checking.matching import MatchKind
from creatorbook.documents.signing.checking.spots import SpotKind
from creatorbook.documents.signing.checking.trust import Revocation, Usage
from creatorbook.documents.signing.checking.validation import Change
from creatorbook.documents.signing.extra import how_to_get
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.domain.values.folding import name_words
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.signing.owners import NOBODY, Basis

if TYPE_CHECKING:
    from creatorbook.documents.signing.certificates import Certificate
    from creatorbook.documents.signing.checking.matching import Difference, Match
    from creatorbook.documents.signing.checking.spots import Spot
    from creatorbook.documents.signing.checking.validation import PictureReport, SignatureReport
    from creatorbook.services.signing.owners import Owner
    from creatorbook.services.signing.signatures import SignatureRow, SigningParty
    from creatorbook.services.signing.verification import Verification


PICTURE_MEANS = mark(
    "A picture of a signature shows that somebody put it there. It cannot show who, nor that the text stayed the same."
)
CERTIFICATE_MEANS = mark(
    "A certificate signature shows which certificate signed, and any change made since. "
    "How sure the name is depends on who issued the certificate."
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and its tone: "good", "bad", "warning" or "plain"."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class SignatureStatement:
    """What is said of one signature: whose and of which kind, then its facts one by one."""

    head: str
    kind: str
    facts: tuple[Statement, ...]


_MATCHES: dict[MatchKind, tuple[str, str]] = {
    MatchKind.SAME: (mark("This is {number}, version {version}, byte by byte as it was issued."), "good"),
    MatchKind.CONTINUED: (
        mark(
            "This is {number}, version {version}: it begins with the issued file; "
            "more was added behind it, as signing does."
        ),
        "good",
    ),
    MatchKind.SAME_TEXT: (
        mark("This is another file with exactly the words of {number}, version {version}."),
        "good",
    ),
    MatchKind.ADDED_TEXT: (
        mark("This is another file with all the words of {number}, version {version}, and some more."),
        "warning",
    ),
    MatchKind.OTHER_LOOK: (
        mark("This has the words of {number}, version {version}, but does not look as it was issued: check {pages}."),
        "bad",
    ),
    MatchKind.PARTIAL: (mark("This is only a part of {number}, version {version}: {there}; {missing}."), "bad"),
    MatchKind.SCAN: (
        mark(
            "This is {number}, version {version}, but every page was drawn anew, as in a scan: "
            "put it beside the contract and look at both."
        ),
        "warning",
    ),
    MatchKind.OTHER_TEXT: (
        mark("This looks like {number}, version {version}, but its words are not those that were issued."),
        "bad",
    ),
    MatchKind.NO_TEXT: (
        mark("No words can be read in this file, as in a scan: put it beside the contract and look at both."),
        "warning",
    ),
    MatchKind.UNRELATED: (mark("This is no contract of this book."), "bad"),
}


# What is said instead of a scan where only some pages are one.
_PICTURES = mark(
    "This is {number}, version {version}, but pictures take the place of {pages}, as in a scan; "
    "all else is as it was issued."
)


def describe_match(verification: Verification) -> Statement:
    """Return what is said of which contract a file is."""
    if verification.examined.is_locked:
        return Statement(
            _("This PDF is locked with a password: open it, save a copy without one, and choose that."), "bad"
        )
    if not verification.examined.readable:
        return Statement(_("This file is not a PDF that can be read."), "bad")
    text, tone = _MATCHES[verification.match.kind]
    if verification.match.kind is MatchKind.SCAN and verification.match.pictured:
        text = _PICTURES
    version = verification.version
    if version is None:
        return Statement(_(text), tone)
    match = verification.match
    pages = ngettext("page {pages}", "pages {pages}", len(match.pages)).format(pages=_list_pages(match.pages))
    there = ngettext("page {pages} is there", "pages {pages} are there", len(match.there))
    missing = ngettext("page {pages} is missing", "pages {pages} are missing", len(match.missing))
    said = _(text).format(
        number=version.number,
        version=formats.number(version.ordinal),
        pages=pages,
        there=there.format(pages=_list_pages(match.there)),
        missing=missing.format(pages=_list_pages(match.missing)),
    )
    if not version.newest:
        return Statement(f"{said} {_('It is not the newest version.')}", "warning" if tone == "good" else tone)
    return Statement(said, tone)


def _list_pages(pages: tuple[int, ...]) -> str:
    return ", ".join(formats.number(each) for each in pages)


def verdict(verification: Verification) -> Statement:
    """Return the whole in one sentence."""
    if not verification.examined.readable or verification.match.kind is MatchKind.UNRELATED:
        return describe_match(verification)
    if verification.broken_signatures:
        return Statement(_describe_broken(verification), "bad")
    differing = _differing(verification.match)
    if differing:
        return Statement(_(differing), "bad")
    if verification.match.needs_eyes:
        return Statement(_describe_eyes(verification.match), "warning")
    return _describe_signed(verification)


def _describe_eyes(match: Match) -> str:
    """Return what only a person can compare: the whole copy, or those of its pages that are pictures."""
    if not match.pictured:
        return _("Nothing but your own eyes can compare this copy with what was issued.")
    said = ngettext(
        "Nothing but your own eyes can compare page {pages} with what was issued.",
        "Nothing but your own eyes can compare pages {pages} with what was issued.",
        len(match.pictured),
    )
    return said.format(pages=_list_pages(match.pictured))


def _differing(match: Match) -> str:
    """Return what is said of a file that is not what was issued, "" of one that is."""
    if match.kind is MatchKind.OTHER_TEXT:
        return mark("The words were changed. Do not rely on this file before you have read what differs.")
    if match.kind is MatchKind.PARTIAL:
        return mark("Pages of the contract are missing: ask for the whole copy.")
    if match.kind is not MatchKind.OTHER_LOOK:
        return ""
    if match.only_pages_added:
        return mark("Pages were added to the contract. Read them before you rely on this file.")
    if match.differences:
        return mark(
            "Words were added to those that were issued. Do not rely on this file before you have seen what differs."
        )
    return mark(
        "The words are the same, but not the looks. Do not rely on this file before you have seen what differs."
    )


def _describe_broken(verification: Verification) -> str:
    """Return what is wrong with the signatures, in words that what is said of each does not contradict."""
    broken = verification.broken_signatures
    if any(each.intact is not True for each in broken):
        return _("A signature in this file is not valid. Do not rely on it.")
    if any(each.change is Change.OTHER for each in broken):
        return _("This file was changed after it was signed. Do not rely on what was changed.")
    return _("A signature in this file does not count, although it is unbroken. Do not rely on it.")


def _describe_signed(verification: Verification) -> Statement:
    """Return how a file is signed in which nothing is wrong."""
    found = verification.examined.signatures
    if any(each.intact is None for each in found):
        return Statement(_("A certificate signature in this file could not be checked."), "warning")
    if verification.unclaimed:
        names = ", ".join(each.certificate.subject for each in verification.unclaimed if each.certificate is not None)
        said = _("Unbroken, but the certificate is nobody’s yet: “{name}” is the name of no party. Say whose it is.")
        return Statement(said.format(name=names), "warning")
    if found:
        said = ngettext(
            "{count} certificate signature, unbroken.", "{count} certificate signatures, all unbroken.", len(found)
        )
        return Statement(said.format(count=formats.number(len(found))), "good")
    if verification.examined.pictures:
        return Statement(_("Pictures of signatures only: there is no certificate signature that could be checked."))
    return Statement(_("No signature can be recognised in this file; one by hand on a scan is for your own eyes."))


def describe_difference(difference: Difference) -> str:
    """Return where two texts differ, in one sentence."""
    if not difference.before:
        text = _("Page {page}: added “{after}” ({around}).")
    elif not difference.after:
        text = _("Page {page}: missing “{before}” ({around}).")
    else:
        text = _("Page {page}: “{before}” became “{after}” ({around}).")
    return text.format(
        page=formats.number(difference.page),
        before=difference.before,
        after=difference.after,
        around=difference.around,
    )


_SPOTS: dict[SpotKind, str] = {
    SpotKind.CHANGED: mark("Page {page}: “{words}” looks different: it was covered or replaced."),
    SpotKind.ADDED: mark("Page {page}: something was added or removed between the words."),
    SpotKind.ANEW: mark("Page {page} looks different everywhere: it was replaced."),
    SpotKind.PICTURE: mark(
        "Page {page} came as a picture, as in a scan: put it beside page {words} of the contract and look at both."
    ),
    SpotKind.PAGE_ADDED: mark("Page {page} was added: “{words}”."),
    SpotKind.PAGE_EMPTY: mark("Page {page} was added; it is empty."),
    SpotKind.PAGE_MOVED: mark("Page {page} is page {words} of the contract: the order of the pages was changed."),
    SpotKind.PAGE_MISSING: mark("Page {page} is missing."),
    SpotKind.ANNOTATION: mark("Page {page}: a note was put on it: “{words}”."),
    SpotKind.FIELD: mark("Page {page}: a field was filled in with “{words}”."),
    SpotKind.FILLED: mark("Page {page}: “{words}” was filled in where a party signs; no term is changed by it."),
    SpotKind.SIGNATURE_LOST: mark(
        "Page {page} shows where a certificate signature was; the file was saved again, "
        "and nothing of it can be checked."
    ),
    SpotKind.LAYER: mark(
        "Page {page} holds a layer that can be switched on and off: another program may show something else."
    ),
    SpotKind.SCRIPT: mark("The file runs a program of its own when it is opened: it may show something else then."),
    SpotKind.UNREAD: mark(
        "From page {page} on there are more notes and fields than are looked at: look at them yourself."
    ),
}
# What is said of what bears no words.
_SILENT_SPOTS = {
    SpotKind.ANNOTATION: mark("Page {page}: a note or a drawing was put on it."),
    SpotKind.PAGE_ADDED: mark("Page {page} was added."),
}


def describe_spot(spot: Spot) -> str:
    """Return what is not as it was issued in one place, in one sentence."""
    text = _SPOTS[spot.kind] if spot.words else _SILENT_SPOTS.get(spot.kind, _SPOTS[spot.kind])
    return _(text).format(page=formats.number(spot.page), words=spot.words)


def describe_differences(verification: Verification) -> tuple[str, ...]:
    """Return where words and looks differ from those issued, each kind with how many more there are."""
    said = [describe_difference(each) for each in verification.match.differences]
    more = verification.match.more
    if more:
        said.append(
            ngettext("… and {count} more place.", "… and {count} more places.", more).format(count=formats.number(more))
        )
    match = verification.match
    # Which pages are missing stands in the sentence about a part.
    told = match.kind is MatchKind.PARTIAL
    spots = (each for each in match.spots if not (told and each.kind is SpotKind.PAGE_MISSING))
    return (*said, *(describe_spot(each) for each in (*spots, *match.filled)))


def describe_basis(owner: Owner) -> str:
    """Return how it is known whose a certificate is, "" where it is not."""
    if owner.party is None:
        return ""
    text = {
        Basis.KEPT: _("Kept in the book as the signature of: {party}."),
        Basis.LISTED: _("Whose it is: {party}, by your own list ({name})."),
        Basis.NAME: _("Whose it is: {party}, by the name on it ({name}) and nothing else."),
    }[owner.basis]
    return text.format(party=word_for(owner.party), name=owner.name)


def describe_signatures(verification: Verification) -> list[SignatureStatement]:
    """Return what is said of every signature in a file: those by certificate, then the pictures."""
    said = [
        describe_report(each, verification.owner(each), known=verification.known)
        for each in verification.examined.signatures
    ]
    return [*said, *(describe_picture(each) for each in verification.examined.pictures)]


def describe_report(
    report: SignatureReport, owner: Owner = NOBODY, *, known: frozenset[str] = frozenset()
) -> SignatureStatement:
    """Return what is said of a certificate signature in a file; `known` are the fingerprints on the user's list."""
    name = report.certificate.subject if report.certificate is not None else report.field
    facts: list[Statement] = []
    if report.problem == "extra":
        facts.append(Statement(f"{_('It was not checked: the part for certificates is not installed.')} {how_to_get()}",
                          "warning"))  # fmt: skip
        return SignatureStatement(_("{name}: certificate signature").format(name=name), "certificate", tuple(facts))
    if report.problem == "weak":
        facts.append(Statement(_("It was made with a method that can be forged today: it proves nothing."), "bad"))
    elif report.problem:
        facts.append(Statement(_("It cannot be read, and so it proves nothing."), "bad"))
    elif report.intact:
        facts.append(Statement(_("Unbroken: what was signed has not changed by a byte."), "good"))
    else:
        facts.append(Statement(_("Broken: what was signed is not what is there now."), "bad"))
    if not report.problem:
        facts += _after(report)
    facts += _when(report)
    if report.certificate is not None:
        facts.append(_whose(owner))
        facts += _trust_in(report, report.certificate, known=known)
        if report.in_time is False:
            facts.append(Statement(_("The certificate was not valid at that time."), "bad"))
    return SignatureStatement(_("{name}: certificate signature").format(name=name), "certificate", tuple(facts))


def _after(report: SignatureReport) -> list[Statement]:
    if report.change is Change.NONE:
        return [Statement(_("Nothing was added after it."), "good")] if report.intact else []
    if report.change is Change.SIGNED:
        return [
            Statement(_("After it, the file was signed again or a form was filled in; nothing else changed."), "good")
        ]
    if report.change is Change.VALIDATION:
        return [Statement(_("After it, only what helps to check it later was added."), "good")]
    if report.change is Change.UNKNOWN:
        return [Statement(_("What was added after it cannot be judged."), "warning")]
    said = [Statement(_("After it, something other than a further signature was changed."), "bad")]
    return [*said, *(Statement(describe_difference(each), "bad") for each in report.differences)]


def _when(report: SignatureReport) -> list[Statement]:
    """Return when it was signed, and whose word that is."""
    stamp = report.trust.stamp
    if stamp is None:
        if report.claimed_at is None:
            return []
        when = formats.instant(report.claimed_at)
        return [
            Statement(_("Signed {instant}, according to the signer’s clock; nobody else vouches for it.").format(
                instant=when))
        ]  # fmt: skip
    if not stamp.intact:
        return [Statement(_("Its time stamp does not hold: it proves no time."), "bad")]
    when = formats.instant(stamp.at)
    if stamp.root:
        text = _("Signed before {instant}: time stamp of {by}, whose issuer {root} is on your list.")
        return [Statement(text.format(instant=when, by=stamp.by, root=stamp.root), "good")]
    text = _("Signed before {instant}: time stamp of {by}; whether that service is to be trusted was not checked.")
    return [Statement(text.format(instant=when, by=stamp.by), "warning")]


def _whose(owner: Owner) -> Statement:
    said = describe_basis(owner)
    if said:
        return Statement(said, "good" if owner.basis in (Basis.KEPT, Basis.LISTED) else "plain")
    return Statement(_("The name on it is that of no party: whose it is, a person has to say."), "warning")


def _trust_in(report: SignatureReport, certificate: Certificate, *, known: frozenset[str]) -> list[Statement]:
    """Return what a certificate may do, who vouches for it, and whether it was revoked: what was not checked too."""
    usage = {
        Usage.FITS: Statement(_("The certificate may sign documents."), "good"),
        Usage.OTHER: Statement(_("The certificate was made for something else than signing documents."), "bad"),
        Usage.UNKNOWN: Statement(_("What the certificate may be used for was not checked."), "warning"),
    }[report.trust.usage]
    described = describe_certificate(certificate)
    if certificate.fingerprint in known:
        described[0] = Statement(_("Its fingerprint is on your list of known certificates."), "good")
    elif report.trust.root:
        text = _("The certificate leads to {root}, an issuer on your list.")
        described[0] = Statement(text.format(root=report.trust.root), "good")
    elif not certificate.self_signed:
        text = _("The certificate was issued by {issuer}, which is on no list of yours: its word was not checked.")
        described[0] = Statement(text.format(issuer=certificate.issuer), "warning")
    revocation = {
        Revocation.GOOD: Statement(_("The file brings its issuer’s answer: not revoked."), "good"),
        Revocation.REVOKED: Statement(_("The certificate was revoked by its issuer."), "bad"),
        Revocation.UNKNOWN: Statement(
            _("What the file brings on revocation does not answer for this certificate: not checked."), "warning"
        ),
        Revocation.NONE: Statement(_("Whether it was revoked was not checked: the file brings no answer."), "plain"),
    }[report.trust.revocation]
    return [usage, *described, revocation]


def describe_certificate(certificate: Certificate) -> list[Statement]:
    """Return how far a certificate's name can be trusted, its days, and its fingerprint."""
    if certificate.self_signed:
        trust = Statement(_("The certificate is self-signed: nobody but its maker vouches for this name."), "warning")
    else:
        issued = _("The certificate was issued by {issuer}; whether that issuer is to be trusted was not checked.")
        trust = Statement(issued.format(issuer=certificate.issuer), "warning")
    days = _("Valid from {first} to {last}.").format(
        first=formats.day(certificate.valid_from.date()), last=formats.day(certificate.valid_to.date())
    )
    fingerprint = _("Fingerprint (SHA-256): {fingerprint}").format(
        fingerprint=_group_fingerprint(certificate.fingerprint)
    )
    return [trust, Statement(days), Statement(fingerprint)]


def _group_fingerprint(fingerprint: str) -> str:
    """Return a fingerprint in groups of eight bytes, so that it can be read aloud and wraps."""
    pairs = fingerprint.split(":")
    return " ".join(":".join(pairs[at : at + 8]) for at in range(0, len(pairs), 8))


def describe_picture(picture: PictureReport) -> SignatureStatement:
    """Return what is said of a picture of a signature in a file."""
    head = _("{name}: picture of a signature").format(name=picture.signer or _("Unknown"))
    facts = []
    if picture.party:
        known = {each.value: each for each in Signatory}
        party = word_for(known[picture.party]) if picture.party in known else picture.party
        when = formats.instant(picture.placed_at) if picture.placed_at is not None else _("an unknown day")
        said = _("On page {page}, placed for “{party}” on {instant}, according to the file.")
        facts.append(Statement(said.format(page=formats.number(picture.page), party=party, instant=when)))
    else:
        said = _("On page {page}, placed with another program.")
        facts.append(Statement(said.format(page=formats.number(picture.page))))
    facts.append(Statement(_("It is no certificate signature, and proves neither who placed it nor when."), "warning"))
    return SignatureStatement(head, "picture", tuple(facts))


def doubt_signer(who: SigningParty, signer: str) -> str:
    """Return what to say of a signer whom the contract does not name for a party, "" where it names that person."""
    wanted = set(name_words(signer))
    if not wanted or wanted == set(name_words(who.signer)):
        return ""
    names = {"named": who.signer, "signer": signer, "party": word_for(who.party)}
    if who.signer == who.name and who.party in {Signatory.BRAND, Signatory.AGENCY}:
        return _("The contract names nobody who signs for {named}: make sure that {signer} may.").format(**names)
    told = _("For “{party}” the contract names {named}, and {signer} signs: make sure that this is right.")
    return told.format(**names)


def describe_when(row: SignatureRow) -> str:
    """Return when a signature was made: its instant, or its day where the hour is not known; "" for neither."""
    if row.day_alone is not None:
        return formats.day(row.day_alone)
    return "" if row.signed_at is None else formats.instant(row.signed_at)


def describe_kept(row: SignatureRow) -> str:
    """Return a signature of the book in one line: for whom, who, how, when."""
    kind = {
        Manner.CERTIFICATE: _("certificate signature"),
        Manner.PAPER: _("signed on paper"),
    }.get(row.manner, _("picture of a signature"))
    when = describe_when(row)
    return " · ".join(part for part in (word_for(row.party), row.signer, kind, when) if part)
