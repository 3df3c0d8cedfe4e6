"""Credit goes where the words go."""

from kith.capabilities.items.models import Item, Origin, Rights


def credit_as(source: Item, other: Item, *, by: Rights | None = None) -> None:
    """Show the licence and the credit of imported words where some of them are now, unless it has its own.

    They are those of the `source`, or of the words `by` which the other one begins, if these tell their own.
    """
    origin = Origin.objects.filter(item=source).first()
    if origin is None or Origin.objects.filter(item=other).exists():
        return
    told: Rights = by if by and by.rights else origin
    Origin.objects.create(
        item=other, collection=origin.collection, identifier=f"{origin.identifier}+{other.pk}",
        url=told.url, licence=told.licence, credit=told.credit,
    )  # fmt: skip
