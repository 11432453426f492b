"""The headings in tables of banks and payment services, and the fields that they mean.

Headings are compared folded and without digits and marks, as everywhere: "Betrag (€)" is "betrag". "|" stands between
the headings of a field.
"""

from __future__ import annotations

import functools

from creatorbook.domain.values.currencies import CODES
from creatorbook.exchange.tables.columns import normal_heading

FIELDS = {
    "booked": (
        "date|booking date|book date|transaction date|posting date|posted date|post date|date posted|completed date"
        "|date completed|date completed utc|finished on|buchungstag|buchungsdatum|buchung|datum|date operation"
        "|date de l operation|date d operation|date comptable|date de comptabilisation|dateop|date d execution|data"
        "|data operazione|data contabile|data registrazione|fecha|fecha operacion|fecha de operacion|f operacion"
        "|fecha contable|boekdatum|boekingsdatum|transactiedatum|uitvoeringsdatum|created utc|created|created on"
        "|transaction completed date|process date|effective date|date transaction|umsatzdatum|booking day|datetime"
        "|date processed|datum verrichting|data operacji|data transakcji|data ksiegowania|datum zauctovani"
    ),
    "valued": (
        "value date|valued|wertstellung|valutadatum|wertstellungsdatum|wert|date valeur|date de valeur|dateval"
        "|data valuta|fecha valor|f valor|fecha de valor|rentedatum|available on utc|available on|valuta datum"
    ),
    # Of what a day is called in one language and a currency in another, the cells tell which.
    "valuta": "valuta",
    "amount": (
        "amount|betrag|betrag in|montant|montant en|montant en euros|montant de l operation|importe|importe en"
        "|importe en euros|importo|bedrag|umsatz|umsatz in|sum|transaction amount|value|movement|mouvement|movimento"
        "|movimiento|total amount|amount total|montant net|somme|amount in account currency|buchungsbetrag|kwota|castka"
    ),
    "debit": (
        "debit|debit amount|soll|lastschrift|belastung|paid out|money out|withdrawal|withdrawals|withdrawal amount"
        "|ausgaben|ausgang|debit euros|cargo|cargos|dare|uscite|addebiti|addebito|depenses|retrait|out"
        "|belastung in|debet|debits|adeudo"
    ),
    "credit": (
        "credit|credit amount|haben|gutschrift|paid in|money in|deposit|deposits|deposit amount|einnahmen|eingang"
        "|credit eur|credit euros|abono|abonos|avere|entrate|accrediti|accredito|recettes|versement|in"
        "|gutschrift in|credits|ingreso|ingresos"
    ),
    "flag": (
        "af bij|d c|dc|s h|soll haben|sens|debit credit|credit debit|direction|dr cr|cr dr|balance impact|richting"
    ),
    "currency": (
        "currency|wahrung|waehrung|devise|devises|divisa"
        "|moneda|munt|muntsoort|currency code|code devise|payment currency"
        "|account currency|monnaie|kontowahrung|buchungswahrung|waluta|mena"
    ),
    "counterparty": (
        "counterparty|counter party|name|payee|partner name|partnername|auftraggeber empfanger|empfanger|auftraggeber"
        "|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|name zahlungsbeteiligter|contrepartie"
        "|tiers|nom de la contrepartie|naam|naam tegenpartij|tegenpartij|naam omschrijving|other party|controparte"
        "|contraparte|auftraggeber begunstigter"
        "|auftraggeber beguenstigter|zahlungspartner|zahlungsempfanger auftraggeber"
        "|counter party name|nom|beneficiary payer|merchant|customer name|beneficiario ordenante|nom contrepartie"
    ),
    "payer": (
        "payer|payer name|zahlungspflichtige r|zahlungspflichtiger|debtor|donneur d ordre|ordenante|ordinante|sender"
        "|sender name|source name|from name"
    ),
    "payee": (
        "zahlungsempfanger in|zahlungsempfanger|creditor|payee name|beneficiaire|beneficiario|recipient|recipient name"
        "|target name|beneficiary|begunstigter"
    ),
    "counterparty_account": (
        "account number counterparty|kontonummer iban|iban zahlungsbeteiligter|partner iban|counterparty account"
        "|iban|iban contrepartie|compte contrepartie|tegenrekening|tegenrekening iban bban|rekening tegenpartij"
        "|compte de la contrepartie|counterparty iban|counter party iban"
        "|kontonummer|iban auftraggeber|from email address"
        "|iban bic|gegenkonto|beneficiary iban|payee account number"
    ),
    "text": (
        "description|reference|payment reference|verwendungszweck|buchungstext|booking text|libelle|libelle operation"
        "|libelle de l operation|libelle simplifie|label|details|detail|memo|narrative|communication|communications"
        "|mededeling|mededelingen|omschrijving|omschrijving rekening|concepto|descripcion|concepto ampliado|causale"
        "|descrizione|descrizione operazione|motif|remittance information|transaction details|transaction description"
        "|vorgang verwendungszweck|umsatztext|note|notes"
        "|subject|item title|statement descriptor|customer reference text"
        "|informations complementaires|observaciones|extra information|notifications|mitteilung|zahlungszweck"
        "|libelle interne|reference paiement|transaction name|narration|particulars|avisierungstext|zahlungsgrund"
        "|additional details|invoice number|transaktionsbeschreibung"
        "|transaktionsbeschreibung zusatz|opis operacji|tytul"
    ),
    "reference": "structured reference|gestructureerde mededeling|communication structuree|creditor reference|referenz",
    "end_to_end_id": (
        "end to end id|end to end reference|kundenreferenz end to end|kundenreferenz|e e id|endtoendid|end to end"
    ),
    "bank_id": (
        "transaction id|balance transaction id|transferwise id|id|transaktionscode|code de transaction|reference id"
        "|numero de transaction|transactiereferentie|transaction reference|volgnr|volgnummer|buchungsreferenz|fitid"
        "|id de transaccion|codice transazione|numero d operation|payment id|bank reference|external id"
    ),
    "account": (
        "auftragskonto|iban auftragskonto|account|rekening|rekeningnummer|iban bban|compte|numero de compte|cuenta"
        "|bezeichnung auftragskonto|account name|account number|conto|konto|eigene iban|own account|kontobezeichnung"
    ),
    "gross": "gross|brutto|brut|bruto|lordo|avant commission",
    "fee": "fee|fees|gebuhr|gebuhren|commission|total fees"
    "|entgelt|comision|tarifa|tariffa|frais|source fee amount|kosten",
    "net": "net|netto|neto|hors frais",
    "status": "status|state|etat|estado|stato|info|statut|transaction status",
    "type": "type|typ|reporting category|transaction type|umsatzart"
    "|umsatztyp|category|kind|tipo|vorgang|type d operation",
    "original_amount": (
        "original amount|amount foreign currency|orig amount|foreign amount|ursprungsbetrag|montant d origine"
        "|betrag fremdwahrung|importe original|originalbetrag"
    ),
    "original_currency": (
        "original currency|type foreign currency|orig currency|foreign currency|ursprungswahrung|devise d origine"
        "|originalwahrung"
    ),
    # Wise states what left one side and what reached the other.
    "source_amount": "source amount after fees",
    "source_currency": "source currency",
    "target_amount": "target amount after fees",
    "target_currency": "target currency",
    "rate": "exchange rate|wechselkurs|taux de change|tipo de cambio|kurs"
    "|cambio|fx rate|rate|devisenkurs|umrechnungskurs",
    "balance": "balance|saldo|solde|running balance|kontostand|saldo nach buchung|account balance|beschikbaar saldo",
}
"""Field to its headings; "date", "amount" and the others are also the names by which a person may give a column."""

SAID = {
    "date": "booked",
    "value-date": "valued",
    "amount": "amount",
    "debit": "debit",
    "credit": "credit",
    "currency": "currency",
    "name": "counterparty",
    "account": "counterparty_account",
    "text": "text",
    "reference": "reference",
    "id": "bank_id",
    "fee": "fee",
}
"""The names by which a person says what a column is, and the fields that they mean."""


@functools.cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, line in FIELDS.items():
        for heading in line.split("|"):
            known.setdefault(normal_heading(heading), name)
    return known


def find_field(heading: str) -> str:
    """Return the field that a heading means, "" for none."""
    known = _known()
    # A currency beside the word, or what is said in brackets, is more of the same: "Amount CZK", "Betrag (in EUR)".
    for words in (normal_heading(heading), normal_heading(heading.partition("(")[0])):
        for written in (words, " ".join(word for word in words.split() if word.upper() not in CODES)):
            if written in known:
                return known[written]
    return ""
