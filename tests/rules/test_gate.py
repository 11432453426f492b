"""A command that changes a record with rules of its own hands it to the gate: it is held as an edit holds it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.fields.hooks import HOOKS
from tests.rules.source import Module, dotted, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

# A record of any kind may be one with rules.
HELD = {"".join(part.title() for part in kind.split("_")) for kind in HOOKS} | {"Record"}
LOADED = {"uow.get", "uow.find", "uow.first"}
MANY = {"uow.live", "uow.all", "uow.load"}
SAVED = {"save_record", "check_restored"}
# What moves a record into the trash or out of it is no field, nor is what was asked for a payment with taxes.
FREE = {"trashed_at", "with_taxes"}
# The gate sets what a check holds otherwise; what is settled follows from the allocations, and setting its day through
# the gate would enter a sum that came.
PAST = {"creatorbook/services/fields/gate.py", "creatorbook/services/money/settling.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_held(what: ast.expr | None) -> bool:
    """Whether it names a model with rules, or one that is only known when it runs."""
    if isinstance(what, ast.Call) and dotted(what.func) == "model":
        return True
    if isinstance(what, ast.BinOp):
        return is_held(what.left) or is_held(what.right)
    if isinstance(what, ast.Constant) and isinstance(what.value, str):
        return what.value in HELD
    return isinstance(what, ast.Name) and what.id in HELD


def is_call_with_held(value: ast.expr | None, names: set[str]) -> bool:
    """Whether it is a call of one of the functions, whose first argument is such a model."""
    inner = value.args[0] if isinstance(value, ast.Call) and dotted(value.func) == "list" and value.args else value
    if not isinstance(inner, ast.Call) or dotted(inner.func) not in names or not inner.args:
        return False
    return is_held(inner.args[0])


def held_names(function: Function) -> set[str]:
    """Return the names by which a function knows records with rules."""
    given = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)
             and is_held(argument.annotation)}  # fmt: skip
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_call_with_held(node.value, LOADED):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            given |= {target.id for target in targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.For | ast.comprehension) and is_call_with_held(node.iter, MANY):
            given |= {node.target.id} if isinstance(node.target, ast.Name) else set()
    return given


def written(function: Function) -> Iterator[tuple[str, int]]:
    """Yield the name of what has an attribute set, with the line; also one without a name, as ""."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr not in FREE:
            if isinstance(node.value, ast.Name):
                yield node.value.id, node.lineno
            elif is_call_with_held(node.value, LOADED):
                yield "", node.lineno
        if isinstance(node, ast.Call) and dotted(node.func) == "setattr" and isinstance(node.args[0], ast.Name):
            yield node.args[0].id, node.lineno


def saved_names(function: Function) -> set[str]:
    """Return the names that a function hands to the gate."""
    return {
        argument.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and dotted(node.func) in SAVED
        for argument in node.args
        if isinstance(argument, ast.Name)
    }


def writes_past_the_gate(module: Module) -> Iterator[str]:
    """Yield every write to a record with rules by a function that does not hand it to the gate."""
    for function in module.nodes:
        if isinstance(function, Function):
            held = held_names(function) | {""}
            saved = saved_names(function)
            for name, line in written(function):
                if name in held and name not in saved:
                    yield f"{module.path}:{line}: {name or 'a record'}"


def test_no_command_changes_a_record_past_the_gate() -> None:
    services = [module for module in modules("creatorbook/services") if module.path not in PAST]
    assert len(services) > 100
    assert [found for module in services for found in writes_past_the_gate(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "deal = uow.get(Deal, id)\n    deal.signed_on = day",
        "deal = uow.first(Deal, id=id)\n    deal.visits += 1",
        "record = uow.get(model(kind), id)\n    setattr(record, name, day)",
        "uow.get(Creator, id).document_logo = logo",
        "for task in uow.live(Task, record_id=id):\n        task.done_on = day",
        "for task in list(uow.load(Task, ids)):\n        task.done_on = day",
        "post = uow.get(Post, id)\n    post.url = url\n    save_record(uow, other, before)",
    ],
)
def test_writes_are_seen(source: str) -> None:
    text = f"def execute(self, uow):\n    {source}"
    assert list(writes_past_the_gate(Module("creatorbook/services/made.py", text, ast.parse(text))))


@pytest.mark.parametrize("annotation", ["Deal", "Record", "Gift | None", "'Post'"])
def test_a_record_that_is_given_counts(annotation: str) -> None:
    text = f"def sign(uow, record: {annotation}):\n    record.signed_on = day"
    assert list(writes_past_the_gate(Module("creatorbook/services/made.py", text, ast.parse(text))))


@pytest.mark.parametrize(
    "source",
    [
        "deal = uow.get(Deal, id)\n    before = field_values(deal)\n    deal.stage = to\n    save_record(uow, deal)",
        "contract = uow.get(Contract, id)\n    contract.number = number",
        "gift = uow.get(Gift, id)\n    gift.trashed_at = uow.now",
        "gift = uow.get(Gift, id)\n    self.kept = gift.value",
    ],
)
def test_other_writes_may_be(source: str) -> None:
    text = f"def execute(self, uow):\n    {source}"
    assert list(writes_past_the_gate(Module("creatorbook/services/made.py", text, ast.parse(text)))) == []
