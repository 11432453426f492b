"""Clauses that a creator should look at, in four languages; and clauses that only sound like them."""

from __future__ import annotations

import pytest

from creatorbook.domain.contract_reading.noted import Remark
from creatorbook.domain.contract_reading.reading import read

REMARKED = [
    (Remark.PAID_WHEN_PAID, "The Creator is paid only after the Agency's customer has paid the Agency."),
    (Remark.PAID_WHEN_PAID, "Payment follows within ten days of receipt of cleared funds from the Client."),
    (Remark.PAID_WHEN_PAID, "Le Talent n’est payé qu’après encaissement des sommes dues par l’Annonceur."),
    (Remark.PAID_WHEN_PAID, "Die Vergütung wird fällig, sobald der Kunde die Agentur bezahlt hat."),
    (Remark.PAID_WHEN_PAID, "El pago se hará una vez que el anunciante haya pagado a la agencia."),
    (Remark.PAID_WHEN_PAID, "The fee is payable only once Company has been paid by its client."),
    (Remark.PAID_WHEN_PAID, "Talent is paid after Agency receives payment from its own customer."),
    (Remark.PAID_WHEN_PAID, "Le Talent est payé une fois que l’Agence aura été payée par son client."),
    (Remark.PAID_WHEN_PAID, "El pago se hará cuando la agencia haya sido pagada por su cliente."),
    (Remark.PAID_WHEN_PAID, "Die Vergütung ist fällig, sobald die Agentur von ihrem Kunden bezahlt wurde."),
    (Remark.VIEWS_CUT, "If the reel gets fewer than 50,000 views, the fee is reduced by 20%."),
    (Remark.VIEWS_CUT, "Si la vidéo obtient moins de 20 000 vues, la rémunération est réduite de moitié."),
    (Remark.VIEWS_CUT, "Werden weniger als 10.000 Aufrufe erreicht, kürzt sich die Vergütung um 10 %."),
    (Remark.VIEWS_CUT, "Con menos de 5.000 visualizaciones la retribución se reducirá a la mitad."),
    (Remark.MAY_WITHHOLD, "The Company may withhold payment at its discretion."),
    (Remark.MAY_WITHHOLD, "La Marque peut suspendre le paiement si elle n’est pas satisfaite."),
    (Remark.MAY_WITHHOLD, "Die Agentur kann die Vergütung ganz oder teilweise einbehalten."),
    (Remark.MAY_WITHHOLD, "La Marca podrá retener el pago cuando lo estime oportuno."),
    (Remark.UNLIMITED_WORK, "The Talent provides unlimited reshoots."),
    (Remark.UNLIMITED_WORK, "Le Créateur effectue des retouches illimitées."),
    (Remark.UNLIMITED_WORK, "Der Creator leistet unbegrenzt viele Korrekturen."),
    (Remark.UNLIMITED_WORK, "El Creador hará revisiones ilimitadas."),
    (Remark.PERPETUAL, "The Brand may use the films for an unlimited period."),
    (Remark.KEPT_UP, "The posts shall not be deleted for 24 months."),
    (Remark.KEPT_UP, "Le Créateur s’engage à ne pas supprimer la publication pendant 24 mois."),
    (Remark.KEPT_UP, "Die Beiträge bleiben mindestens 24 Monate online."),
    (Remark.KEPT_UP, "El Creador mantendrá las publicaciones durante 24 meses."),
    (Remark.UNLIMITED_WORK, "There is no limit on the number of rounds of edits."),
    (Remark.UNLIMITED_WORK, "Los retoques: los que hagan falta, sin coste."),
    (Remark.AUTOMATIC_RENEWAL, "Der Auftrag verlängert sich um ein Jahr, wenn er nicht gekündigt wird."),
    (Remark.AUTOMATIC_RENEWAL, "Le contrat se renouvelle pour un an sauf dénonciation."),
    (Remark.NO_DISPARAGEMENT, "The Talent never writes anything negative about the Brand."),
    (Remark.NO_DISPARAGEMENT, "Le Créateur s’abstient de tout propos de nature à nuire à l’image du groupe."),
    (Remark.NO_DISPARAGEMENT, "Der Creator unterlässt abfällige Äußerungen."),
    (Remark.NO_DISPARAGEMENT, "El Creador no hablará mal de la Marca."),
    (Remark.AI_TRAINING, "They may use the films to improve machine-learning models."),
    (Remark.MAY_WITHHOLD, "We need not pay for a post that in our opinion is not good enough."),
    (Remark.VIEWS_CUT, "Bleibt ein Video unter 20.000 Views, zahlen wir nur die Hälfte."),
    (Remark.ARBITRATION, "Any dispute is finally settled by binding arbitration."),
    (Remark.ARBITRATION, "Each party waives its right to a jury trial."),
    (Remark.ARBITRATION, "Tout litige est tranché par voie d’arbitrage."),
    (Remark.ARBITRATION, "Über Streitigkeiten entscheidet ein Schiedsgericht."),
    (Remark.ARBITRATION, "Las controversias se someterán a arbitraje."),
    (Remark.PAID_WHEN_PAID, "All fees are subject to Client’s payment to Agency."),
    (Remark.PAID_WHEN_PAID, "Le règlement du Talent est conditionné au paiement effectif par le client final."),
    (Remark.VIEWS_CUT, "En dessous de 10 000 vues, le cachet sera divisé par deux."),
    (
        Remark.VIEWS_CUT,
        "Bei Nichterreichen der garantierten 50.000 Views erhält die Marke ein kostenloses zusätzliches Posting.",
    ),
    (Remark.VIEWS_CUT, "Si no se alcanzan 10.000 visualizaciones, la Marca podrá descontar el 30 % de los honorarios."),
    (Remark.MAY_WITHHOLD, "La Marque se réserve le droit de ne pas payer les contenus qui ne la satisfont pas."),
    (Remark.MAY_WITHHOLD, "Die Marke behält sich vor, die Vergütung zu kürzen, wenn die Inhalte nicht gefallen."),
    (
        Remark.MAY_WITHHOLD,
        "La Marca se reserva el derecho de no abonar los honorarios si el contenido no es de su agrado.",
    ),
    (Remark.UNLIMITED_WORK, "Le nombre de modifications n’est pas limité."),
    (Remark.UNLIMITED_WORK, "Die Creatorin überarbeitet die Inhalte so oft, bis die Marke zufrieden ist."),
    (Remark.UNLIMITED_WORK, "Se harán todos los cambios que pida la Marca."),
    (Remark.NO_DISPARAGEMENT, "Talent will not make any negative or derogatory remarks about Client."),
    (Remark.NO_DISPARAGEMENT, "La Créatrice s’abstient de tout propos négatif sur la Marque."),
    (Remark.NO_DISPARAGEMENT, "Der Creator äußert sich nicht negativ über die Marke."),
    (Remark.NO_DISPARAGEMENT, "La Creadora no hablará mal de la Marca."),
    (Remark.PERPETUAL, "The license survives forever."),
    (Remark.AI_TRAINING, "Company may use the Content to develop and train machine-learning models."),
    (Remark.AI_TRAINING, "La Marque peut alimenter des outils d’IA générative avec les contenus."),
    (
        Remark.AUTOMATIC_RENEWAL,
        "Unless notice is given 30 days before expiry, this Agreement will renew for successive one-year terms.",
    ),
    (Remark.AUTOMATIC_RENEWAL, "À défaut de dénonciation, le contrat est renouvelé pour une durée d’un an."),
    (Remark.AUTOMATIC_RENEWAL, "Wird nicht gekündigt, verlängert sich der Vertrag um jeweils ein Jahr."),
    (Remark.AUTOMATIC_RENEWAL, "El contrato se renovará por periodos anuales salvo denuncia."),
    (Remark.UNLIMITED_LIABILITY, "Influencer’s liability under this Agreement shall be without limitation."),
]
QUIET = [
    "Le contrat ne se renouvelle pas par tacite reconduction.",
    "Le partenariat entre en vigueur le 4 janvier 2027, sans limitation de durée.",
    "The fee is payable whether or not the Client has paid the Agency.",
    "The fee is payable within 30 days, whether or not the Agency has been paid by its client.",
    "La rémunération est due, que l’Agence ait été payée ou non par son client.",
    "The fee does not depend on views and is not reduced.",
    "The Brand may not withhold payment.",
    "Two rounds of changes are included.",
    "The posts stay online for 30 days.",
    "Die Beiträge bleiben 14 Tage online.",
    "Disputes are decided by the courts of Paris.",
]


@pytest.mark.parametrize(("remark", "text"), REMARKED, ids=lambda each: str(each)[:40])
def test_a_clause_is_remarked_in_every_language(remark: Remark, text: str) -> None:
    found = {noted.remark: noted.sentence for noted in read([text]).remarks}
    assert found.get(remark) == text.replace("’", "’")


@pytest.mark.parametrize("text", QUIET)
def test_a_fair_clause_is_not_remarked(text: str) -> None:
    assert read([text]).remarks == ()
