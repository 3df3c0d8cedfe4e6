"""The filters of search, as a form."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import kinds
from kith.capabilities.search.meaning import kind_meant
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.search_syntax import Query, meant, parse, phrase
from kith.lib.slugs import slug
from kith.ui.forms import DayBox


class SearchForm(forms.Form):
    """Every filter that can be typed, for those who would rather choose."""

    q = forms.CharField(label=_("Words"), required=False, max_length=300)
    exact = forms.CharField(label=_("Exactly these words"), required=False, max_length=100)
    without = forms.CharField(label=_("Without these words"), required=False, max_length=100)
    space = forms.ChoiceField(label=_("In"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    by = forms.CharField(label=_("Written by (their @name)"), required=False, max_length=40)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=40)
    answered = forms.BooleanField(label=_("Only questions with an answer that helped"), required=False)
    after = forms.DateField(label=_("From"), required=False, widget=DayBox)
    before = forms.DateField(label=_("Before"), required=False, widget=DayBox)

    def __init__(self, data: Any, *, person: Person | None, query: Query) -> None:
        super().__init__(data)
        self.query = query
        spaces = list(Space.objects.visible_to(person).order_by("name").values_list("slug", "name"))
        self.spaces = {slug(name): key for key, name in spaces} | {slug(key): key for key, _name in spaces}
        self.fields["space"].choices = [("", _("everywhere")), *spaces]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("everything")), *((k.name, k.many) for k in kinds())]  # type: ignore[attr-defined]

    def joined(self) -> Query:
        """The typed query together with what was chosen in the form."""
        self.is_valid()
        chosen, query = self.cleaned_data, self._meant()
        left_out = parse(chosen.get("without") or "")
        return replace(
            query,
            phrases=_with(query.phrases, phrase(chosen.get("exact") or "")),
            minus=tuple(dict.fromkeys((*query.minus, *left_out.words, *left_out.phrases, *left_out.minus))),
            space=_with(query.space, chosen.get("space")),
            kind=_with(query.kind, chosen.get("kind")),
            by=_with(query.by, chosen.get("by")),
            tag=_with(query.tag, (chosen.get("tag") or "").lower()),
            has_answer=True if chosen.get("answered") else query.has_answer,
            after=_day(chosen.get("after")) or query.after,
            before=_day(chosen.get("before")) or query.before,
        )

    def _meant(self) -> Query:
        """What was typed, with spaces and kinds by their names; what is neither is left out, and said."""
        query = meant(self.query, "space", lambda typed: self.spaces.get(slug(typed)))
        return meant(query, "kind", kind_meant)


def _with(known: tuple[str, ...], chosen: str | None) -> tuple[str, ...]:
    return known if not chosen or chosen in known else (*known, chosen)


def _day(chosen: Any) -> date | None:
    return chosen if isinstance(chosen, date) else None
