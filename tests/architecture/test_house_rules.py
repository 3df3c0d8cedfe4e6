"""Rules of the house that a machine can see."""

import re
from pathlib import Path

from kith.config import settings_page

ROOT = Path(__file__).parents[2]
KITH = ROOT / "kith"


def test_views_reach_things_only_through_what_is_visible() -> None:
    forbidden = re.compile(r"\.objects\.(get|all)\(|get_object_or_404\([A-Z]")
    views = [file for file in KITH.rglob("*.py") if "views" in file.parts or file.stem == "views"]
    assert len(views) > 15
    assert [str(file) for file in views if forbidden.search(file.read_text(encoding="utf-8"))] == []


def test_pages_carry_no_script_and_no_style_of_their_own() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(src=|application/(ld\+)?json))", re.IGNORECASE
    )
    pages = list(KITH.rglob("*.html"))
    assert len(pages) > 60
    assert [str(file) for file in pages if inline.search(file.read_text(encoding="utf-8"))] == []


def test_no_registry_is_named_and_no_tool_of_one_place() -> None:
    hosts = re.compile(r"pypi\.org|npmjs\.|files\.pythonhosted|registry\.")
    checked = [
        *KITH.rglob("*.py"),
        *KITH.rglob("*.html"),
        *(ROOT / "bin").iterdir(),
        *(ROOT / "docs").rglob("*.md"),
    ]
    files = [file for file in checked if file.is_file()]
    assert [
        str(file) for file in files if hosts.search(file.read_text(encoding="utf-8", errors="ignore"))
    ] == []


def test_every_setting_is_told_in_the_book() -> None:
    written = (ROOT / "docs" / "operating" / "settings.md").read_text(encoding="utf-8")
    assert written == settings_page.page(), "Run: bin/kith settings-page"


def test_words_of_the_clinic_are_not_in_the_interface() -> None:
    """A “client id” is none: stewards read it where they set sign-in by OpenID Connect."""
    catalogue = (KITH / "locale" / "es" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    words = [line for line in catalogue.splitlines() if line.startswith("msgid")]
    assert [
        line for line in words if re.search(r"\b(clients?(?! id)|users?|patients?)\b", line, re.IGNORECASE)
    ] == []
