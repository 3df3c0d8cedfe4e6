"""Any other `kith COMMAND`: the commands that the folders bring along."""

from django.core.management import execute_from_command_line
from django.db import OperationalError

from kith.infrastructure.database.embedded import DatabaseTrouble


def main(arguments: list[str]) -> int:
    try:
        execute_from_command_line(["bin/kith", *arguments])
    except OperationalError as error:
        why = str(error).strip().splitlines()[0]
        raise DatabaseTrouble(f"The database does not answer: {why}") from error
    return 0
