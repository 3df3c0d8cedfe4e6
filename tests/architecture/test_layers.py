"""Keys of models point downwards, as imports do; and the plan on paper is the tree on disk."""

import configparser
import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]


def _order() -> list[set[str]]:
    """Steps of the house from top to bottom, as names of modules, read from the import contracts."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    inner = {
        contracts[name]["containers"]: [
            line.split(" | ") for line in contracts[name]["layers"].strip().splitlines()
        ]
        for name in contracts.sections()
        if "containers" in contracts[name]
    }
    steps: list[set[str]] = []
    for (folder,) in inner["kith"]:
        parts = inner.get(f"kith.{folder}", [[""]])
        steps += [{f"kith.{folder}.{part}".rstrip(".") for part in step} for step in parts]
    return steps


def _height(module: str) -> int:
    order = _order()
    return next(
        len(order) - number
        for number, step in enumerate(order)
        if any(module == part or module.startswith(f"{part}.") for part in step)
    )


def test_keys_of_models_point_downwards() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("kith.")]
    upwards = [
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is not None
        if field.related_model.__module__.startswith("kith.")
        if _height(field.related_model.__module__) > _height(model.__module__)
    ]
    assert len(ours) > 20
    assert upwards == []


def test_no_generic_keys_and_no_signals() -> None:
    forbidden = re.compile(r"GenericForeignKey|django\.dispatch|@receiver|post_save|pre_save")
    found = [
        str(file)
        for file in (ROOT / "kith").rglob("*.py")
        if forbidden.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_plan_on_paper_is_the_tree_on_disk() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = plan.split("```")[1].splitlines()[2:]
    written: set[str] = set()
    parent = ""
    for line in tree:
        if match := re.match(r"( +)(\w+)/ ", line):
            depth, name = len(match[1]), match[2]
            parent = name if depth == 2 else parent
            written.add(name if depth == 2 else f"{parent}/{name}")
    deep = {"doors", "domains", "capabilities", "foundation", "infrastructure"}
    real = {folder.name for folder in (ROOT / "kith").iterdir() if folder.is_dir()} - {
        "locale",
        "__pycache__",
    }
    real |= {
        f"{name}/{part.name}"
        for name in deep
        for part in (ROOT / "kith" / name).iterdir()
        if part.is_dir() and part.name != "__pycache__"
    }
    assert written == real
