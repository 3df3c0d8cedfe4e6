"""`python -m kith.config COMMAND`: how everything is started. Trouble that has words is one line, no traceback."""

import os
import sys

from dj_database_url import ParseError, UnknownSchemeError
from django.core.management import execute_from_command_line
from django.db import OperationalError

from kith.config import run, settings_page, translations, worker
from kith.config.environment import WrongSetting
from kith.infrastructure.database.embedded import DatabaseTrouble

OURS = {
    "run": run.main,
    "worker": worker.main,
    "translations": translations.main,
    "settings-page": settings_page.main,
}


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    if not arguments:
        arguments = ["help"]
    try:
        if arguments[0] in OURS:
            return OURS[arguments[0]](arguments[1:])
        execute_from_command_line(["bin/kith", *arguments])
    except KeyboardInterrupt:
        return 130
    except (WrongSetting, DatabaseTrouble, ParseError, UnknownSchemeError, OperationalError) as trouble:
        print(_in_words(trouble), file=sys.stderr)
        return 2
    return 0


def _in_words(trouble: Exception) -> str:
    if isinstance(trouble, (ParseError, UnknownSchemeError)):
        return "DATABASE_URL cannot be read. It must look like postgresql://name:password@host/database."
    first = str(trouble).strip().splitlines()[0]
    return f"The database does not answer: {first}" if isinstance(trouble, OperationalError) else first


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
