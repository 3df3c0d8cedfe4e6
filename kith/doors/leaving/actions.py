"""Taking one's name off, and one's words away."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.module_loading import import_string

from kith.capabilities.attachments.actions import discard
from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.events import Disowned
from kith.capabilities.conversations.models import Mention, Post, PostVersion, Thanks, Thread
from kith.capabilities.items.models import Item
from kith.capabilities.messages.actions.corresponding import delete_all
from kith.capabilities.versions.parting import part
from kith.domains.gatherings.actions.handing_out import erase_of
from kith.domains.gatherings.queries.stays import others_come
from kith.doors.leaving.forms import REMOVE
from kith.foundation.activity.facts import record
from kith.foundation.activity.forgetting import take_name_off
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import former_member
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.actions.belonging import former_place
from kith.foundation.spaces.masks import masks_of
from kith.foundation.spaces.models import Membership


@transaction.atomic
def disown(post: Post, *, by: Person) -> None:
    """Take one's name off a post for ever. Its words stay; nothing in the house says any more whose they were."""
    nobody = former_place(post.author.space, person=former_member())
    _unsign(post, to=nobody)
    if post.is_opening:
        Item.objects.filter(pk=post.item_id).update(author=nobody)
    record(Disowned(item=post.item, post=post), by=None)


def _unsign(post: Post, *, to: Membership) -> None:
    before = post.author
    Post.objects.filter(pk=post.pk).update(author=to, send_key="")
    File.objects.filter(post_file__post=post, by=before).update(by=to)
    take_name_off(Event.objects.filter(post_trace__post=post), of=before.person)
    _say_nobody_was_last(post, before=before, to=to)
    if post.is_opening:
        File.objects.filter(carried__version__item=post.item_id, by=before).update(by=to)
        File.objects.filter(material__gathering=post.item_id, by=before).update(by=to)
        take_name_off(Event.objects.filter(item_trace__item=post.item_id), of=before.person)
    post.author = to


def _say_nobody_was_last(post: Post, *, before: Membership, to: Membership) -> None:
    """Cards name whoever replied last; not any more, if it was this post."""
    said = Post.objects.filter(item=post.item_id, author=before, sort=Post.Sort.WORDS)
    if not said.filter(number__gt=post.number).exists():
        Thread.objects.filter(item=post.item_id, last_author=before).update(last_author=to)


@transaction.atomic
def leave_for_good(person: Person, *, words: str) -> None:
    """Close an account, and delete what was said if its owner says so; what others wrote with them stays with these others.
    Who was behind made names, nobody knows after that.
    """
    if words == REMOVE:
        people = [person, *(mask.person for mask in masks_of(person))]
        signed = [each.pk for each in people]
        part(people)
        posts = Post.objects.filter(author__person__in=signed, sort=Post.Sort.WORDS)
        for post in posts.select_related("item", "author__person"):
            _erase(post, by=person if post.author.person_id == person.pk else post.author.person)
        Thanks.objects.filter(by__person=person).delete()
        delete_all(person)
        erase_of(signed)
    close_account(person)


def _erase(post: Post, *, by: Person) -> None:
    """Delete the words of a post, what they were before, and their files; its number stays as an empty place."""
    for file in File.objects.filter(post_file__post=post):
        discard(file)
    PostVersion.objects.filter(post=post).delete()
    Mention.objects.filter(post=post).delete()
    writing.take_back(post, by=by)
    post.source, post.html, post.text, post.content_note = "", "", "", ""
    post.save(update_fields=["source", "html", "text", "content_note"])
    if post.is_opening:
        for path in settings.KITH_ON_WORDS_ERASED:
            import_string(path)(post.item)
        _erase_title(post.item)


def _erase_title(item: Item) -> None:
    """A title is someone's words too. What nobody answered, and to which nobody comes, is gone altogether."""
    with translation.override(item.language):
        item.title, item.summary, item.content_note = str(item.kind_of.emptied), "", ""
    answered = item.posts.filter(sort=Post.Sort.WORDS).exclude(author=item.author_id)
    if not (answered.exists() or others_come(item)):
        item.state = Item.State.REMOVED
    item.save(update_fields=["title", "summary", "content_note", "state"])
