"""What a person wants of an import beside the usual: nothing of it is done unasked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is done with what has no field, what differs, and what is in the trash.

    `keep_rest` puts what an address book says and no field holds into a note, `take_changes` takes the file's values
    where the book has others, `take_back` takes out of the trash what the file holds, `take_mail` makes leads of mails
    that make none by themselves: of newsletters, agencies, private senders and machines, `own_leads` of those that
    would go into an open deal of their sender, `beside` has firms and creators of a table beside those of nearly the
    same name. `decimal_mark` ("." or ",")
    and `day_first` say how a file is meant whose amounts or days can be read both ways; `sheet` is the one of a
    workbook that is read, its first with rows unless given.
    """

    keep_rest: bool = False
    take_changes: bool = False
    take_back: bool = False
    take_mail: bool = False
    own_leads: bool = False
    beside: bool = False
    decimal_mark: str = ""
    day_first: bool | None = None
    sheet: str | None = None


USUAL_WISHES = Wishes()
