"""What the pages of talk say about themselves."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.models.post import PAGE
from kith.capabilities.items.models import Item
from kith.ui.linked_data import absolute, linked_data

register = template.Library()


@register.simple_tag
def schema_of(item: Item, posts: list[Post]) -> SafeString:
    """What search engines are told about a public topic."""
    shown = [post for post in posts if post.is_shown and not post.is_trace]
    opening = next((_words(post) for post in shown if post.is_opening), {})
    replies = [post for post in shown if not post.is_opening]
    tell = _question if item.kind == "question" else _discussion
    return linked_data(tell(item, opening, replies))


def _discussion(item: Item, opening: dict[str, Any], replies: list[Post]) -> dict[str, Any]:
    comments = [{"@type": "Comment", **_words(post)} for post in replies]
    frame = {"@type": "DiscussionForumPosting", "headline": item.title, "url": absolute(item)}
    return opening | frame | {"inLanguage": item.language, "comment": comments}


def _question(item: Item, opening: dict[str, Any], replies: list[Post]) -> dict[str, Any]:
    answers = [({"@type": "Answer", **_words(post)}, getattr(post, "helped", False)) for post in replies]
    question = {
        "@type": "Question",
        "name": item.title,
        "answerCount": len(answers) + max(item.thread.last_number - PAGE, 0),  # and those of later pages
        "acceptedAnswer": [answer for answer, helped in answers if helped],
        "suggestedAnswer": [answer for answer, helped in answers if not helped],
    }
    return {"@type": "QAPage", "mainEntity": question | opening}


def _words(post: Post) -> dict[str, Any]:
    return {
        "text": post.text[:2000],
        "datePublished": post.written_at.isoformat(),
        "url": f"{settings.SITE_URL}/posts/{post.pk}/",
        "author": {"@type": "Person", "name": post.author.shown_name},
    }
