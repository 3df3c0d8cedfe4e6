"""A reply or a new topic from a mail: by the same actions, forms and rules as from the page."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.attachments.models import File
from kith.capabilities.conversations import policy as conversations
from kith.capabilities.conversations.actions.writing import reply, show_files
from kith.capabilities.conversations.forms.writing import LONGEST, ReplyForm
from kith.capabilities.conversations.masks import wrote_under_mask
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import possible
from kith.domains.talk import policy as talk
from kith.domains.talk.actions import open_topic
from kith.domains.talk.forms import TopicForm
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.doors.mail import failures
from kith.doors.mail.failures import Failure, Refusal
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import permission
from kith.foundation.spaces import policy as spaces
from kith.foundation.spaces.models import Membership, Space
from kith.lib.mail.incoming import Incoming
from kith.lib.markdown import fold
from kith.lib.uploads import Refused

REASONS = (
    (spaces.AGREED, failures.NOT_AGREED),
    (spaces.NOT_ARCHIVED, failures.ARCHIVED),
    (conversations.NOT_CLOSED, failures.CLOSED),
    (conversations.NOT_LOCKED, failures.LOCKED),
)
WRONG = {
    ("source", "required"): failures.TOO_SHORT,
    ("source", "max_length"): failures.TOO_LONG,
    ("title", "required"): failures.NO_TITLE,
    ("title", "max_length"): failures.LONG_TITLE,
    ("looked_over", "None"): failures.LOOK_AGAIN,
}
LAST_LINES = 3


@dataclass
class Words:
    """What a mail says, as it would be typed into a form."""

    incoming: Incoming
    send_key: str
    desk: Desk | None = None

    @property
    def source(self) -> str:
        """The words, and folded below them what they quote, unless that is a letter of ours."""
        incoming = self.incoming
        host = str(urlsplit(settings.SITE_URL).netloc)
        if not incoming.words.strip() or not incoming.quoted or host in incoming.quoted:
            return incoming.words
        return f"{incoming.words}\n\n{fold(incoming.quoted)}"

    def form(self) -> dict[str, str]:
        return {"title": self.incoming.subject, "source": self.source, "send_key": self.send_key}

    def keep(self, *, by: Person) -> bool:
        """Let the words wait as a draft where they could not be sent, unless others wait there."""
        if self.desk is None or not self.source or self.desk.kept(by):
            return False
        self.desk.keep({"title": self.incoming.subject, "source": self.source}, by=by)
        return True


@dataclass(frozen=True)
class Written:
    post: Post
    left_out: list[str] = field(default_factory=list)
    has_pictures: bool = False

    @property
    def link(self) -> str:
        if self.has_pictures:
            return reverse("conversations:pictures", args=[self.post.pk])
        return self.post.get_absolute_url()


def answer_item(pk: int, words: Words, *, by: Person) -> Written:
    """Say in a conversation what a mail says."""
    item = Item.objects.visible_to(by).select_related("space", "author__person").filter(pk=pk).first()
    if item is None:
        raise Refusal(failures.GONE)
    words.desk, page = Desk("reply", item=item), reverse("conversations:item", args=[item.pk])
    _permit(by, "post.reply", item, words, link=page)
    if wrote_under_mask(item, by):  # a reason of its own would lie beside the name of the sender
        raise Refusal(failures.NOT_ALLOWED, link=reverse("conversations:reply", args=[item.pk]), words=words)
    _examine(ReplyForm(words.form(), writer=by), words, link=reverse("conversations:reply", args=[item.pk]))
    place = item.space.own_place(by)
    _check_name(place, words, link=page)
    post = reply(item, author=place, source=words.source, send_key=words.send_key)
    return _with_files(post, words)


def open_in_space(pk: int, words: Words, *, by: Person) -> Written:
    """Start a conversation with what a mail says, under its subject."""
    space = Space.objects.visible_to(by).filter(pk=pk).first()
    if space is None:
        raise Refusal(failures.GONE)
    kind = QUESTION if words.incoming.subject.rstrip().endswith("?") else DISCUSSION
    words.desk, page = Desk(kind.name, space=space), reverse("talk:open", args=[space.slug, kind.name])
    _permit(by, talk.OPEN, space, words, link=space.get_absolute_url())
    frame = {"language": space.language, "visibility": possible(space)[0]}
    _examine(TopicForm(words.form() | frame, space=space, writer=by), words, link=page)
    place = space.own_place(by)
    _check_name(place, words, link=page)
    title = words.incoming.subject
    item = open_topic(kind, by=place, title=title, source=words.source, send_key=words.send_key)
    return _with_files(item.posts.get(number=1), words)


def _permit(person: Person, name: str, thing: Item | Space, words: Words, *, link: str) -> None:
    """The permission that the page asks for, with the condition that fails as a failure of ours."""
    asked = permission(name)
    if asked.refusal(person, thing) is None:
        return
    place = spaces.space_of(thing).place_of(person)
    if place is None:
        raise Refusal(failures.NOT_MEMBER, link=link)
    failing = [ground for ground in asked.when if not ground.holds(person, thing)]
    failure = next((known for ground, known in REASONS if ground in failing), failures.NOT_ALLOWED)
    raise Refusal(failure, link=_way(failure, thing, link), words=words)


def _way(failure: Failure, thing: Item | Space, link: str) -> str:
    if failure is failures.NOT_AGREED:
        return reverse("spaces:agreement", args=[spaces.space_of(thing).slug])
    return link


def _examine(form: forms.Form, words: Words, *, link: str) -> None:
    for name, errors in form.errors.as_data().items():
        failure = WRONG.get((name, str(errors[0].code)), failures.NOT_ALLOWED)
        raise Refusal(failure, link=link, words=words, most=LONGEST)


def _check_name(place: Membership, words: Words, *, link: str) -> None:
    """A name chosen for a space is kept: mails are often signed with one's own."""
    if place.display_name and _tells_name(place.person, words, known_as=place.display_name):
        raise Refusal(failures.OWN_NAME, link=link, words=words)


def _tells_name(person: Person, words: Words, *, known_as: str) -> bool:
    text = f"{words.incoming.subject}\n{words.source}"
    local = str(person.email).partition("@")[0]
    if person.name.casefold() in text.casefold() or f"{local}@" in text.casefold():
        return True
    lines = [line for line in words.incoming.words.splitlines() if line.strip()]
    below = set(re.findall(r"\w+", "\n".join(lines[-LAST_LINES:])))
    own = {part for part in person.name.split() if len(part) > 2} - set(known_as.split())
    return bool(own & below)


def _with_files(post: Post, words: Words) -> Written:
    """Add the files that may be added; the reasons for the others are told."""
    files = words.incoming.files
    if post.post_files.exists():
        return Written(post)  # the same mail a second time
    kept: list[File] = []
    left_out: list[str] = []
    if words.incoming.left_out:
        left_out.append(_("%(name)s: its content could not be read") % {"name": _("A part of the mail")})
    for enclosure in files[: settings.UPLOADS_PER_POST]:
        try:
            kept.append(attach(checked(enclosure.name, enclosure.data), to=post.item, by=post.author))
        except Refused as refused:
            left_out.append(str(refused))
    if len(files) > settings.UPLOADS_PER_POST:
        left_out.append(
            _("Please add at most %(most)s files to one post.") % {"most": settings.UPLOADS_PER_POST}
        )
    show_files(post, files=kept)
    return Written(post, left_out, any(file.is_image for file in kept))
