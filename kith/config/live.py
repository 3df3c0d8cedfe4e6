"""`kith live`: the server of the streams. One process for all of them, which stands under nobody but the family: a second one to
watch over it would take memory, and the family begins it again when it falls."""

import asyncio
import signal
from importlib import import_module

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from kith.config.web import address

TARGET = "kith.doors.live.asgi"
AT_ONCE = 20_000


def main(arguments: list[str]) -> int:
    where = address(arguments)
    asyncio.run(_serve(where.host, where.port))
    return 0


async def _serve(host: str, port: int) -> None:
    server = Server(
        import_module(TARGET).application, address=host, port=port, interface=Interfaces.ASGI, websockets=False,
        backpressure=AT_ONCE, log_level=LogLevels.error,
    )  # fmt: skip
    loop = asyncio.get_running_loop()
    for asked in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(asked, server.stop)
    await server.serve()
