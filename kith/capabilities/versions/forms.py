"""Forms by which something is written step by step."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.forms.files import FilesField
from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.conversations.forms.writing import AltForm, name_lost_files
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask, Step
from kith.capabilities.items.visibility import in_words, offer_audiences, possible
from kith.capabilities.versions.instead import ItemField
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.models.version import LONGEST_REASON
from kith.foundation.spaces.models import Membership, Space
from kith.infrastructure.database.meanwhile import edition_of
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.ui.forms import Folded, MarkdownBox, TogetherForm

LONGEST = 20_000
MOST_AT_ONCE = 15  # more choices than this are chosen from a closed list


class BeginningForm(forms.Form):
    """What one begins with; everything else comes step by step."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it once it is published"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer_audiences(self, space)
        self.fields["language"].initial = space.language


class SpacedForm(forms.Form):
    """In which of several spaces something is begun, and for whom."""

    visibility = forms.ChoiceField(label=_("Who can see it once it is published"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, spaces: Sequence[Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.spaces = {space.slug: space for space in spaces}
        named = [(slug, space.name) for slug, space in self.spaces.items()]
        self.fields["space"] = forms.ChoiceField(label=_("In which space"), choices=named)

    def clean(self) -> dict[str, Any]:
        """It can reach no further than its space does."""
        words = super().clean() or self.cleaned_data
        space = self.spaces.get(words.get("space", ""))
        if space and words.get("visibility") and words["visibility"] not in possible(space):
            self.add_error("visibility", _("That space cannot be seen by so many. Please choose fewer."))
        return words


class PlacedForm(SpacedForm):
    """Where something is begun that comes from elsewhere; at first it is as that other is."""

    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)

    def __init__(
        self, *args: Any, like: Item, audiences: Iterable[Item.Visibility] = Item.Visibility, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["language"].initial = like.language
        offered = list(audiences)
        self.fields["visibility"].choices = in_words(offered)  # type: ignore[attr-defined]
        start = self.spaces.get(like.space.slug) or next(iter(self.spaces.values()), like.space)
        self.fields["space"].initial = start.slug
        fitting = [
            each
            for each in (like.visibility, *possible(start))
            if each in possible(start) and each in offered
        ]
        self.fields["visibility"].initial = next(iter(fitting), None)
        self.order_fields(self.field_order)


class CarryingForm(forms.Form):
    """Files that a version shall carry."""

    attached = FilesField(
        label=_("Pictures or files"),
        help_text=_(
            "Hidden data such as the place of a photo is removed. Then we ask what each picture shows."
        ),
    )

    rights = forms.ChoiceField(
        label=_("By what right can they be shared here?"),
        widget=forms.RadioSelect,
        choices=[
            (File.Rights.OWN.value, _("I made them, alone or with others who say yes.")),
            (File.Rights.ALLOWED.value, _("Those who made them said yes to this.")),
            (
                File.Rights.OPEN.value,
                _("Anyone may share them: an open licence says so, or they belong to nobody."),
            ),
        ],
        help_text=_(
            "If none of this is so, give an address instead of the file. Nobody has to be asked for a link."
        ),
        error_messages={"required": _("Please choose one of these, or leave the file out.")},
    )

    def __init__(self, *args: Any, asks_for_rights: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not asks_for_rights:
            del self.fields["rights"]

    def clean(self) -> dict[str, Any]:
        name_lost_files(self)
        return self.cleaned_data

    def add_too_many(self) -> None:
        most = {"most": settings.UPLOADS_PER_POST}
        self.add_error("attached", _("One version carries at most %(most)s files.") % most)


class PictureForm(TogetherForm, AltForm):
    """What a picture shows, as those say who write the draft that carries it."""

    @property
    def says_anew(self) -> bool:
        """Whether the words are others than those that stood there."""
        seen: str = self.cleaned_data["seen"]
        return edition_of(self.cleaned_data["alt"]) != seen


class StepForm(forms.Form):
    """The questions of one step. Nothing is refused here: what is missing is said before it is published."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step, item: Item, has_title: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.step = step
        self.fields["title"].needed_later = True  # type: ignore[attr-defined]
        if not has_title:
            del self.fields["title"]
        for ask in step.asks:
            self.fields[ask.name] = field_for(ask, item=item)

    def words(self) -> dict[str, str]:
        """The answers as a version keeps them."""
        return {ask.name: self._answer(ask) for ask in self.step.asks}

    def _answer(self, ask: Ask) -> str:
        given = self.cleaned_data.get(ask.name) or ""
        return ",".join(given) if ask.many else str(given)


def typed(data: QueryDict, step: Step) -> dict[str, str]:
    """What stands in the form, to be kept as one's own draft."""
    title = {"title": str(data["title"])} if "title" in data else {}
    return title | {ask.name: ",".join(data.getlist(ask.name)) for ask in step.asks}


def start_of(version: Version, step: Step, *, kept: dict[str, str]) -> dict[str, Any]:
    """What stands in the form at first: what the draft says, or what one typed after that."""
    words = version.words | kept
    start: dict[str, Any] = {"title": kept.get("title") or version.title, "seen": version.edition}
    for ask in step.asks:
        words_of = words.get(ask.name, "")
        start[ask.name] = [code for code in words_of.split(",") if code] if ask.many else words_of
    return start


def field_for(ask: Ask, *, item: Item | None = None) -> forms.Field:
    """The field by which something is answered; what is needed is asked for before it is published, and not sooner.
    Of an `item`, only what fits it is offered."""
    field = _field(ask, item)
    field.needed_later = ask.needed  # type: ignore[attr-defined]
    return field


def _field(ask: Ask, item: Item | None) -> forms.Field:
    told: dict[str, Any] = {"label": ask.label, "help_text": ask.help, "required": False}
    if ask.choices:
        return _choice(ask, told, item)
    if ask.lines == 1:
        return forms.CharField(**told, max_length=300)
    if ask.is_fact:
        return forms.CharField(
            **told, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": ask.lines, "dir": "auto"})
        )
    return forms.CharField(**told, max_length=LONGEST, widget=MarkdownBox({"rows": ask.lines}, helps=False))


def _choice(ask: Ask, told: dict[str, Any], item: Item | None) -> forms.Field:
    """All choices at once where they are few; else a list to open, or groups to open."""
    choices = list(ask.choices()) if ask.choices else []
    if ask.fitting and item:
        fitting, all_of_them = ask.fitting(item), len(choices)
        choices = [each for each in choices if each[0] in fitting]
        if len(choices) < all_of_them:
            told["help_text"] = _("What it comes from lets you choose among these alone.")
    if ask.many:
        in_groups = any(not isinstance(words, str) for _code, words in choices)
        widget = Folded if in_groups else forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(**told, choices=choices, widget=widget)
    if len(choices) > MOST_AT_ONCE:
        return forms.ChoiceField(**told, choices=[("", "—"), *choices])
    return forms.ChoiceField(**told, choices=choices, widget=forms.RadioSelect)


class PublishingForm(LooksOver):
    """Asked before a version is published: whether someone could be known, what changed, and whom it could touch hard."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("What changed, and why?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who used the last version read this first."),
    )
    content_note = ContentNoteField()
    field_order = ["why", "looked_over", "content_note"]

    def __init__(self, *args: Any, version: Version, text: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.version, self.text = version, text
        self.fields["content_note"].initial = version.item.content_note
        if version.number == 1:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        said = [self.text, self.cleaned_data.get("why", "")]
        self.cleaned_data |= {"title": self.version.title, "source": "\n\n".join(filter(None, said))}
        return super().clean()

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"]).strip()
        if not why:
            raise forms.ValidationError(_("Please say in a sentence what changed, and why."))
        return why


class RetiringForm(LooksOver):
    """Asked before an item is withdrawn; looked over for what might lead to a person, as all words are."""

    looked_at = ("reason",)
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("This stands on its page for all who come back to it."),
    )
    field_order = ["reason", "looked_over", "instead"]

    def __init__(self, *args: Any, among: QuerySet[Item, Item], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["instead"] = ItemField(
            among=among, required=False, label=_("What can people read instead?"),
            help_text=_("The address of its page here, or its title. Each reader sees it only if they may see it anyway."),
        )  # fmt: skip


class NamingForm(forms.Form):
    """Whom to name as well, of those who belong to the space."""

    role = forms.ChoiceField(label=_("What they did"), choices=Contributor.Role.choices)

    def __init__(self, *args: Any, members: Sequence[Membership], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.members = {str(member.pk): member for member in members}
        choices = [(key, member.shown_name) for key, member in self.members.items()]
        self.fields["member"] = forms.ChoiceField(label=_("Who"), choices=choices)
        self.order_fields(["member", "role"])
