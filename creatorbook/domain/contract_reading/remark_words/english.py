"""The English words by which a clause that a creator should look at is told, in plain letters.

Each line is one way to say it, as a pattern that begins where a word does.
"""

from __future__ import annotations

from creatorbook.domain.contract_reading.noted import Remark

WORDS = {
    Remark.ASSIGNMENT: (
        r"works? (?:made )?for hire",
        r"work-for-hire",
        (
            r"(?:hereby )?assigns? (?:to|all|and|the|its|any|irrevocabl)[^.\n]{0,80}(?:right|title|copyright|"
            r"intellectual)"
        ),
        r"assignment of (?:all )?(?:copyright|intellectual|rights|ip)",
        (
            r"(?:become|remain|be|is|are) the (?:sole |exclusive )+(?:and exclusive )?property of the (?:brand|"
            r"client|company|advertiser|agency)"
        ),
        r"(?<!non-)(?<!non )(?<!not )exclusive(?:,? [a-z-]+){0,6}(?:,? and [a-z-]+)? (?:right|licen[cs]e)",
    ),
    Remark.MORAL_RIGHTS: (
        r"(?:waive|waives|waiver|waiving)[^.\n]{0,80}(?:moral rights|droit moral)",
        r"moral rights[^.\n]{0,60}waive",
    ),
    Remark.PERPETUAL: (
        r"(?<!not )(?:surviv|last|continu|remain|run)\w* forever",
        r"for all time\b",
        r"for ever(?![a-z])",
        r"in perpetuity",
        r"unlimited (?:period|term|duration|time)",
        r"indefinite (?:period|term)",
        r"perpetual(?:ly)?",
        r"irrevocabl[ey]",
        r"(?:full|entire) (?:term|duration) of (?:copyright|protection)",
    ),
    Remark.AI_TRAINING: (
        (
            r"(?:train|develop)\w* (?:and \w+ )?(?:machine[- ]learning|ai|artificial|generative|language)[- ]?(?:"
            r"learning |intelligence )?(?:models?|systems?|tools?)"
        ),
        r"(?:train|develop|improve)[^.\n]{0,50}(?:machine[- ]learning|neural|generative|synthetic)",
        r"synthetic (?:likeness|voice|media)\w*",
        (
            r"(?:train\w*|develop\w*|improv\w*|fine-?tun\w*) [^.\n]{0,70}(?:artificial intelligence|machine learn\w*"
            r"|\bai\b|generative)"
        ),
        r"(?:artificial intelligence|machine learning|\bai\b|generative)[^.\n]{0,50} (?:train\w*|models?)",
        r"digital (?:replica|double|twin)",
        r"voice clon",
    ),
    Remark.INDEMNITY: (
        r"indemnif\w+",
        r"hold (?:\w+ ){0,3}?harmless",
    ),
    Remark.UNLIMITED_LIABILITY: (
        r"liab\w*[^.\n]{0,60}(?:without|no) (?:any )?(?:limit|cap)\w*",
        r"not (?:be )?(?:limited|capped) in (?:its|her|his|their) liab\w*",
        r"unlimited liab\w*",
        r"liab\w* (?:shall be |is |will be )?unlimited",
        r"without (?:any )?limit(?:ation)? of liability",
    ),
    Remark.PENALTY: (
        r"liquidated damages",
        r"contractual penalt\w*",
        r"penalty of",
    ),
    Remark.AUTOMATIC_RENEWAL: (
        r"unless[^.\n]{0,80}notice[^.\n]{0,90}(?:renews?|be renewed|extends?|be extended)\b",
        r"(?:will|shall) (?:be )?renew\w* for (?:successive|further|additional|consecutive)",
        r"(?:renews?|continues|is extended)[^.\n]{0,60}unless[^.\n]{0,40}(?:notice|terminat|cancel|object)",
        r"automatically (?:be )?(?:renew|extend)\w*",
        r"renew\w* automatically",
        r"auto-?renew\w*",
        r"tacit(?:e|ly)? (?:reconduction|renew\w*)",
    ),
    Remark.PAID_WHEN_PAID: (
        (
            r"(?:subject to|conditional (?:up)?on|contingent (?:up)?on|dependent on)[^.\n]{0,30}(?:client|brand|"
            r"advertiser|customer)(?:'s)? (?:\w+ )?payment"
        ),
        (
            r"(?:once|when|after|until|upon|only if|provided|as soon as|unless)[^.\n]{0,50}(?:client|brand|"
            r"advertiser|customer|agency)[^.\n]{0,24} (?:has |have )?(?:paid|pays|settled|remitted)\b"
        ),
        (
            r"(?:cleared funds|payment|funds|monies|sums)[^.\n]{0,30} (?:received )?from (?:the |its )?(?:end )?(?:"
            r"client|brand|advertiser|customer)"
        ),
        (
            r"(?:once|when|after|upon|only if|provided)[^.\n]{0,50}(?:has been paid|receives? payment|"
            r"received payment|is paid) (?:by|from) (?:(?:the|its|their|our|an?|any) )?(?:own )?(?:client|customer|"
            r"brand|advertiser|end)"
        ),
        r"pay[- ]when[- ]paid",
        r"receipt of (?:payment|funds) from (?:the )?(?:client|brand|advertiser)",
    ),
    Remark.BRAND_MAY_CHANGE: (
        (
            r"(?:brand|company|client|agency|advertiser) (?:may|reserves the right to|is entitled to)[^.\n]{0,40}(?:"
            r"edit|modify|adapt|alter|amend (?:the content|these|this)|change)"
        ),
        r"sole (?:and absolute )?discretion",
    ),
    Remark.VIEWS_CUT: (
        r"(?:below|under|fewer|less)[^\n]{0,50}views[^\n]{0,80}(?:half|only|nothing)",
        (
            r"(?:reduc|deduct|lower|cut|refund|repay|pro[- ]?rat|only \d+ ?%)[^\n]{0,120}(?:views|impressions|reach|"
            r"engagement)"
        ),
        (
            r"(?:fewer|less|below|under|fail\w*|not reach\w*|do not reach|does not reach|minimum)[^\n]{0,60}(?:views"
            r"|impressions|reach\b)[^\n]{0,140}(?:reduc|deduct|lower|refund|repay|additional|extra|free|withh|pro"
            r"[- ]?rat|no fee|%)"
        ),
    ),
    Remark.MAY_WITHHOLD: (
        r"(?:right|entitled|discretion) (?:not to pay|to refuse payment|to reject payment)",
        r"not be obliged to pay[^.\n]{0,40}(?:satisf|approv|pleas)",
        r"(?:discretion|opinion|judg[e]?ment)[^.\n]{0,40}withhold",
        r"need (?=not pay)",
        r"not (?:be )?obliged to pay",
        r"(?:may|can) (?:refuse|decline) to pay",
        (
            r"(?:may|can|entitled to|reserves? the right to|right to) (?:\w+ ){0,4}?(?:withhold|refuse to pay|"
            r"suspend|retain|set off)[^.\n]{0,60}(?:payment|fee|sum|amount|remuneration|compensation|part)"
        ),
        r"withhold\w* [^.\n]{0,60}(?:discretion|satisf)",
    ),
    Remark.UNLIMITED_WORK: (
        (
            r"(?:all|any|every) (?:the )?(?:changes|revisions|edits|reshoots) (?:that )?(?:the )?(?:brand|company|"
            r"client|agency) (?:may )?(?:asks?|requests?|requires?|wants?|wishes)"
        ),
        r"no (?:cap|limit) on[^.\n]{0,30}(?:revis|round|change|edit|amend)",
        r"as many times as",
        r"keep going until",
        r"until[^.\n]{0,30} (?:is |are )?happy",
        (
            r"(?:unlimited|any number of|as many)(?: number of)? (?:\w+ ){0,2}?(?:revis|reshoot|re-shoot|round|"
            r"change|edit|amend|version|post|stor|video|photo|request|call|correction)\w*"
        ),
        r"until (?:the )?(?:brand|client|company|agency|advertiser) is (?:fully |completely )?satisf\w*",
        r"(?:revisions?|reshoots?|rounds?|changes)\W{1,4}unlimited",
    ),
    Remark.KEPT_UP: (
        (
            r"(?:not (?:be )?(?:delete|remove|archive|take|hid)\w*|remain|stay|keep|kept|maintain\w*|leave|left)"
            r"[^.\n]{0,70}(?:(?:six|nine|twelve|eighteen|twenty[- ]four|thirty[- ]six|6|9|1[0-9]|[2-9][0-9])(?: \(\d"
            r"+\))? months|(?:\w+ \(\d\)|one|two|three|five|\d+) years?|indefinite\w*|permanent\w*|forever|"
            r"in perpetuity|at all times)"
        ),
    ),
    Remark.ARBITRATION: (
        r"submitted to (?:jams|aaa)\b",
        r"\b(?:jams|icc rules|lcia)\b",
        r"waive (?:a |the )?(?:right to )?(?:a )?jury",
        r"(?:binding|final|resolved|settled|submitted|decided|by|through)[^.\n]{0,40}arbitrat\w*",
        r"arbitration (?:association|rules|act)",
        r"jury trial",
        r"trial by jury",
        r"waiv\w*[^.\n]{0,60}(?:jury|class action)",
        r"class action waiver",
    ),
    Remark.SUBLICENCE: (
        r"sub-?licen[cs]\w+",
        r"transferable",
    ),
    Remark.NO_DISPARAGEMENT: (
        (
            r"(?:negative|derogatory|unfavou?rable|critical)(?: (?:or|and) \w+)? (?:remarks?|statements?|comments?|"
            r"reviews?|opinions?)"
        ),
        (
            r"(?:say|write|post|publish|make)[^.\n]{0,30}(?:anything|statements?|remarks?|comments?)[^.\n]{0,30}(?:"
            r"negative|unfavou?rable|critical|detriment)"
        ),
        r"(?:speak|talk)(?:s|ing)? (?:badly|ill|negatively) (?:of|about)",
        r"disparag\w*",
        r"denigr\w*",
        r"defam\w*",
    ),
    Remark.ENDS_AT_WILL: (
        (
            r"(?:brand|company|client|agency|advertiser)[^.\n]{0,30}(?:may|can|is entitled to)[^.\n]{0,40}terminat\w"
            r"*[^.\n]{0,80}(?:at any time|for any reason|without cause|for convenience|without notice)"
        ),
    ),
    Remark.HIDE_LABEL: (
        (
            r"(?:shall|will|must|may) not (?:\w+ ){0,4}?(?:disclose|mention|label|tag|mark)\w* (?:\w+ ){0,8}?(?:as )"
            r"?(?:an? )?(?:ad\b|ads\b|advert\w*|sponsor\w*|partnership|collaboration|paid)"
        ),
        r"without (?:any )?(?:ad|advertising|sponsorship) (?:label|disclosure|mention)",
    ),
}
