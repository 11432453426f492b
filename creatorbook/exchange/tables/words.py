"""The words that people use in their sheets for our stages, platforms, formats and expectations.

English, French, German, Spanish and Italian, stages in Dutch, Polish and Portuguese too, folded (no case, no accents),
with "|" between phrases; "=" before one
that only counts where it is all that a cell says ("si" is yes, but "si possible" is not). The words that the program
itself shows for each are among them; a test holds the tables to it in every language.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.platforms import Medium, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=StrEnum)

_TOKEN = re.compile(r"[^\W_]+|\?")
_LONGEST = 500
_REMEMBERED = 10_000
_NEGATIONS = frozenset(
    {
        "not",
        "no",
        "non",
        "pas",
        "aucun",
        "aucune",
        "sans",
        "never",
        "jamais",
        "nicht",
        "kein",
        "keine",
        "sin",
        "unless",
        "ohne",
        "senza",
        "nessun",
        "nessuna",
        "ninguna",
    }
)
_UNSETTLED = frozenset(
    word.strip()
    for word in """
    ?|??|???|tbd|tbc|tba|to be determined|to be decided|to be defined|to be discussed|to be confirmed|to be agreed
    |to be announced|to confirm|unknown|not sure|open|nc|n c|non communique|a definir|a determiner|a confirmer|a voir
    |a discuter|a preciser|a negocier|inconnu|je ne sais pas|offen|noch offen|unklar|unbekannt|zu klaren|tbd offen
    |nach absprache|wird noch geklart|por definir|por confirmar|por determinar|a convenir|pendiente|desconocido
    |da definire|da confermare|da concordare|da stabilire|sconosciuto|a definir con la marca
    """.replace("\n", " ")
    .strip()
    .split("|")
)


def is_unsettled(text: str) -> bool:
    """Return whether a cell says no more than that its value is still to be found out or agreed on: "TBD", "?"."""
    folded = fold(text[:_LONGEST]).strip(" .!()[]")
    return folded in _UNSETTLED or " ".join(_TOKEN.findall(folded)) in _UNSETTLED


class Lexicon(Generic[Word]):
    """Phrases and what they mean: a cell that holds one as whole words means it.

    Among several the longest counts ("in negotiation" before "in"), or the first where `first` is true ("2 Reels and
    4 stories" is a Reel before all).
    """

    def __init__(self, table: Mapping[Word, str], *, first: bool = False) -> None:
        self._first = first
        self._meanings: dict[str, Word] = {}
        self._inside: list[str] = []
        self._known: dict[str, Word | None] = {}
        for word, line in table.items():
            for phrase in (*line.split("|"), f"={word.value.replace('_', ' ')}"):
                words = " ".join(_TOKEN.findall(phrase))
                self._meanings.setdefault(words, word)
                if not phrase.startswith("="):
                    self._inside.append(words)

    def is_listed(self, text: str) -> bool:
        """Return whether a cell is one of the phrases and says no more."""
        return " ".join(_TOKEN.findall(fold(text[:_LONGEST]))) in self._meanings

    def find(self, text: str) -> Word | None:
        """Return what the words of a cell mean, None where that is not clear.

        A "not" that no phrase accounts for makes it unclear: "not signed" is not "signed".
        """
        # A column repeats a few texts over and over.
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Word | None:
        words = _TOKEN.findall(fold(text[:_LONGEST]))
        whole = self._meanings.get(" ".join(words))
        if whole is not None or not words:
            return whole
        padded = f" {' '.join(words)} "
        inside = [(padded.find(f" {phrase} "), -len(phrase), phrase) for phrase in self._inside]
        present = [found for found in inside if found[0] >= 0]
        if not present:
            return None
        phrase = (min(present) if self._first else min(present, key=lambda found: (found[1], found[0])))[2]
        if _NEGATIONS.intersection(words) and not _NEGATIONS.intersection(phrase.split()):
            return None
        return self._meanings[phrase]


STAGES: Lexicon[Stage] = Lexicon(
    {
        Stage.LEAD: (
            "lead|prospect|=piste|=new|=nouveau|incoming|entrant|contacted|contacte|to contact|a contacter|pitch"
            "|pitched|idea|idee|inquiry|enquiry|demande|anfrage|offen|nuevo|premier contact|first contact|proposed"
            "|propose|proposee|vorgeschlagen|propuesto|propuesta|proposto|draft|brouillon|entwurf|borrador|bozza"
            "|geplant|planned|prevu|contatto|contattato|contactado|richiesta|neu|nuovo"
            "|nowy|kontakt|zapytanie|nieuw|aanvraag|novo|pedido de contacto"
        ),
        Stage.NEGOTIATING: (
            "negotiating|negotiation|in negotiation|en negociation|nego|en nego|en cours de negociation|devis"
            "|devis envoye|quote|quote sent|quoted|proposal|proposal sent|in discussion|en discussion|discussion"
            "|pending|en attente|in verhandlung|angebot|en negociacion|waiting|verhandlung|verhandeln"
            "|angebot gesendet|negociacion|negociando|presupuesto enviado|in trattativa|trattativa|preventivo"
            "|preventivo inviato|in attesa|ausstehend|pendiente"
            "|negocjacje|w negocjacjach|oferta wyslana|in onderhandeling|onderhandeling|offerte verstuurd|em negociacao"
        ),
        Stage.CONTRACTED: (
            "contracted|signed|signe|signee|contrat signe|contract signed|confirmed|confirme|confirmee|agreed"
            "|accepted|accepte|acceptee|valide|validee|won|gagne|unterschrieben|bestatigt|firmado|confirmado|booked"
            "|=ok|zugesagt|vereinbart|vertrag unterschrieben|unterzeichnet|contrato firmado|aceptado|acordado"
            "|firmato|firmata|confermato|confermata|accettato|contratto firmato|concordato"
            "|podpisana|podpisany|podpisane|umowa podpisana|potwierdzona|potwierdzone|getekend|ondertekend|bevestigd"
            "|assinado|assinada"
        ),
        Stage.IN_PRODUCTION: (
            "in production|production|en production|in progress|en cours|to do|a faire|to shoot|a tourner|tournage"
            "|shooting|filming|creation|montage|editing|in arbeit|en curso|active|actif|in bearbeitung"
            "|in produktion|en produccion|en progreso|in corso|in produzione|in lavorazione|da fare|attivo|activo"
            "|aktiv"
            "|w realizacji|w toku|in uitvoering|bezig|em producao|em curso"
        ),
        Stage.IN_REVIEW: (
            "in review|review|en validation|a valider|validation|awaiting approval|submitted|envoye|relecture"
            "|in prufung|en revision|sent for approval|freigabe|zur freigabe|in freigabe|enviado|en aprobacion"
            "|in revisione|in approvazione|da approvare|inviato"
        ),
        Stage.LIVE: (
            "live|published|publie|publiee|posted|poste|postee|online|en ligne|delivered|livre|livree|done|fait"
            "|veroffentlicht|publicado|realise|erledigt|geliefert|abgeliefert|publicada|entregado|hecho|pubblicato"
            "|pubblicata|consegnato|fatto"
            "|opublikowane|opublikowana|opublikowany|gepubliceerd|geplaatst|opgeleverd"
        ),
        Stage.INVOICED: (
            "invoiced|facture|facturee|invoice sent|facture envoyee|awaiting payment|en attente de paiement|unpaid"
            "|impaye|a payer|overdue|en retard|berechnet|facturado|to be paid|non paye|not paid|not yet paid"
            "|pas paye|pas encore paye|non regle|rechnung gestellt|rechnung gesendet|offene rechnung|unbezahlt"
            "|nicht bezahlt|factura enviada|pendiente de pago|no pagado|por pagar|fatturato|fattura inviata"
            "|da pagare|in attesa di pagamento|non pagato"
            "|faktura wyslana|niezaplacone|gefactureerd|factuur verstuurd|niet betaald|faturado|por pagar"
        ),
        Stage.PAID: (
            "paid|paye|payee|regle|reglee|encaisse|bezahlt|pagado|cobrado|paiement recu|payment received|beglichen"
            "|zahlung erhalten|pagada|pago recibido|pagato|pagata|saldato|incassato"
            "|zaplacone|zaplacona|oplacone|oplacona|betaald|=pago|=paga"
        ),
        Stage.CLOSED: (
            "closed|clos|close|cloture|cloturee|archive|archived|archivee|termine|terminee|finished|completed"
            "|complete|fini|abgeschlossen|cerrado|terminado|beendet|archiviert|fertig|finalizado|archivado|chiuso"
            "|chiusa|concluso|conclusa|archiviato|completato|completado"
            "|zakonczone|zakonczona|afgerond|afgesloten|gesloten|concluido|concluida"
        ),
        Stage.PASSED: (
            "passed|declined|decline|declinee|refuse|refusee|turned down|no thanks|not interested|pas interesse"
            "|abgelehnt|rechazado|rejected|abgesagt|kein interesse|rechazada|rifiutato|rifiutata|declinato"
            "|non interessato"
            "|odrzucone|odmowa|afgewezen|recusado|recusada"
        ),
        Stage.LOST: (
            "lost|perdu|perdue|cancelled|canceled|annule|annulee|ghosted|no reply|sans reponse|no answer|abandonne"
            "|verloren|storniert|perdido|cancelado|dead|keine antwort|sin respuesta|cancelada|perso|persa|annullato"
            "|annullata|nessuna risposta|cancellato"
            "|anulowane|anulowana|przegrane|geannuleerd|geen reactie|sem resposta"
        ),
    }
)

PLATFORMS: Lexicon[Platform] = Lexicon(
    {
        Platform.INSTAGRAM: "instagram|insta|ig|reel|reels",
        Platform.TIKTOK: "tiktok|tik tok|tt",
        Platform.YOUTUBE: "youtube|you tube|yt|shorts|youtube shorts",
        Platform.FACEBOOK: "facebook|fb",
        Platform.X: "=x|twitter|tweet",
        Platform.THREADS: "threads",
        Platform.TWITCH: "twitch",
        Platform.SNAPCHAT: "snapchat|snap",
        Platform.PINTEREST: "pinterest",
        Platform.LINKEDIN: "linkedin",
        Platform.PODCAST: "podcast",
        Platform.BLOG: "blog|article|website|site|site web",
        Platform.NEWSLETTER: "newsletter|mailing|substack",
        Platform.OTHER: "=other|=autre|=andere|=otro",
        Platform.EVENT: "event|evenement|soiree|veranstaltung|evento",
    },
    first=True,
)

MEDIA: Lexicon[Medium] = Lexicon(
    {
        Medium.FEED_POST: "post|feed post|feed|photo|publication|publication du fil|static post|beitrag|publicacion",
        Medium.CAROUSEL: "carousel|carrousel|karussell|carrusel",
        Medium.REEL: "reel|reels|rolka|rolki",
        Medium.STORY: "story|stories|storys|storie|historia|historias|relacja|relacje|estoria|estorias",
        Medium.SHORT_VIDEO: "short|shorts|tiktok|tiktok video|video tiktok|short video|video courte",
        Medium.VIDEO: "video|youtube video|video youtube|dedicated video|video dediee|integration",
        Medium.LIVE: "live|livestream|live stream|stream|direct",
        Medium.TEXT_POST: "tweet|text post|thread|post texte|publication texte",
        Medium.PODCAST_EPISODE: "podcast|episode|podcast episode",
        Medium.ARTICLE: "article|blog post|blog|article de blog",
        Medium.NEWSLETTER: "newsletter",
        Medium.OTHER: "=other format|=autre format|=other|=autre|=andere|=otro",
        Medium.APPEARANCE: "appearance|event|evenement|presence|soiree",
        Medium.RAW_CONTENT: "ugc|raw content|=rushes|contenu brut|content only",
    },
    first=True,
)

EXPECTATIONS: Lexicon[Expectation] = Lexicon(
    {
        Expectation.ASKED: (
            "asked|demande|demandee|required|requis|obligatoire|mandatory|contract|contrat|post required|post asked"
            "|post demande|story demandee|=yes|=oui|=ja|=si|=tak|=sim|verlangt|pedido|verpflichtend|erforderlich"
            "|pflicht|obligatorio|requerido|exigido|richiesto|richiesta|obbligatorio|obbligatoria"
        ),
        Expectation.EXPECTED: (
            "expected|attendu|attendue|post expected|post attendu|implied|sous entendu|sous-entendu|erwartet"
            "|esperado|se espera|atteso|attesa|ci si aspetta"
        ),
        Expectation.SUGGESTED: (
            "suggested|suggere|suggeree|optional|optionnel|facultatif|if you like|si envie|if you like it"
            "|si ca te plait|si tu aimes|welcome|appreciated|optionnelle|freiwillig|sugerido|opcional|facultativo"
            "|facoltativo|facoltativa|suggerito|opzionale|a piacere|a eleccion"
        ),
        Expectation.NOTHING: (
            "nothing|nothing asked|nothing expected|rien|rien demande|rien de demande|=none|aucune|aucun|=no|=non"
            "|=nein|=keine|=keines|=keiner|=geen|=brak|=nee|=nie|=nao"
            "|no strings|no strings attached|sans contrepartie|sans obligation|no obligation|nichts|nada"
            "|gratuit|not required|no post required|no post expected|not expected|not asked|pas demande|pas de post"
            "|pas obligatoire|non obligatoire|non demande|no obligation to post|pas d obligation"
            "|pas de contrepartie|aucune obligation|aucune contrepartie|rien d attendu|kein beitrag|nicht verlangt"
            "|keine verpflichtung|ohne verpflichtung|keine pflicht|nicht erforderlich|sin obligacion|sin compromiso"
            "|ninguna|ninguno|no obligatorio|niente|nulla|nessun obbligo|senza obbligo|senza impegno|nessuna"
            "|nessuno|non obbligatorio"
        ),
        Expectation.UNKNOWN: (
            "unknown|inconnu|?|=don t know|i don t know|=a preciser|unclear|pas clair|je ne sais pas|unbekannt"
            "|da capire|non so|no lo se|desconocido|sconosciuto"
        ),
    }
)

FATES: Lexicon[GiftFate] = Lexicon(
    {
        GiftFate.KEPT: "kept|keep|garde|gardee|conserve|conservee|behalten|guardado|conservado|quedado|tenuto|tenuta",
        GiftFate.TO_RETURN: (
            "to return|to be returned|to give back|to be given back|to send back|to be sent back"
            "|has to go back|must go back"
            "|give back by|return by|will be returned|will go back|loan|loaned|on loan|loan unit|loaner|borrowed"
            "|a rendre|a retourner|a renvoyer|a restituer|doit etre rendu|sera rendu|sera rendue"
            "|sera retourne|sera renvoye|doit etre rendue|doit etre retourne"
            "|pret|prete|pretee|en pret|emprunte|pret de produit"
            "|leihgabe|leihweise|geliehen|ausgeliehen|leihgerat|leihstellung|zuruckgeben|zuruckzugeben|zuruckschicken"
            "|zuruckzuschicken|muss zuruck|zuruck bis|wird zuruckgegeben"
            "|prestamo|prestado|prestada|en prestamo|cedido|por devolver|a devolver|hay que devolver"
            "|da restituire|da rendere|sara restituito"
            "|sara restituita|sera devuelto|sera devuelta|in prestito|prestito|prestato|prestata|comodato"
            "|bruikleen|te leen|geleend|terugsturen|terug te sturen|wypozyczone|wypozyczony|do zwrotu|emprestado"
            "|emprestada|emprestimo|lanad|till lans|udlant|til lans"
        ),
        GiftFate.RETURNED: (
            "returned|given back|rendu|rendue|retourne|retournee|sent back|renvoye|renvoyee|devuelto|zuruckgegeben"
            "|zuruckgeschickt|devuelta|restituito|restituita|reso"
        ),
        GiftFate.SOLD: "sold|vendu|vendue|verkauft|vendido|venduto|venduta|vendida",
        GiftFate.GIVEN_AWAY: (
            "given away|given|donne|donnee|offert|offerte|giveaway|gave away|verschenkt|regalado|weitergegeben"
            "|regalada|donado|regalato|regalata|donato"
        ),
        GiftFate.RAFFLED: (
            "raffled|raffle|prize|put up as a prize|mis en jeu|mise en jeu|tirage au sort|mis au concours|verlost"
            "|sorteado|sorteada|sorteo|messo in palio|messa in palio"
        ),
        GiftFate.USED_UP: (
            "used up|consumed|eaten|finished|consomme|consommee|utilise|utilisee|fini|finie|verbraucht|aufgebraucht"
            "|gastado|consumido|consumida|consumato|consumata|opgebruikt"
        ),
    }
)
