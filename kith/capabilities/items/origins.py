"""Credit goes where the words go."""

from kith.capabilities.items.models import Item, Origin


def credit_as(source: Item, other: Item) -> None:
    """Show the licence and the credit of imported words where some of them are now, unless it has its own."""
    origin = Origin.objects.filter(item=source).first()
    if origin is None or Origin.objects.filter(item=other).exists():
        return
    Origin.objects.create(
        item=other, collection=origin.collection, identifier=f"{origin.identifier}+{other.pk}",
        url=origin.url, licence=origin.licence, credit=origin.credit,
    )  # fmt: skip
