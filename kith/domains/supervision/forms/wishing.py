"""What someone wants of a round, in parts that can be filled one after the other. Only the first is needed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.matching.shapes import FAMILY, NEWCOMER
from kith.domains.supervision.rounds import week
from kith.domains.supervision.rounds.wished import Wished
from kith.domains.supervision.themes import THEMES
from kith.foundation.people.models import Person
from kith.foundation.profiles.vocabulary import offered
from kith.lib.languages import WRITTEN_IN, language_name
from kith.lib.zones import clock_choices
from kith.ui.forms import Choices

ROLES = (
    ("", _("I would rather not say, or something else")),
    ("consumer", _("I support others from what I went through myself")),
    (FAMILY, _("I support families, as one of a family")),
    ("youth", _("I support young people")),
    ("coach", _("I am a recovery coach")),
    ("forensic", _("I support people around prison and court")),
)
TENURES = (
    ("new", _("Less than two years")),
    ("some", _("Two to five years")),
    ("long", _("More than five years")),
)
TRAITS = (
    ("role", pgettext_lazy("shared by people in a circle", "The role")),
    ("setting", pgettext_lazy("shared by people in a circle", "The place of work")),
    ("region", pgettext_lazy("shared by people in a circle", "The region")),
    ("tenure", pgettext_lazy("shared by people in a circle", "The years in this work")),
)
GROUND = (
    *TRAITS,
    ("question", pgettext_lazy("shared by people in a circle", "What we would like to talk about")),
)
WAYS = (("video", _("With picture and voice")), ("phone", _("By phone")), ("text", _("In writing")))
NEEDS = (
    ("no-camera", _("I cannot use a camera")),
    ("slow-line", _("My connection is too slow for pictures")),
    ("no-speaking", _("I cannot speak in a meeting")),
    ("no-writing", _("I cannot write in a meeting")),
    ("sign-language", _("I sign")),
    ("captions", _("I need captions")),
    ("lip-reading", _("I read lips")),
    ("screen-reader", _("I use a screen reader")),
)
KINDS = ((NEWCOMER, _("As someone new")), (FAMILY, _("As one of a family")))


class Week(forms.CheckboxSelectMultiple):
    """Seven days, each with its parts: a group of boxes for each day, read out with its name."""

    template_name = "supervision/rounds/week.html"


def _several(
    label: Any, choices: Any, *, helps: Any = "", required: bool = False, **rest: Any
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=required, help_text=helps, widget=forms.CheckboxSelectMultiple, **rest
    )  # fmt: skip


class Lines(forms.CharField):
    """Names, one on each line."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"})
        super().__init__(required=False, max_length=1000, widget=widget, **rest)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return tuple(line for line in lines if line)


class PartForm(forms.Form):
    """One part of what is said. `title` is its heading."""

    title: ClassVar[str | Promise]

    def __init__(self, data: Any = None, *, wished: Wished, person: Person) -> None:
        super().__init__(data, initial={name: getattr(wished, name) for name in self.base_fields})
        self.wished, self.person = wished, person

    def said(self) -> Mapping[str, Any]:
        told = self.cleaned_data
        return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}


class WhenForm(PartForm):
    title = _("Languages and times")

    languages = _several(
        _("Languages in which I could meet"), (), required=True,
        error_messages={"required": _("Please tick at least one language, so that you can talk.")},
    )  # fmt: skip
    zone = forms.ChoiceField(label=_("My clock"), choices=clock_choices)
    times = forms.MultipleChoiceField(
        label=_("When I could meet in most weeks"), choices=week.choices, widget=Week,
        help_text=_("By your own clock. Tick more than you need: it makes a circle more likely. Nobody else sees it."),
        error_messages={"required": _("Please tick at least one time. Without a time, no circle can be found.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        codes = dict.fromkeys([*self.wished.languages, *WRITTEN_IN, self.person.language])
        self.fields["languages"].choices = [(code, language_name(code)) for code in codes if code]  # type: ignore[attr-defined]


class WorkForm(PartForm):
    title = _("My work")

    role = forms.ChoiceField(label=_("My role"), choices=ROLES, required=False, widget=Choices)
    settings = _several(_("Where I work"), lambda: offered("setting"))
    region = forms.CharField(label=_("My region"), required=False, max_length=80)
    tenure = forms.ChoiceField(label=_("For how long I have done this work"), choices=TENURES, widget=Choices)
    has_moderated = forms.BooleanField(label=_("I have led such meetings before"), required=False)
    questions = _several(_("What I would like to talk about"), list(THEMES.items()))
    alike = _several(_("I would like others to be like me in"), GROUND)
    different = _several(_("I would like others to differ from me in"), TRAITS)


class HowForm(PartForm):
    title = _("How I can meet")

    ways = _several(_("I like to meet"), WAYS)
    needs = _several(
        _("What I need"), NEEDS, helps=_("A circle is found in which this works. The others do not see it.")
    )
    not_alone_as = _several(_("I would not like to be the only one there"), KINDS)
    identities = Lines(
        label=_("Words for who I am, one on each line"),
        help_text=_("Only if you like. With the box below ticked, we try that you are not the only one of these. Nobody sees them."),
    )  # fmt: skip
    uses_identities = forms.BooleanField(label=_("Use these words to find my circle"), required=False)

    def said(self) -> Mapping[str, Any]:
        """Whoever says who they are here does so in order not to be alone as that."""
        told = super().said()
        return {**told, "not_alone_as": (*told["not_alone_as"], *told["identities"])}


class ApartForm(PartForm):
    title = _("Who should not be in my circle")

    employer = forms.CharField(
        label=_("My employer"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=_("So that you meet people from elsewhere, where it can be."),
    )  # fmt: skip
    reports_to = Lines(
        label=_("People I report to, one on each line"),
        help_text=_("By the name that they use here, or at work. You are never put together, and nobody hears why."),
    )  # fmt: skip
    leads = Lines(label=_("People who report to me, one on each line"))
    avoids = Lines(
        label=_("People I would rather not meet, one on each line"),
        help_text=_("By the name that they use here. Whom you block is kept apart from you already."),
    )  # fmt: skip


FORMS: Mapping[str, type[PartForm]] = {"when": WhenForm, "work": WorkForm, "how": HowForm, "apart": ApartForm}
