"""`bin/kith steward EMAIL`: let a person look after this installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kith.foundation.people.actions import make_steward, register
from kith.foundation.people.models import Person
from kith.foundation.people.queries import by_address


class Command(BaseCommand):
    help = "Make someone a steward. Without an account yet, they get one; it opens with a code sent to the address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="how others see them, for a new account")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        if "@" not in email:
            raise CommandError(f"“{email}” is not an e-mail address.")
        person = Person.objects.filter(by_address(email)).first()
        if person is None:
            person = register(name=options["name"] or email.split("@")[0], email=email)
        if not person.is_active:
            raise CommandError("This account is closed for now, so nobody can look after anything with it.")
        make_steward(person)
        self.stdout.write(f"{person.name} is a steward now.")
