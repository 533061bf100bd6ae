"""Published experiences, the council's answers, and you said, we did."""

from django.urls import URLPattern, path

from feedback.views import (
    about_me,
    experiences,
    feed,
    finding,
    not_safe,
    responding,
    true_for_me_too,
    updates,
    you_said_we_did,
)

urlpatterns: list[URLPattern] = [
    path("experiences/", experiences.experiences, name="experiences"),
    path("experiences/<slug:reference>/", experiences.experience, name="experience"),
    path("experiences/<slug:reference>/true-for-me-too/", true_for_me_too.agree, name="true_for_me_too"),
    path("experiences/<slug:reference>/about-me/", about_me.experience_about_me, name="experience_about_me"),
    path("experiences/<slug:reference>/not-safe/", not_safe.experience_not_safe, name="experience_not_safe"),
    path("somebody-may-not-be-safe/", not_safe.not_safe, name="not_safe"),
    path("somebody-may-not-be-safe/told/", not_safe.told, name="not_safe_told"),
    path("this-is-about-me/hidden/", about_me.hidden, name="about_me_hidden"),
    path("this-is-about-me/waits/", about_me.waits, name="about_me_waits"),
    path("you-said-we-did/", you_said_we_did.you_said_we_did, name="you_said_we_did"),
    path("you-said-we-did/feed/", feed.feed, name="answer_feed"),
    path("you-said-we-did/<slug:reference>/", you_said_we_did.answer, name="answer"),
    path("you-said-we-did/<slug:reference>/about-me/", about_me.answer_about_me, name="answer_about_me"),
    path("search/", finding.search_all, name="search"),
    path("responding/", responding.responding, name="responding"),
    path("responding/new/", responding.new_answer, name="new_answer"),
    path("responding/published/", updates.published_answers, name="published_answers"),
    path("responding/<slug:reference>/update/", updates.add_update, name="add_update"),
    path("responding/<slug:reference>/child-version/", updates.add_child_version, name="add_child_version"),
    path("responding/<slug:reference>/", responding.change_answer, name="change_answer"),
    path("responding/<slug:reference>/preview/", responding.answer_preview, name="answer_preview"),
    path("responding/<slug:reference>/publish/", responding.publish_answer, name="publish_answer"),
    path("responding/<slug:reference>/discard/", responding.discard_answer, name="discard_answer"),
]
