"""Names that are no person's: a press office, a marketing team, "info"."""

from __future__ import annotations

from creatorbook.common.text import fold

_ROLES = frozenset(
    """
    press presse prensa stampa pr rp relations marketing team equipe equipo squad crew service services client clients
    customer customers care support help info infos information contact contacts kontakt contacto hello hallo hi bonjour
    hola partnership partnerships partner partners partenariat partenariats collab collabs collaboration collaborations
    kooperation kooperationen colaboraciones influencer influencers creator creators createurs affiliate affiliates
    social media communication communications kommunikation comunicacion comunicaciones newsroom office
    buro buero bureau
    department departement departamento abteilung sales vertrieb ventes ventas billing buchhaltung comptabilite
    contabilidad accounting accounts invoices invoice facturation rechnung rechnungen admin noreply reply brand brands
    digital online community ambassador ambassadors talent hr jobs shop store news
    """.split()  # noqa: SIM905  reads better as lines
)
_BETWEEN = frozenset(
    """
    the of at from for and no do not le la les l de du des d et chez pour der die das von bei fur und am el los y e i en
    para by with our your notre unser
    """.split()  # noqa: SIM905  as above
)


def is_role(name: str, organisation: str = "") -> bool:
    """Return whether a name is that of a function and of no person: "Presse Aurora" of Aurora is, "Léa, Aurora" is not.

    An address as a name counts by what stands before its @.
    """
    firm = set(fold(organisation).split())
    words = [word for word in _words(name) if word not in firm and word not in _BETWEEN]
    return bool(words) and all(word in _ROLES for word in words)


def _words(name: str) -> list[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in fold(name.partition("@")[0]))
    return [word for word in plain.split() if not word.isdigit()]
