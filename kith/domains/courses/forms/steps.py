"""A step of a course: a form for each sort."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.items.models import Item
from kith.domains.courses.models import Step
from kith.domains.courses.models.step import MOST_MINUTES
from kith.domains.courses.queries import gatherings_here, readable_here
from kith.foundation.people.models import Person
from kith.ui.forms import MarkdownBox, WebAddressField

LONGEST = 12_000
MOST_OFFERED = 200
KEPT, UNTOUCHED = "kept", object()
UNSEEN = _("Each reader sees it only if they may see it anyway. Everyone reads your words.")


class StepForm(LooksOver):
    """What all steps have. A field that others stand on is `needed`."""

    says: ClassVar[tuple[Any, Any]] = (_("Your words"), "")
    needed: ClassVar[tuple[str, ...]] = ()
    usual_minutes: ClassVar[int] = 10
    title = forms.CharField(label=_("Title of the step"), max_length=200)
    source = forms.CharField(max_length=LONGEST, required=False, widget=MarkdownBox)
    minutes = forms.IntegerField(
        label=_("About how many minutes it takes"), min_value=1, max_value=MOST_MINUTES
    )
    field_order = ["title", "link", "entry", "gathering", "source", "looked_over", "minutes"]

    def __init__(self, *args: Any, writer: Person | None = None, **rest: Any) -> None:
        super().__init__(*args, writer=writer, **rest)
        self.fields["source"].label, self.fields["source"].help_text = self.says
        self.fields["minutes"].initial = self.usual_minutes
        for name in self.needed:
            self.fields[name].required = True

    def details(self) -> dict[str, Any]:
        """The fields of a step; what stays linked unseen is not touched."""
        return {name: value for name, value in self.cleaned_data.items() if value is not UNTOUCHED}


class _Offered(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Something that is here already. Anything that its writer sees can be chosen; the newest are listed, and what is chosen now.

    Of what is linked and this writer cannot see, it is said that it is there; it stays, unless they choose something else.
    """

    def __init__(self, found: QuerySet[Item, Item], *, now: int | None, **options: Any) -> None:
        super().__init__(found, **options)
        titles = found.values_list("pk", "title")
        chosen = dict(titles.filter(pk=now) if now else ())
        self.unseen = now if now not in chosen else None
        kept = [(KEPT, _("Something that you cannot see here. It stays linked."))] if self.unseen else []
        listed = dict(titles[:MOST_OFFERED]) | chosen
        self.widget.choices = [("", self.empty_label), *kept, *listed.items()]

    def prepare_value(self, value: Any) -> Any:
        return KEPT if self.unseen and value == self.unseen else super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        return UNTOUCHED if self.unseen and value == KEPT else super().to_python(value)


class ReadingForm(StepForm):
    says = (
        _("What to read"),
        _("Your own words. You can leave it empty if you choose something from the library."),
    )

    def __init__(self, *args: Any, writer: Person | None = None, **rest: Any) -> None:
        super().__init__(*args, writer=writer, **rest)
        self.fields["entry"] = _Offered(
            readable_here(writer), now=self.initial.get("entry"), label=_("Something from the library"),
            required=False, help_text=UNSEEN, empty_label=_("Nothing"),
        )  # fmt: skip
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not words.get("source", "").strip() and not words.get("entry") and "source" not in self.errors:
            self.add_error("source", _("There is nothing to read yet. Write it, or choose it below."))
        return words


class VideoForm(StepForm):
    says = (
        _("What it says and shows, in words"),
        _("For people who cannot hear or see it, or have no strong connection. A summary is a good start."),
    )
    link = WebAddressField(
        label=_("Where the video is"), max_length=500,
        help_text=_("People follow it to the other site. Nothing of that site is loaded here."),
    )  # fmt: skip


class TaskForm(StepForm):
    says = (_("What to do"), _("What each one writes down for it stays with them. Nobody else reads it."))
    needed = ("source",)
    usual_minutes = 20


class QuizForm(StepForm):
    says = (_("What it is about"), _("You write the questions after this."))


class GatheringForm(StepForm):
    says = (_("Why to come"), _("What will people do there, and what can they do who cannot come?"))
    usual_minutes = 90

    def __init__(self, *args: Any, writer: Person | None = None, **rest: Any) -> None:
        super().__init__(*args, writer=writer, **rest)
        self.fields["gathering"] = _Offered(
            gatherings_here(writer),
            now=self.initial.get("gathering"),
            label=_("Which gathering"),
            help_text=UNSEEN,
        )
        self.order_fields(self.field_order)

    def details(self) -> dict[str, Any]:
        details = super().details()
        chosen = details.get("gathering")
        return details | ({"gathering": chosen.gathering} if chosen else {})


FORMS: dict[str, type[StepForm]] = {
    Step.Sort.READING: ReadingForm,
    Step.Sort.VIDEO: VideoForm,
    Step.Sort.TASK: TaskForm,
    Step.Sort.QUIZ: QuizForm,
    Step.Sort.GATHERING: GatheringForm,
}


def begun_with(step: Step) -> dict[str, Any]:
    """What the form shows of a step as it is."""
    kept = {name: getattr(step, name) for name in ("title", "source", "minutes", "link")}
    return kept | {"entry": step.entry_id, "gathering": step.gathering_id}
