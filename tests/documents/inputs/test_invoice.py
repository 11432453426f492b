"""What an issued invoice is made from is kept as JSON and read again as it was."""

from __future__ import annotations

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.invoice import InvoiceInput
from tests.documents.invoice_examples import BY_ID, worked


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_an_invoice_is_kept_and_read_again(name: str) -> None:
    made = worked(name)
    assert InvoiceInput.from_json(made.to_json()) == made


def test_what_is_no_invoice_is_refused_in_words() -> None:
    kept = worked("M01").to_json()
    with pytest.raises(BadInput, match="cannot be read"):
        InvoiceInput.from_json(kept.replace('"1200.00"', '"twelve"'))
    with pytest.raises(BadInput, match="newer Creatorbook"):
        InvoiceInput.from_json(kept.replace('"notes"', '"perfume"'))
