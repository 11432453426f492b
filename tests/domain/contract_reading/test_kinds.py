"""One sentence for each way in which contracts say a term: what is found in it, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.contract_reading.comparing.compare import compare_reading
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.values.found import Duration, Topic, Words
from creatorbook.domain.values.money import Money
from tests.their_contracts.making import deal

SAYS = [
    ("Terms of payment: Net 45.", Topic.PAYMENT_DAYS, Duration(45)),
    ("Net 21, by wire to the Talent's account.", Topic.PAYMENT_DAYS, Duration(21)),
    ("The fee is due within 75 days of completion of the services.", Topic.PAYMENT_DAYS, Duration(75)),
    ("The fee is payable forty five days after the last day of the month.", Topic.PAYMENT_DAYS,
     Duration(45, month_end=True)),
    ("This contract commences on 3 May 2027 and concludes on 9 July 2027.", Topic.END, date(2027, 7, 9)),
    ("Campaign period: 4 - 18 May 2027", Topic.START, date(2027, 5, 4)),
    ("Der Vertrag läuft vom 1. März bis zum 31. Mai 2027.", Topic.START, date(2027, 3, 1)),
    ("Duración de la campaña: 4 de mayo de 2027 a 18 de junio de 2027", Topic.END, date(2027, 6, 18)),
    ("The term of this agreement runs from October 2027 to February 2028.", Topic.END, date(2028, 2, 29)),
    ("Exclusivity period: 3 months.", Topic.EXCLUSIVITY_DURATION, Duration(3, "month")),
    ("The Talent accepts a 45-day exclusivity window for snacks.", Topic.EXCLUSIVITY, True),
    ("Der Influencer gewährt eine dreimonatige Exklusivität im Bereich Kosmetik.", Topic.EXCLUSIVITY_DURATION,
     Duration(3, "month")),
    ("The Creator shall not endorse competitors 48 hours before and after a post.",
     Topic.EXCLUSIVITY_DURATION, Duration(48, "hour")),
    ("The licence for the pictures ends on 30 November 2027.", Topic.USE_END, date(2027, 11, 30)),
    ("The Creator answers each request for approval within seventy two hours of the draft.", Topic.REVIEW_DAYS,
     Duration(72, "hour")),
    ("Vergütung: CHF 2’400.– pauschal", Topic.FEE, Money.of(2400, "CHF")),
    ("The agreement is made on 2 May 2027. Its term is two (2) years.", Topic.END, date(2029, 5, 1)),
]  # fmt: skip
SAYS_NOT = [
    ('In this agreement the words "and" and "or" are not exclusive.', Topic.EXCLUSIVITY),
    ("The Talent is engaged on a non-exclusive basis.", Topic.EXCLUSIVITY),
    ("The posts shall not disparage the Brand, its products or its competitors.", Topic.EXCLUSIVITY),
    ("The Creator shares an exclusive discount code with the audience.", Topic.EXCLUSIVITY),
    ("When a post goes live the Brand is told of it.", Topic.DELIVERABLE),
    ("Sharing the film twice counts as one post.", Topic.DELIVERABLE),
    ("The Talent comes to one photo session in May.", Topic.DELIVERABLE),
    ("A bonus is paid for 12 months on each client.", Topic.PAYMENT_DAYS),
    ("The Creator sends a postcard if a day is named.", Topic.PAYMENT_DAYS),
]


@pytest.mark.parametrize(("text", "topic", "value"), SAYS, ids=lambda each: str(each)[:40])
def test_a_term_is_found_where_it_is_said(text: str, topic: Topic, value: object) -> None:
    found = read([text]).of(topic)
    assert found
    assert found[0].value == value


@pytest.mark.parametrize(("text", "topic"), SAYS_NOT, ids=lambda each: str(each)[:40])
def test_what_is_something_else_is_not_taken_for_a_term(text: str, topic: Topic) -> None:
    assert read([text]).of(topic) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A breach that is not cured within 7 days after notice lets either party terminate this agreement.",
        "If the breach is not remedied, this contract may be terminated on 10 days' notice to cure.",
    ],
)
def test_days_to_cure_are_not_said_to_be_the_notice_without_a_doubt(text: str) -> None:
    lines = compare_reading(read([text]), deal(None, notice_days=30)).lines
    assert [line.is_sure for line in lines if line.topic is Topic.NOTICE and line.theirs] == [False]


def test_the_rows_of_a_table_stay_rows() -> None:
    table = "TERMS\nUsage   All media, worldwide, 24 months\nExclusivity   6 months\nGoverning law   Laws of Spain\n"
    found = read([table])
    assert found.of(Topic.USE_DURATION)[0].value == Duration(24, "month")
    assert found.of(Topic.EXCLUSIVITY_DURATION)[0].value == Duration(6, "month")
    assert found.of(Topic.EXCLUSIVITY)[0].value is True
    assert found.of(Topic.LAW)[0].value == Words(("ES",))
