"""`bin/kith` alone: what it can do, in a line each."""

import django
from django.core.management import get_commands, load_command_class

from kith.config import management

WIDTH = 12
BEGINS = "bin/kith COMMAND does one of these for this installation:"
ENDS = "Each says more by: bin/kith COMMAND --help"


def main(arguments: list[str]) -> int:
    django.setup()
    if arguments and not arguments[0].startswith("-"):
        return management.main([arguments[0], "--help"])
    lines = [f"  {name:{WIDTH}}{says}" for name, says in sorted(ours().items())]
    print("\n".join((BEGINS, "", *lines, "", ENDS)))
    return 0


def ours() -> dict[str, str]:
    """Our commands with what each says of itself. What only changes how Django's own one works says nothing."""
    commands = {
        name: load_command_class(app, name) for name, app in get_commands().items() if app.startswith("kith.")
    }
    return {name: vars(type(each))["help"] for name, each in commands.items() if "help" in vars(type(each))}
