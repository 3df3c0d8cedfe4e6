"""Finds every text of the interface in Python and in templates. GNU gettext is not needed."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from kith.config.environment import ROOT

PLAIN = ("_", "gettext", "ngettext", "pgettext", "npgettext", "gettext_noop")
LAZY = ("gettext_lazy", "ngettext_lazy", "pgettext_lazy", "npgettext_lazy")
CALLS = dict.fromkeys(PLAIN + LAZY)
TEMPLATES = {".html", ".txt", ".webmanifest"}
NOT_SHOWN = {"tests", "migrations"}


def sources(root: Path = ROOT / "kith") -> list[Path]:
    """The files that can hold a text, in the order of the tree."""
    python = [file for file in root.rglob("*.py") if not NOT_SHOWN & set(file.relative_to(root).parts)]
    templates = [file for file in root.rglob("templates/**/*") if file.suffix in TEMPLATES]
    return sorted(python) + sorted(templates)


def messages(root: Path = ROOT / "kith") -> Catalog:
    """Every text of the interface, each once, with the places where it is written."""
    found = Catalog()
    for file in sources(root):
        place = str(file.relative_to(root.parent))
        for line, function, words, _comments in extract_python(BytesIO(_python(file)), CALLS, [], {}):
            if message := _message(str(function), words):
                context, identifier = message
                found.add(identifier, context=context, locations=[(place, line)])
    return found


def _python(file: Path) -> bytes:
    if file.suffix == ".py":
        return file.read_bytes()
    return templatize(file.read_text(encoding="utf-8"), origin=str(file)).encode()


def _message(function: str, words: object) -> tuple[str | None, str | tuple[str, str]] | None:
    """The context and the text, or one and many, of a call; None when they are not written out in it."""
    parts = list(words) if isinstance(words, tuple) else [words]
    context = parts.pop(0) if function.startswith(("pgettext", "npgettext")) else None
    wanted = 2 if function.startswith("n") else 1
    texts = [text for text in parts[:wanted] if isinstance(text, str) and text]
    if len(texts) < wanted or not isinstance(context, str | None):
        return None
    return context, texts[0] if wanted == 1 else (texts[0], texts[1])
