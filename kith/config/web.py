"""`kith web`: the server of the pages. Two processes, each with a few threads, since pages wait for the database."""

import argparse
import gc
import multiprocessing
from importlib import import_module

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

TARGET, PAGES, SOME_PAGE = "kith.config.wsgi", "kith.config.urls", "front:home"


def main(arguments: list[str]) -> int:
    where = address(arguments)
    if multiprocessing.get_start_method() == "fork":
        _read_everything()
    Granian(
        f"{TARGET}:application", address=where.host, port=where.port, interface=Interfaces.WSGI, workers=2,
        blocking_threads=4, websockets=False, respawn_failed_workers=True, log_level=LogLevels.warning,
    ).serve()  # fmt: skip
    return 0


def _read_everything() -> None:
    """Before the processes part, so that what they only read is there once for all of them."""
    for module in (TARGET, PAGES):
        import_module(module)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            reverse(SOME_PAGE)  # with it all words and all addresses of that language are read
    gc.collect()
    gc.freeze()


def address(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/kith")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    return parser.parse_args(arguments)
