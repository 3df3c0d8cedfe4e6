"""Forms of the library."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.brakes import refusal
from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.models.link import LONGEST_REASON
from kith.capabilities.versions.forms import PlacedForm, SpacedForm, field_for
from kith.domains.library import trying
from kith.domains.library.appraising import WHY, in_one_line
from kith.domains.library.brought import StudiesField
from kith.domains.library.frameworks import Framework
from kith.domains.library.kinds import KINDS
from kith.domains.library.models.collected import LONGEST_WORDS
from kith.foundation.spaces.models import Space
from kith.lib.tokens import new_key
from kith.ui.forms import Choices, TogetherForm, WebAddressField


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


class CuratorForm(LooksOver):
    """What a curator says about one entry; looked over for what might lead to a person, as all words are."""

    source = forms.CharField(
        label=_("Your words about it"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Why does it stand here? One or two sentences."),
    )

    def __init__(self, *args: Any, name: str, **rest: Any) -> None:
        super().__init__(*args, auto_id=f"{name}-%s", **rest)
        self.order_fields(["source", "looked_over"])


class CuratingForm(TogetherForm, CuratorForm):
    """The same about an entry that stands in a collection already, for all who write it."""


class PutForm(CuratorForm):
    """Into which of one's collections an entry is put."""

    def __init__(self, *args: Any, collections: Sequence[Item], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.collections = {str(each.pk): each for each in collections}
        named = [(key, f"{each.title} · {each.space.name}") for key, each in self.collections.items()]
        self.fields["collection"] = forms.ChoiceField(
            label=_("Into which collection"), choices=named, widget=forms.RadioSelect,
            initial=next(iter(self.collections), None),
        )  # fmt: skip
        self.order_fields(["collection", "source", "looked_over"])

    @property
    def chosen(self) -> Item:
        return self.collections[self.cleaned_data["collection"]]


class BeginCollectionForm(SpacedForm, CuratorForm):
    """With what a new collection begins; all else is asked step by step."""

    title = forms.CharField(label=_("Title"), max_length=200)
    visibility = forms.ChoiceField(
        label=_("Who can see it once it is published"),
        choices=Item.Visibility.choices,
        initial=Item.Visibility.SPACE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.order_fields(["title", "space", "visibility", "source", "looked_over"])


class LinkForm(LooksOver):
    """What is different from what it grew out of, and why; looked over for what might lead to a person, as all words are.

    Nobody has to say that of a translation.
    """

    looked_at = ("changed",)
    changed = forms.CharField(
        label=_("What did you change, and why?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who know the other one read this first."),
    )
    core = forms.ChoiceField(
        label=_("What should stay as it is"),
        choices=Link.Core.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ["changed", "core", "looked_over"]
    asked_of_adaptations = ("changed", "core")

    def __init__(self, *args: Any, sort: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.link_sort = sort
        for name in self.asked_of_adaptations:
            self.fields[name].needed_later = sort != Link.Sort.TRANSLATES  # type: ignore[attr-defined]

    @property
    def is_translation(self) -> bool:
        return self.link_sort == Link.Sort.TRANSLATES

    def clean(self) -> dict[str, Any]:
        """Words that stay as they were are not asked about again."""
        for name in self.asked_of_adaptations:
            if not self.is_translation and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        if self.is_translation:
            self.cleaned_data["core"] = self.cleaned_data.get("core") or Link.Core.KEPT
        if "changed" not in self.changed_data:
            self.cleaned_data["looked_over"] = True
        return super().clean()


class ChangingForm(TogetherForm, LinkForm):
    """The same of something that grew already, for all who write it."""


class AdaptingForm(PlacedForm, LinkForm):
    """Where an adaptation or a translation is begun, and for whom."""

    sort = forms.ChoiceField(
        label=_("What it will be"),
        choices=[
            (Link.Sort.ADAPTS.value, _("An adaptation: I change it so that it fits elsewhere")),
            (Link.Sort.TRANSLATES.value, _("A translation: I say the same in another language")),
        ],
        initial=Link.Sort.ADAPTS.value,
        widget=forms.RadioSelect,
    )
    field_order = [
        "sort", "space", "changed", "core", "language", "visibility", "sources", "files", "looked_over",
    ]  # fmt: skip
    sources = forms.BooleanField(
        label=_("Take its sources along"), required=False, initial=True,
        help_text=_("You can take each of them away later, and add others."),
    )  # fmt: skip

    def __init__(self, *args: Any, like: Item, carried: Sequence[File] = (), **rest: Any) -> None:
        super().__init__(*args, like=like, **rest)
        self.like, self.carried = like, {file.key: file for file in carried}
        if not like.references.filter(is_subject=False).exists():
            del self.fields["sources"]
        if self.carried:
            self.fields["files"] = forms.MultipleChoiceField(
                label=_("Files to take along"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(key, file.name) for key, file in self.carried.items()], initial=list(self.carried),
                help_text=_("Leave out what does not fit, and what others made who did not say yes to this."),
            )  # fmt: skip
            self.order_fields(self.field_order)
        self.fields["changed"].help_text = _(
            "Those who know the other one read this first. You can say it better once you have changed it. "
            "A translation needs no answer."
        )

    def clean_files(self) -> list[File]:
        return [self.carried[key] for key in self.cleaned_data["files"]]

    @property
    def is_translation(self) -> bool:
        return self.cleaned_data.get("sort") == Link.Sort.TRANSLATES.value

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if self.is_translation and words.get("language") == self.like.language:
            self.add_error(
                "language",
                _("It is in this language already. Please choose the one that you translate into."),
            )
        return words
