"""The names of months and weekdays in English, French, German and Spanish, folded; one table for all readers of days.

The two letters of German weekdays are left out: "so" and "do" are words of the other languages.
"""

from __future__ import annotations

_MONTHS = (
    "january jan janvier janv januar jaen janner enero ene",
    "february feb fevrier fevr fev februar feber febrero",
    "march mar mars marz maerz mrz marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juil juli julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre set",
    "october oct octobre oktober okt octubre",
    "november nov novembre noviembre",
    "december dec decembre dezember dez diciembre dic",
)
_WEEKDAYS = (
    "monday mon lundi lun montag lunes",
    "tuesday tue tues mardi mar dienstag martes",
    "wednesday wed mercredi mer mittwoch miercoles mie",
    "thursday thu thur thurs jeudi jeu donnerstag jueves jue",
    "friday fri vendredi ven freitag viernes vie",
    "saturday sat samedi sam samstag sabado sab",
    "sunday sun dimanche dim sonntag domingo dom",
)

MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The number of a month by its names: January is 1."""
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""The number of a weekday by its names: Monday is 0, as `date.weekday` counts."""

_CENTURY, _SHORT_YEARS = 2000, 100


def full_year(written: int) -> int:
    """Return the year that a number of two or four figures means: 27 is 2027."""
    return written + _CENTURY if written < _SHORT_YEARS else written
