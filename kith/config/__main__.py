"""`python -m kith.config COMMAND`: how everything is started. Trouble that has words is one line, no traceback."""

import os
import sys
from importlib import import_module

from kith.config.environment import WrongSetting
from kith.infrastructure.database.embedded import DatabaseTrouble

# Loaded when they are asked for: the one that stays beside all others is small.
OURS = {
    "help": "kith.config.help",
    "live": "kith.config.live",
    "prepare": "kith.config.prepare",
    "run": "kith.config.run",
    "settings-page": "kith.config.settings_page",
    "translations": "kith.config.translations",
    "web": "kith.config.web",
    "worker": "kith.config.worker",
}
OTHERS = "kith.config.management"


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    if not arguments or arguments[0] in ("-h", "--help"):
        arguments = ["help"]
    try:
        if arguments[0] in OURS:
            return int(import_module(OURS[arguments[0]]).main(arguments[1:]))
        return int(import_module(OTHERS).main(arguments))
    except KeyboardInterrupt:
        return 130
    except (WrongSetting, DatabaseTrouble) as trouble:
        print(str(trouble).strip().splitlines()[0], file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
