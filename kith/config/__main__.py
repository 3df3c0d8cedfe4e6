"""`python -m kith.config COMMAND`: how everything is started. Trouble that has words is one line, no traceback."""

import os
import sys

from django.core.management import execute_from_command_line

from kith.config import run, translations
from kith.config.environment import WrongSetting
from kith.infrastructure.database.embedded import DatabaseTrouble

OURS = {"run": run.main, "translations": translations.main}


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    if not arguments:
        arguments = ["help"]
    try:
        if arguments[0] in OURS:
            return OURS[arguments[0]](arguments[1:])
        execute_from_command_line(["bin/kith", *arguments])
    except (WrongSetting, DatabaseTrouble) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
