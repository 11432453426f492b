"""What a mail is about that is no offer of a brand: a payment, a bill to pay, a trade in followers and links."""

from __future__ import annotations

import re

from creatorbook.common.text import fold

_BEGINNING = 20_000
# What such a mail is called, by the programs that send them and by the people who write them: for folded text.
_ADVICE = re.compile(
    r"\b(?:remittance|payment (?:advice|notification|notice|confirmation)|avis de (?:paiement|virement|reglement)"
    r"|zahlungsavis|zahlungsanzeige|zahlungsmitteilung|uberweisungsavis|aviso de (?:pago|transferencia)"
    r"|avviso di (?:pagamento|bonifico)|betaalspecificatie|betalingsadvies|awizo platnosci|aviso de pagamento)\b"
)
_PAYMENT = (
    r"\b(?:payment|paid|virement|paiement|reglement|zahlung|uberweisung|pago|transferencia|pagamento|bonifico"
    r"|betaling|overboeking|przelew|platnosc)\b"
)
_INVOICE = r"\b(?:invoice|facture|rechnung|factura|fattura|factuur|faktur\w{0,2}|fatura)\b"
_PAYMENT_OF_INVOICE = re.compile(rf"{_PAYMENT}.{{0,60}}{_INVOICE}|{_INVOICE}.{{0,60}}{_PAYMENT}")
# That it happened is said of it: what shall be paid once a post is out is an offer.
_DONE = re.compile(
    r"\b(?:(?:has|have|was|were) (?:just |now |already |today )?(?:been )?(?:sent|made|paid|issued|processed"
    r"|transferred|initiated|released)"
    r"|we(?: have|ve| ?.ve)? (?:just |now |today )?(?:paid|sent|transferred|processed|made)"
    r"|on its way|(?:a ete|avons|vient d etre|est) (?:bien )?(?:emis|effectue|envoye|realise|regle|paye|parti)e?"
    r"|(?:avons|ai) (?:bien )?(?:procede au|fait le|emis le|effectue le) (?:virement|reglement|paiement)"
    r"|(?:wurde|haben wir|ist|habe) .{0,60}(?:uberwiesen|bezahlt|angewiesen|beglichen|ausgefuhrt|veranlasst)"
    r"|(?:hemos|se ha|ha sido|he) (?:realizado|efectuado|enviado|emitido|hecho|pagado)"
    r"|(?:abbiamo|e stato|ho) (?:effettuato|eseguito|disposto|inviato|pagato|fatto)"
    r"|(?:is|hebben) .{0,40}(?:betaald|overgemaakt|uitgevoerd|verstuurd)|zostal[ao]? (?:wyslan|wykonan|zlecon)\w)\b"
)
# A bill that its sender wants paid: it is due or past due, and it is theirs, or paying is what they ask for.
_ANY_INVOICE = r"(?:invoices?|factures?|rechnung\w*|facturas?|fatture|fattura|facturen|factuur|faktur\w{0,4}|faturas?)"
_PAST_DUE = (
    r"(?:overdue|past due|unpaid|outstanding|final notice|reminder|rappel|relance|impayee?s?|mahnung|zahlungserinnerung"
    r"|uberfallig\w*|recordatorio|vencidas?|impagadas?|sollecito|scadut[ae]|insolut[ae]|herinnering|aanmaning|vervallen"
    r"|przypomnienie|wezwanie|lembrete|vencida|em atraso|paminnelse|rykker|purring)"
)
_BILL = re.compile(
    rf"\b{_PAST_DUE}\b.{{0,60}}\b{_ANY_INVOICE}\b|\b{_ANY_INVOICE}\b.{{0,60}}\b{_PAST_DUE}\b"
    r"|\bzahlungserinnerung\b|\bbetalingsherinnering\b|\bbetalingspaminnelse\b|\bbetalningspaminnelse\b"
)
_ASKS_TO_PAY = re.compile(
    rf"\b(?:our|my|notre|nos|unsere|unserer|nuestras?|nostr[ae]|onze|nasz\w*|nossas?|var|vores) {_ANY_INVOICE}\b"
    r"|\bplease (?:pay|settle|remit|transfer)\b|\bmerci de (?:regler|payer|proceder au (?:reglement|paiement))\b"
    r"|\bbitte (?:uberweisen|zahlen|begleichen|bezahlen)\b|\bwir bitten um (?:zahlung|uberweisung|ausgleich)\b"
    r"|\b(?:rogamos|por favor) (?:pagu?e|abone|el pago|su pago)\b|\b(?:la preghiamo|preghiamo) di (?:pagare|saldare)\b"
    r"|\bgelieve (?:te betalen|het bedrag)\b|\bpros(?:imy|ze) o (?:zaplate|uregulowanie|wplate)\b"
    r"|\bvanligen betala\b|\bbetal venligst\b"
)
# What is traded in, by whom it is offered to creators: for folded text, one a line.
_AMOUNT = r"(?:[0-9][0-9., ]*k? )?"
_TRADED = re.compile(
    "|".join(
        line.strip()
        for line in rf"""
\b(?:buy|sell|offer|deliver|gain|get) (?:you )?{_AMOUNT}(?:real|active|genuine) (?:followers|subscribers|likes)\b
\b(?:acheter|achetez|offrons|gagnez|obtenez) {_AMOUNT}(?:vrais )?(?:abonnes|followers|likes) (?:reels|actifs)\b
\b(?:kaufen|kaufe|bieten|gewinnen) (?:sie |wir )?{_AMOUNT}(?:echte|aktive|reale) (?:follower|abonnenten|likes)\b
\b(?:compra|compre|ofrecemos|vendemos|gana) {_AMOUNT}(?:seguidores|suscriptores|likes) (?:reales|activos)\b
\b(?:compra|acquista|offriamo|vendiamo|ottieni) {_AMOUNT}(?:follower|iscritti|like) (?:reali|attivi|veri)\b
\b(?:buy|purchase|place|insert|sell)\b[^.!?]{{0,40}}\b(?:do-?follow|backlinks?|link insertions?)\b
\b(?:acheter|placer|inserer|vendre)\b[^.!?]{{0,40}}\b(?:do-?follow|backlinks?)\b
\b(?:kaufen|platzieren|einfugen|comprar|insertar|acquistare|inserire)\b[^.!?]{{0,40}}\b(?:do-?follow|backlinks?)\b
\b(?:first page|page one) (?:on|in|of) google\b|\bpremiere page de google\b|\bersten? seite (?:von|bei|auf) google\b
\bprimera pagina de google\b|\bprima pagina di google\b
""".strip().splitlines()
    )
)


def tells_of_payment(subject: str, text: str) -> bool:
    """Return whether a mail says that a payment was made: by what it is called, or by what was done with an invoice."""
    title = fold(subject)
    if _ADVICE.search(title):
        return True
    whole = " ".join(re.findall(r"[^\W_]+|[.!?]", f"{title}. {fold(text[:_BEGINNING])}"))
    return any(
        _PAYMENT_OF_INVOICE.search(sentence) and _DONE.search(sentence) for sentence in re.split(r"[.!?]", whole)
    )


def asks_to_pay(subject: str, text: str) -> bool:
    """Return whether a mail wants a bill of its sender paid: it is called one, and its text says whose it is."""
    return bool(_BILL.search(fold(subject)) and _ASKS_TO_PAY.search(fold(f"{subject}.\n{text[:_BEGINNING]}")))


def is_trading(subject: str, text: str) -> bool:
    """Return whether a mail trades in followers, links or places in a search: it is seldom an offer of a brand."""
    return _TRADED.search(fold(f"{subject}.\n{text[:_BEGINNING]}")) is not None
