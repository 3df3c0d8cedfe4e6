"""Forms of learning. What is wrong is said beside the field, and what was typed stays."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.actions.certifying import LONGEST_NAME
from kith.domains.learning.actions.ruling import checked
from kith.domains.learning.models import Credential, Hours, Waiver
from kith.domains.learning.models.hours import MOST_MINUTES
from kith.domains.learning.rulebook import Rulebook
from kith.foundation.people.models import Person
from kith.lib.badges.given import LARGEST, LONGEST
from kith.lib.countries import country_name
from kith.lib.tokens import new_key
from kith.lib.toml.refusing import Refused as NoRules
from kith.lib.uploads import MEGABYTE, Refused, Upload, inspect
from kith.ui.forms import Choices, DayBox, FileBox, Suggestions

EARLIEST = date(1950, 1, 1)
PROOF_BYTES = 8 * MEGABYTE
FACTS = ("programme", "on", "hours", "provider", "presenter", "objectives", "categories")
NO_RULES = _("None of these: only keep my hours")


class DayField(forms.DateField):
    """A day of a working life."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, widget=DayBox)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= date(timezone.localdate().year + 30, 12, 31):
            raise forms.ValidationError(_("This year cannot be right. Please look at it again."))
        return day


class CredentialForm(forms.ModelForm):  # type: ignore[type-arg]
    rules = forms.ChoiceField(
        label=_("Which rules it follows"), required=False,
        help_text=_("Read from public pages, and some may be wrong or old. Check with your board."),
    )  # fmt: skip
    issued_on = DayField(label=_("Given on"))
    passed_on = DayField(
        label=_("Exam passed on"), required=False,
        help_text=_("Only if it was in another year. Some boards count from it."),
    )  # fmt: skip
    expires_on = DayField(
        label=_("Ends on"), required=False,
        help_text=_("As it says. When your board renews it, write the new day here."),
    )  # fmt: skip
    field_order = ["rules", "title", "body", "issued_on", "expires_on", "passed_on", "number"]

    class Meta:
        model = Credential
        fields = ["title", "body", "issued_on", "expires_on", "passed_on", "number", "is_grandfathered"]

    def __init__(self, *args: Any, book: Rulebook, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.newest = book.newest
        self.fields["rules"].choices = [("", NO_RULES), *_by_place(book)]  # type: ignore[attr-defined]
        self.fields["rules"].initial = self.instance.rules_code
        self.fields["title"].required = False
        self.fields["title"].help_text = _("If it is empty, we take the name from the rules.")
        self.fields["number"].help_text = _("Only you see it, and it stands in your packet.")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        issued, ends = told.get("issued_on"), told.get("expires_on")
        if issued and ends and ends <= issued:
            self.add_error("expires_on", _("It ends on or before the day on which it was given."))
        if not told.get("title") and not told.get("rules"):
            self.add_error("title", _("Please write what it is called, or choose its rules."))
        return told

    def told(self) -> dict[str, Any]:
        """The details of a credential, with the newest version of its rules."""
        details = {name: self.cleaned_data[name] for name in self.Meta.fields}
        rules = self.newest.get(self.cleaned_data["rules"])
        if rules is None:
            return details | {"rules_code": "", "rules_version": None}
        details |= {"rules_code": rules.code, "rules_version": rules.version}
        return details | {
            "title": details["title"] or rules.title[:160],
            "body": details["body"] or rules.body[:200],
        }


def _by_place(book: Rulebook) -> list[tuple[str, list[tuple[str, str]]]]:
    """Rule sets by country and region, as one looks for one's own."""
    places: dict[str, list[tuple[str, str]]] = {}
    for rules in book.newest.values():
        country = country_name(rules.country) if rules.country else ""
        place = " · ".join(part for part in (country, rules.region) if part) or str(_("Other"))
        places.setdefault(place, []).append((rules.code, rules.title))
    return sorted(places.items())


class HoursForm(forms.ModelForm):  # type: ignore[type-arg]
    """A training. `send_key` makes a second sending of the same form harmless."""

    on = DayField(label=_("On which day"))
    hours = forms.DecimalField(
        label=_("How many hours"), min_value=Decimal("0.05"), max_value=Decimal(MOST_MINUTES // 60), decimal_places=2,
        help_text=_("Half an hour is 0.5."), widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("What it was about"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Some rules ask for hours on a topic."),
    )  # fmt: skip
    proof = forms.FileField(
        label=_("Proof"), required=False, widget=FileBox(),
        help_text=_("A certificate as PDF or picture, up to 8 MB. Only you can open it."),
    )  # fmt: skip
    without_proof = forms.BooleanField(label=_("Take the proof away"), required=False)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)
    field_order = [
        "programme",
        "on",
        "hours",
        "provider",
        "categories",
        "proof",
        "without_proof",
        "credential",
        "presenter",
        "objectives",
    ]

    class Meta:
        model = Hours
        fields = ["programme", "on", "provider", "presenter", "objectives", "credential"]
        widgets = {"objectives": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, by: Person, book: Rulebook, **rest: Any) -> None:
        super().__init__(*args, **rest)
        own = Credential.objects.filter(person=by).order_by("pk")
        self.fields["credential"] = forms.ModelChoiceField(
            own, label=_("Which credential it is for"), required=False, empty_label=_("All that I have")
        )
        self.fields["credential"].label_from_instance = lambda credential: credential.title  # type: ignore[attr-defined]
        self.fields["categories"].choices = list(book.topics.items())  # type: ignore[attr-defined]
        names = sorted({each.name for rules in book.newest.values() for each in rules.providers if each.name})
        self.fields["provider"].widget = Suggestions(lambda: names, attrs={"dir": "auto", "maxlength": 200})
        self._begin_with(self.instance)

    def _begin_with(self, hours: Hours) -> None:
        """What is known already. What a gathering here wrote down is not changed by hand."""
        if hours.pk is None:
            del self.fields["without_proof"]
            return
        if not getattr(hours, "is_proven", False):
            del self.fields["without_proof"]
        if hours.is_from_here:
            for name in FACTS:
                del self.fields[name]
            return
        share = (Decimal(hours.minutes) / 60).quantize(Decimal("0.01")).normalize()
        self.initial["hours"], self.initial["categories"] = f"{share:f}", hours.categories

    def clean_proof(self) -> Upload | None:
        file: UploadedFile[Any] | None = self.cleaned_data["proof"]
        if file is None:
            return None
        try:
            data = file.read() if (file.size or 0) <= PROOF_BYTES else b"\0" * (PROOF_BYTES + 1)
            return inspect(file.name or "", data, most=PROOF_BYTES)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        details = {name: given[name] for name in self.Meta.fields if name in given} | {
            "proof": given["proof"]
        }
        if "hours" in given:
            details["minutes"] = max(1, round(given["hours"] * 60))
            details["categories"] = sorted(given["categories"])
        return details


class WaiverForm(forms.Form):
    on = DayField(
        label=_("A day in the period for which it holds"), help_text=_("It holds for that whole period.")
    )
    reason = forms.ChoiceField(label=_("Why"), choices=Waiver.Reason.choices, widget=Choices)


class RulesForm(forms.Form):
    text = forms.CharField(
        label=_("The rules, as TOML"), max_length=40_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "dir": "ltr"}),
    )  # fmt: skip

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        try:
            checked(text)
        except NoRules as refused:
            raise forms.ValidationError(str(refused)) from refused
        return text


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name as it shall stand there"), max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
    )  # fmt: skip


class CheckForm(forms.Form):
    """A certificate as words or as a file; `given` is whichever came."""

    words = forms.CharField(
        label=_("Paste a certificate"), required=False, max_length=LONGEST,
        help_text=_("All of its text, as JSON or JWT."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "dir": "ltr"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or choose its file"),
        required=False,
        widget=FileBox(),
        help_text=_("JSON, JWT, or a badge as PNG or SVG."),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        file: UploadedFile[Any] | None = told.get("file")
        told["given"] = file.read(LARGEST + 1) if file else told.get("words", "")
        if not told["given"] and not self.errors:
            self.add_error("words", _("Please paste a certificate, or choose its file."))
        return told
