"""The settings of tests: an installation of its own below `var/test`, quick, and with a right-to-left language."""

import os
from pathlib import Path

from kith.config.declared import SETTINGS
from kith.infrastructure.database import embedded

FOLDER = Path(__file__).parents[1] / "var" / "test"
for setting in SETTINGS:  # how someone runs their own Kith changes no test
    if setting.name.startswith("KITH_"):
        os.environ.pop(setting.name, None)
os.environ["KITH_DATA"] = str(FOLDER)
os.environ["KITH_DEMO"] = "yes"
if not os.environ.get("DATABASE_URL"):
    embedded.start(FOLDER / "postgres", durable=False)

from kith.config.settings import *  # noqa: E402, F403
from kith.config.settings import (  # noqa: E402
    DATA,
    DATABASES,
    INSTALLED_APPS,
    LANGUAGES,
    LOCALE_PATHS,
    MIDDLEWARE,
    STORAGES,
)

if database := os.environ.get("TEST_DATABASE"):  # a process beside the tests, such as the one of live updates
    DATABASES["default"]["NAME"] = database
    SITE_URL = os.environ["TEST_SITE_URL"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")  # a test says who provides, if any
MIDDLEWARE.insert(0, "tests.fetching.Pages")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES["default"]["OPTIONS"] = {"location": DATA / "files"}
(DATA / "static").mkdir(parents=True, exist_ok=True)

LANGUAGES.append(("ar-xb", "Pseudo"))
LANGUAGES_BIDI = ["ar"]
LOCALE_PATHS.append(DATA / "locale")
