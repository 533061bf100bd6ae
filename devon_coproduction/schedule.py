"""What the beat starts, and when. Every task is safe to run twice."""

from typing import Any

from celery.schedules import crontab

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "send messages that were left": {"task": "outbox.tasks.sweep", "schedule": 60.0},
    "tell the next person on duty": {"task": "duty.tasks.sweep", "schedule": 60.0},
    "remind of concerns that stand still": {
        "task": "feedback.tasks.remind_about_quiet_concerns",
        "schedule": crontab(minute="*/5"),
    },
    "clear numbers and absences of the rota": {
        "task": "duty.tasks.clear",
        "schedule": crontab(hour=3, minute=50),
    },
    "clear messages sent long ago": {
        "task": "outbox.tasks.clear",
        "schedule": crontab(hour=3, minute=20),
    },
    "delete contact details nobody needed": {
        "task": "contact.tasks.delete_unused_details",
        "schedule": crontab(hour=3, minute=30),
    },
    "close rounds whose time is over": {"task": "priorities.tasks.sweep", "schedule": 60.0},
    "publish the heads of open rounds": {
        "task": "priorities.tasks.publish_heads",
        "schedule": crontab(hour=23, minute=50),
    },
    "delete words of proposals decided long ago": {
        "task": "priorities.tasks.forget_words_of_proposals",
        "schedule": crontab(hour=3, minute=25),
    },
    "start and resume progress reports": {"task": "reports.tasks.sweep", "schedule": 60.0},
    "make files of reports that are missing or old": {
        "task": "reports.tasks.sweep_files",
        "schedule": crontab(minute="*/5"),
    },
    "delete addresses that nobody confirmed": {
        "task": "reports.tasks.forget_unconfirmed",
        "schedule": crontab(hour=3, minute=35),
    },
    "prepare and remind of the annual statement": {"task": "statements.tasks.sweep", "schedule": 60.0},
    "close months of hours, and clear those of long ago": {
        "task": "commitments.tasks.keep_hours",
        "schedule": crontab(hour=3, minute=15),
    },
    "add up the counts of the day": {"task": "feedback.tasks.fold_rollups", "schedule": crontab(hour=3, minute=5)},
    "delete drafts nobody came back to": {
        "task": "feedback.tasks.purge_drafts",
        "schedule": crontab(hour=3, minute=10),
    },
    "delete words that their writers took back": {
        "task": "feedback.tasks.delete_withdrawn_words",
        "schedule": crontab(hour=3, minute=20),
    },
    "clear call-backs that ended long ago": {
        "task": "contact.tasks.clear_call_backs",
        "schedule": crontab(hour=3, minute=40),
    },
    "clear orders posted long ago": {
        "task": "contact.tasks.clear_orders",
        "schedule": crontab(hour=3, minute=45),
    },
    "free items whose claim ran out": {
        "task": "feedback.tasks.release_stale_claims",
        "schedule": crontab(minute="*/15"),
    },
    # Again and again through the morning: a run that was missed catches up, and nobody gets it twice.
    "say what waits at the desk": {
        "task": "feedback.tasks.send_morning_messages",
        "schedule": crontab(hour="7-11", minute="*/20", day_of_week="mon-fri"),
    },
}
