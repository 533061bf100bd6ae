"""Settings: everything that differs between a laptop, the tests and production comes from the environment."""

from pathlib import Path

import django_stubs_ext
import sentry_sdk
from csp.constants import NONE, SELF

from devon_coproduction import environment
from devon_coproduction.logs import LOGGING as LOGGING
from devon_coproduction.schedule import BEAT_SCHEDULE

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = environment.kind()
PRODUCTION = ENVIRONMENT == "production"
TRIAL = ENVIRONMENT == "trial"
DEBUG = False

# Keys. CODES_KEY is apart so that a new SECRET_KEY leaves every family's code working.
SECRET_KEY = environment.text("SECRET_KEY", means="a long random secret", shortest=50)
CODES_KEY = environment.text(
    "CODES_KEY", means="a second long random secret, kept for as long as codes last", shortest=50
)

# Where it runs
HTTPS = PRODUCTION
SITE_URL = environment.env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = environment.env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"]
)
if PRODUCTION and not ALLOWED_HOSTS:
    environment.stop("Set ALLOWED_HOSTS to the names that the portal answers to, such as coproduction.example.gov.uk.")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXY_COUNT", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

ROOT_URLCONF = "devon_coproduction.urls"
WSGI_APPLICATION = "devon_coproduction.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
SITE_NAME = "Devon SEND co-production"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # the pages for passkeys use its filters
    "django.contrib.postgres",
    "django.contrib.admin",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "csp",
    "django_structlog",
    "crispy_forms",
    "lib.govukforms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "outbox",
    "accounts",
    "cornerstones",
    "authority",
    "contact",
    "duty",
    "priorities",
    "feedback",
    "commitments",
    "reflection",
    "population",
    "reports",
    "statements",
    "outreach",
    "pages",
    "dashboards",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # here, so that refusals and files carry it too
    "devon_coproduction.headers.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lib.sanity.SanityMiddleware",
    "devon_coproduction.outage.OutageMiddleware",
    "devon_coproduction.headers.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.ClosedByDefaultMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context_processors.every_page",
            ],
            "builtins": ["lib.govukforms.templatetags.govuk", "crispy_forms.templatetags.crispy_forms_tags"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"

# Database, cache, worker
DATABASES = {"default": environment.database()}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": environment.redis(database_number=environment.number("CACHE_NUMBER", default=1)),
        "KEY_PREFIX": environment.env.str("CACHE_PREFIX", default="portal"),
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
    }
}
CELERY_BROKER_URL = environment.redis(database_number=environment.number("BROKER_NUMBER", default=0), broker=True)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 0.5,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_TASK_SOFT_TIME_LIMIT = 840
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE = BEAT_SCHEDULE

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-root"
STATICFILES_DIRS = [BASE_DIR / "static"]
_HASHED = "devon_coproduction.static_files.PortalStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"  # tests need no collected files
STORAGES = {"staticfiles": {"BACKEND": _PLAIN if ENVIRONMENT == "test" else _HASHED}}
WHITENOISE_USE_FINDERS = ENVIRONMENT == "test"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Signing in: by e-mail, with a password or a code; a second factor is made ready for
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.PortalAccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm", "request_login_code": "accounts.forms.SignInCodeForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/dashboard/"

# Spam: nobody reads a page and sends it in less than this. Tests are quicker than people.
FASTEST_SEND_SECONDS = environment.number("FASTEST_SEND_SECONDS", default=0 if ENVIRONMENT == "test" else 2)

# From one source in an hour: far more than a library, a school or a meeting sends. Load tests send from one address.
SENDS_AN_HOUR = environment.number("SENDS_AN_HOUR", default=1_000_000 if ENVIRONMENT == "test" else 300)

# Messages to people
vars().update(environment.mail(required=PRODUCTION))
DEFAULT_FROM_EMAIL = environment.env.str("DEFAULT_FROM_EMAIL", default="Devon SEND co-production <portal@localhost>")
TEXTS_AND_LETTERS = environment.texts_and_letters(production=PRODUCTION)

# Safety in the browser
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 20
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie that anybody can read
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "devon_coproduction.outage.try_again"
SIGNED_OUT_VIEW = "devon_coproduction.outage.signed_out"
COOKIE_PREFIX = _PREFIX
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # one cookie fewer
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "camera",
        "geolocation",
        "microphone",
        "payment",
        "usb",
        "display-capture",
        "midi",
        "accelerometer",
        "gyroscope",
        "magnetometer",
    )
}

# History, logs, errors
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD_JSON = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
if SENTRY_DSN := environment.env.str("SENTRY_DSN", default=""):
    sentry_sdk.init(
        dsn=SENTRY_DSN, send_default_pii=False, include_local_variables=False, max_request_body_size="never"
    )
