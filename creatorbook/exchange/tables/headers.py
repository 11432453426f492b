"""The headings of the world's contact exports and of creators' own sheets, and the fields that they mean.

Headings are compared folded and without digits and marks: "E-mail 1 - Value" is "e mail value". "|" stands between
the headings of a field. A heading that is not listed as a whole is taken for a listed one inside it only where every
other word of it is one of the same field or says nothing: "date de la prochaine action" is no "date". The field "-"
lists what must not be taken for anything. The labels of the program's own fields stand among the headings; a test
holds them to it in every language.
"""

from __future__ import annotations

IGNORED = "-"

VAT_NUMBERS = (
    "vat number|vat no|vat nr|vat id|vat|vat registration number|vat reg no|vat identification number|eu vat number"
    "|numero de tva|n tva|n de tva|no tva|no de tva|tva|tva intracommunautaire|numero tva"
    "|numero de tva intracommunautaire|n tva intracommunautaire|numero tva intracommunautaire"
    "|ust idnr|ust id nr|ust id|ustid|ustidnr|ust idnummer|umsatzsteuer id|umsatzsteuer identifikationsnummer|uid"
    "|uid nummer|uid nr|mwst nr|mwst nummer|nif iva|nif intracomunitario|numero de iva|numero iva|n iva|iva"
    "|identificacion de iva|partita iva|p iva|piva|numero di partita iva|numero partita iva|n partita iva"
    "|btw nummer|btw nr|btw id|btw|btw identificatienummer|nip|numer nip|nr nip|nip ue|vat ue|numer vat"
    "|numero de identificacao de iva|n de iva"
)
COMPANY_NUMBERS = (
    "company number|company no|company nr|company id|company registration number|company registration no"
    "|company registration|registration number|registration no|business number|siren|siret|numero siren|numero siret"
    "|n siren|n siret|no siren|no siret|siren siret|siren siret ou equivalent"
    "|rcs|numero rcs|numero d immatriculation|numero d entreprise"
    "|numero bce|handelsregisternummer|handelsregister nr|handelsregister|registernummer|hrb|hrb nummer|hrb nr"
    "|firmenbuchnummer|firmennummer|unternehmensnummer|cif|nif|cif nif|nif cif|numero de registro"
    "|registro mercantil|numero de empresa|codice fiscale|rea|numero rea|n rea|registro imprese"
    "|numero di registrazione|kvk|kvk nummer|kvk nr|ondernemingsnummer|regon|numer regon|nr regon|krs|numer krs"
    "|nr krs|nipc|numero de contribuinte|contribuinte|nif nipc|numero de matricula|numero de pessoa coletiva"
)

# Google Contacts before and since 2024, Outlook in English, French, German and Spanish, Apple's and plain lists.
CONTACTS: dict[str, str] = {
    "name": (
        "name|full name|display name|nom complet|nom et prenom|prenom et nom|nom prenom|vollstandiger name"
        "|nombre completo|contact|contact name|nom du contact|ansprechpartner|contacto|file as|interlocuteur"
        "|kontakt|nome completo|nome e cognome|persona de contacto|persona di contatto|contatto|contactperson"
        "|kontaktperson|ansprechperson|full name of contact|contactpersoon|volledige naam|naam|imie i nazwisko"
        "|osoba kontaktowa|pessoa de contacto|pessoa de contato|nombre y apellidos|nombre y apellido|apellidos y nombre"
        "|nome e sobrenome|nome e apelido|cognome e nome|vor und nachname|vorname und nachname|name vorname"
        "|voor en achternaam|voornaam en achternaam|first and last name"
        "|first name and last name|prenom nom|nazwisko i imie"
        "|namn|for och efternamn|contact person|person|main contact|key contact|press contact|personne a contacter"
    ),
    "given": "given name|first name|firstname|prenom|vorname|forename|voornaam|imie",
    "middle": "additional name|middle name|deuxieme prenom|weitere vornamen|segundo nombre|zweiter vorname",
    "family": (
        "family name|last name|lastname|surname|nom de famille|nachname|familienname|apellidos|apellido|cognome"
        "|achternaam|nazwisko|sobrenome|apelido"
    ),
    # Last name beside a first name, else the whole name; first name beside "apellidos" or "cognome".
    "nom": "nom",
    "nombre": "nombre|nome",
    "nickname": "nickname|surnom|spitzname|apodo|alias",
    "organisation": (
        "organization name|organisation name|organization|organisation|company|company name|societe|entreprise"
        "|firma|unternehmen|organizacion|empresa|compania|brand|marque|marke|marca|account|structure"
        "|brand name|nom de la marque|advertiser|annonceur|annonceurs|azienda|marchio"
        "|organizzazione|nome azienda|client|cliente|kunde|raison sociale|denomination|denomination sociale"
        "|legal name|registered name|firmenname|firmenbezeichnung|razon social|denominacion social|ragione sociale"
        "|denominazione|denominazione sociale|bedrijfsnaam|bedrijf|nazwa firmy|denominacao social|nome da empresa"
    ),
    "agency": (
        "agence|agency|agenzia|agencia|agentur|agency name|agence rp|pr agency|media agency|nom de l agence"
        "|name der agentur|nombre de la agencia|nome dell agenzia|agentschap|agencja|nome da agencia|bureau de presse"
    ),
    # What a registry gave, in the eight languages of which sheets are read.
    "company_number": COMPANY_NUMBERS,
    "vat_number": VAT_NUMBERS,
    "role": (
        "organization title|job title|title|titre|position|role|fonction|poste|profession|puesto|cargo|beruf"
        "|berufsbezeichnung|funktion|titulo|ruolo|qualifica|mansione|incarico|stellenbezeichnung"
    ),
    "category": (
        "industry|industrie|sector|secteur|secteur d activite|branche|niche|vertical|sector de actividad|settore"
        "|categoria di prodotto|setor|setor de atividade|sektor|branza|bedrijfstak|wirtschaftszweig|sector de negocio"
    ),
    "email": (
        "e mail value|email value|e mail address|email address|e mail|email|mail|courriel|adresse e mail"
        "|adresse mail|adresse email|adresse de messagerie|e mail adresse|direccion de correo electronico"
        "|correo electronico|correo|primary email|work email|adresse de courrier|adresse electronique"
        "|indirizzo e mail|indirizzo email|posta elettronica|indirizzo di posta elettronica|e mail lavoro"
        "|contact email|email contact|email del contacto|e mailadres|emailadres|mailadres|adres e mail|adres email"
        "|endereco de e mail|endereco de email"
    ),
    "phone": (
        "phone value|phone|phone number|telephone|tel|mobile|mobile phone|business phone|company main phone"
        "|home phone|primary phone|portable|tel mobile|telephone bureau|telephone domicile|tel portable"
        "|numero de telephone|telefon geschaftlich|telefon privat|telefon|mobiltelefon|handy|rufnummer"
        "|telefono del trabajo|telefono movil|telefono|movil|telefono particular|other phone|tel bureau|numero"
        "|cellulare|numero di telefono|telefono cellulare|telefono ufficio|numero de telefono|telefonnummer"
        "|handynummer|mobilnummer|whatsapp|telefoon|telefoonnummer|mobiel|numer telefonu|komorka|telemovel|telefone"
    ),
    "website": (
        "website value|website|web page|page web|site web|site|site internet|webseite|url|pagina web|web|lien|link"
        "|sito web|sito|sitio web|homepage|internetseite"
    ),
    "formatted": (
        "address formatted|address|adresse|adresse postale|postal address|anschrift|direccion|full address"
        "|indirizzo|direccion postal|postanschrift"
    ),
    "street": (
        "address street|business street|home street|other street|rue bureau|rue domicile|rue autre|rue|street"
        "|strasse geschaftlich|strasse privat|strasse|calle del trabajo|calle|calle particular"
        "|adresse professionnelle|via"
    ),
    "extended": (
        "address extended address|business address po box|home address po box|address po box|complement d adresse"
    ),
    "city": (
        "address city|business city|home city|other city|ville bureau|ville domicile|ville autre|ville|city|town"
        "|ort geschaftlich|ort privat|ort|stadt|ciudad de trabajo|ciudad|ciudad particular|citta|localita|localidad"
    ),
    "region": (
        "address region|business state|home state|other state|state|region|dep region bureau|dep region domicile"
        "|departement|region geschaftlich|bundesland|provincia o estado de trabajo|provincia|county"
    ),
    "postcode": (
        "address postal code|business postal code|home postal code|other postal code|postal code|zip|zip code"
        "|postcode|code postal bureau|code postal domicile|code postal|postleitzahl geschaftlich|postleitzahl|plz"
        "|codigo postal del trabajo|codigo postal|cp|cap"
    ),
    "country": (
        "address country|business country region|business country|home country region|home country|other country"
        "|other country region|country|country region|pays region bureau|pays region domicile|pays region|pays"
        "|land region geschaftlich|land region|land|pais o region del trabajo|pais|paese|nazione|stato paese"
    ),
    "language": "language|langue|sprache|idioma|lingua",
    "labels": (
        "labels|group membership|categories|category|categorie|kategorien|kategorie|categorias|groupes|tags"
        "|etiquettes|categoria|gruppi|etichette"
    ),
    "note": (
        "notes|note|notizen|notiz|notas|nota|remarques|commentaires|commentaire|comments|comment|bemerkungen|memo"
        "|description|about|a propos|beschreibung|descripcion|osservazioni|commenti|observaciones|comentarios"
        "|anmerkungen|anmerkung|kommentar|kommentare|descrizione|opmerking|opmerkingen|notities|uwagi|notatki"
        "|observacoes"
    ),
    "instagram": (
        "instagram|insta|ig|instagram handle|compte instagram|cuenta de instagram|profilo instagram"
        "|instagram account|instagram profil"
    ),
    "tiktok": "tiktok|tik tok|compte tiktok|cuenta de tiktok|profilo tiktok",
    "youtube": "youtube|chaine youtube",
    "linkedin": "linkedin",
    "x": "twitter|compte twitter",
    IGNORED: (
        "e mail type|e mail label|email type|email label|phone type|phone label|address type|address label"
        "|website type|website label|organization type|organization yomi name|organization department"
        "|organization symbol|organization location|organization job description|phonetic first name"
        "|phonetic middle name|phonetic last name|yomi name|given name yomi|family name yomi|additional name yomi"
        "|name prefix|name suffix|initials|short name|maiden name|gender|photo|e mail display name"
        "|e mail address display|type de messagerie|nom complet de l adresse de messagerie"
        "|adresse de messagerie type|e mail typ|e mail angezeigter name|tipo de correo electronico"
        "|nombre de pantalla de correo electronico|civilite|anrede|tratamiento|suffixe|suffix|sufijo|department"
        "|service|abteilung|departamento|business fax|home fax|other fax|fax|telecopie|telecopie bureau"
        "|fax geschaftlich|fax del trabajo|birthday|anniversaire|geburtstag|cumpleanos|event type|event value"
        "|event label|relation type|relation value|custom field label|custom field value|manager s name"
        "|assistant s name|assistant s phone|spouse|account number|user|company yomi|pager|telex|isdn|id"
    ),
}

_CURRENCY = (
    "currency|devise|monnaie|wahrung|moneda|divisa|cur|valuta|currency code|code devise|code de devise|code monnaie"
    "|code iso devise|wahrungscode|wahrungskurzel|wahrungskennzeichen|codigo de moneda|codigo moneda|codigo de divisa"
    "|codigo divisa|codice valuta|waluta|moeda|iso currency|iso currency code|currency iso|currency iso code|ccy"
)

INVOICE_NUMBERS = (
    "invoice no|invoice number|invoice nr|invoice num|invoice id|invoice ref|invoice reference|numero de facture"
    "|n de facture|no de facture|n facture|numero facture|ref facture|reference facture|reference de facture"
    "|rechnungsnummer|rechnungs nr|rechnung nr|rechnungsnr|rechnung nummer|numero de factura|n de factura|n factura"
    "|num factura|num de factura|numero fattura|numero di fattura|numero della fattura|n fattura|nr fattura"
    "|factuurnummer|factuurnr|factuur nr|numer faktury|nr faktury|numero da fatura|n da fatura|fatura n"
)
"""The headings of a column of invoices' numbers: each row is one payment."""

DEALS: dict[str, str] = {
    "brand": (
        "brand|marque|client|cliente|kunde|marke|marca|annonceur|advertiser|sponsor|company|societe|entreprise"
        "|partenaire|partner|brand name|nom de la marque|firma|empresa|markenname|unternehmen|auftraggeber"
        "|raison sociale|firmenname|razon social|ragione sociale|bedrijfsnaam|nazwa firmy"
        "|merk|opdrachtgever|adverteerder|marka|reklamodawca|anunciante|kooperationspartner"
        "|nombre de la marca|anunciante|azienda|marchio|nome del brand|nome del marchio"
        "|partner name|inserzionista"
    ),
    "title": (
        "title|titre|deal|campaign|campagne|project|projet|collaboration|collab|name|nom|subject|sujet|objet"
        "|description|mission|kampagne|projekt|campana|proyecto|partnership|partenariat|nom de la campagne"
        "|campaign name|titel|kampagnenname|kooperation|zusammenarbeit|vorhaben|auftrag|bezeichnung|betreff|titulo"
        "|colaboracion|nombre de la campana|asunto|campagna|titolo|progetto|collaborazione|nome campagna"
        "|nome della campagna|oggetto|nom du projet|nom de campagne|intitule|operation|project name|deal name"
        "|beschreibung|descripcion|descrizione|kampania|campanha|samenwerking|wspolpraca|parceria|accion|encargo|job|gig"
        "|trabajo|lavoro|aktion|opdracht|zlecenie|trabalho|acao"
    ),
    "deliverables": (
        "deliverables|deliverable|livrables|livrable|content|contenu|contenus|format|formats|inhalt|contenido"
        "|type de contenu|content type|what|prestation|prestations|leistung|leistungen|umfang|formate|entregables"
        "|entregable|consegne|contenidos|piezas|formato|formatos|contenuti|contenuto|formati|prestazioni|output|scope|posts"
        "|beitrage|publications|publicaciones|pubblicazioni|veroffentlichungen|scope of work|sow|was|wat|zakres"
        "|zakres prac|zakres wspolpracy|entregaveis|conteudo|conteudos|inhoud|opdrachtomschrijving|leveringen|tresci"
    ),
    "reference": (
        "reference|ref|number|numero|n|no|id|deal id|order|po number|bon de commande|numero de deal|campaign id"
        "|project id|collab id|order id|id campagne|id de campagne"
    ),
    "contact_name": (
        "contact|contact name|nom du contact|interlocuteur|ansprechpartner|contacto|point of contact|poc|contact person"
        "|main contact|key contact|press contact|personne a contacter"
        "|brand contact|contact marque|kontakt|kontaktperson|ansprechperson|persona de contacto|persona di contatto"
        "|referente|contatto|personne de contact|contactpersoon|osoba kontaktowa|pessoa de contacto|pessoa de contato"
    ),
    "contact_email": (
        "email|e mail|mail|contact email|contact e mail|email contact|mail du contact|email du contact|courriel"
        "|correo|adresse mail|mail contact|brand email|mail de la marque|e mail du contact|e mail adresse"
        "|correo electronico|correo de contacto|email de contacto|email contatto|e mail contatto|posta elettronica"
        "|indirizzo email|kontakt e mail|e mail kontakt|email address"
        "|e mail referente|email referente|mail referente|e mail ansprechpartner|email ansprechpartner"
        "|e mail interlocuteur"
        "|email interlocuteur|mail interlocuteur|correo del contacto|correo contacto|e mail del contacto|e mail persona"
        "|e mailadres|emailadres|mailadres|adres e mail|adres email|endereco de e mail|endereco de email"
    ),
    "agency": "agency|agence|agentur|agencia|intermediary|intermediaire|agenzia|agence rp|pr agency|media agency",
    "fee": (
        "fee|amount|montant|budget|price|prix|rate|tarif|remuneration|cachet|honoraires|total|total ht|montant ht"
        "|revenue|revenu|revenus|ca|honorar|betrag|preis|importe|precio|tarifa|deal value|value|valeur|pay"
        "|payment amount|prix ht|amount excl vat|cost|negotiated fee|paiement|payment|somme|agreed fee|deal fee"
        "|campaign fee|vergutung|gage|entgelt|pauschale|gesamthonorar|remuneracion|honorarios|presupuesto|monto"
        "|cantidad|retribucion|pago acordado|tarifa acordada|compenso|importo|prezzo|tariffa|onorario|corrispettivo"
        "|compensation|flat fee|total fee|forfait|prix convenu|tarif convenu|montant convenu|umsatz|ingresos|ricavo"
        "|earnings|bedrag|vergoeding|honorarium|kwota|wynagrodzenie|budzet|valor|montante|orcamento|cache"
        "|tarief|prijs|stawka|cena|preco"
    ),
    "currency": _CURRENCY,
    "invoice_number": (
        "invoice no|invoice number|invoice nr|invoice id|invoice ref|invoice reference|numero de facture"
        "|n de facture|no de facture|n facture|numero facture|ref facture|rechnungsnummer|rechnungs nr|rechnung nr"
        "|rechnungsnr|numero de factura|n de factura|n factura|num factura|numero fattura|n fattura"
        "|numer faktury|nr faktury|numero da fatura|factuurnummer|factuurnr"
    ),
    "payment_terms": (
        "payment terms|payment term|terms|terms of payment|payment days|zahlungsziel|zahlungsfrist"
        "|zahlungsbedingungen|delai de paiement|delais de paiement|conditions de paiement|conditions de reglement"
        "|delai de reglement|modalites de paiement|condiciones de pago|plazo de pago|terminos de pago"
        "|termini di pagamento|condizioni di pagamento|tempi di pagamento"
    ),
    "stage": (
        "stage|status|statut|etat|etape|state|phase|estado|avancement|progress|pipeline|stato|situacion|stufe|stand"
        "|fase|avanzamento|situazione|bearbeitungsstand"
    ),
    "platform": (
        "platform|platforms|plateforme|plateformes|reseau|reseaux|channel|canal|network|plattform|plataforma|where"
        "|reseau social|social network|support|red|red social|redes|redes sociales|kanal|kanale|netzwerk"
        "|plattformen|piattaforma|piattaforme|canale|canali|canales|canaux|social|social media|rete"
    ),
    "medium": (
        "medium|post type|type de post|type of post|type|typ|soort|rodzaj"
        "|tipo|tipo di contenuto|tipo de contenido|tipo de publicacion"
        "|inhaltsart|type of content"
    ),
    "agreed_on": (
        "signe|signe le|signed|signed on|signature|date de signature|agreed|agreed on|date|date du deal"
        "|contract date|date contrat|deal date|datum|fecha|confirmed on|date de confirmation|date signature"
        "|contract signed|unterschrieben|unterschrieben am|unterzeichnet|unterzeichnet am|vertragsdatum"
        "|vereinbart am|abschluss|firmado|firmado el|fecha de firma|fecha del contrato|data firma|data di firma"
        "|data della firma|firmato|firmato il|data contratto|data del contratto|data|date du contrat"
        "|contract signed on"
    ),
    "starts_on": (
        "start|start date|starts|starts on|debut|date de debut|beginn|inicio|from|campaign start|debut campagne"
        "|startdatum|kampagnenstart|von|ab|fecha de inicio|fecha inicio|inicio de campana|desde|data inizio"
        "|data di inizio|inizio|inizio campagna|dal|date debut|debut de campagne|du|campaign start date"
        "|data rozpoczecia|poczatek|data de inicio|begindatum|ingangsdatum"
    ),
    "ends_on": (
        "end|end date|ends|ends on|fin|date de fin|ende|enddatum|until|jusqu au|fin de campagne|campaign end"
        "|fecha de fin|kampagnenende|ende der kampagne|bis|fecha fin|fecha final|fin de campana|hasta|data fine"
        "|data di fine|fine|fine campagna|al|au|date fin|end of campaign|campaign end date|ended|ended on|finished"
        "|finished on|completed on|fini le|termine le|terminee le|finie le|beendet|beendet am|geendet|abgeschlossen am"
        "|endet am|finalizado|finalizado el|terminado el|termina el|concluso il|finito il|terminato il|termina il"
        "|data zakonczenia|koniec|data de fim|fim|einddatum"
    ),
    "next_action": (
        "next action|next step|action suivante|prochaine action|prochaine etape|nachster schritt|proximo paso"
        "|nachste aktion|naechster schritt|siguiente paso|proxima accion|prossimo passo|prossima azione|to do|todo"
        "|a faire|aufgabe"
    ),
    "next_action_on": (
        "next date|pour le|next action date|date of next action|date of the next action|prochaine date"
        "|next step date|date de la prochaine action|date de prochaine action|date prochaine action"
        "|date de la prochaine etape|wiedervorlage|relance|relance le|date de relance|follow up|follow up on"
        "|follow up date|rappel|recordatorio|sollecito|prossima data|fecha del proximo paso"
    ),
    "due_on": (
        "due|due date|deadline|echeance|date limite|date de livraison|delivery|delivery date|livraison|a livrer le"
        "|fallig|falligkeit|abgabe|fecha limite|entrega|publication prevue|date de publication prevue|publish by"
        "|planned publication|post date planned|date prevue|due on|abgabetermin|abgabedatum|lieferdatum"
        "|liefertermin|frist|stichtag|fecha de entrega|plazo|plazo de entrega|vencimiento|scadenza|data di scadenza"
        "|data scadenza|consegna|data di consegna|data consegna|date d echeance|date de rendu|rendu le|deliver by"
        "|publicacion prevista|fecha prevista|data prevista|pubblicazione prevista|geplante veroffentlichung"
        "|geplant am|geplant fur|planned for|planned on"
        "|termin|termin publikacji|termin realizacji|prazo|prazo de entrega|opleverdatum|inleverdatum|leverdatum"
        "|abgabe bis|abzugeben bis|zu liefern bis|fertig bis"
        "|inleveren voor|opleveren voor|entregar antes de|consegnare entro|da consegnare entro|entregar hasta"
    ),
    "payment_due_on": (
        "payment due|payment due date|payment due on|payment deadline|due date of payment|invoice due|invoice due date"
        "|pay by|payable by|echeance de paiement|echeance paiement|echeance du paiement|echeance de reglement"
        "|date d echeance de paiement|date limite de paiement|echeance facture|echeance de la facture|a payer avant"
        "|a payer le|paiement attendu le|paiement prevu le|zahlbar bis|zahlung fallig|zahlung fallig am"
        "|rechnung fallig am|falligkeitsdatum|falligkeit der zahlung|falligkeit rechnung|vencimiento del pago"
        "|vencimiento pago|vencimiento de la factura|fecha de vencimiento|fecha limite de pago|a pagar antes de"
        "|scadenza pagamento|scadenza del pagamento|scadenza fattura|scadenza della fattura|da pagare entro"
        "|data scadenza pagamento|vervaldatum|vervaldatum factuur|uiterste betaaldatum|te betalen voor|betalen voor"
        "|betaaltermijn tot|termin platnosci|data platnosci do|platne do|data de vencimento|vencimento"
        "|vencimento da fatura|a pagar ate|data limite de pagamento"
    ),
    "published_on": (
        "published|published on|publication|date de publication|publie le|posted|posted on|post date|go live"
        "|live date|publish date|veroffentlicht|publicacion|date post|date du post|mise en ligne|veroffentlichung"
        "|veroffentlicht am|veroffentlichungsdatum|datum der veroffentlichung|postdatum|posting datum|online am"
        "|live am|fecha de publicacion|fecha publicacion|publicado|publicado el|pubblicazione|pubblicato"
        "|pubblicato il|data di pubblicazione|data pubblicazione|uscita|data di uscita|go live date|go live on"
        "|live on|posting date|publication date|air date|date of post|date de mise en ligne|date de parution"
        "|parution|en ligne le|date de publi|date publi|publi|publi le|date du reel|plaatsingsdatum|geplaatst op"
        "|online op|data wpisu|opublikowano|publicado em|data do post"
        "|data publikacji|data de publicacao|publicatiedatum"
    ),
    "invoiced_on": (
        "invoiced|invoiced on|invoice date|facture|facture le|date de facture|date facture|facture envoyee"
        "|facture envoyee le|rechnung|factura|invoice sent|invoice|rechnungsdatum|datum der rechnung|fakturiert"
        "|in rechnung gestellt|fecha de factura|fecha factura|facturado|facturado el|fattura|data fattura"
        "|data della fattura|fatturato|fatturato il|billed|billed on|date invoiced|date d emission"
        "|data faktury|data da fatura|factuurdatum"
    ),
    "paid_on": (
        "paid|paid on|payment date|paye|paye le|date de paiement|date paiement|regle|regle le|payment received"
        "|encaisse le|bezahlt|pagado|payment received on|recu le|bezahlt am|zahlungseingang|zahlungsdatum|pagado el"
        "|fecha de pago|fecha pago|cobrado|cobrado el|pagato|pagato il|data pagamento|data di pagamento|incassato"
        "|date paid|date de reglement|encaisse|payment status|is paid|statut du paiement|statut de paiement"
        "|zahlungsstatus|estado del pago|estado de pago|stato del pagamento|stato pagamento"
        "|data platnosci|zaplacono|data de pagamento|pago em|betaald|betaald op|betaaldatum"
    ),
    "url": (
        "url|link|lien|lien du post|post url|post link|links|liens|enlace|enlaces|link al post|link zum post"
        "|beitragslink|live link|lien vers le post|lien de publication"
    ),
    "note": (
        "notes|note|comments|comment|commentaires|commentaire|remarques|notizen|notas|details|infos|remarks"
        "|anmerkung|anmerkungen|bemerkung|bemerkungen|kommentar|kommentare|observaciones|comentarios|nota"
        "|osservazioni|commenti|hinweise|sonstiges|divers|opmerking|opmerkingen|notities|toelichting|uwagi|notatki"
        "|observacoes"
    ),
}

GIFTS: dict[str, str] = {
    "brand": (
        "brand|marque|from|de|sender|expediteur|envoye par|marke|marca|sent by|donor|de la part de|company|societe"
        "|offert par|given by|brand name|absender|remitente|pr agency|von|azienda|marchio|mittente|inviato da"
        "|raison sociale|firmenname|razon social|ragione sociale"
        "|enviado por|de parte de|unternehmen|firma|empresa|nombre de la marca"
        "|merk|bedrijf|afzender|gestuurd door|ontvangen van|marka|nadawca|od|remetente"
    ),
    "description": (
        "description|product|produit|gift|cadeau|item|article|what|quoi|objet|geschenk|produkt|regalo|producto"
        "|products|produits|name|nom|contenu|designation|title|titre|item received|product name|colis|beschreibung"
        "|bezeichnung|artikel|muster|sample|paket|prodotto|prodotti|productos|produkte|regali|omaggio|articolo"
        "|articulo|descrizione|descripcion|oggetto|pacco|paquete|envio|was|que|cosa"
        "|paketinhalt|inhalt|inhalt des pakets|contenu du colis|contenido del paquete|contenuto del pacco|inhoud"
        "|inhoud van het pakket|zawartosc|zawartosc paczki|conteudo"
        "|cadeaus|geschenken|product gekregen|gekregen product|omschrijving|pakket|prezent|prezenty"
        "|upominek|paczka|opis|produto|presente|oferta|brinde"
    ),
    "received_on": (
        "received|received on|date|date received|recu le|recu|date de reception|reception|arrival|arrived|arrive le"
        "|erhalten|erhalten am|recibido|fecha|datum|date recue|delivered|livre le|empfangen|empfangen am|eingang"
        "|eingangsdatum|eingegangen am|angekommen|angekommen am|ankunft|recibido el|fecha de recepcion"
        "|fecha recepcion|fecha de llegada|llegada|ricevuto|ricevuto il|data di ricezione|data ricezione"
        "|data di arrivo|arrivo|arrivato il|data|date d arrivee|delivery date|arrival date|date of receipt"
        "|date arrived|ontvangen|ontvangen op|gekregen op|ontvangstdatum|otrzymano|data otrzymania|recebido|recebido em"
        "|data de rececao|data de recepcao"
    ),
    "value": (
        "value|valeur|price|prix|estimated value|valeur estimee|retail value|retail price|rrp|msrp|prix public"
        "|worth|wert|preis|valor|precio|estimation|valeur ttc|prix ttc|montant|amount|valeur marchande"
        "|prix de vente|product value|gift value|item value|valeur du produit|valeur du cadeau|warenwert|marktwert"
        "|schatzwert|geschatzter wert|ladenpreis|uvp|valor estimado|valor de mercado|pvp|precio de venta|valore"
        "|valore stimato|valore di mercato|prezzo|prezzo di listino|market value|approx value|approximate value"
        "|valeur approximative|valeur commerciale|valeur publique|prix conseille|importe|importo|betrag"
        "|waarde|geschatte waarde|winkelwaarde|prijs|bedrag|wartosc|cena|preco"
    ),
    "currency": _CURRENCY,
    "expectation": (
        "expectation|expected|expectations|attente|attentes|asked|asked for|demande|contrepartie|contreparties"
        "|post expected|post demande|what was asked|ce qui est demande|obligation|obligations|erwartung"
        "|gegenleistung|contrapartida|condition|conditions|post required|deliverable|post attendu|requested"
        "|obligacion|obligaciones|obligacion de publicar|obligacion de publicacion|requisito|requisitos"
        "|publicacion obligatoria|que se pide|que se espera|expectativa|expectativas|postpflicht"
        "|veroffentlichungspflicht|pflicht|verpflichtung|pflicht zu posten|erwartungen|erwartet|obbligo|obblighi"
        "|obbligo di pubblicazione|obbligo di pubblicare|richiesto|richiesta|richieste|contropartita|aspettative"
        "|obligation de publier|obligation de publication|publication obligatoire|publication demandee"
        "|bedingung|bedingungen|auflage|auflagen|condizione|condizioni|condicion|condiciones|chiesto un post"
        "|post richiesto|richiesto un post|asked for a post|post asked|un post demande|post verlangt|beitrag verlangt"
        "|post obligatoire|contenu demande|must post|posting obligation|post obligation|obligation to post"
        "|required post|moet ik posten|post verplicht|verplichting|tegenprestatie|verwacht|obowiazek publikacji"
        "|oczekiwania|obrigacao|obrigacao de publicar|publicacao pedida|publicacao obrigatoria|o que foi pedido|pedido"
        "|publicacion pedida|pubblicazione chiesta|publikacja wymagana"
    ),
    "fate": (
        "fate|kept|kept or returned|status|statut|devenir|what became|what became of it|etat|sort|verbleib|destino"
        "|garde|outcome|ce qu il est devenu|was daraus wurde|estado|stato|situacion|situazione|behalten"
        "|cosa ne e stato|que ha sido"
    ),
    "loan": (
        "loan|on loan|is loan|loaned|lent|loan or gift|gift or loan|pret|prete|en pret|don ou pret|leihgabe|geliehen"
        "|leihweise|prestamo|prestado|en prestamo|prestito|in prestito|prestato|bruikleen|emprestimo|wypozyczenie"
        "|to be returned|must be returned|a rendre|zuruckgeben|a devolver|da restituire"
    ),
    "quantity": (
        "quantity|qty|quantite|qte|nombre|anzahl|menge|cantidad|units|count|nb|stuckzahl|stuck|unidades|quantita"
        "|pezzi|pieces"
    ),
    "return_by": (
        "return by|to return by|give back by|a rendre le|a rendre avant|a rendre au plus tard|retour|retour avant"
        "|ruckgabe|devolver|return date|ruckgabe bis|zuruck bis|ruckgabedatum|rucksendung bis|fecha de devolucion"
        "|devolver antes de|devolucion|restituire entro|restituzione|data di restituzione|date de retour"
        "|a retourner le|a retourner avant|return due|return by date|give back before|due back|due back on|back by"
        "|to return before|a renvoyer le|a renvoyer avant|a restituer le|a restituer avant|zuruckzugeben bis"
        "|zuruckgeben bis|zuruckzusenden bis|zuruckschicken bis|da restituire entro|da restituire entro il"
        "|da restituire il|da rendere entro|restituire entro il|da riconsegnare entro|devolver hasta|a devolver el"
        "|a devolver antes de|devolver antes del|fecha limite de devolucion|terug voor|terugsturen voor"
        "|retourneren voor|terug uiterlijk|retourdatum|zwrot do|do zwrotu do|zwrocic do|devolver ate|a devolver ate"
        "|data de devolucao"
    ),
    "platform": (
        "platform|plateforme|reseau|channel|canal|shown on|plattform|plataforma|kanal|red social|piattaforma|canale"
    ),
    "url": "url|link|lien|post url|lien du post|post|publication|posted|enlace|link al post|link zum post|beitrag",
    "note": (
        "notes|note|comments|comment|commentaires|commentaire|remarques|notizen|notas|details|infos|remarks"
        "|anmerkung|anmerkungen|bemerkung|bemerkungen|kommentar|kommentare|observaciones|comentarios|nota"
        "|osservazioni|commenti|hinweise|sonstiges|opmerking|opmerkingen|notities|uwagi|notatki|observacoes"
    ),
}

PAYMENTS: dict[str, str] = {
    "invoice_number": (
        "invoice|facture|rechnung|factura|fattura|number|no|nr|numero|n|reference|ref|referencia|riferimento"
        f"|{INVOICE_NUMBERS}"
    ),
    "deal": (
        "deal|deal name|campaign|campaign name|campagne|nom de la campagne|nom de campagne|kampagne|kampagnenname"
        "|campana"
        "|campagna|project|project name|projet|projekt|proyecto|progetto|collaboration|collab|kooperation|colaboracion"
        "|collaborazione|partnership|partenariat|title|titre|titel|titulo|titolo|mission|auftrag"
        "|samenwerking|opdracht|kampania|wspolpraca|campanha|parceria"
    ),
    "brand": (
        "brand|brand name|client|customer|payer|paid by|marque|nom de la marque|annonceur|marke|kunde|auftraggeber"
        "|firma"
        "|unternehmen|marca|cliente|empresa|azienda|marchio|company|societe|entreprise|sponsor|advertiser|partner"
        "|raison sociale|firmenname|razon social|ragione sociale|merk|klant|opdrachtgever|adverteerder|marka|klient"
    ),
    "label": (
        "what for|instalment|installment|milestone|tranche|part|item|label|libelle|description|objet|rate|teilzahlung"
        "|position|zweck|verwendungszweck|beschreibung|concepto|hito|cuota|plazo|descripcion|causale|rata|descrizione"
    ),
    "amount": (
        "amount|montant|betrag|importe|importo|monto|sum|somme|summe|total|totale|gesamt|fee|honorar|honoraires|cachet"
        "|compenso|net|net amount|amount net|netto|nettobetrag|montant net|neto|importe neto|base imponible|imponibile"
        "|gross|gross amount|amount gross|brutto|bruttobetrag|montant ttc|total ttc|importe bruto|importo lordo"
        "|payment amount|invoice amount|amount due|amount excl vat|montant ht|montant facture"
        "|montant du|total ht|rechnungsbetrag|importe factura|importo fattura|value|price|prix|preis"
        "|precio"
        "|prezzo|payment|paiement|zahlung|pago|pagamento|bedrag|factuurbedrag|kwota|valor|montante"
    ),
    "paid_sum": (
        "amount paid|paid amount|sum paid|amount received|received amount|part paid|part payment|deposit paid"
        "|montant paye|montant regle|montant encaisse|montant recu|somme payee|acompte|acompte recu|bezahlter betrag"
        "|gezahlter betrag|betrag bezahlt|teilbetrag bezahlt|anzahlung|importe pagado|importe cobrado|monto pagado"
        "|pago parcial|importo pagato|importo incassato|acconto"
    ),
    "currency": _CURRENCY,
    "invoiced_on": (
        "invoice date|date of invoice|date invoiced|invoiced|invoiced on|issued|issued on|issue date|sent|sent on"
        "|billed"
        "|billed on|invoice sent|date de facture|date facture|date de la facture|facturee|facturee le|facture le"
        "|date d emission|emise le|facture envoyee le|rechnungsdatum|rechnung vom|ausgestellt am|gestellt am"
        "|in rechnung gestellt|fecha de factura|fecha factura|fecha de emision|facturado|facturado el|emitida el"
        "|factuurdatum|data faktury|data wystawienia|data da fatura"
        "|data fattura|data della fattura|data di emissione|fatturato|fatturato il|emessa il|date|datum|fecha|data"
    ),
    "due_on": (
        "due|due on|due date|payment due|payment due date|pay by|payable by|echeance|date d echeance|a payer avant"
        "|a payer le|a regler avant|fallig|fallig am|falligkeit|falligkeitsdatum|zahlbar bis|zahlungsziel|vencimiento"
        "|fecha de vencimiento|a pagar antes de|scadenza|data di scadenza|data scadenza|da pagare entro"
        "|vervaldatum|uiterste betaaldatum|te betalen voor|termin platnosci|platne do|data de vencimento|vencimento"
        "|a pagar ate|echeance de paiement|echeance paiement|date limite de paiement|scadenza pagamento"
    ),
    "paid_on": (
        "paid|paid on|paid date|date paid|payment date|payment received|payment received on|received|received on|paye"
        "|paye le|payee le|regle|regle le|reglee le|date de paiement|date paiement|date de reglement|reglement|encaisse"
        "|encaisse le|recu le|bezahlt|bezahlt am|zahlungsdatum|zahlungseingang|eingegangen am|pagado|pagado el|cobrado"
        "|cobrado el|fecha de pago|fecha de cobro|pagato|pagato il|data pagamento|data di pagamento|incassato"
        "|incassato il|betaald|betaald op|betaaldatum|zaplacono|data zaplaty|pago em|data de pagamento"
    ),
    "status": "status|statut|etat|state|stand|estado|stato|payment status|statut du paiement|zahlungsstatus",
    "note": (
        "notes|note|comments|comment|commentaires|commentaire|remarques|notizen|notas|nota|details|infos|remarks"
        "|anmerkungen|bemerkung|bemerkungen|kommentar|observaciones|comentarios|osservazioni|commenti"
    ),
}

EMPTY_WORDS = (
    "the of for on in at a an my our your and or to de du des d la le les l un une mon ma mes en et ou au aux pour sur"
    " vers par der die das dem den von vom am im fur und oder el los las del para por y o"
    " if any si applicable optional facultatif dd mm yyyy jj aaaa"
)
"""What a heading may say beside a listed one without meaning anything else."""

MONEY_WORDS = (
    "eur euro euros gbp usd chf cad pounds dollars ht htva ttc excl incl excluding including excluded included vat tva"
    " tax taxes mwst iva net gross brut netto brutto hors toutes ust btw moms gst hst exkl inkl zzgl exclusief"
    " inclusief esclusa escluso inclusa incluso compresa excluido excluida incluido incluida sin con senza ohne mit"
    " zonder bez plus before after taxe impuestos lordo bruto ex inc sek dkk nok pln jpy aud inr nzd czk huf kr kronor"
    " kroner zl yen mva och og 円 万円 税抜 税込 税別"
)
"""What a heading may say of an amount."""

PERSONAL_WORDS = (
    "work home private personal business main primary secondary other pro professional perso personnel personnelle"
    " professionnel professionnelle bureau domicile principal principale secondaire autre privat geschaftlich trabajo"
)
"""What an address book says of one address among several."""

DEAL_WORDS = frozenset(
    """
    deal deals campaign campaigns campagne campagnes kampagne kampagnen campana campanas campagna campagne collab
    collabs
    collaboration collaborations kooperation kooperationen colaboracion collaborazione partnership partenariat
    """.split()  # noqa: SIM905  reads better as lines
)
"""What says in a heading that its rows are deals, though no brand stands beside them."""

PAYMENT_WORDS = frozenset(
    """
    invoice invoiced facture facturee factures rechnung factura payment paiement paid paye payee zahlung pago encaisse
    bezahlt pagado rechnungsnummer rechnungsdatum zahlungseingang zahlungsdatum zahlbar regle reglement facturado
    cobrado
    fattura fatturato pagamento pagato incassato factuur factuurnummer betaald betaling faktura platnosc zaplacono
    fatura
    """.split()  # noqa: SIM905  reads better as lines
)
"""What says in a heading that its rows are payments."""

CAPTIONS = frozenset(
    """
    caption captions legende legendes bildunterschrift bildunterschriften leyenda didascalia bijschrift legenda
    copy
    """.split()  # noqa: SIM905  reads better as lines
)
"""The headings of what a post says."""

STRONG: dict[str, frozenset[str]] = {
    "contacts": frozenset(
        {"given", "family", "email", "phone", "street", "organisation", "agency", "name", "nom", "nombre"}
    ),
    "deals": frozenset({"fee", "stage", "due_on", "deliverables", "paid_on", "invoiced_on", "title", "brand"}),
    "gifts": frozenset({"description", "received_on", "value", "expectation", "fate", "brand"}),
    "payments": frozenset({"invoice_number", "amount", "invoiced_on", "paid_on"}),
}
"""What makes a table one of this kind rather than another."""

FILE_NAMES: dict[str, str] = {
    "contacts": "contact|contacts|adresses|addresses|kontakte|contactos|carnet|people",
    "deals": ("deal|deals|collab|collabs|collaborations|partenariats|partnerships|campaigns|campagnes|projets|clients"),
    "gifts": "gift|gifts|gifting|cadeau|cadeaux|geschenke|regalos|pr|seeding|colis|received",
}
"""Words of a file's name that tip a balance."""
