"""Every address is public or names a permission; nobody forgot."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from kith.foundation.permissions.tables import permissions

THEIRS = ("allauth.", "django.")


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each


def test_every_view_of_ours_is_marked() -> None:
    ours = [each for each in _patterns(get_resolver()) if not each.callback.__module__.startswith(THEIRS)]
    known = {permission.name for permission in permissions()} | {"public", "signed in"}
    unmarked = {str(each.pattern) for each in ours if getattr(each.callback, "permission", None) not in known}
    assert len(ours) > 40
    assert unmarked == set()
