"""A conversation is written down for the library."""

from typing import Any

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Version
from tests.cast import Cast
from tests.entries import ANSWERS, fill, send_out

SAID = "I always put the kettle on before anyone says a word about why they came."


def post_at(topic: Item, number: int) -> Post:
    return topic.posts.select_related("author").get(number=number)


def send(cast: Cast, topic: Item, *posts: Post, who: str = "maria", **words: Any) -> Any:
    told = {"kind": "practice", "posts": [post.pk for post in posts], "title": "Tea first", "space": "commons",
            "language": "en", "visibility": "public", "send_key": "k"} | words  # fmt: skip
    return cast.client(who).post(f"/talk/{topic.pk}/writing-down/", told)


def grow(cast: Cast, topic: Item, *posts: Post, **words: Any) -> Version:
    answer = send(cast, topic, *posts, **words)
    assert answer.status_code == 302, answer.content.decode()
    return Version.objects.select_related("item").latest("pk")


def publish(cast: Cast, version: Version, who: str = "maria", **changed: Any) -> Any:
    for step, words in ANSWERS.items():
        assert (
            fill(cast.client(who), version, step, **(words | {"title": "Tea first"} | changed)).status_code
            == 302
        )
    return send_out(cast.client(who), version.item_id)
