"""The settings of the house, with the views that pages are compared to."""

from kith.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
