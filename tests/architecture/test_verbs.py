"""Verbs name who does it."""

import ast
from collections.abc import Iterator
from pathlib import Path

KITH = Path(__file__).parents[2] / "kith"
ACTORS = {"by", "author"}
ONESELF = {
    "Person",
    "Membership",
    "Rhythm",
    "Report",
    "Decision",
    "Debrief",
    "Contributor",
}  # whoever they belong to does it
PARTS = {
    "ask_afterwards",
    "begin",
    "close_feedback",
    "discard",
    "lift_behind",
    "note_room",
    "open_thread",
    "pass_on",
    "register",
    "stand_in",
    "tie",
}  # docs/decisions/020-verbs-and-nouns.md says why


def _verbs() -> Iterator[ast.FunctionDef]:
    """Every public verb that is a transaction."""
    files = [*KITH.rglob("actions.py"), *KITH.rglob("actions/*.py")]
    for file in files:
        found = ast.parse(file.read_text(encoding="utf-8")).body
        yield from (node for node in found if isinstance(node, ast.FunctionDef) and _is_verb(node))


def _is_verb(node: ast.FunctionDef) -> bool:
    return not node.name.startswith("_") and "transaction.atomic" in map(ast.unparse, node.decorator_list)


def _names_who(verb: ast.FunctionDef) -> bool:
    given = [*verb.args.args, *verb.args.kwonlyargs]
    first = verb.args.args[0].annotation if verb.args.args else None
    is_own = first is not None and ast.unparse(first) in ONESELF
    return is_own or bool({one.arg for one in given} & ACTORS)


def test_every_verb_names_who_does_it() -> None:
    verbs = list(_verbs())
    assert len(verbs) > 60
    assert {verb.name for verb in verbs if not _names_who(verb)} == PARTS


def test_every_verb_says_its_consequence() -> None:
    assert [verb.name for verb in _verbs() if not ast.get_docstring(verb)] == []
