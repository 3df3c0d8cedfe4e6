"""What someone typed into a form and has not sent: where it was meant to go, where they go on, and what it says."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.kinds import Kind, kind, kinds
from kith.capabilities.items.models import Draft, Item
from kith.capabilities.items.steps import Words
from kith.capabilities.versions.queries import written_by
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.masks import masks_of
from kith.foundation.spaces.models import Membership, Space
from kith.lib.markdown import excerpt

MOST = 100
SHOWN_OF_WORDS = 80
FIRST = ("title", "source")
NO_WORDS = ("reply_to", "masked", "no_advice", "language", "visibility")


@dataclass(frozen=True)
class Unsent:
    """A draft, with the item or the space that it is for, if its writer may see that."""

    draft: Draft
    item: Item | None
    space: Space | None
    reader: Person

    @property
    def words(self) -> list[str]:
        """What was typed, the title first; not what was chosen around it."""
        typed = self.draft.words
        names = [*FIRST, *(name for name in typed if name not in (*FIRST, *NO_WORDS))]
        return [typed[name] for name in names if typed.get(name, "").strip()]

    @property
    def title(self) -> str:
        return self.item.title if self.item else excerpt(next(iter(self.words), ""), SHOWN_OF_WORDS)

    @property
    def sort(self) -> Words:
        if self._kind:
            return self._kind.open_words
        sorts = {"reply": _("Reply"), "edit": _("Change of a post")}
        return sorts.get(self.draft.form, _("Begun and not sent"))

    @property
    def is_masked(self) -> bool:
        return "masked" in self.draft.words

    @property
    def way(self) -> str:
        """The address at which its writer can go on; nothing where they may not."""
        if self._kind:
            return self._way_to_begin(self._kind)
        if self.item is None or not may(self.reader, "post.reply", self.item):
            return ""
        if self.item.state == Item.State.DRAFT:
            return reverse("versions:overview", args=[self.item.pk])
        post = self.draft.post  # type: ignore[attr-defined]
        if self.draft.form == "edit" and post:
            return reverse("conversations:edit", args=[post])
        return self.item.get_absolute_url() + ("#reply" if self.draft.form == "reply" else "")

    def _way_to_begin(self, kind: Kind) -> str:
        if self.space is None or not may(self.reader, kind.permission, self.space):
            return ""
        return reverse(kind.form, args=[self.space.slug, kind.name])

    @property
    def _kind(self) -> Kind | None:
        return kind(self.draft.form) if self.draft.item_id is None else None


def unsent_by(person: Person) -> list[Unsent]:
    """All that someone has not sent, the newest first."""
    return [_told(draft, reader=person) for draft in _typed_by(person).order_by("-kept_at")[:MOST]]


def reach_unsent(person: Person, pk: int) -> Unsent:
    """What someone typed themselves, by their own name or a made one; of what others typed there is nothing."""
    draft = _typed_by(person).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return _told(draft, reader=person)


def throw_away(unsent: Unsent) -> None:
    """Nothing of it stays."""
    unsent.draft.delete()


def _typed_by(person: Person) -> QuerySet[Draft]:
    """Steps of what someone writes stand with what they belong to, as long as they may write it."""
    masks = Membership.objects.filter(Exists(Draft.objects.filter(person=OuterRef("person"))))
    signed = [person, *(mask.person for mask in masks_of(person, among=masks))]
    begun = Q(item=None, form__in=[kind.name for kind in kinds()])
    typed = Draft.objects.filter(begun | Q(item__isnull=False), person__in=signed)
    typed = typed.exclude(form="step", item__in=written_by(person))
    post = Post.objects.filter(item=OuterRef("item"), number=OuterRef("number")).values("pk")
    return typed.select_related("item__space", "space").annotate(
        seen=_seen_by(person), post=Subquery(post[:1])
    )


def _seen_by(person: Person) -> Q:
    """Whether someone may see what a draft is for."""
    item = Item.objects.visible_to(person).filter(pk=OuterRef("item"))
    written = written_by(person).filter(pk=OuterRef("item"))
    space = Space.objects.visible_to(person).filter(pk=OuterRef("space"))
    return Q(Exists(item)) | Q(Exists(written)) | Q(Exists(space))


def _told(draft: Draft, *, reader: Person) -> Unsent:
    is_seen = draft.seen  # type: ignore[attr-defined]
    return Unsent(draft, draft.item if is_seen else None, draft.space if is_seen else None, reader)
