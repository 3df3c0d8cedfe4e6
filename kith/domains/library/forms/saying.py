"""What someone says of an entry: how it went where it was tried, and what it stands on."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.brakes import refusal
from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask
from kith.capabilities.versions.forms.steps import field_for
from kith.domains.library import trying
from kith.domains.library.appraising import WHY, in_one_line
from kith.domains.library.brought import StudiesField
from kith.domains.library.frameworks import Framework
from kith.domains.library.kinds import KINDS
from kith.foundation.spaces.models import Space
from kith.lib.tokens import new_key
from kith.ui.forms import Choices, WebAddressField


class WhereForm(forms.Form):
    """What someone wants to write, and in which of their spaces."""

    kind = forms.ChoiceField(label=_("What it will be"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, spaces: Sequence[Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        kinds = [(name, kind.open_words) for name, kind in KINDS.items()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        named = [(space.slug, space.name) for space in spaces]
        self.fields["space"] = forms.ChoiceField(label=_("In which space"), choices=named)


class SayingForm(LooksOver):
    """What someone says about an entry by answering what is asked; looked over for what might lead to a person, as all
    words are. `own` is the question that they answer in words of their own.
    """

    own: ClassVar[str]
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, item: Item, asks: Sequence[Ask], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.item, self.asks = item, asks
        for ask in asks:
            self.fields[ask.name] = field_for(ask)
            self.fields[ask.name].required = ask.needed

    def source(self, answers: dict[str, str]) -> str:
        """The words that are shared."""
        return answers[self.own]

    def clean(self) -> dict[str, Any]:
        answers = {ask.name: str(self.cleaned_data.get(ask.name) or "") for ask in self.asks}
        self.cleaned_data["source"] = source = self.source(answers)
        words = super().clean()
        if self.writer and (slow := refusal(self.writer, source=source, files=0, masked=False)):
            self.add_error(self.own, str(slow))
        return words

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {ask.name: str(self.data.get(ask.name, "")) for ask in self.asks}


class TryingForm(SayingForm):
    """What happened when someone tried it."""

    own = "happened"

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, asks=trying.ASKS, **rest)
        self.order_fields([*(ask.name for ask in self.asks), "looked_over"])

    def source(self, answers: dict[str, str]) -> str:
        return trying.told(answers, language=self.item.language)


class RatingField(WebAddressField):
    """Where a registry says how it rates something."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Address of the rating"), help_text=_("The page of the registry where it can be read."),
            max_length=800,
        )  # fmt: skip


class AppraisingForm(SayingForm):
    """How good someone finds it when they ask in the way of one framework, and on what grounds."""

    own = WHY.name
    framework = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, framework: Framework, studies: Iterable[Work], **rest: Any) -> None:
        super().__init__(*args, asks=(*framework.criteria, WHY), **rest)
        self.asked, self.studies = framework, {str(work.pk): work for work in studies}
        self.fields["framework"].initial = framework.code
        helps = {each.code: each.means for each in framework.scale}
        self.fields["conclusion"] = forms.ChoiceField(
            label=str(framework.asks), choices=[(each.code, each.says) for each in framework.scale],
            widget=Choices(helps=helps),
        )  # fmt: skip
        if self.studies:
            self.fields["studies"] = forms.MultipleChoiceField(
                label=_("Studies that you looked at"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(key, in_one_line(work)) for key, work in self.studies.items()],
            )  # fmt: skip
        if framework.has_studies:
            self.fields["brought"] = StudiesField()
        if framework.has_link:
            self.fields["link"] = RatingField()
        self.order_fields(
            [*(ask.name for ask in framework.criteria), "studies", "brought", "link", "conclusion", WHY.name]
        )

    def appraisal(self) -> dict[str, Any]:
        """What is shared, as `appraise` takes it."""
        words = self.cleaned_data
        return {
            "framework": self.asked.code,
            "answers": {ask.name: words[ask.name] for ask in self.asked.criteria if words.get(ask.name)},
            "studies": [self.studies[key] for key in words.get("studies", ())],
            "brought": words.get("brought", []),
            **{name: words.get(name, "") for name in ("conclusion", "source", "link", "send_key")},
        }

    def typed(self) -> dict[str, str]:
        kept = {name: str(self.data.get(name, "")) for name in ("conclusion", "link", "brought")}
        chosen = self["studies"].data or () if self.studies else ()
        return super().typed() | kept | {"studies": ",".join(chosen)}
