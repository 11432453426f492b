"""The names of months and weekdays, folded: in five languages for all readers of days, in eleven for what is typed.

The two letters of German weekdays are left out: "so" and "do" are words of the other languages.
"""

from __future__ import annotations

_MONTHS = (
    "january jan janvier janv januar jaen janner enero ene gennaio gen",
    "february feb fevrier fevr fev februar feber febrero febbraio febbr",
    "march mar mars marz maerz mrz marzo",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio magg mag",
    "june jun juin juni junio giugno giu",
    "july jul juillet juil juli julio luglio lug",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre set settembre sett",
    "october oct octobre oktober okt octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec decembre dezember dez diciembre dic dicembre",
)
_WEEKDAYS = (
    "monday mon lundi lun montag lunes lunedi",
    "tuesday tue tues mardi mar dienstag martes martedi",
    "wednesday wed mercredi mer mittwoch miercoles mie mercoledi",
    "thursday thu thur thurs jeudi jeu donnerstag jueves jue giovedi",
    "friday fri vendredi ven freitag viernes vie venerdi",
    "saturday sat samedi sam samstag sabado sab sabato",
    "sunday sun dimanche dim sonntag domingo dom domenica",
)

MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The number of a month by its names: January is 1."""
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""The number of a weekday by its names: Monday is 0, as `date.weekday` counts."""

# Of Dutch, Portuguese, Polish, Swedish and Danish, where a number is beside them: in a contract "marca" is a brand.
_MORE_MONTHS = (
    "januari janeiro stycznia styczen sty",
    "februari fevereiro lutego luty lut",
    "maart mrt marco marca marzec marts",
    "april kwietnia kwiecien kwi",
    "mei maio maja maj",
    "junho jun czerwca czerwiec cze",
    "julho lipca lipiec lip",
    "augustus augusti sierpnia sierpien sie aug",
    "setembro wrzesnia wrzesien wrz",
    "outubro pazdziernika pazdziernik paz",
    "novembro listopada listopad lis",
    "dezembro desember grudnia grudzien gru",
)
_MORE_WEEKDAYS = (
    "maandag segunda segunda-feira poniedzialek mandag",
    "dinsdag terca terca-feira wtorek tisdag tirsdag",
    "woensdag quarta quarta-feira sroda srode onsdag",
    "donderdag quinta quinta-feira czwartek torsdag",
    "vrijdag sexta sexta-feira piatek fredag",
    "zaterdag sobota sobote lordag lørdag",
    "zondag niedziela niedziele sondag søndag",
)

TYPED_MONTHS = MONTH_NUMBERS | {name: number for number, names in enumerate(_MORE_MONTHS, 1) for name in names.split()}
"""The number of a month by its names in what is typed into a field or a cell."""
TYPED_WEEKDAYS = WEEKDAY_NUMBERS | {name: day for day, names in enumerate(_MORE_WEEKDAYS) for name in names.split()}
"""The number of a weekday by its names in what is typed into a field or a cell."""

_CENTURY, _SHORT_YEARS = 2000, 100


def full_year(written: int) -> int:
    """Return the year that a number of two or four figures means: 27 is 2027."""
    return written + _CENTURY if written < _SHORT_YEARS else written
