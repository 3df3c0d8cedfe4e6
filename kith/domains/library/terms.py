"""Under which licences an entry may be shared, by what it adapts or translates."""

from django.db.models import OuterRef, Subquery

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Version
from kith.domains.library.licences import may_follow


def licences_for(item: Item) -> list[str]:
    """Those that all of what it comes from lets it have, in the version that it follows; of what comes from nowhere, all."""
    followed = Version.objects.filter(item=OuterRef("parent"), number=OuterRef("version"))
    links = Link.objects.filter(child=item, version__isnull=False)
    return may_follow(links.values_list(Subquery(followed.values("words__licence")), flat=True))
