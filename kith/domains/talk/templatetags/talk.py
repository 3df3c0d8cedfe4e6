"""What the pages of talk say about themselves."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.ui.linked_data import absolute, linked_data

register = template.Library()


@register.simple_tag
def schema_of(item: Item, posts: list[Post]) -> SafeString:
    """What search engines are told about a public topic."""
    shown = [post for post in posts if post.is_shown and not post.is_trace]
    data = _question(item, shown) if item.kind == "question" else _discussion(item, shown)
    return linked_data(data)


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
