"""Django's settings, composed from the installation's environment."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from kith.config import environment as env
from kith.config import keys
from kith.config.wiring import *  # noqa: F403 each name in it is a setting
from kith.infrastructure.database import embedded

ROOT = env.ROOT
env.refuse_unknown()
DATA = env.data_folder()
DEBUG = env.flag("KITH_DEBUG")
DEMO = env.flag("KITH_DEMO")
SECRET_KEY = keys.secret_key(DATA)
PUSH_KEY = keys.push_key(DATA)
SEAL_KEY = keys.seal_key(DATA)
SAFE_KEY = keys.safe_key(DATA)
PUSH_ANYWHERE = False  # only tests send to machines that are not on the open internet
SITE_URL = env.address("KITH_URL")
SITE_NAME = env.read("KITH_NAME")
LIVE = env.live()
JOINING = env.choice("KITH_JOINING", "open", "invitation")
TOLD_SETTINGS = env.told()
HTTPS = SITE_URL.startswith("https://")

ALLOWED_HOSTS = [str(urlsplit(SITE_URL).hostname), "127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS += env.hosts()
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "kith.doors.front.views.kept.expired_form"

INSTALLED_APPS = [
    "kith.ui",
    "kith.infrastructure.jobs",
    "kith.infrastructure.safes",
    "kith.foundation.house",
    "kith.foundation.people",
    "kith.foundation.activity",
    "kith.foundation.crisis",
    "kith.foundation.seals",
    "kith.foundation.spaces",
    "kith.foundation.profiles",
    "kith.foundation.announcements",
    "kith.capabilities.items",
    "kith.capabilities.tags",
    "kith.capabilities.attachments",
    "kith.capabilities.conversations",
    "kith.capabilities.messages",
    "kith.capabilities.search",
    "kith.capabilities.notifications",
    "kith.capabilities.moderation",
    "kith.capabilities.lineage",
    "kith.capabilities.rooms",
    "kith.capabilities.citations",
    "kith.capabilities.versions",
    "kith.domains.wellbeing",
    "kith.domains.pulse",
    "kith.domains.competencies",
    "kith.domains.talk",
    "kith.domains.library",
    "kith.domains.gatherings",
    "kith.domains.learning",
    "kith.domains.supervision",
    "kith.domains.courses",
    "kith.domains.mentoring",
    "kith.domains.portfolios",
    "kith.doors.front",
    "kith.doors.demo",
    "kith.doors.steward",
    "kith.doors.live",
    "kith.doors.leaving",
    "kith.doors.merging",
    "kith.doors.mail",
    "kith.doors.harvest",
    "kith.doors.print",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.forms",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "kith.config.logs.RequestLines",
    "kith.config.plain.PlainAddresses",
    "kith.config.devices.NoDevices",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "kith.doors.front.validators.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kith.foundation.people.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"
FORM_RENDERER = "kith.ui.forms.Renderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "kith.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kith.doors.front.frame.frame",
            ],
        },
    }
]

DATABASE_URL = env.read("DATABASE_URL") or embedded.start(DATA / "postgres")
DATABASES: dict[str, Any] = {
    "default": {
        **env.database(DATABASE_URL),
        "ENGINE": "kith.infrastructure.database.walled",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["kith.config.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front:home"
LOGOUT_REDIRECT_URL = "front:home"
ACCOUNT_ADAPTER = "kith.foundation.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "kith.foundation.people.accounts.SignupDetails"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # other sessions end all the same
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
MFA_ADAPTER = "kith.foundation.people.accounts.SecondStepAdapter"
SOCIALACCOUNT_ADAPTER = "kith.foundation.people.accounts.ElsewhereAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ONLY = False

SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

SECURE_CSP: dict[str, list[Any]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
if LIVE.startswith("http"):
    SECURE_CSP["connect-src"].append(LIVE.removesuffix("/live/"))
if env.read("KITH_OIDC"):
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
    SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [env.oidc_app()]}}
    SECURE_CSP["form-action"].append(env.oidc_origin())
if env.flag("KITH_PROXY"):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [ROOT / "kith" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "kith.ui.static_files.NamedByContent"},
}
RELAY, RELAY_SECRET = env.relay()
LARGE_ROOMS, LARGE_ROOMS_SECRET = env.large_rooms()
LOOKUPS = env.choice("KITH_LOOKUPS", "on", "off") == "on"
ISBN_LINK = env.isbn_link()
LOOKUPS_AT = ""  # only tests ask a machine of their own
CALENDARS_AT = ""  # the same
UPLOAD_BYTES = env.number("KITH_UPLOAD_MB", least=1, most=200) * 1024 * 1024
REFERENCES_BYTES = env.number("KITH_REFERENCES_MB", least=1, most=60) * 1024 * 1024
POSTS_PER_HOUR = env.number("KITH_POSTS_PER_HOUR", least=1, most=1_000_000)
UPLOADS_PER_POST = env.number("KITH_UPLOADS_PER_POST", least=0, most=50)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # whoever splits a long conversation chooses among thousands of replies
FILE_UPLOAD_PERMISSIONS = 0o600

DEFAULT_FROM_EMAIL = env.sender()
MAILERS: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": env.closed_folder(DATA / "mails")},  # with codes to sign in
    }
}
if mail := env.read("KITH_MAIL_URL"):
    MAILERS = {"default": env.mailer(mail)}
MAIL_IN = env.mail_domain()
MAIL_HOOK = env.hook_secret()
MAIL_AUTHSERV = env.read("KITH_MAIL_AUTHSERV")
MAIL_BYTES = env.number("KITH_MAIL_MB", least=1, most=200) * 1024 * 1024
LMTP = env.lmtp_place()

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"private": {"()": "kith.config.logs.WithoutWords"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["private"]}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        "django.server": {"level": "WARNING"},
        "mail.log": {"level": "ERROR"},  # below, it names senders and recipients
    },
}
