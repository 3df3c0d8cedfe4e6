"""What stands in our logs: what happened and on which sort of page, never whose page or which words."""

import logging


class WithoutWords(logging.Filter):
    """Replaces the address of a request, which may name people and spaces, by the pattern that it matched."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "no known address"
            record.msg, record.args = f"{str(record.msg).split(':')[0]}: {request.method} {route}", ()
        return True
