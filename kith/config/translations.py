"""Keeps the catalogues of the interface's languages complete, and compiles them.

`bin/kith translations` writes what is new into kith/locale/; `--check` fails while something is untranslated;
`--compile` makes what Django reads.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kith.config.environment import ROOT
from kith.config.messages import messages, sources

FOLDER = ROOT / "kith" / "locale"
LANGUAGES = ("es",)
PSEUDO = "ar_XB"
HEADER = """# Kith in another language. `bin/kith translations` keeps this file complete:
# write the missing words, and take away “fuzzy” where they are right."""
PLACES = re.compile(r"%\(\w+\)|%[sd]|\{\w*\}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/kith translations")
    parser.add_argument("--check", action="store_true", help="fail when a text has no translation")
    parser.add_argument("--compile", action="store_true", help="only make what Django reads")
    options = parser.parse_args(arguments)
    if options.check:
        return _check()
    if not options.compile:
        texts = messages()
        for language in LANGUAGES:
            update(language, texts)
    compile_all()
    return 0


def catalogue(language: str, folder: Path = FOLDER) -> Catalog:
    file = _file(folder, language)
    if not file.exists():
        return Catalog(locale=language, project="Kith", version="1", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str, texts: Catalog, folder: Path = FOLDER) -> None:
    """Write new texts into a catalogue. What is gone stays at its end, marked, for when it comes back."""
    known = catalogue(language, folder)
    made = known.creation_date
    for key, gone in list(known.obsolete.items()):
        if texts.get(gone.id, gone.context):
            known[gone.id] = known.obsolete.pop(key)
    known.update(texts, no_fuzzy_matching=True)
    known.project, known.version, known.header_comment = "Kith", "1", HEADER
    known.creation_date = made  # the same texts give the same file
    file = _file(folder, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_po(out, known, sort_output=True, no_location=True, width=110)
    _write(file, out)


def problems(language: str, texts: Iterable[Message], folder: Path = FOLDER) -> Iterator[str]:
    """What keeps someone who reads this language from reading everything in it; one sentence for each text."""
    known = catalogue(language, folder)
    for text in texts:
        if not text.id:
            continue
        found = known.get(text.id, text.context)
        if found is None or not all(_each(found.string)):
            yield f"no translation of {text.id!r}"
        elif found.fuzzy:
            yield f"the translation of {text.id!r} is marked as unsure"
        elif wrong := _places(found.string) ^ _places(text.id):
            yield f"the translation of {text.id!r} differs in {', '.join(sorted(wrong))}"


def _each(texts: object) -> tuple[str, ...]:
    return tuple(texts) if isinstance(texts, (tuple, list)) else (str(texts or ""),)


def _places(texts: object) -> set[str]:
    """The places in a text, or in one and many together, that are filled in later."""
    return set(PLACES.findall(" ".join(_each(texts))))


def _check() -> int:
    texts = messages()
    found = [f"{language}: {problem}" for language in LANGUAGES for problem in problems(language, texts)]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def compile_all(folder: Path = FOLDER) -> None:
    for language in LANGUAGES:
        source = _file(folder, language)
        if source.exists() and _is_older(source.with_suffix(".mo"), [source]):
            out = BytesIO()
            write_mo(out, catalogue(language, folder))
            _write(source.with_suffix(".mo"), out)


def pseudo(folder: Path) -> None:
    """A made-up right-to-left language for tests: every text in brackets, so that one without them is untranslated."""
    target = folder / PSEUDO / "LC_MESSAGES" / "django.mo"
    if not _is_older(target, sources()):
        return
    made = Catalog(locale="ar")
    for text in messages():
        if isinstance(text.id, str) and text.id:
            made.add(text.id, string=_bracketed(text.id), context=text.context)
        elif text.id:
            made.add(text.id, string=(_bracketed(text.id[1]),) * made.num_plurals, context=text.context)
    target.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_mo(out, made)
    _write(target, out)


def _bracketed(words: str) -> str:
    return f"\u200f⟦{words}⟧"


def _is_older(file: Path, than: list[Path]) -> bool:
    return not file.exists() or any(one.stat().st_mtime_ns > file.stat().st_mtime_ns for one in than)


def _write(file: Path, content: BytesIO) -> None:
    """All at once: whoever reads meanwhile sees the old file or the new one."""
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(content.getvalue())
    part.replace(file)


def _file(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "django.po"
