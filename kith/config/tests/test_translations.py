"""Every text of the interface is found, and nothing a translator wrote is lost."""

import gettext
from pathlib import Path

import pytest

from kith.config.messages import messages
from kith.config.translations import catalogue, compile_all, problems, pseudo, update

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext, pgettext_lazy
TITLE = _("Share it")
LONG = _("One sentence. "
         "Another.")
def some(number, word):
    return ngettext("%(number)d answer", "%(number)d answers", number), pgettext("verb", "Post"), pgettext("verb", word)
NAME = pgettext_lazy("noun", "Post")
NOT = _(TITLE)
"""
PAGE = """
{% translate "Not now" %} {% translate "May" context "month" %} {# "Nobody sees this" #}
{% blocktranslate trimmed with name=person.name %}
    {{ name }} is
    here.
{% endblocktranslate %}
{% blocktranslate count n=number trimmed %}
    {{ n }} post
{% plural %}
    {{ n }} posts
{% endblocktranslate %}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "kith"
    (root / "templates").mkdir(parents=True)
    (root / "words.py").write_text(PYTHON)
    (root / "templates" / "page.html").write_text(PAGE)
    return root


def _translate(folder: Path, text: str, into: str) -> None:
    """Write a translation as a person would, in the file itself."""
    file = folder / "es" / "LC_MESSAGES" / "django.po"
    before = file.read_text()
    assert f'msgid "{text}"\nmsgstr ""' in before
    file.write_text(before.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{into}"'))


def test_every_way_to_write_a_text_is_found(root: Path) -> None:
    found = {(text.context, text.id) for text in messages(root) if text.id}
    assert found == {
        (None, "Share it"),
        (None, "One sentence. Another."),
        (None, ("%(number)d answer", "%(number)d answers")),
        ("verb", "Post"),
        ("noun", "Post"),
        (None, "Not now"),
        ("month", "May"),
        (None, "%(name)s is here."),
        (None, ("%(n)s post", "%(n)s posts")),
    }


def test_texts_of_tests_are_not_shown_to_translators(root: Path) -> None:
    (root / "tests").mkdir()
    (root / "tests" / "test_words.py").write_text('_("Only in a test")')
    assert "Only in a test" not in messages(root)


def test_a_new_text_is_a_problem_until_it_is_translated(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    assert "no translation of 'Not now'" in list(problems("es", messages(root), tmp_path))
    _translate(tmp_path, "Not now", "Ahora no")
    assert "no translation of 'Not now'" not in list(problems("es", messages(root), tmp_path))


def test_a_text_that_goes_and_comes_back_keeps_its_translation(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    _translate(tmp_path, "Share it", "Compartir")
    (root / "words.py").write_text("")
    update("es", messages(root), tmp_path)
    assert '#~ msgstr "Compartir"' in (tmp_path / "es/LC_MESSAGES/django.po").read_text()
    (root / "words.py").write_text(PYTHON)
    update("es", messages(root), tmp_path)
    assert catalogue("es", tmp_path)["Share it"].string == "Compartir"


def test_an_unsure_translation_stays_unsure_until_someone_has_looked(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    _translate(tmp_path, "Share it", "Compartir")
    file = tmp_path / "es/LC_MESSAGES/django.po"
    file.write_text(file.read_text().replace('msgid "Share it"', '#, fuzzy\nmsgid "Share it"'))
    update("es", messages(root), tmp_path)
    assert "the translation of 'Share it' is marked as unsure" in problems("es", messages(root), tmp_path)


def test_a_place_to_fill_in_that_is_lost_or_misspelt_is_a_problem(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    _translate(tmp_path, "%(name)s is here.", "%(nombre)s está aquí.")
    found = [problem for problem in problems("es", messages(root), tmp_path) if "is here" in problem]
    assert found == ["the translation of '%(name)s is here.' differs in %(name), %(nombre)"]


def test_the_same_texts_give_the_same_file(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    file = tmp_path / "es/LC_MESSAGES/django.po"
    first = file.read_bytes()
    update("es", messages(root), tmp_path)
    assert file.read_bytes() == first


def test_what_is_compiled_is_what_was_written_and_never_an_unsure_one(root: Path, tmp_path: Path) -> None:
    update("es", messages(root), tmp_path)
    _translate(tmp_path, "Not now", "Ahora no")
    compile_all(tmp_path)
    with (tmp_path / "es/LC_MESSAGES/django.mo").open("rb") as compiled:
        spanish = gettext.GNUTranslations(compiled)
    assert spanish.gettext("Not now") == "Ahora no"
    assert spanish.gettext("Share it") == "Share it"


def test_the_made_up_language_keeps_places_to_fill_in(tmp_path: Path) -> None:
    pseudo(tmp_path)
    with (tmp_path / "ar_XB/LC_MESSAGES/django.mo").open("rb") as compiled:
        made_up = gettext.GNUTranslations(compiled)
    for text in messages():
        if isinstance(text.id, str) and text.id and not text.context:
            assert made_up.gettext(text.id) == f"\u200f⟦{text.id}⟧"
