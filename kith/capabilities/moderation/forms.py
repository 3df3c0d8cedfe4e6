"""Forms of those who tell, who decide, and who ask for another look."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.actions.deciding import Verdict
from kith.capabilities.moderation.actions.reporting import tells_too_much
from kith.capabilities.moderation.categories import Category
from kith.capabilities.moderation.models import Appeal, Decision
from kith.capabilities.moderation.rules import in_words
from kith.foundation.people.models import Person
from kith.ui.forms import Choices

LONGEST = 5_000
Kind = Decision.Kind
HELPS = {
    Kind.NONE: _(
        "You looked, and it can stay as it is. The person it is about is not told, and your reason stays at this desk."
    ),
    Kind.NOTE: _("Friendly words, and nothing else. Often that is enough."),
    Kind.HIDE: _("Nobody can read the words until an appeal or you say otherwise."),
    Kind.EDIT: _("The words stay; the author sees what to change. Keep the case open until it is done."),
    Kind.LIMIT: _("They still read everything here. It ends by itself."),
    Kind.REMOVE: _("They can no longer come in. Their account and their words stay."),
    Kind.SUSPEND: _("They cannot sign in for a while. It ends by itself."),
    Kind.CLOSE: _("They cannot sign in any more. Their words stay."),
}
DAYS = (
    ("1", _("One day")),
    ("3", _("Three days")),
    ("7", _("One week")),
    ("14", _("Two weeks")),
    ("30", _("One month")),
    ("90", _("Three months")),
    ("365", _("One year")),
)
OPENINGS = {
    "yes": _(
        "You and the steward who asked then see who it is. The author is told that it was you two, and why."
    ),
    "no": _("Nobody learns who it is. What hosts and stewards can do without knowing stays possible."),
}
RESTS = DAYS[1:5]


def _words(label: Any, *, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(
        label=label, max_length=LONGEST, widget=box, required=required, help_text=help_text
    )


class ReportForm(forms.Form):
    """The category is chosen by the button that sends."""

    words = _words(
        _("In your own words"), rows=3, required=False, help_text=_("You need not explain anything.")
    )
    only_stewards = forms.BooleanField(label=_("Only the stewards, not the hosts"), required=False)
    category = forms.ChoiceField(label=_("What is wrong"), choices=Category.choices)

    def __init__(self, *args: Any, by: Person, asks_whom: bool = True, **rest: Any) -> None:
        self.by = by
        super().__init__(*args, **rest)
        if not asks_whom:
            del self.fields["only_stewards"]

    def clean_category(self) -> str:
        category: str = self.cleaned_data["category"]
        if tells_too_much(category, by=self.by):
            raise forms.ValidationError(
                _(
                    "You have told about many things today. Please wait until tomorrow. If someone may be in danger, choose that: it is always heard."
                )
            )
        return category


class WordsForm(forms.Form):
    """A few words more."""

    words = _words(_("Your words"))


class AtVersion(forms.Form):
    """Knows which version of the case its writer saw. Several stand on one page, so each has keys of its own."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest["auto_id"] = f"{type(self).__name__.lower()}_%s"
        super().__init__(*args, **rest)


class NoteForm(AtVersion):
    words = _words(_("A note for those at this desk"), rows=3)


class PassForm(AtVersion):
    words = _words(_("What the stewards should know"), rows=3)


class HandOverForm(AtVersion):
    to = forms.ChoiceField(label=_("To whom"))
    words = _words(_("What they should know"), rows=3)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to"] = forms.ChoiceField(
            label=_("To whom"), choices=[(str(pk), name) for pk, name in people]
        )


class DecisionForm(AtVersion):
    """What to decide, and why. If nothing needs to change, the reason stays at the desk."""

    kind = forms.ChoiceField(label=_("What you decide"), widget=Choices(helps=HELPS))
    category = forms.ChoiceField(label=_("What it was about"), choices=Category.choices)
    rule = forms.ChoiceField(label=_("Which guideline it is about"), required=False)
    days = forms.ChoiceField(
        label=_("For how long, if it is for a while"),
        required=False,
        choices=[("", _("Not for a while")), *DAYS],
    )
    reason = _words(
        _("Why, in words to the person it is about"),
        help_text=_("Say what happened and what would be fine. They read this, and how to ask for another look."),
    )  # fmt: skip
    answer = _words(
        _("Words to those who told"), rows=2, required=False,
        help_text=_("They also see what you decide, and nothing of the words above."),
    )  # fmt: skip
    goes_on = forms.BooleanField(
        label=_("Keep the case open, there is more to decide or to wait for"), required=False
    )
    field_order = ["kind", "days", "reason", "category", "rule", "answer", "goes_on", "version"]

    def __init__(self, *args: Any, kinds: Sequence[str], rules: Iterable[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        choice: Any = self.fields["kind"]
        choice.choices = [(kind, Kind(kind).label) for kind in kinds]
        rule: Any = self.fields["rule"]
        rule.choices = [("", _("None in particular")), *((each, in_words(each)) for each in rules)]

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        kind = words.get("kind", "")
        if kind in Decision.TIMED and not words.get("days"):
            self.add_error("days", _("Please choose for how long, so that they know when it ends."))
        return words

    def verdict(self) -> Verdict:
        words = self.cleaned_data
        until = (
            timezone.now() + timedelta(days=int(words["days"])) if words["kind"] in Decision.TIMED else None
        )
        return Verdict(
            kind=words["kind"], category=words["category"], rule=words["rule"], until=until,
            reason=words["reason"], answer=words["answer"],
        )  # fmt: skip


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What you decide"), widget=Choices,
        choices=[(each.value, each.label) for each in (Appeal.Outcome.UNDONE, Appeal.Outcome.STANDS)],
    )  # fmt: skip
    words = _words(_("Why, in words to the person who asked"))


class RestForm(forms.Form):
    days = forms.ChoiceField(label=_("For how long"), choices=RESTS, initial="7")


class WordListForm(forms.Form):
    """A list of words to think about, as people type it."""

    source = _words(
        _("One word or phrase on each line"), rows=12, required=False,
        help_text=_("After a colon you can say why, or what you say instead. Up to 100 lines."),
    )  # fmt: skip


class UnsealingForm(forms.Form):
    reason = _words(
        _("Why it has to be opened"),
        help_text=_("The other steward reads this, and so does the author if you both open it."),
    )


class UnsealingAnswerForm(forms.Form):
    agrees = forms.ChoiceField(
        label=_("Do you agree?"), widget=Choices(helps=OPENINGS),
        choices=[("yes", _("Yes, open it")), ("no", _("No, leave it sealed"))],
    )  # fmt: skip
    words = _words(_("Your words to the other steward"), rows=2, required=False)
