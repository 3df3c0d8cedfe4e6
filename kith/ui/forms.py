"""How forms look, and the widgets that are ours."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from kith.lib.languages import language_choices
from kith.lib.toml.refusing import Refused


class Renderer(TemplatesSetting):
    """Forms, fields and errors through the templates of the design."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class MarkdownBox(forms.Textarea):
    """A box that grows with the words. Below it stands how to write, with `@name` where that `calls` someone.

    A page of many boxes says it once by itself; they need not say it (`helps`).
    """

    template_name = "ui/forms/markdown.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, calls: bool = False, helps: bool = True
    ) -> None:
        super().__init__({"rows": 7, "class": "markdown", "dir": "auto"} | (attrs or {}))
        self.calls, self.helps = calls, helps

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"calls": self.calls, "helps": self.helps}


class Choices(forms.RadioSelect):
    """Few choices as cards one can read before choosing; `helps` says in a sentence what each one means."""

    template_name = "ui/forms/choices.html"
    option_template_name = "django/forms/widgets/input.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, helps: Mapping[Any, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.helps = helps or {}

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **options)
        return option | {"help": self.helps.get(str(value), "")}


class Folded(forms.CheckboxSelectMultiple):
    """Many choices in groups: each opens by a press, and is open where something is ticked."""

    template_name = "ui/forms/folded.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        folds = [
            (group, options, any(each["selected"] for each in options)) for group, options, _at in groups
        ]
        return context | {"folds": folds}


class FileBox(forms.FileInput):
    """A box for one file; `accept` tells the browser which kinds to offer."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, accept: Sequence[str] = ()) -> None:
        super().__init__(({"accept": ",".join(accept)} if accept else {}) | (attrs or {}))


class TogetherForm(forms.Form):
    """Words that several people write: `seen` brings back which of them stood there when the page was made, and `theirs` is
    what stands there now, if someone else wrote meanwhile.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)
    theirs: str | None = None


class DayBox(forms.DateInput):
    """A box for a day, in the form in which browsers take it whatever the language is."""

    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")


class WebAddressField(forms.URLField):
    """An address on the web. Who leaves the beginning out means the safe one."""

    def __init__(self, **options: Any) -> None:
        says = _("We cannot open this address. Most begin with “https://”.")
        super().__init__(**options, assume_scheme="https", error_messages={"invalid": says})


class TomlField(forms.CharField):
    """A text in TOML. What `checked` refuses is said beside it."""

    def __init__(self, *, checked: Callable[[str], object], **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "dir": "ltr"})
        super().__init__(**options, strip=False, widget=box)
        self.checked = checked

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace("\r\n", "\n")
        try:
            self.checked(text)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return text


class LanguageSelect(forms.Select):
    """Languages by the names that the reader knows; `blank` stands before them when none need be chosen."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, blank: Any = None) -> None:
        super().__init__(attrs)
        self.blank = blank

    def optgroups(self, *args: Any, **options: Any) -> list[Any]:
        none: list[tuple[str, Any]] = [] if self.blank is None else [("", self.blank)]
        self.choices = [*none, *language_choices()]
        return super().optgroups(*args, **options)


class Suggestions(forms.TextInput):
    """A line with suggestions, where one's own words are as welcome."""

    template_name = "ui/forms/suggestions.html"

    def __init__(self, suggestions: Callable[[], Sequence[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-list"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "suggestions": self.suggestions()}
