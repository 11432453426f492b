"""Twenty invoices of creators, worked by hand: who sells what to whom, and every sum that must come of it.

Sums are texts in major units. A line is (text, quantity, unit price, category, rate in percent, kind of line).
"""

from __future__ import annotations

from dataclasses import dataclass, field

Line = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Worked:
    """One case: `seller` is (country, regime), `groups` (category, rate, taxable, tax) and `sums` what totals hold."""

    id: str
    seller: tuple[str, str]
    buyer: str
    currency: str
    lines: tuple[Line, ...]
    groups: tuple[tuple[str, str, str, str], ...]
    total: str
    payable: str
    mentions: tuple[str, ...] = ()
    reason_code: str = ""
    allowance: tuple[str, str, str] | None = None
    prepaid: str = "0"
    withheld: tuple[str, str, str] | None = None
    cash: str = ""
    due: tuple[int, str] = (30, "2026-12-16")
    supplies: frozenset[str] = field(default_factory=lambda: frozenset({"services"}))
    kind: str = "380"


FR = ("fr.category", "fr.pmt", "fr.pmd", "fr.aab")
RIGHTS = frozenset({"services", "rights"})
S = "S"

CASES = (
    Worked("M01", ("FR", "franchise"), "FR", "EUR", (("Reel, 3 stories", "1", "1200.00", "E", "0"),),
           (("E", "0", "1200.00", "0.00"),), "1200.00", "1200.00", ("fr.293b", *FR), "VATEX-FR-FRANCHISE"),
    Worked("M02", ("FR", "normal"), "FR", "EUR", tuple((f"Story {n}", "1", "10.01", S, "20") for n in (1, 2, 3)),
           ((S, "20", "30.03", "6.01"),), "36.04", "36.04", FR),
    Worked("M03", ("FR", "franchise"), "DE", "EUR", (("Reel", "1", "950.00", "AE", "0"),),
           (("AE", "0", "950.00", "0.00"),), "950.00", "950.00", ("fr.autoliq", *FR), "VATEX-EU-AE"),
    Worked("M04", ("FR", "normal"), "US", "USD", (("Integration", "1", "2500.00", "O", "0"),),
           (("O", "0", "2500.00", "0.00"),), "2500.00", "2500.00", ("fr.259", *FR), "VATEX-EU-O",
           due=(45, "2026-12-31")),
    Worked("M05", ("DE", "small"), "DE", "EUR", (("Reel", "1", "850.00", "E", "0"),),
           (("E", "0", "850.00", "0.00"),), "850.00", "850.00", ("de.19",), due=(14, "2026-11-30")),
    Worked("M06", ("DE", "normal"), "DE", "EUR", (("Video", "1", "1250.50", S, "19"),
            ("Rechte", "1", "333.33", S, "7")),
           ((S, "19", "1250.50", "237.60"), (S, "7", "333.33", "23.33")), "1844.76", "1844.76", supplies=RIGHTS),
    Worked("M07", ("DE", "normal"), "DE", "EUR", (("3 Videos", "3", "416.67", S, "19"),),
           ((S, "19", "1250.01", "237.50"),), "1487.51", "1487.51"),
    Worked("M08", ("ES", "normal"), "ES", "EUR", (("Campaña", "1", "1000.00", S, "21"),),
           ((S, "21", "1000.00", "210.00"),), "1210.00", "1210.00", withheld=("es.irpf", "1000.00", "150.00"),
           cash="1060.00"),
    Worked("M09", ("ES", "normal"), "DE", "EUR", (("UGC", "4", "275.50", "AE", "0"),),
           (("AE", "0", "1102.00", "0.00"),), "1102.00", "1102.00", ("es.rc",), "VATEX-EU-AE"),
    Worked("M10", ("IT", "normal"), "IT", "EUR", (("Campagna", "1", "1000.00", S, "22"),
            ("INPS", "1", "40.00", S, "22")),
           ((S, "22", "1040.00", "228.80"),), "1268.80", "1268.80", withheld=("it.ritenuta", "1040.00", "208.00"),
           cash="1060.80"),
    Worked("M11", ("IT", "forfettario"), "IT", "EUR", (("Contenuti", "1", "800.00", "O", "0"),
            ("Bollo", "1", "2", "O", "0")),
           (("O", "0", "802.00", "0.00"),), "802.00", "802.00", ("it.forf", "it.norit", "it.bollo"), "N2.2"),
    Worked("M12", ("BE", "franchise"), "BE", "EUR", (("Campagne", "1", "600.00", "E", "0"),),
           (("E", "0", "600.00", "0.00"),), "600.00", "600.00", ("be.fr",)),
    Worked("M13", ("BE", "normal"), "BE", "EUR", (("Campagne", "1", "1000.00", S, "21"),
            ("Rechten", "1", "500", S, "6")),
           ((S, "21", "900.00", "189.00"), (S, "6", "500.00", "30.00")), "1619.00", "1619.00",
           allowance=("100.00", S, "21"), supplies=RIGHTS),
    Worked("M14", ("GB", "normal"), "GB", "GBP", (("TikTok", "3", "33.33", S, "20"),),
           ((S, "20", "99.99", "20.00"),), "119.99", "119.99"),
    Worked("M15", ("GB", "unregistered"), "GB", "GBP", (("Stories", "1", "500.00", "O", "0"),),
           (("O", "0", "500.00", "0.00"),), "500.00", "500.00", (), "VATEX-EU-O"),
    Worked("M16", ("CH", "normal"), "CH", "CHF", (("Kampagne", "1", "1234.55", S, "8.1"),),
           ((S, "8.1", "1234.55", "100.00"),), "1334.55", "1334.55"),
    Worked("M17", ("AU", "normal"), "AU", "AUD", (("UGC", "1", "1049.95", S, "10"),),
           ((S, "10", "1049.95", "105.00"),), "1154.95", "1154.95", ("au.tax",)),
    Worked("M18", ("FR", "normal"), "FR", "JPY", (("Campagne Japon", "1", "123456", S, "20"),),
           ((S, "20", "123456", "24691"),), "148147", "148147", FR),
    Worked("M19", ("FR", "normal"), "FR", "EUR", (("Campagne", "1", "3333.33", S, "20"),),
           ((S, "20", "3333.33", "666.67"),), "4000.00", "1333.34", FR, prepaid="2666.66"),
    Worked("M20", ("FR", "normal"), "FR", "EUR", (("Avoir story 3", "1", "10.01", S, "20"),),
           ((S, "20", "10.01", "2.00"),), "12.01", "12.01", ("fr.category",), kind="381"),
)  # fmt: skip
