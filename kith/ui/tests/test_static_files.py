"""Every file has a name that changes with its content, and every file names others in that way."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import FileSystemStorage

from kith.ui.static_files import NamedByContent

SOURCE = Path(__file__).parents[1] / "static"
NAMED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


def _collect(target: Path, *, changed: str = "") -> NamedByContent:
    """What `collectstatic` makes of our files; one may be changed before."""
    storage = NamedByContent(location=str(target), base_url="/static/")
    source = FileSystemStorage(SOURCE)
    paths = {}
    for name, _from in AppDirectoriesFinder(["kith.ui"]).list([]):
        content = (SOURCE / name).read_bytes() + (b"\n//\n" if name == changed else b"")
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
        paths[name] = (source, name)
    results = list(storage.post_process({name: (storage, name) for name in paths}))
    assert [done for _name, _hashed, done in results if isinstance(done, Exception)] == []
    return storage


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> NamedByContent:
    return _collect(tmp_path_factory.mktemp("static"))


def _imports(storage: NamedByContent) -> list[str]:
    script = Path(storage.path(storage.stored_name("ui/kith.js"))).read_text(encoding="utf-8")
    return re.findall(r'import\s*"([^"]+)"', script)


def test_every_imported_script_is_named_by_its_content_and_exists(collected: NamedByContent) -> None:
    folder = Path(collected.path("ui"))
    imported = _imports(collected)
    assert len(imported) == len(list((SOURCE / "ui" / "behaviours").glob("*.js")))
    assert [name for name in imported if not NAMED.search(name) or not (folder / name).exists()] == []


def test_a_changed_behaviour_gives_the_script_that_imports_it_another_name(
    collected: NamedByContent, tmp_path: Path
) -> None:
    changed = _collect(tmp_path, changed="ui/behaviours/leave.js")
    assert changed.stored_name("ui/kith.js") != collected.stored_name("ui/kith.js")
    assert len(set(_imports(changed)) ^ set(_imports(collected))) == 2


def test_what_others_made_stays_as_it_is(collected: NamedByContent) -> None:
    name = "ui/vendor/atkinson/LICENSE"
    assert Path(collected.path(collected.stored_name(name))).read_bytes() == (SOURCE / name).read_bytes()
