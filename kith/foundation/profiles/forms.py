"""The form of a profile: every field with its own audience beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import default_audience, rename, tell
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.profiles.vocabulary import MARK, offered, offered_by_country, words_of
from kith.lib.languages import WORKED_IN, language_name
from kith.lib.zones import zone_choices

ONE_PER_LINE = _("One on each line, in your own words.")
HELP = {
    Field.ABOUT: _("A few sentences, as you would say them to a new colleague."),
    Field.PRONOUNS: _("For example she/her, they/them, él."),
    Field.REGION: _("As near or as far as you like: a valley, a state, a country."),
    Field.LIVED_EXPERIENCE: _("Only if you want to. Nobody has to tell their story here."),
}
ASKED = {
    Field.ROLE: _("Role"),
    Field.SETTING: _("Works in"),
    Field.LANGUAGE: _("Works in the language"),
    Field.REGION: _("Region"),
    Field.SKILL_OFFERED: _("Can help with"),
    Field.SKILL_SOUGHT: _("Is looking for"),
}
LINES = (Field.ROLE, Field.SETTING, Field.SKILL_OFFERED, Field.SKILL_SOUGHT, Field.CREDENTIAL)
LONG = (Field.ABOUT, Field.LIVED_EXPERIENCE)


@dataclass(frozen=True)
class Row:
    """A field of the profile as it stands on the page."""

    words: forms.BoundField
    known: forms.BoundField | None
    audience: forms.BoundField

    @property
    def chosen(self) -> list[str]:
        """The words of the list that are ticked."""
        ticked = (self.known.value() or ()) if self.known else ()
        return [words for code, words in offered(self.words.name) if code in ticked]


class ProfileForm(forms.Form):
    """`<field>` holds one's own words, `<field>_known` those of a list, `<field>_audience` who can see them."""

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
        known = [entry.code for entry in entries if entry.code.startswith(MARK)]
        own = [entry.text for entry in entries if entry.code not in known]
        self.fields[field.value] = _field(field, own)
        if offered(field):
            self.fields[f"{field.value}_known"] = _known(field, known)
        self.fields[f"{field.value}_audience"] = forms.ChoiceField(
            label=_("Who can see this"),
            choices=Audience.choices,
            initial=entries[0].audience if entries else default_audience(field),
        )

    def rows(self) -> Iterator[Row]:
        for field in Field:
            known = f"{field.value}_known"
            yield Row(
                self[field.value],
                self[known] if known in self.fields else None,
                self[f"{field.value}_audience"],
            )

    @transaction.atomic
    def save(self) -> None:
        words = self.cleaned_data
        rename(self.person, name=words["name"])
        self.person.time_zone = words[Field.TIME_ZONE.value] or self.person.time_zone
        self.person.save(update_fields=["time_zone"])
        for field in Field:
            tell(
                self.person, field=field, texts=self._texts(field), audience=words[f"{field.value}_audience"]
            )

    def _texts(self, field: Field) -> list[str]:
        words, known = self.cleaned_data[field.value], dict(offered(field))
        if field == Field.LANGUAGE:
            return list(words)
        chosen = [known[code] for code in self.cleaned_data.get(f"{field.value}_known", ())]
        return chosen + (str(words).splitlines() if field in LINES else [str(words)])


def _known(field: Field, codes: list[str]) -> forms.Field:
    """Words that others use, to tick."""
    choices = offered_by_country() if field == Field.ROLE else offered(field)
    return forms.MultipleChoiceField(
        label=_("Words that others use"), required=False, choices=choices, initial=codes,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def _field(field: Field, texts: list[str]) -> forms.Field:
    options: dict[str, Any] = {"label": field.label, "required": False, "help_text": HELP.get(field, "")}
    first = texts[0] if texts else ""
    if field == Field.LANGUAGE:
        return _languages(options, texts)
    if field == Field.TIME_ZONE:
        return forms.ChoiceField(**options, choices=zone_choices, initial=first)
    if field in LINES:
        options |= {"help_text": ONE_PER_LINE, "initial": "\n".join(texts)}
        return forms.CharField(
            **options, max_length=1500, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        )
    if field in LONG:
        box = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
        return forms.CharField(**options, max_length=1000, initial=first, widget=box)
    return forms.CharField(
        **options, max_length=120, initial=first, widget=forms.TextInput(attrs={"dir": "auto"})
    )


def _languages(options: dict[str, Any], codes: list[str]) -> forms.Field:
    named = sorted(((code, language_name(code)) for code in {*WORKED_IN, *codes}), key=lambda pair: pair[1])
    return forms.MultipleChoiceField(
        **options, choices=named, initial=codes, widget=forms.CheckboxSelectMultiple
    )


class DirectoryForm(forms.Form):
    """Finding people. What can be chosen comes from what the reader may see."""

    q = forms.CharField(label=_("Name or words"), required=False, max_length=80)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field, pairs in choices.items():
            self.fields[field] = forms.ChoiceField(
                label=ASKED[Field(field)],
                required=False,
                choices=[("", _("any")), *pairs, *self._asked(field, pairs)],
            )

    def _asked(self, field: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """What an old link asks for stays in the form, whether or not anybody tells it."""
        asked = self.data.get(field, "")[:60]
        return [(asked, words_of(field, asked, asked))] if asked and asked not in dict(pairs) else []

    def chosen(self) -> tuple[dict[str, str], str]:
        """The filters that are set, and the words."""
        self.is_valid()
        words = self.cleaned_data.pop("q", "")
        return {field: code for field, code in self.cleaned_data.items() if code}, words


class ClaimingForm(forms.Form):
    """By which name one's words in an archive are signed from now on."""

    keep_name = forms.TypedChoiceField(
        label=_("How shall they be signed?"), coerce=lambda chosen: chosen == "kept", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, person: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["keep_name"].choices = [  # type: ignore[attr-defined]
            ("kept", _("With the name that they carry. Nothing on the page changes.")),
            ("own", _("With my name here: %(name)s") % {"name": person.name}),
        ]
