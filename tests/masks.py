"""Writing under a made name, as a form sends it."""

from typing import Any

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import own_mask_in
from kith.capabilities.items.models import Item
from tests.cast import Cast

WORDS = "I hid in the car for a while."


def send(cast: Cast, item: Item, who: str = "maria", **fields: Any) -> Any:
    fields = {"source": WORDS, "masked": "on", "send_key": "k"} | fields
    return cast.client(who).post(f"/items/{item.pk}/reply/", fields)


def share(cast: Cast, item: Item, who: str = "maria", **fields: Any) -> Post:
    """Send, see the made name, and send again."""
    first = send(cast, item, who, **fields)
    assert first.status_code == 200, first.content.decode()
    mask = own_mask_in(item, cast[who])
    assert mask is not None
    assert mask.display_name in first.content.decode()
    assert send(cast, item, who, known_as=mask.display_name, **fields).status_code == 302
    return Post.objects.select_related("author__person").latest("pk")
