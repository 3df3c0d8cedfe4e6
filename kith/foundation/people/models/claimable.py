"""The address with which a placeholder can be claimed."""

from django.db import models

from kith.foundation.people.models.person import Person


class Claimable(models.Model):
    """Kept apart from accounts, so that an address in an archive says nothing about who has an account here."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="claimable"
    )
    email = models.EmailField(db_index=True)

    def __str__(self) -> str:
        return str(self.person)
