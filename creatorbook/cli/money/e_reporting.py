"""The totals that a country wants of sales, as the command line prints and writes them: what to upload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import files
from creatorbook.cli.output.columns import Cell, Column
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json

if TYPE_CHECKING:
    from creatorbook.services.accountant.e_reporting import EReport


def table_of(report: EReport) -> tuple[list[Column], list[list[str | Cell]]]:
    """Return the head and the rows of what is to be uploaded; under them from when, and that nothing is sent."""
    head = [
        Column(_("Day"), rigid=True),
        Column(_("Flow"), rigid=True),
        Column(_("What")),
        Column(_("VAT rate"), right=True, rigid=True),
        Column(_("Without VAT"), right=True, rigid=True),
        Column(_("VAT"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            formats.day(each.on),
            " ".join(filter(None, (each.flow, each.code))),
            ", ".join(filter(None, (each.what, each.number, each.country))),
            formats.percent(each.rate_bp),
            formats.money(each.taxable),
            formats.money(each.vat),
        ]
        for each in report.lines
    ]
    if rows:
        said = _("Nothing is sent: upload it where it is asked for.")
        if report.begins is not None:
            since = _("{network}, from {day} on.").format(network=report.network, day=formats.day(report.begins))
            said = f"{since} {said}"
        rows.append(["", "", Cell(said, "muted"), "", "", ""])
    return head, rows


def json_of(report: EReport) -> list[dict[str, Any]]:
    """Return the lines for JSON, each with the day from which it is asked for."""
    return [
        {
            "day": each.on.isoformat(),
            "flow": each.flow,
            "code": each.code,
            "what": each.what,
            "number": each.number,
            "country": each.country,
            "rate_bp": each.rate_bp,
            "taxable": value_as_json(each.taxable),
            "vat": value_as_json(each.vat),
            "count": each.count,
            "asked_from": report.begins.isoformat() if report.begins else None,
            "network": report.network,
            "sources": [source.url for source in each.sources],
        }
        for each in report.lines
    ]


def write_report(report: EReport, out: str) -> None:
    """Write the lines to a .csv; raises UsageError for another ending, BadInput where a file is there already."""
    from creatorbook.services.accountant.e_reporting import e_report_csv

    path = files.writable(files.path_of_argument(out))
    if path.suffix.lower() != ".csv":
        raise UsageError(_("E-reporting is written as a .csv."), where="--out")
    files.write_file(path, e_report_csv(report))
