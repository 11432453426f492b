"""The headings of the world's contact exports and of creators' own sheets, and the fields that they mean.

Headings are compared folded and without digits and marks: "E-mail 1 - Value" is "e mail value". "|" stands between
the headings of a field. A heading that is not listed as a whole is taken for a listed one inside it only where every
other word of it is one of the same field or says nothing: "date de la prochaine action" is no "date". The field "-"
lists what must not be taken for anything. The labels of the program's own fields stand among the headings; a test
holds them to it in every language.
"""

from __future__ import annotations

IGNORED = "-"

# Google Contacts before and since 2024, Outlook in English, French, German and Spanish, Apple's and plain lists.
CONTACTS: dict[str, str] = {
    "name": (
        "name|full name|display name|nom complet|nom et prenom|prenom et nom|nom prenom"
        "|vollstandiger name|nombre completo|contact|contact name|nom du contact|ansprechpartner"
        "|contacto|file as|interlocuteur|kontakt"
    ),
    "given": "given name|first name|firstname|prenom|vorname|forename",
    "middle": "additional name|middle name|deuxieme prenom|weitere vornamen|segundo nombre|zweiter vorname",
    "family": ("family name|last name|lastname|surname|nom de famille|nachname|familienname|apellidos|apellido"),
    # Last name beside a first name, else the whole name; first name beside "apellidos".
    "nom": "nom",
    "nombre": "nombre",
    "nickname": "nickname|surnom|spitzname|apodo|alias",
    "organisation": (
        "organization name|organisation name|organization|organisation|company|company name|societe"
        "|entreprise|firma|unternehmen|organizacion|empresa|compania|brand|marque|marke|marca|agence"
        "|agency|account|structure|brand name|nom de la marque|advertiser|annonceur|annonceurs"
    ),
    "role": (
        "organization title|job title|title|titre|position|role|fonction|poste|profession|puesto"
        "|cargo|beruf|berufsbezeichnung|funktion|titulo"
    ),
    "category": "industry|industrie|sector|secteur|secteur d activite|branche|niche|vertical|sector de actividad",
    "email": (
        "e mail value|email value|e mail address|email address|e mail|email|mail|courriel"
        "|adresse e mail|adresse mail|adresse email|adresse de messagerie|e mail adresse"
        "|direccion de correo electronico|correo electronico|correo|primary email|work email"
        "|adresse de courrier|adresse electronique"
    ),
    "phone": (
        "phone value|phone|phone number|telephone|tel|mobile|mobile phone|business phone"
        "|company main phone|home phone|primary phone|portable|tel mobile|telephone bureau"
        "|telephone domicile|tel portable|numero de telephone|telefon geschaftlich|telefon privat"
        "|telefon|mobiltelefon|handy|rufnummer|telefono del trabajo|telefono movil|telefono|movil"
        "|telefono particular|other phone|tel bureau|numero"
    ),
    "website": (
        "website value|website|web page|page web|site web|site|site internet|webseite|url|pagina web|web|lien|link"
    ),
    "formatted": ("address formatted|address|adresse|adresse postale|postal address|anschrift|direccion|full address"),
    "street": (
        "address street|business street|home street|other street|rue bureau|rue domicile|rue autre"
        "|rue|street|strasse geschaftlich|strasse privat|strasse|calle del trabajo|calle"
        "|calle particular|adresse professionnelle"
    ),
    "extended": (
        "address extended address|business address po box|home address po box|address po box|complement d adresse"
    ),
    "city": (
        "address city|business city|home city|other city|ville bureau|ville domicile|ville autre"
        "|ville|city|town|ort geschaftlich|ort privat|ort|stadt|ciudad de trabajo|ciudad"
        "|ciudad particular"
    ),
    "region": (
        "address region|business state|home state|other state|state|region|dep region bureau"
        "|dep region domicile|departement|region geschaftlich|bundesland|provincia o estado de trabajo"
        "|provincia|county"
    ),
    "postcode": (
        "address postal code|business postal code|home postal code|other postal code|postal code|zip"
        "|zip code|postcode|code postal bureau|code postal domicile|code postal"
        "|postleitzahl geschaftlich|postleitzahl|plz|codigo postal del trabajo|codigo postal|cp"
    ),
    "country": (
        "address country|business country region|business country|home country region|home country"
        "|other country|other country region|country|country region|pays region bureau"
        "|pays region domicile|pays region|pays|land region geschaftlich|land region|land"
        "|pais o region del trabajo|pais"
    ),
    "language": "language|langue|sprache|idioma",
    "labels": (
        "labels|group membership|categories|category|categorie|kategorien|kategorie|categorias|groupes|tags|etiquettes"
    ),
    "note": (
        "notes|note|notizen|notiz|notas|nota|remarques|commentaires|commentaire|comments|comment|bemerkungen|memo"
        "|description|about|a propos|beschreibung|descripcion"
    ),
    "instagram": "instagram|insta|ig|instagram handle|compte instagram",
    "tiktok": "tiktok|tik tok|compte tiktok",
    "youtube": "youtube|chaine youtube",
    "linkedin": "linkedin",
    "x": "twitter|compte twitter",
    IGNORED: (
        "e mail type|e mail label|email type|email label|phone type|phone label|address type"
        "|address label|website type|website label|organization type|organization yomi name"
        "|organization department|organization symbol|organization location"
        "|organization job description|phonetic first name|phonetic middle name|phonetic last name"
        "|yomi name|given name yomi|family name yomi|additional name yomi|name prefix|name suffix"
        "|initials|short name|maiden name|gender|photo|e mail display name|e mail address display"
        "|type de messagerie|nom complet de l adresse de messagerie|adresse de messagerie type"
        "|e mail typ|e mail angezeigter name|tipo de correo electronico"
        "|nombre de pantalla de correo electronico|civilite|anrede|tratamiento|suffixe|suffix|sufijo"
        "|department|service|abteilung|departamento|business fax|home fax|other fax|fax|telecopie"
        "|telecopie bureau|fax geschaftlich|fax del trabajo|birthday|anniversaire|geburtstag"
        "|cumpleanos|event type|event value|event label|relation type|relation value"
        "|custom field label|custom field value|manager s name|assistant s name|assistant s phone"
        "|spouse|account number|user|company yomi|pager|telex|isdn|id"
    ),
}

_CURRENCY = (
    "currency|devise|monnaie|wahrung|moneda|divisa|cur|valuta|currency code|code devise|code de devise|code monnaie"
    "|code iso devise|wahrungscode|wahrungskurzel|wahrungskennzeichen|codigo de moneda|codigo moneda|codigo de divisa"
    "|codigo divisa|codice valuta|iso currency|iso currency code|currency iso|currency iso code|ccy"
)

DEALS: dict[str, str] = {
    "brand": (
        "brand|marque|client|cliente|kunde|marke|marca|annonceur|advertiser|sponsor|company|societe"
        "|entreprise|partenaire|partner|brand name|nom de la marque|firma|empresa"
    ),
    "title": (
        "title|titre|deal|campaign|campagne|project|projet|collaboration|collab|name|nom|subject"
        "|sujet|objet|description|mission|kampagne|projekt|campana|proyecto|partnership|partenariat"
        "|nom de la campagne|campaign name"
    ),
    "deliverables": (
        "deliverables|deliverable|livrables|livrable|content|contenu|contenus|format|formats|inhalt"
        "|contenido|type de contenu|content type|what|prestation|prestations"
    ),
    "reference": (
        "reference|ref|number|numero|n|no|id|deal id|order|po number|bon de commande|numero de deal|campaign id"
        "|project id|collab id|order id|id campagne|id de campagne"
    ),
    "contact_name": (
        "contact|contact name|nom du contact|interlocuteur|ansprechpartner|contacto|point of contact|poc"
        "|brand contact|contact marque"
    ),
    "contact_email": (
        "email|e mail|mail|contact email|contact e mail|email contact|mail du contact"
        "|email du contact|courriel|correo|adresse mail|mail contact|brand email|mail de la marque|e mail du contact"
    ),
    "agency": "agency|agence|agentur|agencia|intermediary|intermediaire",
    "fee": (
        "fee|amount|montant|budget|price|prix|rate|tarif|remuneration|cachet|honoraires|total"
        "|total ht|montant ht|revenue|revenu|revenus|ca|honorar|betrag|preis|importe|precio|tarifa"
        "|deal value|value|valeur|pay|payment amount|prix ht|amount excl vat|cost|negotiated fee"
        "|paiement|payment|somme|agreed fee|deal fee|campaign fee"
    ),
    "currency": _CURRENCY,
    "stage": "stage|status|statut|etat|etape|state|phase|estado|avancement|progress|pipeline",
    "platform": (
        "platform|platforms|plateforme|plateformes|reseau|reseaux|channel|canal|network|plattform"
        "|plataforma|where|reseau social|social network|support"
    ),
    "medium": "medium|post type|type de post|type of post",
    "agreed_on": (
        "signe|signe le|signed|signed on|signature|date de signature|agreed|agreed on|date|date du deal"
        "|contract date|date contrat|deal date|datum|fecha|confirmed on|date de confirmation"
        "|date signature|contract signed"
    ),
    "starts_on": (
        "start|start date|starts|starts on|debut|date de debut|beginn|inicio|from|campaign start|debut campagne"
    ),
    "ends_on": (
        "end|end date|ends|ends on|fin|date de fin|ende|enddatum|until|jusqu au|fin de campagne|campaign end"
        "|fecha de fin"
    ),
    "next_action": (
        "next action|next step|action suivante|prochaine action|prochaine etape|nachster schritt|proximo paso"
    ),
    "next_action_on": (
        "next date|pour le|next action date|date of next action|date of the next action|prochaine date|next step date"
        "|date de la prochaine action|date de prochaine action|date prochaine action"
        "|date de la prochaine etape"
    ),
    "due_on": (
        "due|due date|deadline|echeance|date limite|date de livraison|delivery|delivery date"
        "|livraison|a livrer le|fallig|falligkeit|abgabe|fecha limite|entrega|publication prevue"
        "|date de publication prevue|publish by|planned publication|post date planned|date prevue"
    ),
    "published_on": (
        "published|published on|publication|date de publication|publie le|posted|posted on|post date"
        "|go live|live date|publish date|veroffentlicht|publicacion|date post|date du post"
        "|mise en ligne"
    ),
    "invoiced_on": (
        "invoiced|invoiced on|invoice date|facture|facture le|date de facture|date facture"
        "|facture envoyee|facture envoyee le|rechnung|factura|invoice sent|invoice"
    ),
    "paid_on": (
        "paid|paid on|payment date|paye|paye le|date de paiement|date paiement|regle|regle le"
        "|payment received|encaisse le|bezahlt|pagado|payment received on|recu le"
    ),
    "url": "url|link|lien|lien du post|post url|post link|links|liens",
    "note": ("notes|note|comments|comment|commentaires|commentaire|remarques|notizen|notas|details|infos|remarks"),
}

GIFTS: dict[str, str] = {
    "brand": (
        "brand|marque|from|de|sender|expediteur|envoye par|marke|marca|sent by|donor|de la part de"
        "|company|societe|offert par|given by|brand name|absender|remitente|pr agency"
    ),
    "description": (
        "description|product|produit|gift|cadeau|item|article|what|quoi|objet|geschenk|produkt|regalo"
        "|producto|products|produits|name|nom|contenu|designation|title|titre|item received"
        "|product name|colis"
    ),
    "received_on": (
        "received|received on|date|date received|recu le|recu|date de reception|reception|arrival"
        "|arrived|arrive le|erhalten|erhalten am|recibido|fecha|datum|date recue|delivered|livre le"
    ),
    "value": (
        "value|valeur|price|prix|estimated value|valeur estimee|retail value|retail price|rrp|msrp"
        "|prix public|worth|wert|preis|valor|precio|estimation|valeur ttc|prix ttc|montant|amount"
        "|valeur marchande|prix de vente|product value|gift value|item value|valeur du produit|valeur du cadeau"
    ),
    "currency": _CURRENCY,
    "expectation": (
        "expectation|expected|expectations|attente|attentes|asked|asked for|demande|contrepartie"
        "|contreparties|post expected|post demande|what was asked|ce qui est demande|obligation"
        "|obligations|erwartung|gegenleistung|contrapartida|condition|conditions|post required"
        "|deliverable|post attendu|requested"
    ),
    "fate": (
        "fate|kept|kept or returned|status|statut|devenir|what became|what became of it"
        "|etat|sort|verbleib|destino|garde|outcome|ce qu il est devenu"
    ),
    "quantity": "quantity|qty|quantite|qte|nombre|anzahl|menge|cantidad|units|count|nb",
    "return_by": (
        "return by|to return by|give back by|a rendre le|a rendre avant|a rendre au plus tard|retour"
        "|retour avant|ruckgabe|devolver|return date"
    ),
    "platform": "platform|plateforme|reseau|channel|canal|shown on|plattform|plataforma",
    "url": "url|link|lien|post url|lien du post|post|publication|posted",
    "note": ("notes|note|comments|comment|commentaires|commentaire|remarques|notizen|notas|details|infos|remarks"),
}

EMPTY_WORDS = (
    "the of for on in at a an my our your and or to de du des d la le les l un une mon ma mes en et ou au aux pour sur"
    " vers par der die das dem den von vom am im fur und oder el los las del para por y o"
    " if any si applicable optional facultatif dd mm yyyy jj aaaa"
)
"""What a heading may say beside a listed one without meaning anything else."""

MONEY_WORDS = (
    "eur euro euros gbp usd chf cad pounds dollars ht htva ttc excl incl excluding including excluded included vat tva"
    " tax taxes mwst iva net gross brut netto brutto hors toutes"
)
"""What a heading may say of an amount."""

PERSONAL_WORDS = (
    "work home private personal business main primary secondary other pro professional perso personnel personnelle"
    " professionnel professionnelle bureau domicile principal principale secondaire autre privat geschaftlich trabajo"
)
"""What an address book says of one address among several."""

DEAL_WORDS = frozenset(
    """
    deal deals campaign campaigns campagne campagnes kampagne campana collab collabs collaboration partnership
    partenariat
    """.split()  # noqa: SIM905  reads better as lines
)
"""What says in a heading that its rows are deals, though no brand stands beside them."""

PAYMENT_WORDS = frozenset(
    """
    invoice invoiced facture facturee factures rechnung factura payment paiement paid paye payee zahlung pago encaisse
    bezahlt pagado rechnungsnummer rechnungsdatum
    """.split()  # noqa: SIM905  reads better as lines
)
"""What says in a heading that its rows are payments."""

INVOICE_NUMBERS = (
    "invoice no|invoice number|invoice nr|invoice id|invoice ref|invoice reference|numero de facture|n de facture"
    "|no de facture|n facture|numero facture|ref facture|rechnungsnummer|rechnungs nr|rechnung nr|rechnungsnr"
    "|numero de factura|n de factura|n factura|num factura|numero fattura|n fattura"
)
"""The headings of a column of invoices' numbers: each row is one payment."""

STRONG: dict[str, frozenset[str]] = {
    "contacts": frozenset({"given", "family", "email", "phone", "street", "organisation", "name", "nom", "nombre"}),
    "deals": frozenset({"fee", "stage", "due_on", "deliverables", "paid_on", "invoiced_on", "title", "brand"}),
    "gifts": frozenset({"description", "received_on", "value", "expectation", "fate", "brand"}),
}
"""What makes a table one of this kind rather than another."""

FILE_NAMES: dict[str, str] = {
    "contacts": "contact|contacts|adresses|addresses|kontakte|contactos|carnet|people",
    "deals": ("deal|deals|collab|collabs|collaborations|partenariats|partnerships|campaigns|campagnes|projets|clients"),
    "gifts": "gift|gifts|gifting|cadeau|cadeaux|geschenke|regalos|pr|seeding|colis|received",
}
"""Words of a file's name that tip a balance."""
