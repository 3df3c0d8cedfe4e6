"""A credential, what it asks of its holder, and the rules that stewards write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.actions.ruling import checked
from kith.domains.learning.forms.days import DayField
from kith.domains.learning.models import Credential, Waiver
from kith.domains.learning.rulebook import Rulebook
from kith.lib.countries import country_name
from kith.ui.forms import Choices, TomlField

NO_RULES = _("None of these: only keep my hours")


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


class WaiverForm(forms.Form):
    on = DayField(
        label=_("A day in the period for which it holds"), help_text=_("It holds for that whole period.")
    )
    reason = forms.ChoiceField(label=_("Why"), choices=Waiver.Reason.choices, widget=Choices)


class RulesForm(forms.Form):
    text = TomlField(label=_("The rules, as TOML"), max_length=40_000, checked=checked)
