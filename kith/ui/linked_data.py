"""What search engines are told about a public page."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def absolute(thing: Any) -> str:
    """The full address of a thing, as other sites see it."""
    return f"{settings.SITE_URL}{thing.get_absolute_url()}"


def linked_data(data: dict[str, Any]) -> SafeString:
    """A description by schema.org, as a piece of a page that runs nothing."""
    words = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')
