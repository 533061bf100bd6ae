"""E-mail, by the mail server of the settings."""

from django.core.mail import EmailMessage

from outbox.models import Message


def hand_to_mail_server(message: Message) -> None:
    """Hand an e-mail over. Raises OSError or SMTPException."""
    EmailMessage(message.subject, message.body, to=[message.to], headers=_headers(message)).send()


def _headers(message: Message) -> dict[str, str]:
    headers = {"Message-ID": f"<outbox-{message.pk}@devon-coproduction>"}
    if message.stop_href:  # RFC 8058: mail programs show one button for it
        headers |= {"List-Unsubscribe": f"<{message.stop_href}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers
