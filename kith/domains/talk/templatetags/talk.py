"""What the pages of talk say about themselves."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.traces import other_item, sentence
from kith.capabilities.items.models import Item

register = template.Library()
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.filter
def absolute(thing: Any) -> str:
    """The full address of a thing, as other sites see it."""
    return f"{settings.SITE_URL}{thing.get_absolute_url()}"


@register.simple_tag
def trace_sentence(post: Post) -> SafeString:
    """What a host did; with a way to the other conversation, which shows itself only to those who may see it."""
    other = other_item(post)
    if other is None:
        return format_html("{}", sentence(post))
    return format_html('{} <a href="/talk/{}/">{}</a>', sentence(post), other, _("Go there"))


@register.simple_tag
def schema_of(item: Item, posts: list[Post]) -> SafeString:
    """What search engines are told about a public topic."""
    shown = [post for post in posts if post.is_shown and not post.is_trace]
    data = _question(item, shown) if item.kind == "question" else _discussion(item, shown)
    words = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')


def _discussion(item: Item, posts: list[Post]) -> dict[str, Any]:
    opening = _words(posts[0]) if posts else {}
    comments = [{"@type": "Comment", **_words(post)} for post in posts[1:]]
    frame = {"@type": "DiscussionForumPosting", "headline": item.title, "url": absolute(item)}
    return frame | opening | {"inLanguage": item.language, "comment": comments}


def _question(item: Item, posts: list[Post]) -> dict[str, Any]:
    answers = [({"@type": "Answer", **_words(post)}, getattr(post, "helped", False)) for post in posts[1:]]
    question = {
        "@type": "Question",
        "name": item.title,
        "answerCount": len(answers),
        "acceptedAnswer": [answer for answer, helped in answers if helped],
        "suggestedAnswer": [answer for answer, helped in answers if not helped],
    }
    return {"@type": "QAPage", "mainEntity": question | (_words(posts[0]) if posts else {})}


def _words(post: Post) -> dict[str, Any]:
    return {
        "text": post.text[:2000],
        "datePublished": post.written_at.isoformat(),
        "url": f"{settings.SITE_URL}/posts/{post.pk}/",
        "author": {"@type": "Person", "name": post.author.shown_name},
    }
