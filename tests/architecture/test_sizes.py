"""Nothing grows past the walls: 90 of 100 stay within the aim, all within the wall, but for the named exceptions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KITH = ROOT / "kith"
EXCEPTIONS: dict[str, str] = {}


def _own(pattern: str) -> Iterator[Path]:
    for file in sorted(KITH.rglob(pattern)):
        if not {"migrations", "vendor", "tests"} & set(file.parts):
            yield file


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _functions(*, of_views: bool = False) -> Iterator[tuple[str, int]]:
    for file in _own("*.py"):
        if of_views and not {"views", "views.py"} & set(file.parts):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def _sizes(what: str) -> list[tuple[str, int]]:
    if what == "function":
        return list(_functions())
    if what == "view":
        return list(_functions(of_views=True))
    pattern = {"module": "*.py", "template": "*.html", "behaviour": "*.js"}[what]
    return [(str(file.relative_to(ROOT)), _lines(file)) for file in _own(pattern)]


@pytest.mark.parametrize(
    ("what", "aim", "wall"),
    [
        ("function", 15, 40),
        ("view", 20, 30),
        ("module", 150, 300),
        ("template", 50, 100),
        ("behaviour", 60, 120),
    ],
)
def test_sizes_stay_within_aim_and_wall(what: str, aim: int, wall: int) -> None:
    sizes = _sizes(what)
    beyond = {name: size for name, size in sizes if size > wall and name not in EXCEPTIONS}
    assert beyond == {}
    assert sum(size <= aim for _name, size in sizes) / len(sizes) >= 0.9


def test_no_module_of_tests_grows_past_the_wall() -> None:
    files = [*KITH.glob("**/tests/**/*.py"), *(ROOT / "tests").rglob("*.py")]
    assert len(files) > 200
    assert {str(file.relative_to(ROOT)): _lines(file) for file in files if _lines(file) > 300} == {}


def test_every_exception_is_still_one() -> None:
    known = {name for what in ("function", "module", "template", "behaviour") for name, _size in _sizes(what)}
    assert set(EXCEPTIONS) <= known
