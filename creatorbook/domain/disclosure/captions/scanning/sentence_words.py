"""The words of plain sentences that tell what binds a creator to a brand; facts of languages, not of law.

English, French, German, Spanish, Italian, Dutch, Portuguese, Polish, Swedish and Danish, as they are written; they are
compared folded. A form that stands in several languages is one word here: it takes several kinds of words together to
make a sentence.
"""

from __future__ import annotations

from creatorbook.domain.disclosure.captions.scanning.word_folding import fold_word


def _words(*lines: str) -> frozenset[str]:
    return frozenset(fold_word(word).text for line in lines for word in line.split())


# Who speaks, as subject and as object, and who is family.
SPEAKER = _words("i we je j nous ich wir yo nosotros nosotras io noi ik wij eu nós jag vi jeg ja")
ME = _words("me us m nous mir mich uns nos mi ci mij ons mnie nam mig oss os")
KIN = _words(
    "husband wife partner boyfriend girlfriend fiancé fiancée mother mum mom father dad sister brother son "
    "daughter parents family cousin uncle aunt mari femme conjoint conjointe mère père sœur frère fils fille "
    "famille mann frau freund freundin mutter vater schwester bruder eltern familie sohn tochter marido mujer "
    "madre padre hermana hermano hijo hija padres familia marito moglie sorella fratello genitori famiglia figlio "
    "figlia man vrouw vriend vriendin moeder vader zus broer ouders mąż żona mama tata siostra brat rodzina make "
    "fru mamma pappa syster bror familj mand kone mor far søster esposa mãe pai irmã irmão família"
)
MINE = _words(
    "my our mon ma mes notre nos mein meine meines meiner unser unsere mi mis nuestra nuestro mio mia miei nostra "
    "nostro mijn onze ons mój moja moje nasza nasz min mina mitt vår vårt mit vores meu minha nosso nossa"
)

# A company that is not called by its name.
COMPANY = _words(
    "brand company label hotel resort shop store sponsor business firm startup bakery restaurant studio range "
    "marque entreprise société boutique maison enseigne marke unternehmen firma laden empresa marca tienda "
    "negocio azienda marchio negozio merk bedrijf winkel zaak marka sklep företag företaget varumärke märke "
    "virksomhed mærke brandet firmaet loja"
)

# What giver does for taker: paying, giving, and having as a guest. The second of each pair are participles.
PAYS = _words(
    "pay pays paid paying compensate compensates compensated compensating remunerates hired sponsor sponsors "
    "sponsored sponsoring funded reimbursed paie paye paient payent payé payée rémunère rémunèrent rémunéré "
    "rémunérée sponsorise finance embauché embauchée zahlt zahlen zahlte bezahlt bezahlen bezahlte vergütet "
    "sponsert gesponsert paga pagan pagó pagado pagada patrocina patrocinado remunera contratado contratada "
    "pagato pagata pagano retribuisce retribuito retribuita sponsorizza sponsorizzato betaalt betalen betaald "
    "betaalde sponsort gesponsord vergoedt vergoed płaci płacą zapłacił zapłaciła zapłacono zapłaciło sponsoruje "
    "betalar betalade betalt betaler betalte sponsrar sponsrat sponsorerer pagou pagaram patrocinou"
)
PAID = _words(
    "paid compensated remunerated sponsored funded hired payé payée payés payées rémunéré rémunérée rémunérés "
    "rémunérées sponsorisé sponsorisée financé financée bezahlt vergütet gesponsert finanziert pagado pagada "
    "pagados pagadas patrocinado patrocinada remunerado remunerada financiado pagato pagata pagati pagate "
    "retribuito retribuita sponsorizzato sponsorizzata finanziato betaald gesponsord vergoed gefinancierd "
    "opłacona opłacony opłacone sponsorowany sponsorowana betalt betald sponsrad sponsrat sponsoreret pago paga"
)
GIVES = _words(
    "gave give gives giving gifted gifts send sends sent sending provide provides provided supply supplied "
    "offered lent loaned donated handed offert offre offrent envoyé envoie envoient donné donne fourni prêté "
    "prête schenkt schenkte geschenkt schickt schickte geschickt zugeschickt gestellt gab gegeben überlassen "
    "geliehen regala regaló regalado envía envió enviado dio dado prestado prestó cedido regalato inviato mandato "
    "dato fornito prestato omaggiato gaf gegeven stuurde gestuurd toegestuurd opgestuurd geschonken geleend dał "
    "dała dali wysłał wysłała wysłali podarował podarowała gav gett skickade skickat givet sendte sendt ofereceu "
    "enviou deu emprestou mandou"
)
GIVEN = _words(
    "gifted sent provided supplied given lent loaned donated offert offerte offerts offertes envoyé envoyée "
    "fourni fournie prêté prêtée donné donnée geschenkt zugeschickt geschickt bereitgestellt gestellt überlassen "
    "geliehen regalado regalada enviado enviada cedido cedida prestado prestada regalato regalata regalati "
    "inviato inviata fornito fornita offerto offerta prestato prestata toegestuurd opgestuurd geschonken gegeven "
    "geleend aangeboden podarowany podarowana wysłany wysłana przekazany przekazana skickad skickat sendt givet "
    "oferecido oferecida"
)
HOSTS = _words(
    "put flew fly flies flying hosted host hosts hosting invited invite invites covered covers treated comped "
    "accommodated invitent invité invitée invités invitées héberge hébergé hébergée logé logée convié conviée "
    "eingeladen lud einlud invita invitó invitado invitada invitados invitadas alojado alojada invitato invitata "
    "invitati ospita ospitato ospitata ospitati uitgenodigd uitnodigde nodigde zaprosił zaprosiła zaprosili "
    "zaproszona zaproszony bjöd bjudit bjuden inbjuden bjudna inviterede inviteret inviterte convidou convidado "
    "convidada"
)
HOSTED = _words(
    "hosted invited flown covered comped accommodated treated invité invitée invités invitées hébergé hébergée "
    "logé logée convié conviée eingeladen invitado invitada invitados invitadas alojado alojada invitato invitata "
    "invitati invitate ospitato ospitata ospitati ospitate uitgenodigd zaproszona zaproszony zaproszeni bjuden "
    "bjudna inbjuden inviteret convidado convidada convidados"
)
# "Covered" alone covers anything; of a journey it tells who paid.
VAGUE = _words("covered covers treated put")
JOURNEY = _words(
    "stay trip flight flights hotel room rooms travel accommodation meal meals dinner ticket tickets night nights "
    "weekend holiday visit costs expenses séjour voyage vol vols chambre nuit repas aufenthalt reise flug zimmer "
    "estancia viaje vuelo habitación soggiorno viaggio volo camera verblijf reis vlucht kamer pobyt podróż resa "
    "vistelse rejse ophold estadia viagem"
)
# "Was", "being": what makes a participle a passive; and the forms that say "I" by themselves.
PASSIVE = _words(
    "am m are re was were being been be get gets got suis sommes été étais wurde wurden werde werden worden bin "
    "sind word werd ben zijn fui fuimos soy somos sido sono siamo stata stato stati state vengo venni jestem "
    "zostałam zostałem zostaliśmy blev blir blivit är bliver er blevet fomos sou"
)
FIRST_FORMS = _words(
    "fui fuimos soy somos sono siamo vengo cobro cobré cobramos percibo jestem zostałam zostałem suis sommes bin "
    "ben gano recibo recibí recibimos "
    "he hemos trabajo fundé dirijo poseo ricevo ho abbiamo guadagno lavoro percepisco gestisco recebi recebo ganho "
    "trabalho fundei criei abri dostałam dostałem otrzymałam otrzymałem otrzymuję dostaję zarabiam "
    "pracuję założyłam założyłem "
    "otworzyłam otworzyłem stworzyłam stworzyłem"
)
# Receiving, by the taker; with money it is being paid.
RECEIVES = _words(
    "received receive reçu reçois recevons bekommen bekam erhalten erhielt recibí recibido recibimos ricevuto "
    "ricevuta ricevo kreeg gekregen kregen ontving ontvangen recebi ganhei dostałam dostałem otrzymałam "
    "otrzymałem fick fått fik fået modtog modtaget"
)
# Money that comes back was never a fee.
BACK = _words(
    "back refund refunded cashback zurück erstattet retour remboursé remboursée terug devuelto reembolso indietro "
    "rimborso tillbaka tilbage tilbake zwrot devolvido"
)
# Receiving that goes on, or goes otherwise: it tells something beside money alone.
GETS = _words(
    "get gets getting got receiving taking took accept accepted obtiens encaisse encaissé bekomm kriege krieg gekriegt "
    "kriegen cobro cobré cobramos cobrado percibí prendo preso incasso krijgen kreeg neem inkasserer får fået "
    "fick erhåller erhållit mottar mottagit mottok dostajemy dostaliśmy biorę wzięłam wziąłem otrzymujemy recebemos "
    "pegamos"
)
MONEY = _words(
    "money payment fee cash paycheck argent paiement rémunération cachet geld bezahlung honorar vergütung dinero "
    "pago honorarios remuneración soldi denaro compenso pagamento betaling vergoeding honorarium pieniądze "
    "pieniędzy zapłatę wynagrodzenie honorarium pengar penger betalning ersättning arvode penge betaling honorar "
    "dinheiro pagamento remuneração cachê"
)
GIFTS = _words("gift present freebie cadeau geschenk regalo omaggio cadeautje prezent gåva gave presente oferta")
GUESTS = _words(
    "guest guests invitée invités gast gäste gästen ospite ospiti gasten gość goście gäst gæst gæster invitada "
    "invitados convidada"
)
FROM = _words(
    "by from par de von vom durch del da dal dalla dallo di van door przez od fran från av af fra pela pelo chez"
)

# Owning, leading, working for.
OWNS = _words(
    "own owns co-own owned founded cofounded possède fondé fondée gründete gegründet besitze besitzt fundé "
    "fundado fundó poseo fondato fondai possiedo opgericht bezit założyłam założyłem grundade grundat äger ejer "
    "grundlagde fundei fundou"
)
RUNS = _words(
    "run runs manage manages lead leads dirige gère leitet führt führe leite dirijo gestisce gestisco dirigo "
    "leidt leid runt prowadzę prowadzi driver drifver"
)
MAKES = _words(
    "started created launched built créé créée lancé lancée monté geschaffen aufgebaut creé creado creato creata "
    "lanciato lanciata begonnen gestart startade skapade startede skabte criei stworzyłam stworzyłem"
)
# Beginning a business: what is begun as "my own" is one, whatever it is called. Of what is only made, a shelf, a look,
# the thing itself must be called a business.
FOUNDS = _words(
    "founded cofounded opened started launched fondé ouvert lancé monté démarré gegründet gründete eröffnet eröffnete "
    "gestartet startete fundado fundé montado abierto lanzado fundei abri abriu aberto lancei fondato fondai aperto "
    "avviato lanciato opgericht geopend begonnen założyłam założyłem otworzyłam otworzyłem grundat grundade öppnat "
    "öppnade startat startade grundlagt grundlagde åbnet åbnede startet"
)
# "My own".
OWN = _words(
    "own propre propres eigene eigenen eigenes eigener eigenem propio propia propios propias proprio propria propri "
    "proprie eigen próprio própria własny własna własną własne egen eget egna egne"
)
# "That's me", after the name of a business: in the order of the words.
IT_IS_ME = tuple(
    tuple(fold_word(word).text for word in phrase.split())
    for phrase in ("that s me", "c est moi", "das bin ich", "soy yo", "sono io", "dat ben ik", "to ja", "sou eu",
                   "det är jag", "det er mig", "det er meg")
)  # fmt: skip
IT_IS_ME_BEGINS = frozenset(phrase[0] for phrase in IT_IS_ME)
# What hands make, said of oneself, and where: "I pour each candle in my workshop".
CRAFTS = _words(
    "make sew draw design pour knit craft bake throw carve print solder weave dye roast dessine couds fabrique coule "
    "tricote crée façonne tourne tisse cuis teins torréfie nähe zeichne gieße stricke fertige töpfere backe webe drehe "
    "röste schnitze coso dibujo diseño hago tejo tejemos horneo moldeo cucio disegno creo faccio tesso modello naai "
    "teken maak brei giet bak weef szyję robię projektuję syr ritar gör stickar bakar laver tegner strikker costuro "
    "desenho faço moldo"
)
# Of these the form says that it is "I" by itself.
CRAFTS_OF_MINE = _words(
    "coso dibujo diseño hago tejo tejemos horneo moldeo cucio disegno creo faccio tesso modello szyję robię projektuję "
    "costuro desenho faço moldo"
)
WORKSHOPS = _words(
    "workshop studio atelier kitchen garage werkstatt küche manufaktur taller cocina laboratorio bottega cucina "
    "werkplaats keuken pracowni pracownia kuchni verkstad ateljé værksted oficina cozinha"
)
TRADES = (
    COMPANY
    | WORKSHOPS
    | _words(
        "pottery brewery roastery savonnerie brasserie bijouterie librairie boulangerie épicerie brauerei rösterei "
        "bäckerei buchhandlung cervecería panadería librería torrefazione panetteria libreria brouwerij "
        "bakkerij padaria "
        "browar piekarnia bryggeri bageri bageriet"
    )
)
TRADES_ENDINGS = tuple(
    fold_word(word).text
    for word in ("manufaktur", "werkstatt", "marke", "label", "laden", "shop", "merk", "winkel", "bedrijf", "märke",
                 "butik", "mærke", "værksted", "firma", "verkstad")
)  # fmt: skip

OWNERS = _words(
    "founder cofounder owner co-owner ceo director shareholder investor fondatrice fondateur cofondatrice "
    "cofondateur propriétaire associée associé actionnaire gérante gérant gründerin gründer inhaberin inhaber "
    "geschäftsführerin geschäftsführer gesellschafterin fundadora fundador dueña dueño propietaria propietario "
    "socia socio titolare fondatore proprietaria proprietario oprichter oprichtster eigenaar eigenaresse "
    "mede-eigenaar właścicielka właściciel założycielka założyciel grundare ägare delägare stifter ejer medejer "
    "dona dono sócia"
)
WORKS = _words(
    "work works working worked travaille bosse arbeite arbeitet arbeiten trabajo trabaja lavoro lavora werk werkt "
    "pracuję pracuje jobbar jobber arbetar arbejder trabalho trabalha"
)
FOR = _words("for at pour chez für bei para en per presso da voor bij dla za w på hos na no")
EMPLOYED = _words(
    "employed employee employees salariée salarié employée employé angestellt angestellte angestellter "
    "mitarbeiterin mitarbeiter empleada empleado dipendente werknemer medewerker anställd ansat pracownica "
    "pracownik funcionária funcionário"
)
PAYROLL = _words("payroll")

# Commissions, links and codes, and what brings them in.
COMMISSIONS = _words(
    "commission commissions kickback provision provisionen comisión comisiones commissione commissioni "
    "provvigione commissie commissies provisie prowizję prowizja prowizje provisioner kommission comissão "
    "comissões"
)
SHARES = _words("cut percentage percent share pourcentage prozent porcentaje percentuale procent andel percentagem")
LINKS = _words(
    "link links code codes lien liens enlace enlaces código códigos codice codici linki kod kody länk länkar "
    "koden linket kode"
)
EARNS = _words(
    "earn earns get gets receive receives make makes gain touche touchons gagne gagnons perçois reçois rapporte "
    "bekomme bekommen erhalte erhalten verdiene verdienen gano ganamos recibo llevo percibo guadagno ricevo "
    "percepisco guadagniamo krijg krijgen ontvang ontvangen verdien otrzymuję dostaję zarabiam får tjänar tjener "
    "ganho recebo"
)

# What somebody makes and sells under "my": of such a thing the text tells whose it is. Endings are those of languages
# that write "Strickbuch", "kookboek", "kogebog" in one word.
OWN_GOODS = _words(
    "book cookbook novel ebook memoir album course label brand line collection range shop store merch app podcast "
    "company business livre roman marque ligne gamme boutique entreprise cours buch roman kurs marke linie kollektion "
    "laden onlineshop libro novela curso marca línea colección tienda romanzo corso linea collezione negozio boek "
    "cursus merk lijn collectie winkel webshop livro romance linha coleção loja książka książkę kurs markę linia "
    "linię kolekcja kolekcję sklep sklepie bok kollektionen boken märke varumärke butik bog mærke kollektion firma"
)
OWN_GOODS_ENDINGS = tuple(
    fold_word(word).text
    for word in ("buch", "linie", "kollektion", "marke", "kurs", "album", "shop", "boek", "collectie", "cursus", "bog",
                 "boken", "kollektionen", "märke", "mærke")
)  # fmt: skip
# What such a thing does when it comes on the market; a thing bought does none of these.
APPEARS = _words(
    "launches launching launched releases released erscheint erschienen sort sortira paraît paraîtra esce uscirà "
    "verschijnt utkommer släpps udkommer lanseres ukaże ukazuje"
)
# "My favourite book" is somebody else's.
FAVOURITE = _words(
    "favourite favorite fave liebste liebster liebstes liebsten préféré préférée préférés préférées favori favorite "
    "favorito favorita preferito preferita favoriete lievelings ulubiona ulubiony ulubione favorit yndlings "
    "preferido preferida"
)
FAVOURITE_BEGINNINGS = ("liebling", "favorit", "lieveling", "yndling")

# "Commercial communication", "paid post": a name for advertising that few lists hold.
CONTENT = _words(
    "communication contenu contenus publication publications post posts vidéo message opération beitrag beiträge "
    "kommunikation inhalt inhalte video contenido contenidos comunicación publicación contenuto contenuti "
    "comunicazione messaggio inhoud bericht boodschap communicatie content treść treści materiał inlägg innehåll "
    "indhold opslag conteúdo publicação comunicação inlägget innlegg innlegget opslaget videon videoen vídeo reel "
    "story"
)
COMMERCIAL = _words(
    "commercial commerciale commerciaux commerciales promotionnel promotionnelle promotionnels publicitaire "
    "publicitaires rémunéré rémunérée rémunérés payé payée sponsorisé sponsorisée kommerzielle kommerzieller "
    "bezahlter bezahlte bezahltes werblicher werbliche gesponserter gesponserte comercial promocional "
    "publicitario publicitaria pagado pagada patrocinado remunerado promozionale pubblicitario pubblicitaria "
    "promotionele betaalde commerciële gesponsorde promotional sponsored paid reklamowa reklamowy reklamowe "
    "sponsorowana sponsorowany płatna płatny betalt kommersiellt sponsrat sponsoreret kommercielt pago paga "
    "publicitário publicitária"
)

DEALS = _words(
    "deal partnership collaboration campaign cooperation gig kooperation zusammenarbeit partnerschaft "
    "samenwerking campagne colaboración campaña collaborazione campagna współpraca współpracę kampania samarbete "
    "samarbejde kampanje parceria campanha partenariat"
)

# Who is no giver, though written with a capital or standing where one would.
NOBODY = (
    KIN
    | SPEAKER
    | ME
    | _words(
        "he she it they this that these those who everyone everybody someone somebody people friends santa god life "
        "today yesterday when what here there so and but then just finally il elle ils ça qui on er sie es wer el ella "
        "ellos esto lui lei loro questo hij zij ze dit wie on ona to kto han hon det den ele ela isso my our your his "
        "her their mon ma mes mein meine mi mio mia mijn mój moja min mina meu minha the a an la le les der die "
        "das el los "
        "il lo gli de het das ein eine un une una uno een en ett et if as at in for with to of no not "
        "thanks thank merci "
        "danke gracias grazie bedankt dzięki tack tak obrigada hi hello hey new loving love"
    )
)
