"""Eight contracts in English, each with the deal that was spoken of and what differs between the two."""

from __future__ import annotations

from datetime import date

from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.their_contracts.making import A, Case, D, N, O, deal, exclusive, money, owed, part, right

ONE_REEL = Case(
    "one reel, everything as agreed",
    "en",
    """
# INFLUENCER AGREEMENT

This Influencer Agreement (the "Agreement") is entered into on 2 February 2026 between Brightleaf Ltd, a company
registered in England with company number 08123456, and Ms Léa Martin (the "Influencer").

## 1. Services

1.1 The Influencer shall create and publish one (1) Instagram Reel promoting the Product (the "Content") on or
before 20 March 2026.

1.2 The Influencer shall submit a draft of the Content to Brightleaf for approval no later than 10 March 2026.
Brightleaf shall give its feedback within five (5) days of receipt of the draft. The Fee includes two (2) rounds
of revisions.

## 2. Fee

2.1 In consideration of the Services, Brightleaf shall pay the Influencer a total fee of GBP 1,500.00 (exclusive
of VAT).

2.2 The Fee is payable within thirty (30) days of receipt of a valid invoice.

## 3. Usage rights

3.1 The Influencer grants Brightleaf a non-exclusive licence to repost the Content organically on its own social
media channels, worldwide, for a period of three (3) months from the date of first publication. No right is
granted to use the Content in paid advertising.

## 4. General

4.1 This Agreement is governed by the laws of England and Wales.
""",
    deal(
        money(1500, "GBP"),
        deliverables=(owed(Medium.REEL, 1, due=date(2026, 3, 20), draft=date(2026, 3, 10)),),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=90),),
        approval_needed=True,
        review_days=5,
        revisions=2,
        payment_days=30,
        governing_law="GB",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A,),
        Topic.POST_ON: (A,),
        Topic.DRAFT_ON: (A,),
        Topic.APPROVAL: (A,),
        Topic.REVIEW_DAYS: (A,),
        Topic.REVISIONS: (A,),
        Topic.PAYMENT_DAYS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.LAW: (A,),
    },
    {Topic.FEE: ("1500.00 GBP",)},
)

HARSH = Case(
    "a brand's own terms, much worse than agreed",
    "en",
    """
# CONTENT CREATOR SERVICES AGREEMENT

THIS AGREEMENT is made between Orbit Snacks, Inc., a Delaware corporation ("Company"), and the creator named in the
signature block ("Creator").

## 1. DELIVERABLES

Creator shall produce and post the following content: three (3) TikTok videos and two (2) Instagram Stories.
Company may request any number of revisions until Company is satisfied.

## 2. COMPENSATION

Company shall pay Creator a flat fee of $4,000 USD. Payment terms are net 60 from receipt of a correct invoice.
All fees are subject to Creator's full performance.

## 3. OWNERSHIP

All content created under this Agreement shall be deemed a "work made for hire" and shall be the sole and
exclusive property of the Company. To the extent it is not, Creator hereby assigns to Company all right, title
and interest in the content, worldwide and in perpetuity, in any and all media now known or hereafter devised,
including paid advertising, whitelisting through the Creator's account, and the training of artificial
intelligence models. Creator waives all moral rights.

## 4. EXCLUSIVITY

During the term and for six (6) months thereafter, Creator shall not promote any competing snack, beverage or
confectionery brand.

## 5. INDEMNIFICATION

Creator shall indemnify, defend and hold harmless Company from any and all claims, damages and liabilities
arising out of the content.

## 6. TERMINATION

Company may terminate this Agreement at any time for any reason upon written notice. Upon termination before
posting, Creator shall receive no kill fee.

## 7. MISCELLANEOUS

This Agreement shall be governed by the laws of the State of New York.
""",
    deal(
        money(5000, "USD"),
        deliverables=(owed(Medium.VIDEO, 2, Platform.TIKTOK), owed(Medium.STORY, 2)),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=180, where=("US",)),),
        revisions=2,
        payment_days=30,
        kill_fee_bp=5000,
        governing_law="FR",
    ),
    {
        Topic.FEE: (D,),
        Topic.DELIVERABLE: (A, D),
        Topic.REVISIONS: (D,),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (D,),
        Topic.USE_CHANNELS: (D,),
        Topic.USE_TERRITORY: (D,),
        Topic.EXCLUSIVITY: (O,),
        Topic.EXCLUSIVITY_DURATION: (O,),
        Topic.KILL_FEE: (N,),
        Topic.LAW: (D,),
    },
    {Topic.FEE: ("4000.00 USD",), Topic.PAYMENT_DAYS: ("60",)},
    frozenset(
        {"assignment", "moral_rights", "perpetual", "ai_training", "indemnity", "ends_at_will", "unlimited_work"}
    ),
)

TABLE = Case(
    "deliverables and payments in tables",
    "en",
    """
# Collaboration Agreement

Between Northwind Audio Ltd and Léa Martin. The parties agree as follows.

## Deliverables

The Creator will deliver the content listed below.

| Content | Platform | Quantity | Draft | Live date |
| Dedicated video | YouTube | 1 | 4 May 2026 | 18 May 2026 |
| Story | Instagram | 4 | 5 May 2026 | 20 May 2026 |

## Remuneration

The total remuneration is EUR 6,000 excluding VAT, paid in instalments as shown below against invoices, each payable
within 45 days of the end of the month.

| Instalment | When | Amount |
| Deposit | On signature | EUR 2,000 |
| Balance | On publication | EUR 4,000 |
| Total |  | EUR 6,000 |

## Licence

The Creator grants a licence to use the content on the company's website, in its newsletters and for paid social
advertising in France and Germany for 12 months.

## Cancellation

If the Company cancels the collaboration after signature, it pays a cancellation fee of 30% of the remuneration.
""",
    deal(
        money(6000),
        deliverables=(
            owed(Medium.VIDEO, 1, Platform.YOUTUBE, date(2026, 5, 18), date(2026, 5, 4)),
            owed(Medium.STORY, 3, due=date(2026, 5, 20), draft=date(2026, 5, 5)),
        ),
        parts=(part("Deposit", money(3000)), part("Balance", money(3000))),
        rights=(
            right(UsageChannel.WEBSITE, UsageChannel.EMAIL, UsageChannel.PAID_SOCIAL, days=365, where=("FR", "DE")),
        ),
        payment_days=45,
        kill_fee_bp=5000,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, D),
        Topic.DRAFT_ON: (A, A),
        Topic.POST_ON: (A, A),
        Topic.INSTALMENT: (D, D),
        Topic.PAYMENT_DAYS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (D,),
    },
    {Topic.KILL_FEE: ("3000",), Topic.INSTALMENT: ("2000.00 EUR", "4000.00 EUR")},
)

AMBASSADOR = Case(
    "a year as ambassador, instalments in shares",
    "en",
    """
# AMBASSADOR AGREEMENT

## 1. Term

This Agreement shall commence on 1 January 2026 and shall continue until 31 December 2026. Either party may
terminate this Agreement on thirty (30) days' prior written notice.

## 2. Scope of Services

During the Term the Ambassador will publish twelve (12) Instagram Reels, twenty-four (24) Instagram Stories and
4 YouTube videos.

## 3. Fees and Payment

3.1 The Company shall pay the Ambassador a fee of EUR 24,000 plus VAT for the Term.

3.2 The fee is payable as follows: 50% on signature of this Agreement and 50% on 1 July 2026. Invoices are due
within 14 days.

## 4. Exclusivity

The Ambassador agrees not to work with any competitor in the field of running shoes until 31 March 2027.

## 5. Renewal

This Agreement shall automatically renew for successive periods of one year unless either party gives notice.

## 6. Law

This Agreement is subject to Irish law.
""",
    deal(
        money(24000),
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        deliverables=(
            owed(Medium.REEL, 12),
            owed(Medium.STORY, 24),
            owed(Medium.VIDEO, 2, Platform.YOUTUBE),
        ),
        parts=(part("One", money(12000)), part("Two", money(12000))),
        exclusivities=(exclusive("Running shoes", date(2026, 1, 1), date(2026, 12, 31)),),
        payment_days=30,
        notice_days=30,
        governing_law="IE",
    ),
    {
        Topic.FEE: (A,),
        Topic.START: (A,),
        Topic.END: (A,),
        Topic.DELIVERABLE: (A, A, D),
        Topic.INSTALMENT: (A, A),
        Topic.PAYMENT_DAYS: (D,),
        Topic.EXCLUSIVITY: (A,),
        Topic.EXCLUSIVITY_END: (D,),
        Topic.NOTICE: (A,),
        Topic.LAW: (A,),
    },
    {Topic.EXCLUSIVITY_END: ("2027-03-31",), Topic.PAYMENT_DAYS: ("14",)},
    frozenset({"automatic_renewal"}),
)

AMERICAN_DATES = Case(
    "dates in figures, the month first",
    "en",
    """
# STATEMENT OF WORK

Campaign: Summer Glow. Effective date: 03/25/2026.

Deliverables: 1 x TikTok video, 2 x Instagram Stories (frames). Talent shall post the TikTok video no later than
04/05/2026 and shall publish the Stories by 04/07/2026.

Fee: US$ 2,750 total. Agency will pay Talent within 30 days of receipt of payment from the Client.

Usage: Brand may boost the content as paid media on TikTok and Instagram for 60 days in the United States.

Exclusivity: none.
""",
    deal(
        money(2750, "USD"),
        deliverables=(
            owed(Medium.SHORT_VIDEO, 1, Platform.TIKTOK, date(2026, 4, 5)),
            owed(Medium.STORY, 2, due=date(2026, 4, 7)),
        ),
        rights=(right(UsageChannel.PAID_SOCIAL, days=60, where=("US",)),),
        payment_days=30,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.PAYMENT_DAYS: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.START: (O,),
        Topic.EXCLUSIVITY: (A,),
    },
    remarks=frozenset({"paid_when_paid"}),
)

GIFT = Case(
    "a gift with a post, an affiliate share, no fee",
    "en",
    """
# Gifting and Affiliate Terms

The Brand will send the Creator one ceramic pan valued at GBP 180, which the Creator may keep.

In return the Creator will publish one Instagram Reel and one Instagram carousel by 12 June 2026, without prior
approval by the Brand.

The Brand will pay the Creator a commission of 12% of net sales made with the Creator's code. Commission is paid
within 30 days of the end of each quarter.

The Brand may repost the content on its own social media channels for 30 days. Any other use needs a separate
agreement.

These terms are governed by the laws of Scotland.
""",
    deal(
        deliverables=(
            owed(Medium.REEL, 1, due=date(2026, 6, 12)),
            owed(Medium.CAROUSEL, 1, due=date(2026, 6, 12)),
        ),
        rights=(right(UsageChannel.ORGANIC_SOCIAL, days=30),),
        product=money(150, "GBP"),
        affiliate_bp=1000,
        approval_needed=False,
        governing_law="GB",
    ),
    {
        Topic.PRODUCT_VALUE: (D,),
        Topic.AFFILIATE: (D,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A, A),
        Topic.APPROVAL: (A,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (N,),
        Topic.PAYMENT_DAYS: (O,),
        Topic.LAW: (D,),
    },
    {Topic.AFFILIATE: ("1200",), Topic.PRODUCT_VALUE: ("180.00 GBP",)},
)

AGENCY = Case(
    "through an agency, fee in words and figures, working days",
    "en",
    """
# TALENT BOOKING CONFIRMATION

1. The Agency engages the Talent on behalf of the Client. The Talent shall deliver two (2) YouTube Shorts.

2. The Talent's remuneration amounts to EUR 3,200 (three thousand two hundred euros) net of VAT and of all agency
commissions.

3. Drafts are submitted for approval. The Client comments within three (3) working days. One (1) round of changes is
included.

4. Publication takes place on 15 October 2026. The videos shall remain online for at least 12 months.

5. The Client may use the videos on its e-commerce website and at points of sale for six (6) months in Austria,
Germany and Switzerland.

6. If the Client cancels less than seven days before the shoot, 75 % of the remuneration is due as a
cancellation fee.

7. Breach of the confidentiality clause carries a contractual penalty of EUR 10,000 per breach.

8. Austrian law applies; this contract is governed by the laws of Austria.
""",
    deal(
        money(3200),
        deliverables=(owed(Medium.SHORT_VIDEO, 2, Platform.YOUTUBE, date(2026, 10, 15)),),
        rights=(right(UsageChannel.WEBSITE, UsageChannel.RETAIL, days=180, where=("DACH",)),),
        approval_needed=True,
        review_days=3,
        revisions=2,
        kill_fee_bp=7500,
        governing_law="AT",
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A,),
        Topic.POST_ON: (A,),
        Topic.APPROVAL: (A,),
        Topic.REVIEW_DAYS: (D,),
        Topic.REVISIONS: (D,),
        Topic.USE_DURATION: (A,),
        Topic.USE_CHANNELS: (A,),
        Topic.USE_TERRITORY: (A,),
        Topic.KILL_FEE: (A,),
        Topic.LAW: (A,),
    },
    {Topic.REVISIONS: ("1",)},
    frozenset({"kept_up", "penalty"}),
)

EVENT = Case(
    "an invitation to an event, little of it about money",
    "en",
    """
# EVENT PARTICIPATION LETTER

Dear Léa,

We are delighted to invite you to the opening of our Lisbon store on 9 September 2026. We will cover travel and
two nights in a hotel, up to EUR 900 in expenses.

You will receive a flat fee of EUR 800. You agree to publish 5 Instagram Stories during the event and 1
Instagram feed post by 14 September 2026. You agree not to make any disparaging statement about the Company.

We ask for no exclusivity. The Company may share your Stories on its Instagram account for 7 days.

Your invoice will be paid within 30 days.
""",
    deal(
        money(800),
        deliverables=(owed(Medium.STORY, 5), owed(Medium.FEED_POST, 1, due=date(2026, 9, 14))),
        payment_days=30,
    ),
    {
        Topic.FEE: (A,),
        Topic.DELIVERABLE: (A, A),
        Topic.POST_ON: (A,),
        Topic.PAYMENT_DAYS: (A,),
        Topic.EXCLUSIVITY: (A,),
        Topic.USE_DURATION: (O,),
    },
    remarks=frozenset({"no_disparagement"}),
)

ENGLISH = (ONE_REEL, HARSH, TABLE, AMBASSADOR, AMERICAN_DATES, GIFT, AGENCY, EVENT)
