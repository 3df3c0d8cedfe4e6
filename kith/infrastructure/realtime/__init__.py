"""Saying to every process that something happened, by LISTEN and NOTIFY."""

from kith.infrastructure.realtime.saying import CHANNEL, Said, listen, say

__all__ = ["CHANNEL", "Said", "listen", "say"]
