"""Finds every text of the interface, keeps the catalogues of its languages complete, and compiles them.

`bin/kith translations` writes what is new into kith/locale/; `--check` fails while something is untranslated;
`--compile` makes what Django reads. GNU gettext is not needed.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from kith.config.environment import ROOT

FOLDER = ROOT / "kith" / "locale"
LANGUAGES = ("es",)
PSEUDO = "ar_XB"
LAZY = {"gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/kith translations")
    parser.add_argument("--check", action="store_true", help="fail when a text has no translation")
    parser.add_argument("--compile", action="store_true", help="only make what Django reads")
    options = parser.parse_args(arguments)
    if options.compile:
        compile_all()
        return 0
    if options.check:
        return _check()
    for language in LANGUAGES:
        update(language)
    compile_all()
    return 0


def messages() -> Catalog:
    """Every text of the interface, in the order of the tree."""
    found = Catalog()
    for file in sorted((ROOT / "kith").rglob("*.py")):
        if "tests" not in file.parts and "migrations" not in file.parts:
            _collect(found, file.read_bytes())
    for file in sorted((ROOT / "kith").rglob("templates/**/*")):
        if file.suffix in {".html", ".txt", ".webmanifest"}:
            _collect(found, _as_python(file))
    return found


def _as_python(file: Path) -> bytes:
    return templatize(file.read_text(encoding="utf-8"), origin=str(file)).encode()


def _collect(found: Catalog, source: bytes) -> None:
    for _line, function, words, _comments in extract_python(BytesIO(source), KEYWORDS, [], {}):
        if message := _message(str(function or ""), words):
            context, identifier = message
            found.add(identifier, context=context)


def _message(function: str, words: object) -> tuple[str | None, str | tuple[str, str]] | None:
    """The context and the text or texts of one call; None when they are no plain strings."""
    parts = [word for word in (words if isinstance(words, tuple) else (words,)) if isinstance(word, str)]
    if not parts or not parts[-1]:
        return None
    context = parts.pop(0) if function.startswith(("pgettext", "npgettext")) and len(parts) > 1 else None
    if "ngettext" in function or "npgettext" in function:
        return (context, (parts[0], parts[1])) if len(parts) > 1 else None
    return context, parts[0]


def catalogue(language: str) -> Catalog:
    file = _file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str) -> None:
    """Write new texts into a catalogue, and drop those that are gone."""
    known, fresh = catalogue(language), Catalog(locale=language, fuzzy=False)
    for message in messages():
        if message.id:
            old = known.get(message.id, message.context)
            fresh.add(message.id, string=old.string if old else None, context=message.context)
    file = _file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, fresh, sort_output=True, no_location=True, omit_header=False, width=110)


def untranslated(language: str) -> Iterator[Message]:
    """The texts that someone who reads this language would see in English."""
    known = catalogue(language)
    for message in messages():
        if message.id:
            found = known.get(message.id, message.context)
            strings = (
                [] if found is None else found.string if isinstance(found.string, tuple) else [found.string]
            )
            if not strings or not all(strings) or (found is not None and found.fuzzy):
                yield message


def _check() -> int:
    missing = [(language, message) for language in LANGUAGES for message in untranslated(language)]
    for language, message in missing:
        print(f"{language}: no translation of {message.id!r}", file=sys.stderr)
    return 1 if missing else 0


def compile_all() -> None:
    for language in LANGUAGES:
        with _file(language).with_suffix(".mo").open("wb") as out:
            write_mo(out, catalogue(language))


def pseudo(folder: Path) -> None:
    """A made-up right-to-left language for tests: every text in brackets, so that one without them is untranslated."""
    made = Catalog(locale="ar")
    for message in messages():
        if message.id:
            strings = (
                tuple(map(_bracketed, message.id))
                if isinstance(message.id, tuple)
                else _bracketed(str(message.id))
            )
            plural = (strings[-1],) * made.num_plurals if isinstance(strings, tuple) else strings
            made.add(message.id, string=plural, context=message.context)
    target = folder / PSEUDO / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        write_mo(out, made)


def _bracketed(words: str) -> str:
    return f"\u200f⟦{words}⟧"


def _file(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "django.po"
