"""Money: whole minor units of one ISO 4217 currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from creatorbook.domain.values.currencies import exponent

_LIMIT = 2**62
_CURRENCY_LENGTH = 3
_MAX_DIGITS = 18
# In major units of any currency: no collaboration is paid like that, it is a slip or a figure that is no amount.
_OUT_OF_REACH = 10**12


# Codes that were looked at: a list shows one currency or two, row after row.
_WELL_FORMED: set[str] = set()


def _check_code(code: str) -> None:
    if len(code) != _CURRENCY_LENGTH or not code.isascii() or not code.isupper() or not code.isalpha():
        raise ValueError(f"not an ISO 4217 code: {code!r}")
    _WELL_FORMED.add(code)


class MixedCurrencies(ValueError):
    """Two currencies met where only one can be meant."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: `minor` is in minor units (cents), `currency` an ISO 4217 code.

    Raises ValueError for a malformed currency or an amount beyond 62 bits, MixedCurrencies where two
    currencies would be added or compared.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError("money is an integer number of minor units")
        if self.currency not in _WELL_FORMED:
            _check_code(self.currency)
        if not -_LIMIT <= self.minor <= _LIMIT:
            raise ValueError("amount out of range")

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Return the amount rounded half up to the currency's minor unit.

        Raises ValueError where the amount is not a finite number of at most 18 digits.
        """
        try:
            number = Decimal(amount)
        except InvalidOperation as error:
            raise ValueError(f"not a number: {amount!r}") from error
        if not number.is_finite() or number.adjusted() >= _MAX_DIGITS:
            raise ValueError("amount out of range")
        scaled = number.scaleb(exponent(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(scaled), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __str__(self) -> str:
        return f"{self.digits} {self.currency}"

    @property
    def is_too_large(self) -> bool:
        """Whether the amount is a million millions or more, which no book takes, typed or imported."""
        return abs(self.amount) >= _OUT_OF_REACH

    @property
    def digits(self) -> str:
        """The amount as digits with the currency's decimals and a point: "1500.00"."""
        return f"{self.amount:.{exponent(self.currency)}f}"

    def _require_same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise MixedCurrencies(f"{self.currency} and {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor <= other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, factor: Decimal | int) -> Money:
        """Return the amount multiplied and rounded half up to the minor unit."""
        product = (Decimal(self.minor) * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Money(int(product), self.currency)

    def split(self, parts: int) -> tuple[Money, ...]:
        """Return as many amounts as asked that add up to this one, the first ones one unit larger.

        Raises ValueError where parts is under one.
        """
        if parts < 1:
            raise ValueError("at least one part")
        share, rest = divmod(self.minor, parts)
        return tuple(Money(share + (1 if index < rest else 0), self.currency) for index in range(parts))


def totals(amounts: list[Money]) -> tuple[Money, ...]:
    """Return one sum a currency, in the order of the currencies' codes: totals never mix."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))
