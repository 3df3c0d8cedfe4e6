"""Forms about boundaries and ties."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import ties_of
from kith.foundation.spaces.models import Membership, Space, Tie
from kith.foundation.spaces.places import places
from kith.ui.forms import Choices

NO_TIE = ("", _("Nothing of this"))
EVERYWHERE = "everywhere"


class BoundaryForm(forms.Form):
    """With `person`, asks where it should hold if they go by another name somewhere."""

    sort = forms.ChoiceField(
        label=_("What should happen"),
        choices=[("mute", _("Mute")), ("block", _("Block"))],
        widget=Choices(
            helps={
                "mute": _("You no longer see what they write, and hear nothing of it. They still see you."),
                "block": _("You do not see each other: no posts, no names in lists, no messages."),
            }
        ),
    )
    where = forms.MultipleChoiceField(
        label=_("Where"), widget=forms.CheckboxSelectMultiple, initial=[EVERYWHERE],
        help_text=_("Where you go by another name, they might wonder who keeps away from them there. So you decide."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        named = [place for place in places(person).values() if place.display_name]
        self._spaces = {str(place.space_id): place.space for place in named}
        if named:
            here = [(str(place.space_id), _where(place)) for place in named]
            self.fields["where"].choices = [(EVERYWHERE, _("Everywhere by our own names")), *here]  # type: ignore[attr-defined]
        else:
            del self.fields["where"]

    def spaces(self) -> list[Space | None]:
        """Where it should hold; None is everywhere by one's own name."""
        return [self._spaces.get(code) for code in self.cleaned_data.get("where", [EVERYWHERE])]


def _where(place: Membership) -> str:
    return _("In %(space)s, where you are %(name)s") % {"space": place.space.name, "name": place.display_name}


class TieForm(forms.Form):
    sort = forms.ChoiceField(label=_("How you are tied"), required=False, choices=[NO_TIE, *Tie.Sort.choices])


class TiesForm(forms.Form):
    """One question for each of those who are in a space by their own names."""

    def __init__(self, *args: Any, person: Person, places: Iterable[Membership], **rest: Any) -> None:
        super().__init__(*args, **rest)
        known = ties_of(person)
        self._people = {f"person-{place.person.pk}": place.person for place in places}
        for name, other in self._people.items():
            self.fields[name] = forms.ChoiceField(
                label=other.name, required=False, choices=[NO_TIE, *Tie.Sort.choices],
                initial=known.get(other.pk, ""),
            )  # fmt: skip

    def said(self) -> dict[Person, str]:
        return {other: self.cleaned_data[name] for name, other in self._people.items()}
