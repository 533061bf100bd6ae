"""How to reach people, and what they asked for: apart from every story, and sealed."""

from contact.models.details import ContactDetails
from contact.models.letters import SentByHand
from contact.models.requests import CallBack, Order

__all__ = ["CallBack", "ContactDetails", "Order", "SentByHand"]
