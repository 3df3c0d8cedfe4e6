"""The form of a profile: every field with its own audience beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import default_audience, tell
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.profiles.vocabulary import offered
from kith.lib.languages import WORKED_IN, language_name
from kith.lib.zones import zone_choices

ONE_PER_LINE = _("One on each line, in your own words.")
HELP = {
    Field.ABOUT: _("A few sentences, as you would say them to a new colleague."),
    Field.PRONOUNS: _("For example she/her, they/them, él."),
    Field.REGION: _("As near or as far as you like: a valley, a state, a country."),
    Field.LIVED_EXPERIENCE: _("Only if you want to. Nobody has to tell their story here."),
}
LINES = (Field.ROLE, Field.SETTING, Field.SKILL_OFFERED, Field.SKILL_SOUGHT, Field.CREDENTIAL)
LONG = (Field.ABOUT, Field.LIVED_EXPERIENCE)


class ProfileForm(forms.Form):
    """`<field>` holds the words, `<field>_audience` who can see them."""

    def __init__(self, *args: Any, person: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.person = person
        told = list(ProfileEntry.objects.filter(person=person).order_by("pk"))
        self.fields["name"] = forms.CharField(
            label=_("Your name, as others see it"), max_length=80, initial=person.name
        )
        for field in Field:
            self._add(field, [entry for entry in told if entry.field == field])

    def _add(self, field: Field, entries: list[ProfileEntry]) -> None:
        texts = [entry.text for entry in entries]
        audience = entries[0].audience if entries else default_audience(field)
        self.fields[field.value] = _field(field, texts)
        self.fields[f"{field.value}_audience"] = forms.ChoiceField(
            label=_("Who can see this"), choices=Audience.choices, initial=audience
        )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, list[str]]]:
        """Each field, its audience to stand beside it, and words that others use."""
        return [(self[field.value], self[f"{field.value}_audience"], offered(field.value)) for field in Field]

    def save(self) -> None:
        words = self.cleaned_data
        self.person.name = words["name"]
        self.person.time_zone = words[Field.TIME_ZONE.value] or self.person.time_zone
        self.person.save(update_fields=["name", "time_zone"])
        for field in Field:
            tell(
                self.person,
                field=field,
                texts=_texts(field, words[field.value]),
                audience=words[f"{field.value}_audience"],
            )


def _field(field: Field, texts: list[str]) -> forms.Field:
    options: dict[str, Any] = {"label": field.label, "required": False, "help_text": HELP.get(field, "")}
    if field == Field.LANGUAGE:
        codes = dict.fromkeys((*WORKED_IN, *texts))
        choices = sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
        return forms.MultipleChoiceField(
            **options, choices=choices, initial=texts, widget=forms.CheckboxSelectMultiple
        )
    if field == Field.TIME_ZONE:
        return forms.ChoiceField(**options, choices=zone_choices, initial=texts[0] if texts else "")
    if field in LINES:
        options["help_text"] = ONE_PER_LINE
        return forms.CharField(
            **options, max_length=1500, initial="\n".join(texts), widget=forms.Textarea(attrs={"rows": 3})
        )
    initial = texts[0] if texts else ""
    if field in LONG:
        return forms.CharField(
            **options, max_length=1000, initial=initial, widget=forms.Textarea(attrs={"rows": 4})
        )
    return forms.CharField(**options, max_length=120, initial=initial)


def _texts(field: Field, words: Any) -> list[str]:
    if field == Field.LANGUAGE:
        return list(words)
    return str(words).splitlines() if field in LINES else [str(words)]


class DirectoryForm(forms.Form):
    """Finding people. What can be chosen comes from what the reader may see."""

    q = forms.CharField(label=_("Name or words"), required=False, max_length=80)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field, pairs in choices.items():
            self.fields[field] = forms.ChoiceField(
                label=Field(field).label, required=False, choices=[("", _("any")), *pairs]
            )

    def chosen(self) -> tuple[dict[str, str], str]:
        """The filters that are set and offered, and the words."""
        self.is_valid()
        words = self.cleaned_data.pop("q", "")
        return {field: code for field, code in self.cleaned_data.items() if code}, words
