"""Fields carry their label, help and error in a way that a screen reader finds."""

import re

from django import forms

from kith.ui.forms import Choices, LanguageSelect, MarkdownBox, Renderer


class Telling(forms.Form):
    name = forms.CharField(label="Name", help_text="As others see it")
    words = forms.CharField(label="Words", widget=MarkdownBox, required=False)
    who = forms.ChoiceField(
        label="Who can see this",
        choices=[("me", "Only me"), ("all", "Everyone")],
        widget=Choices(helps={"me": "Nobody else finds it."}),
    )
    language = forms.CharField(label="Language", widget=LanguageSelect(blank="not told"), required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("words") == "both":
            raise forms.ValidationError("These two do not go together.")


def _described(page: str, name: str) -> list[str]:
    found = re.search(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*aria-describedby="([^"]+)"', page)
    assert found is not None
    return found[1].split()


def test_an_error_is_tied_to_its_field() -> None:
    page = str(Telling({"name": "", "who": "me"}))
    ids = _described(page, "name")
    assert ids == ["id_name_helptext", "id_name_error"]
    assert all(f'id="{each}"' in page for each in ids)
    assert re.search(r'<input[^>]*name="name"[^>]*aria-invalid="true"', page)


def test_a_box_for_words_says_how_to_write_and_who_is_called_where_someone_is() -> None:
    page = str(Telling())
    assert page.count("How to write") == 1
    for sign in ("~~…~~", "- [ ] …", "|---|---|", "[^1]: …"):
        assert sign in page
    assert "@hosts" not in page
    assert "@hosts" in MarkdownBox(calls=True).render("words", "", renderer=Renderer())
    assert "How to write" not in MarkdownBox(helps=False).render("words", "", renderer=Renderer())


def test_a_summary_leads_to_each_field_that_needs_a_second_look() -> None:
    page = str(Telling({"name": "", "who": "nobody"}))
    summary = page[: page.index("field-group")]
    assert 'role="alert"' in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_name", "id_who"]
    assert all(f'id="{target}"' in page for target in targets)


def test_without_errors_there_is_no_summary() -> None:
    assert "errors" not in str(Telling())


def test_an_error_of_the_whole_form_is_told_once() -> None:
    page = str(Telling({"name": "Maria", "who": "me", "words": "both"}))
    assert page.count("These two do not go together.") == 1


def test_choices_are_a_group_with_a_legend_and_whole_cards_to_press() -> None:
    page = str(Telling({"name": "Maria", "who": "nobody"}))
    group = page[page.index("<fieldset") : page.index("</fieldset>")]
    assert "<legend>Who can see this" in group
    assert 'aria-describedby="id_who_error"' in group
    assert group.count('type="radio"') == 2
    assert re.search(r'<label for="id_who_0">.*Only me.*Nobody else finds it\.', group, re.DOTALL)


def test_what_need_not_be_told_says_so_in_words() -> None:
    page = str(Telling())
    assert re.search(r'<label for="id_words">Words <span class="quiet">\(optional\)', page)
    assert "(optional)" not in page[page.index('for="id_name"') : page.index('name="name"')]


def test_languages_are_called_by_their_names() -> None:
    page = str(Telling())
    assert '<option value="es">Spanish</option>' in page
    assert '<option value="" selected>not told</option>' in page


def test_what_was_typed_stays_and_is_never_markup() -> None:
    page = str(Telling({"name": '"><script>', "who": "me"}))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
