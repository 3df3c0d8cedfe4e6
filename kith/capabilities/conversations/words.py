"""From what a person typed to what is shown and who is named in it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from kith.foundation.spaces.models import Membership, Space
from kith.lib import markdown

HANDLE = re.compile(r"@([A-Za-z0-9_-]{2,40})")
HOSTS = "hosts"
MENTION_LINK = re.compile(r'<a [^>]*\bclass="mention"[^>]*>(.*?)</a>')
CONTENT_NOTES = (
    gettext_noop("suicide"),
    gettext_noop("self-harm"),
    gettext_noop("violence"),
    gettext_noop("substance use"),
    gettext_noop("loss and grief"),
    gettext_noop("coercion"),
    gettext_noop("discrimination"),
)


@dataclass(frozen=True)
class Written:
    html: str
    text: str
    named: tuple[Membership, ...]


def write(source: str, *, space: Space, anchor: str = "", calls: bool = True) -> Written:
    """Render words for a space, where `@handle` names a member and `@hosts` all hosts.

    From behind a made name nobody but hosts is called (`calls`): who is kept away from someone would reach them so.
    """
    handles = {found.lower() for found in HANDLE.findall(source)}
    members = _members(space, handles) if handles and calls else {}
    hosts = _hosts(space) if HOSTS in handles else []

    def mention(handle: str) -> str | None:
        if handle.lower() == HOSTS and hosts:
            return space.get_absolute_url()
        found = members.get(handle.lower())
        return found.get_absolute_url() if found else None

    rendered = markdown.render(source, mention=mention, anchor=anchor)
    named = [members[handle.lower()] for handle in rendered.mentions if handle.lower() in members]
    if any(handle.lower() == HOSTS for handle in rendered.mentions):
        named += hosts
    return Written(rendered.html, rendered.text, tuple(dict.fromkeys(named)))


def without_ways_into(space: Space, html: str) -> str:
    """The same words, with mentions that led to pages of this space as plain text."""
    way = f'href="{space.get_absolute_url()}'
    return MENTION_LINK.sub(lambda found: found[1] if way in found[0] else found[0], html)


def _members(space: Space, handles: set[str]) -> dict[str, Membership]:
    found = (
        Membership.objects.active().filter(space=space, handle__in=handles).select_related("person", "space")
    )
    return {membership.handle: membership for membership in found}


def _hosts(space: Space) -> list[Membership]:
    return list(
        Membership.objects.active().filter(space=space, role="host").select_related("person", "space")
    )
