import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from lib import sanity

MULTIPART = "multipart/form-data; boundary=b"
URLENCODED = "application/x-www-form-urlencoded"


@csrf_exempt
def echo(request: HttpRequest, rest: str = "") -> HttpResponse:
    return JsonResponse({"get": dict(request.GET.lists()), "post": dict(request.POST.lists())})


urlpatterns = [path("", echo), path("in/<path:rest>", echo)]


@pytest.fixture
def client(settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["lib.sanity.SanityMiddleware"]
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]  # no pages of ours
    return Client(raise_request_exception=True)


def send(client, body, content_type, **extra):
    return client.generic("POST", "/", body, content_type=content_type, **extra)


def part(name, value, more=""):
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + value + b"\r\n"


@pytest.mark.parametrize(
    "query", ["", "q=bus", "q=a&q=b", "q=%F0%9F%9A%8C", "q=", "=", "&&;", "q=%", "q=%zz", "page=1e999", "q=NaN"]
)
def test_query_that_is_only_unusual_passes(client, query):
    assert client.get("/", QUERY_STRING=query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "%00=q",
        "q=%ff",
        "q=%ed%a0%80",
        "q=%c0%80",
        "q=\xff",
        "q=\0",
        "a=1&" * 1001,
        "q=" + "[" * 5000,
        'q={"a":"%5Cu0000"}',
    ],
)
def test_odd_query_is_400(client, query):
    assert client.get("/", QUERY_STRING=query).status_code == 400


def test_query_of_a_million_characters_is_414(client):
    assert client.get("/", QUERY_STRING="q=" + "a" * 1_000_000).status_code == 414


@pytest.mark.parametrize("raw", ["/in/%00", "/in/%ff", "/in/%ed%a0%80", "/in/%2500", "/in/%c0%ae"])
def test_odd_path_is_400(client, raw):
    assert client.get(raw).status_code == 400


def test_path_of_a_million_characters_is_414(client):
    assert client.get("/in/" + "a" * 1_000_000).status_code == 414


@pytest.mark.parametrize("raw", ["/in/100%25", "/in/a%20b", "/in/%f0%9f%9a%8c"])
def test_path_that_is_only_unusual_passes(client, raw):
    assert client.get(raw).status_code == 200


def test_path_in_welsh_passes(client):
    assert client.get("/in/tŷ-bach/").status_code == 200


@pytest.mark.parametrize("cookie", ["a=\xff", "a=\0", 'a="\\000"', "a=\xed\xa0\x80"])
def test_odd_cookie_is_400_and_says_how_to_clear_it(client, cookie):
    response = client.get("/", HTTP_COOKIE=cookie)
    assert response.status_code == 400
    assert sanity.COOKIES in response.text


@pytest.mark.parametrize(
    "body",
    [
        "story=%00",
        "%00=x",
        "story=%ff",
        "story=%ed%a0%80",
        "story=\0",
        b"story=\xff",
        'c=["\\u0000"]',
        "c=" + "[" * 100_000,
    ],
)
def test_odd_form_is_400(client, body):
    assert send(client, body, URLENCODED).status_code == 400


def test_form_with_a_nul_says_what_to_do(client):
    response = client.post("/", {"story": "The bus\0 never came"}, content_type=MULTIPART_CONTENT)
    assert response.status_code == 400
    assert response.text == f"We could not understand that\n\n{sanity.TYPED}\n"


def test_form_keeps_every_word(client):
    words = "[We waited] 3 years\r\n“quietly” 🚌 \\u0000 {sic} \ufffd"
    assert client.post("/", {"story": words}).json()["post"] == {"story": [words]}


def test_form_with_a_repeated_field_passes(client):
    assert send(client, "a=1&a=2", URLENCODED).json()["post"] == {"a": ["1", "2"]}


def test_form_with_a_million_characters_reaches_the_view(client):
    assert send(client, "a=" + "x" * 1_000_000, URLENCODED).status_code == 200


def test_form_over_the_limit_is_413_and_unread(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = send(client, "a=" + "x" * 100, URLENCODED)
    assert response.status_code == 413
    assert sanity.TOO_BIG in response.text


def test_form_with_too_many_fields_is_400(client):
    assert send(client, "a=1&" * 1001, URLENCODED).status_code == 400


def test_multipart_with_a_file_passes_and_is_parsed_once(client):
    response = client.post("/", {"story": "ok", "file": SimpleUploadedFile("a.txt", b"\x00\xff binary is fine")})
    assert response.json()["post"] == {"story": ["ok"]}


@pytest.mark.parametrize(
    "body",
    [
        part("story", b"a\0b") + b"--b--\r\n",
        part("st\0ory", b"a") + b"--b--\r\n",
        part("story", b"x" * 3_000_000) + b"--b--\r\n",
        b"".join(part(str(n), b"") for n in range(1001)) + b"--b--\r\n",
        b"".join(part(str(n), b"", '; filename="a.txt"') for n in range(101)) + b"--b--\r\n",
    ],
)
def test_odd_multipart_is_refused(client, body):
    assert send(client, body, MULTIPART).status_code in (400, 413)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"not multipart at all", "multipart/form-data"),
        (b"not multipart at all", "multipart/form-data; boundary=" + "x" * 300),
        (b"not multipart at all", "multipart/form-data; boundary=\xff"),
        (b"a=1", URLENCODED + "; charset=hex"),
        (b"a=1", URLENCODED + "; charset=utf-16"),
        (b"a=1", URLENCODED + '; charset="nonsense"'),
    ],
)
def test_broken_body_is_400(client, body, content_type):
    assert send(client, body, content_type).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        b"--b--\r\n",
        b"--b\r\n\r\n",
        part("a", b"b"),
        part("a", b"\xff") + b"--b--",
        b"--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nA\r\n--b--",
        b"--b\r\nContent-Disposition: \xff\r\n\r\nx\r\n--b--",
    ],
)
def test_clumsy_multipart_is_never_500(client, body):
    assert send(client, body, MULTIPART).status_code in (200, 400)


@pytest.mark.parametrize("length", ["abc", "-1", "1.5", "²", "9" * 30, "0x10"])
def test_bad_content_length_is_400(client, length):
    assert send(client, b"a=1", URLENCODED, CONTENT_LENGTH=length).status_code == 400


def test_content_length_beyond_the_body_is_never_500(client):
    body = io.BytesIO(part("a", b"b"))
    assert send(client, b"", MULTIPART, CONTENT_LENGTH="5000", **{"wsgi.input": body}).status_code in (200, 400)


def test_upload_over_the_limit_is_413(client):
    assert send(client, b"", MULTIPART, CONTENT_LENGTH=str(sanity.LARGEST_UPLOAD + 1)).status_code == 413


def test_connection_lost_in_the_middle_is_400(settings):
    class Lost(io.BytesIO):
        def read(self, *_args):
            raise OSError("client went away")

    request = RequestFactory().post("/", b"a=1", content_type=URLENCODED)
    request._stream = Lost()
    response = sanity.SanityMiddleware(echo).process_view(request, echo, (), {})
    assert response.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b'"\\u0000"',
        b'{"a":"x\\u0000"}',
        b'{"\\ud800":1}',
        b"NaN",
        b"[1e999]",
        b"[" * 100_000,
        b"\xff",
        b"{",
        b"9" * 5000,
        b'"\0"',
    ],
)
def test_odd_json_is_400(client, body):
    assert send(client, body, "application/json").status_code == 400


@pytest.mark.parametrize(
    "body", [b"{}", b'{"a":"\\\\u0000"}', b'"\\ud83d\\ude8c"', b"[" * 60 + b"]" * 60, b"9223372036854775808"]
)
def test_sound_json_passes(client, body):
    assert send(client, body, "application/json").status_code == 200


def test_unknown_address_reads_no_body(client):
    class Untouched(io.BytesIO):
        def read(self, *_args):
            raise AssertionError("the body was read")

    response = client.post("/nowhere/", b"x" * 100, content_type=MULTIPART, **{"wsgi.input": Untouched()})
    assert response.status_code == 404


def test_page_comes_from_the_template_where_there_is_one(client, monkeypatch):
    def render(name, context):
        return f"{name}: {context['what_to_do']} {context['status']}"

    monkeypatch.setattr(sanity, "render_to_string", render)
    assert client.get("/", QUERY_STRING="q=%00").text == f"400.html: {sanity.ADDRESS} 400"


def test_page_of_something_too_big_has_its_own_template(client, monkeypatch):
    monkeypatch.setattr(sanity, "render_to_string", lambda name, context: f"{name} {context['status']}")
    response = send(client, b"", MULTIPART, CONTENT_LENGTH=str(sanity.LARGEST_UPLOAD + 1))
    assert (response.status_code, response.text) == (413, "413.html 413")


def test_page_of_the_portal_needs_no_database_and_says_what_to_do(real_page, settings):
    settings.MIDDLEWARE = ["lib.sanity.SanityMiddleware"]
    response = Client().get("/", QUERY_STRING="q=%00")
    assert response.status_code == 400
    assert sanity.ADDRESS in response.text
    assert "<h1" in response.text


@pytest.fixture
def real_page(_no_template, monkeypatch):
    monkeypatch.setattr(sanity, "render_to_string", render_to_string)


@pytest.fixture(autouse=True)
def _no_template(monkeypatch):
    def missing(name, context):
        raise TemplateDoesNotExist(name)

    monkeypatch.setattr(sanity, "render_to_string", missing)
