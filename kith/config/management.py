"""Any other `kith COMMAND`: the commands that the folders bring along."""

from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError
from psycopg import errors

from kith.infrastructure.database.embedded import DatabaseTrouble

OF_ANOTHER_TIME = (errors.UndefinedTable, errors.UndefinedColumn)


def main(arguments: list[str]) -> int:
    try:
        execute_from_command_line(["bin/kith", *arguments])
    except OperationalError as error:
        why = str(error).strip().splitlines()[0]
        raise DatabaseTrouble(f"The database does not answer: {why}") from error
    except ProgrammingError as error:
        if not isinstance(error.__cause__, OF_ANOTHER_TIME):
            raise
        raise DatabaseTrouble("The database is older than the program. Start Kith with bin/run.") from error
    return 0
