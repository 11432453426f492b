"""What frauds ask creators for: money first, a password, a program to open, an account to save in a hurry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.common.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGINNING = 20_000
_PROGRAMS = tuple(".exe .scr .bat .cmd .msi .js .vbs .lnk .iso .com .pif .jar .ps1 .hta".split())  # noqa: SIM905  a line
# One a line, for folded text: money before any is earned, a password or an account in danger, a closed archive.
_ASKED = re.compile(
    "|".join(
        line.strip()
        for line in r"""
\b(?:you|please)\b[^.!?]{0,40}\b(?:pay|send|transfer|cover|wire)\b[^.!?]{0,40}\b(?:fees?|deposit)\b
\b(?:refundable|upfront|up-front) (?:deposit|payment|fee)\b
\b(?:vous|merci de|votre charge)\b[^.!?]{0,40}\b(?:regler|payer|verser|virer|avancer)\b[^.!?]{0,40}\b(?:frais|caution)\b
\bfrais (?:de dossier|d.inscription|de douane|d.activation)\b[^.!?]{0,30}\b(?:a votre charge|rembours)
\bcaution remboursable\b
\b(?:sie|du|bitte)\b[^.!?]{0,40}\b(?:gebuhr|kaution|versandkosten)\b[^.!?]{0,40}\b(?:uberweis|bezahl|zahl|vorab)
\b(?:uberweisen|bezahlen|zahlen) sie\b[^.!?]{0,40}\b(?:gebuhr|kaution|versandkosten)
\b(?:debe|debes|tiene que|tienes que|por favor)\b[^.!?]{0,40}\b(?:gastos de (?:envio|gestion|aduana)|fianza|deposito)\b
\b(?:gift|itunes|steam|google play|amazon) cards? codes?\b
\b(?:cashier.?s|certified) (?:check|cheque)\b[^.!?]{0,80}\b(?:deposit|remaining|rest|send)
\b(?:verify|validate|reactivate|appeal)\b[^.!?]{0,30}\byour [a-z ]{0,20}(?:account|page|profile|channel)\b
\b(?:confirm|send|enter|provide|share)\b[^.!?]{0,30}\b(?:password|login details|credentials|verification code)
\byour [a-z ]{0,20}(?:account|page|profile|channel)\b[^.!?]{0,60}\b(?:suspended|deleted|disabled|deactivated|restricted)
\b(?:copyright|trademark) (?:infringement|violation)\b[^.!?]{0,120}\b(?:appeal|verify|form|hours)
\bvotre (?:compte|page|profil|chaine)\b[^.!?]{0,60}\b(?:suspendue?|supprimee?|desactivee?|restreinte?|bloquee?)
\b(?:confirmer|confirmez|verifiez|communiquez|envoyez)\b[^.!?]{0,40}\b(?:mot de passe|identifiants|code de verification)
\bihre? (?:konto|profil|kanal|account|seite)\b[^.!?]{0,60}\b(?:gesperrt|geloscht|deaktiviert|eingeschrankt)
\b(?:bestatigen|senden|schicken|geben)\b[^.!?]{0,40}\b(?:passwort|zugangsdaten|anmeldedaten|bestatigungscode)
\bs?u (?:cuenta|perfil|pagina|canal)\b[^.!?]{0,60}\b(?:suspendid|eliminad|desactivad|bloquead)
\b(?:confirme|verifique|envie|confirma|envia)\b[^.!?]{0,40}\b(?:contrasena|credenciales|codigo de verificacion)
\b(?:archive|zip|rar|archivs?|archivo|fichier)\b[^.!?]{0,30}\b(?:password|mot de passe|passwort|contrasena)\b
\b(?:password|mot de passe|passwort|contrasena)\b[^.!?]{0,20}\b(?:archive|zip|rar|archivs?|archivo|fichier)\b
""".strip().splitlines()
    )
)


def is_likely_fraud(subject: str, text: str, names: Iterable[str]) -> bool:
    """Return whether a mail asks for what frauds ask for; `names` are those of its attachments."""
    if any(name.lower().rstrip(" .").endswith(_PROGRAMS) for name in names):
        return True
    return _ASKED.search(fold(f"{subject}.\n{text[:_BEGINNING]}")) is not None
