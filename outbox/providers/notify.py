"""GOV.UK Notify: texts and letters (https://www.notifications.service.gov.uk, its REST interface, version 2).

A key is "name-SERVICE-SECRET", each of the last two a UUID; each request carries a token signed with the secret.
Notify does not drop a second copy by itself: each message carries our own reference, and before another try we ask
whether Notify has that one already.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx
import jwt

from lib import clock
from lib.codes import keyed_hash
from outbox.enums import Channel
from outbox.models import Message
from outbox.providers.errors import Refused

UUID = 36  # characters
PATIENCE = httpx.Timeout(10, connect=5)  # seconds; two requests end before a message counts as lost
LINES_OF_AN_ADDRESS = 7
KIND_OF = {Channel.TEXT: "sms", Channel.LETTER: "letter"}
TEMPLATE_OF: dict[str, str] = {Channel.TEXT: "notify_text_template", Channel.LETTER: "notify_letter_template"}


@dataclass(frozen=True, slots=True)
class Notify:
    """One service at GOV.UK Notify; its template shows our words as ((body)), in a letter below ((heading))."""

    key: str
    url: str
    template: str

    def __call__(self, message: Message) -> None:
        """Hand a text or a letter over, once. Raises Refused for words or an address that Notify will never take,
        httpx.HTTPError when another try may work."""
        with httpx.Client(base_url=self.url, headers=self._headers(), timeout=PATIENCE) as client:
            if message.attempts > 1 and _has_it(client, message):
                return
            answer = client.post(f"/v2/notifications/{KIND_OF[Channel(message.channel)]}", json=self._json(message))
        if answer.status_code == HTTPStatus.BAD_REQUEST:
            raise Refused
        answer.raise_for_status()

    def _headers(self) -> dict[str, str]:
        claims = {"iss": self.key[-2 * UUID - 1 : -UUID - 1], "iat": int(clock.now().timestamp())}
        return {"Authorization": f"Bearer {jwt.encode(claims, self.key[-UUID:], algorithm='HS256')}"}

    def _json(self, message: Message) -> dict[str, Any]:
        own = {"template_id": self.template, "reference": _reference(message)}
        if message.channel == Channel.TEXT:
            return {**own, "phone_number": message.to, "personalisation": {"body": message.body}}
        return {**own, "personalisation": {"heading": message.subject, "body": message.body, **_address(message.to)}}


def _has_it(client: httpx.Client, message: Message) -> bool:
    answer = client.get("/v2/notifications", params={"reference": _reference(message)})
    answer.raise_for_status()
    return bool(answer.json()["notifications"])


def _reference(message: Message) -> str:
    return keyed_hash(message.key, purpose="reference at GOV.UK Notify")


def _address(to: str) -> dict[str, str]:
    """Return the lines as Notify names them. Raises Refused when there are more than it has room for."""
    lines = to.splitlines()
    if len(lines) > LINES_OF_AN_ADDRESS:
        raise Refused
    return {f"address_line_{number}": line for number, line in enumerate(lines, 1)}
