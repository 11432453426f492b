"""What of the messages that a mail quotes still holds: what the answers to them agree to and do not say otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Doubt, Found, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

Topics = dict[Topic, list[Found]]

_AGREES = re.compile(
    r"(?<![a-z])(?:yes\b|yep|agreed|agree (?:to|with)|works for (?:us|me)|that works|happy with|all good"
    r"|sounds good|deal\b|perfect|confirm\w*|accepted"
    r"|fine (?:by|for|with)|great\b|lovely|approved|signed off|go ahead|d'accord|ok\b|okay|c'est (?:bon"
    r"|entendu|parfait)"
    r"|ca (?:marche|nous va|me va|roule)|cela (?:nous|me) convient|nous convient|parfait|entendu|marche conclu"
    r"|on valide|valide\b|banco|passt|einverstanden"
    r"|in ordnung|geht klar|klar\b|abgemacht|bestatig\w*|angenommen|machen wir so|gerne?\b|perfekt|super\b"
    r"|de acuerdo|vale\b|conforme|perfecto|nos encaja"
    r"|nos parece bien|cerrado|aceptamos|acepto|hecho\b|trato hecho|dale\b|genial)"
)
_WHOLE = (Topic.FEE, Topic.DELIVERABLE)
_LEAST = 0.3
_TOGETHER = {
    Topic.EXCLUSIVITY_DURATION: Topic.EXCLUSIVITY,
    Topic.EXCLUSIVITY_END: Topic.EXCLUSIVITY,
    Topic.USE_END: Topic.USE_DURATION,
    Topic.END: Topic.START,
}


def keep_newest(found: Topics, passages: Sequence[Passage]) -> None:
    """Leave out what older messages say on a topic where newer ones say it too, or never agreed to it.

    A message that names both the work and its price says the whole; what only a quoted one says is unsure then.
    """
    depths = sorted({each.depth for each in passages})
    if len(depths) < 2:  # noqa: PLR2004  nothing is quoted
        return
    agreed = _agreed_depth(passages, depths)
    newest = {topic: _newest(listed) for topic, listed in found.items()}
    whole = max((newest[topic] for topic in _WHOLE), default=0)
    for topic, listed in found.items():
        least = min(newest[topic], newest[_TOGETHER[topic]]) if topic in _TOGETHER else newest[topic]
        kept = [each for each in listed if each.passage.depth <= least]
        unsure = [each for each in kept if each.passage.depth > min(agreed, whole)]
        listed[:] = [
            replace(each, score=each.score * 0.6, doubts=(*each.doubts, Doubt.WEAK)) if each in unsure else each
            for each in kept
        ]


def _newest(listed: Sequence[Found]) -> int:
    return min((each.passage.depth for each in listed if each.score >= _LEAST), default=99)


def _agreed_depth(passages: Sequence[Passage], depths: Sequence[int]) -> int:
    """Return how deep the quoted messages are that each answer to them agrees to."""
    agreeing = {each.depth for each in passages if _AGREES.search(each.plain)}
    deepest = depths[0]
    for depth in depths[1:]:
        if deepest not in agreeing:
            break
        deepest = depth
    return deepest
