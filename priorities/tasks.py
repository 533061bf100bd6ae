"""Doors through which the worker closes rounds and publishes heads. Safe to run twice, and by two workers at once."""

import structlog
from celery import shared_task
from django.http import Http404

from priorities.builder import closing, forgetting
from priorities.builder.whole import is_whole
from priorities.models import StarRound

log = structlog.get_logger("portal.priorities")


@shared_task(name="priorities.tasks.sweep")
def sweep() -> None:
    """Close every round whose time is over. A worker that is killed leaves a round as it was, for the next sweep."""
    for star_round in closing.rounds_that_are_over():
        _close(star_round)


@shared_task(name="priorities.tasks.publish_heads")
def publish_heads() -> None:
    """Publish the head of the chain of every round that took a ballot since the last time."""
    for star_round in closing.rounds_with_news_in_the_chain():
        closing.publish_head(star_round=star_round)
        log.info("head_published", round=star_round.pk)
        if not is_whole(star_round):
            log.error("chain_not_whole", round=star_round.pk)


@shared_task(name="priorities.tasks.forget_words_of_proposals")
def forget_words_of_proposals() -> None:
    """Delete what people sent with proposals that were decided long ago."""
    done = sum(forgetting.forget(proposal) for proposal in forgetting.proposals_to_forget())
    log.info("proposals_forgotten", proposals=done, voices=forgetting.forget_words_of_voices())


def _close(star_round: StarRound) -> None:
    try:
        closing.close(star_round=star_round, by=None)
    except Http404:
        log.info("round_gone", round=star_round.pk)
    else:
        log.info("round_closed", round=star_round.pk)
