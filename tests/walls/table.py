"""Who gets what answer at every address: the one table. What is not written here is refused.

A line: the method, an address (the gaps are filled from the world), and who gets which status. Everybody else is
refused: a stranger is sent to the sign-in page, somebody without the role gets 403. A method without a line gets 405
from those who may use the address at all. Groups of people stand above the table.
"""

from dataclasses import dataclass

from tests.conftest import CAST

EVERYONE = ("visitor", *CAST)
GROUPS = {
    "everyone": EVERYONE,
    "signed_in": tuple(CAST),
    "forum": ("moderator", "second_moderator"),
    "moderators": ("moderator", "second_moderator", "council_moderator"),
    "sorters": ("moderator", "second_moderator", "council_moderator", "responder"),
    "not_moderators": ("partner", "responder", "contact_team", "helper", "safeguarding_lead", "report_editor"),
    "not_editors": tuple(who for who in EVERYONE if who != "report_editor"),
    "helpers": ("helper", "contact_team"),
    "council": ("responder", "report_editor", "administrator"),
    "volunteers": ("moderator", "second_moderator", "helper"),
    "other_volunteers": ("second_moderator", "helper"),
    "keepers": ("safeguarding_lead", "administrator"),
    "round_desk": ("moderator", "second_moderator", "helper", "report_editor"),
    "comment_desk": ("moderator", "second_moderator", "report_editor"),
    "not_comment_desk": tuple(who for who in EVERYONE if who not in ("moderator", "second_moderator", "report_editor")),
    "answer_readers": ("moderator", "second_moderator", "report_editor"),
    "who_keepers": ("report_editor", "administrator"),
    "watchers": ("safeguarding_lead", "auditor", "report_editor"),
    "raisers": tuple(who for who in CAST if who not in ("administrator", "auditor")),
}

ADDRESSES = """
GET  /                                                         everyone 200
GET  /health/                                                  everyone 200
GET  /glossary/                                                everyone 200
GET  /talk-to-a-person/                                        everyone 200
GET  /stay-safe/                                               everyone 200
GET  /who-reads-this/                                          everyone 200
GET  /get-it-offline/                                          everyone 200
GET  /accessibility/                                           everyone 200
GET  /privacy/                                                 everyone 200
GET  /privacy/children/                                        everyone 200
GET  /privacy/young-people/                                    everyone 200
GET  /cookies/                                                 everyone 200
GET  /help-and-advice/                                         everyone 200
GET  /translate/                                               everyone 200
GET  /talk-to-a-person/call-back/                              everyone 200
POST /talk-to-a-person/call-back/                              everyone 200
GET  /talk-to-a-person/call-back/asked/                        everyone 200
GET  /get-it-offline/order/                                    everyone 200
POST /get-it-offline/order/                                    everyone 200
GET  /get-it-offline/order/asked/                              everyone 200
GET  /contact/                                                 contact_team 200
GET  /contact/counts/                                          contact_team 200
GET  /contact/call-backs/{call_back}/                          contact_team 200
POST /contact/call-backs/{call_back}/take/                     contact_team 302
POST /contact/call-backs/{call_back}/put-back/                 contact_team 302
POST /contact/call-backs/{call_back}/not-reached/              contact_team 302
POST /contact/call-backs/{call_back}/finish/                   contact_team 200
GET  /contact/orders/                                          contact_team 200
GET  /contact/orders/{order}/                                  contact_team 200
POST /contact/orders/{order}/posted/                           contact_team 302
GET  /gallery/                                                 everyone 200
GET  /gallery/question/                                        everyone 200
GET  /tell-us/                                                 everyone 200
GET  /tell-us/young-person/                                    everyone 200
GET  /tell-us/young-person-words/                              everyone 200
POST /tell-us/young-person/clear/                              everyone 302
GET  /tell-us/young-person/stopped/                            everyone 200
GET  /tell-us/young-person/check/                              everyone 302
GET  /tell-us/young-person/sent/                               everyone 200
GET  /tell-us/young-person/who-is-here/                        everyone 200
GET  /tell-us/young-person/faces/                              everyone 302
POST /tell-us/young-person/who-is-here/                        everyone 200
GET  /tell-us/paper-form/                                      everyone 200
GET  /tell-us/professional/                                    everyone 200
GET  /tell-us/someone-else/                                    everyone 200
GET  /tell-us/parent-carer/                                    everyone 200
POST /tell-us/parent-carer/clear/                              everyone 302
POST /tell-us/parent-carer/close/                              everyone 302
GET  /tell-us/parent-carer/saved/                              everyone 302
GET  /tell-us/parent-carer/check/                              everyone 302
POST /tell-us/parent-carer/check/                              everyone 302
GET  /tell-us/parent-carer/sent/                               everyone 200
POST /tell-us/parent-carer/sent/clear/                         everyone 302
GET  /tell-us/parent-carer/what-went-well/                     everyone 302
POST /tell-us/parent-carer/what-went-well/                     everyone 302
GET  /your-feedback/                                           everyone 200
POST /your-feedback/                                           everyone 200
GET  /your-feedback/status/                                    everyone 302
GET  /your-feedback/hear-back/                                 everyone 302
POST /your-feedback/hear-back/                                 everyone 200
POST /your-feedback/hear-back/delete/                          everyone 302
GET  /hear-back/stop/0123456789abcdef0123/                     everyone 200
POST /hear-back/stop/0123456789abcdef0123/                     everyone 200
GET  /contact/letters/                                         contact_team 200
GET  /contact/letters/{letter}/                                contact_team 200
GET  /contact/letters/{letter}/print/                          contact_team 200
POST /contact/letters/{letter}/done/                           contact_team 302
POST /your-feedback/leave/                                     everyone 302
GET  /your-feedback/left/                                      everyone 200
GET  /your-feedback/change/                                    everyone 302
POST /your-feedback/change/                                    everyone 200
GET  /your-feedback/second-look/                               everyone 302
POST /your-feedback/second-look/                               everyone 200
POST /your-feedback/i-wrote-this/                              everyone 302
GET  /your-feedback/take-back/                                 everyone 302
POST /your-feedback/take-back/                                 everyone 302
GET  /your-feedback/answers/{answer}/                          everyone 302
POST /your-feedback/answers/{answer}/                          everyone 200
GET  /your-feedback/about-you/                                 everyone 302
POST /your-feedback/about-you/                                 everyone 302
GET  /your-feedback/about-you/done/                            everyone 200
GET  /leave/                                                   everyone 302
GET  /moderation/                                              moderators 200
GET  /moderation/log/                                          auditor 200
GET  /moderation/morning-message/                              moderators 200
POST /moderation/morning-message/                              moderators 200
GET  /moderation/set-aside/                                    moderators 200
GET  /moderation/set-aside/choose/                             moderators 302
POST /moderation/set-aside/choose/                             moderators 200
POST /moderation/set-aside/{aside}/put-back/                   forum 302, council_moderator 404
GET  /moderation/withholding/                                  council_moderator 200
GET  /moderation/withholding/{recommended}/                    council_moderator 200
POST /moderation/withholding/{recommended}/withhold/           council_moderator 200
GET  /moderation/withholding/{recommended}/send-back/          council_moderator 200
POST /moderation/withholding/{recommended}/send-back/          council_moderator 200
GET  /moderation/challenges/                                   moderators 200
GET  /moderation/challenges/{challenge}/  second_moderator 200, moderator 404, council_moderator 404
POST /moderation/challenges/{challenge}/keep/  second_moderator 200, moderator 404, council_moderator 404
POST /moderation/challenges/{challenge}/change/  second_moderator 200, moderator 404, council_moderator 404
GET  /moderation/about-me/{about_experience}/                  forum 200, council_moderator 404
POST /moderation/about-me/{about_experience}/take-down/        forum 200, council_moderator 404
POST /moderation/about-me/{about_experience}/put-back/         forum 200, council_moderator 404
GET  /moderation/about-me/{about_answer}/                      council_moderator 200, forum 404
POST /moderation/about-me/{about_answer}/take-down/            council_moderator 200, forum 404
POST /moderation/about-me/{about_answer}/put-back/             council_moderator 200, forum 404
GET  /moderation/second/{proposed}/                            forum 200, council_moderator 404
POST /moderation/second/{proposed}/agree/                      second_moderator 302, council_moderator 404
POST /moderation/second/{proposed}/read-again/                 second_moderator 200, council_moderator 404
GET  /moderation/{claimed}/                                    forum 200, council_moderator 404
GET  /moderation/{published}/history/                          forum 200, council_moderator 404
GET  /moderation/{unsafe}/history/                             moderators 404
POST /moderation/{claimed}/claim/                              forum 302, council_moderator 404
POST /moderation/{claimed}/let-go/                             forum 302, council_moderator 404
GET  /moderation/{claimed}/hand-over/                          forum 200, council_moderator 404
POST /moderation/{claimed}/hand-over/                          forum 200, council_moderator 404
GET  /moderation/{claimed}/conflict/                           forum 200, council_moderator 404
POST /moderation/{claimed}/conflict/                           forum 200, council_moderator 404
POST /moderation/{claimed}/take-out/                          moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/put-back/                          moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/undo/                              moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/leave-in/                          moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/edit/                              moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/preview/                           moderator 200, second_moderator 409, council_moderator 404
POST /moderation/{claimed}/publish/                           moderator 200, second_moderator 409, council_moderator 404
GET  /moderation/{claimed}/recommend/                          forum 200, council_moderator 404
POST /moderation/{claimed}/recommend/                          forum 200, council_moderator 404
GET  /moderation/{published}/take-down/                        forum 200, council_moderator 404
POST /moderation/{published}/take-down/                        forum 200, council_moderator 404
POST /entering/contact-sheet/                                  helpers 200
GET  /entering/                                                helpers 200
GET  /entering/start/                                          helpers 200
POST /entering/start/                                          helpers 200
GET  /entering/{pile}/                                         helpers 200
GET  /entering/{pile}/parent-carer/                            helpers 200
POST /entering/{pile}/parent-carer/                            helpers 200
POST /entering/{pile}/parent-carer/put-aside/                  helpers 302
POST /entering/{pile}/finish/                                  helpers 302
POST /entering/{pile}/open-again/                              helpers 302
POST /entering/{pile}/throw-away/0123456789abcdef/             helpers 302
GET  /safeguarding/                                            safeguarding_lead 200
GET  /safeguarding/totals/                                     watchers 200
GET  /safeguarding/raise/                                      raisers 200
POST /safeguarding/raise/                                      raisers 302
GET  /safeguarding/{concern}/contact/                          safeguarding_lead 200
POST /safeguarding/{concern}/note/                             safeguarding_lead 200
POST /safeguarding/{concern}/hand-over/                        safeguarding_lead 200
GET  /duty/                                                    keepers 200
GET  /duty/shifts/new/                                         keepers 200
POST /duty/shifts/new/                                         keepers 200
GET  /duty/shifts/{shift}/                                     keepers 200
POST /duty/shifts/{shift}/                                     keepers 200
POST /duty/shifts/{shift}/remove/                              keepers 302
GET  /duty/away/new/                                           keepers 200
POST /duty/away/new/                                           keepers 200
POST /duty/away/{absence}/remove/                              keepers 302
GET  /duty/out-of-hours/                                       keepers 200
POST /duty/out-of-hours/                                       keepers 302
GET  /duty/my-number/                                          safeguarding_lead 200
POST /duty/my-number/                                          safeguarding_lead 302
POST /duty/test/                                               keepers 302
POST /duty/test/got-it/                                        safeguarding_lead 302
GET  /somebody-may-not-be-safe/                                everyone 200
POST /somebody-may-not-be-safe/                                everyone 302
GET  /somebody-may-not-be-safe/told/                           everyone 200
GET  /your-feedback/not-safe/                                  everyone 200
POST /your-feedback/not-safe/                                  everyone 302
GET  /experiences/{published}/not-safe/                        everyone 200
POST /experiences/{published}/not-safe/                        everyone 302
GET  /safeguarding/raised/                                     raisers 200
GET  /safeguarding/raise/{published}/                          raisers 200
POST /safeguarding/raise/{published}/                          raisers 302
GET  /safeguarding/{concern}/                                  safeguarding_lead 200
POST /safeguarding/{concern}/pick-up/                          safeguarding_lead 302
POST /safeguarding/{concern}/close/                            safeguarding_lead 200
GET  /experiences/                                             everyone 200
GET  /experiences/{published}/                                 everyone 200
POST /experiences/{published}/true-for-me-too/                 everyone 302
POST /experiences/{published}/about-me/                        everyone 302
GET  /this-is-about-me/hidden/                                 everyone 200
GET  /this-is-about-me/waits/                                  everyone 200
POST /you-said-we-did/{answer}/about-me/                       everyone 302
POST /you-said-we-did/small-wins/{win}/about-me/               everyone 302
POST /you-said-we-did/small-wins/{draft_win}/about-me/         everyone 404
POST /themes/{theme}/about-me/                                 everyone 302
POST /themes/{hidden_theme}/about-me/                          everyone 404
GET  /you-said-we-did/                                         everyone 200
GET  /you-said-we-did/feed/                                    everyone 200
GET  /search/                                                  everyone 200
GET  /you-said-we-did/{answer}/                                everyone 200
GET  /you-said-we-did/small-wins/                              everyone 200
GET  /you-said-we-did/{corrected}/earlier/1/                   everyone 200
GET  /our-promises/                                            everyone 200
GET  /responding/record/                                       responder report_editor 200
GET  /responding/drafts/                                       responder 200
POST /responding/new/reading-age/                              responder 200
GET  /responding/new/reading-age/                              responder 302
GET  /responding/{draft_answer}/reading-age/                   responder 200
POST /responding/{draft_answer}/reading-age/                   responder 200
GET  /responding/{answer}/correct/                             responder 200
POST /responding/{answer}/correct/                             responder 302
GET  /responding/{correction}/correction/                      responder 200
POST /responding/{correction}/correction/                      responder 200
GET  /responding/{correction}/correction/reading-age/          responder 200
POST /responding/{correction}/correction/reading-age/          responder 200
GET  /responding/{correction}/correction/preview/              responder 200
POST /responding/{correction}/correction/publish/              responder 200
GET  /responding/{draft_answer}/ask/                           responder 200
POST /responding/{draft_answer}/ask/                           responder 200
GET  /responding/{draft_answer}/read/                          responder 200
POST /responding/{draft_answer}/read/                          responder 200
GET  /responding/{draft_answer}/assign/                        responder 200
POST /responding/{draft_answer}/assign/                        responder 200
GET  /responding/small-wins/                                   responder 200
GET  /responding/small-wins/new/                               responder 200
POST /responding/small-wins/new/                               responder 200
GET  /responding/small-wins/{draft_win}/                       responder 200
POST /responding/small-wins/{draft_win}/                       responder 200
GET  /responding/small-wins/{draft_win}/preview/               responder 200
POST /responding/small-wins/{draft_win}/publish/               responder 200
GET  /responding/small-wins/{win}/take-back/                   responder 200
POST /responding/small-wins/{win}/take-back/                   responder 200
GET  /responding/                                              responder 200
GET  /responding/new/                                          responder 302
POST /responding/new/                                          responder 200
GET  /responding/published/                                    responder 200
GET  /responding/{corrected}/earlier/1/remove/                 responder 200
POST /responding/{corrected}/earlier/1/remove/                 responder 200
GET  /responding/additions/{addition}/                         responder 200
POST /responding/additions/{addition}/                         responder 200
GET  /responding/additions/{addition}/preview/                 responder 200
POST /responding/additions/{addition}/publish/                 responder 200
GET  /responding/additions/{addition}/discard/                 responder 200
POST /responding/additions/{addition}/discard/                 responder 200
GET  /responding/{answer}/update/                              responder 200
POST /responding/{answer}/update/                              responder 200
GET  /responding/{answer}/child-version/                       responder 200
POST /responding/{answer}/child-version/                       responder 200
GET  /responding/{draft_answer}/                               responder 200
POST /responding/{draft_answer}/                               responder 200
GET  /responding/{draft_answer}/preview/                       responder 200
POST /responding/{draft_answer}/publish/                       responder 200
GET  /responding/{draft_answer}/discard/                       responder 200
POST /responding/{draft_answer}/discard/                       responder 200
GET  /themes/                                                  everyone 200
GET  /themes/{theme}/                                          everyone 200
POST /themes/{theme}/true-for-me-too/                          everyone 302
GET  /themes/desk/                                             sorters 200
GET  /themes/desk/unanswered/                                  sorters 200
GET  /themes/desk/sort/                                        moderators 200
GET  /themes/desk/choose/                                      moderators 302
GET  /themes/desk/new/                                         moderators 302
GET  /themes/desk/{theme}/                                     sorters 200
GET  /themes/desk/{theme}/change/                              moderators 200
POST /themes/desk/{theme}/change/                              moderators 200
POST /themes/desk/{theme}/see-as/                              moderators 404
POST /themes/desk/{theme}/take-out/                            moderators 404
GET  /themes/desk/{theme}/join/                                moderators 200
POST /themes/desk/{theme}/join/                                moderators 200
POST /themes/desk/{joined_theme}/part/                         moderators 302
POST /themes/desk/choose/                                      moderators 302
POST /themes/desk/new/                                         moderators 302
GET  /cornerstones/                                            everyone 200
GET  /cornerstones/{cornerstone}/                              everyone 200
GET  /what-co-production-means/                                everyone 200
GET  /priorities/                                              everyone 200
GET  /priorities/import/                                       report_editor 200
POST /priorities/import/                                       report_editor 200
POST /priorities/import/confirm/                               report_editor 302
GET  /priorities/{priority}/                                   everyone 200
GET  /rounds/                                                  round_desk 200
GET  /rounds/new/                                              report_editor 200
POST /rounds/new/                                              report_editor 200
GET  /rounds/{draft_round}/                                    round_desk 200
GET  /rounds/{draft_round}/change/                             report_editor 200
POST /rounds/{draft_round}/change/                             report_editor 200
GET  /rounds/{draft_round}/open/                               report_editor 200
POST /rounds/{draft_round}/open/                               report_editor 302
GET  /rounds/{open_round}/close/                               report_editor 200
POST /rounds/{open_round}/close/                               report_editor 302
GET  /rounds/{closed_round}/publish/                           report_editor 200
POST /rounds/{closed_round}/publish/                           report_editor 302
GET  /rounds/{draft_round}/delete/                             report_editor 200
POST /rounds/{draft_round}/delete/                             report_editor 302
GET  /rounds/{draft_round}/priorities/                         report_editor 200
GET  /rounds/{draft_round}/priorities/new/                     report_editor 200
POST /rounds/{draft_round}/priorities/new/                     report_editor 200
POST /rounds/{draft_round}/priorities/carry-over/              report_editor 302
GET  /rounds/{draft_round}/priorities/{draft_priority}/change/ report_editor 200
POST /rounds/{draft_round}/priorities/{draft_priority}/change/ report_editor 200
GET  /rounds/{draft_round}/priorities/{draft_priority}/remove/ report_editor 200
POST /rounds/{draft_round}/priorities/{draft_priority}/remove/ report_editor 302
GET  /rounds/{open_round}/priorities/{open_priority}/take-out/ report_editor 200
POST /rounds/{open_round}/priorities/{open_priority}/take-out/ report_editor 200
GET  /rounds/{draft_round}/organisations/                      report_editor 200
POST /rounds/{draft_round}/organisations/                      report_editor 200
GET  /rounds/{open_round}/paper/                               round_desk 200
GET  /rounds/{draft_round}/paper/print/                        round_desk 200
GET  /rounds/{open_round}/paper/{open_seat}/                   round_desk 200
POST /rounds/{open_round}/paper/{open_seat}/                   round_desk 200
GET  /priorities/rounds/{open_round}/screen/                   everyone 200
GET  /priorities/rounds/                                       everyone 200
GET  /priorities/rounds/recount.py                             everyone 200
GET  /priorities/rounds/{published_round}/                     everyone 200
GET  /priorities/rounds/{published_round}/result.json          everyone 200
GET  /priorities/rounds/{published_round}/result.csv           everyone 200
GET  /priorities/rounds/{published_round}/result.ods           everyone 200
GET  /rounds/mine/                                             partner 200
GET  /rounds/{our_round}/our-stars/                            partner 200
POST /rounds/{our_round}/our-stars/                            partner 302
GET  /rounds/{our_round}/our-stars/check/                      partner 200
POST /rounds/{our_round}/our-stars/check/                      partner 403
GET  /rounds/{open_round}/our-stars/                           partner 404
GET  /vote/                                                    everyone 200
GET  /vote/{vote_round}/                                       everyone 200
POST /vote/{vote_round}/                                       everyone 200
GET  /vote/{vote_round}/choose/                                everyone 302
POST /vote/{vote_round}/choose/                                everyone 302
GET  /vote/{vote_round}/check/                                 everyone 302
POST /vote/{vote_round}/check/                                 everyone 302
GET  /vote/{vote_round}/done/                                  everyone 302
GET  /vote/{vote_round}/code.svg                               everyone 200
GET  /rounds/{vote_round}/codes/                               forum 200
GET  /rounds/{vote_round}/codes/new/                           forum 200
POST /rounds/{vote_round}/codes/new/                           forum 200
POST /rounds/{vote_round}/codes/file/                          forum 302
GET  /rounds/{vote_round}/codes/{code_batch}/stop/             forum 200
POST /rounds/{vote_round}/codes/{code_batch}/stop/             forum 302
GET  /priorities/proposals/                                    everyone 200
GET  /priorities/proposals/new/                                everyone 200
GET  /priorities/proposals/new/priority/                       everyone 200
POST /priorities/proposals/new/priority/                       everyone 200
GET  /priorities/proposals/new/priority/check/                 everyone 302
POST /priorities/proposals/new/priority/check/                 everyone 200
GET  /priorities/proposals/new/priority/near/                  everyone 302
POST /priorities/proposals/new/priority/near/                  everyone 200
GET  /priorities/proposals/new/priority/send/                  everyone 302
POST /priorities/proposals/new/priority/send/                  everyone 200
GET  /priorities/proposals/sent/{waiting_proposal}/            everyone 200
GET  /priorities/proposals/{listed_proposal}/                  everyone 200
GET  /priorities/proposals/{waiting_proposal}/                 everyone 404
GET  /priorities/proposals/{listed_proposal}/added/            everyone 200
POST /priorities/proposals/{listed_proposal}/support/          partner 302
GET  /priorities/proposals/onward/                             report_editor 200
GET  /priorities/proposals/{listed_statement}/understanding/   report_editor 200
POST /priorities/proposals/{listed_statement}/understanding/   report_editor 200
POST /priorities/proposals/{listed_statement}/understanding/out/ report_editor 302
GET  /rounds/{draft_round}/priorities/proposals/               report_editor 200
POST /rounds/{draft_round}/priorities/proposals/               report_editor 200
GET  /priorities/proposals/desk/                               forum 200
GET  /priorities/proposals/desk/{waiting_proposal}/            forum 200
GET  /priorities/proposals/desk/{waiting_proposal}/words/      forum 200
POST /priorities/proposals/desk/{waiting_proposal}/words/      forum 200
POST /priorities/proposals/desk/{waiting_proposal}/publish/    forum 302
GET  /priorities/proposals/desk/{waiting_proposal}/decline/    forum 200
POST /priorities/proposals/desk/{waiting_proposal}/decline/    forum 200
POST /priorities/proposals/desk/{listed_proposal}/take-off/    forum 302
POST /priorities/proposals/desk/{waiting_proposal}/read-again/ forum 302
GET  /priorities/proposals/desk/{waiting_proposal}/join/       forum 200
POST /priorities/proposals/desk/{waiting_proposal}/join/       forum 200
POST /priorities/proposals/desk/{waiting_proposal}/part/       forum 302
GET  /commitments/                                             everyone 200
GET  /commitments/promises/                                    everyone 200
GET  /commitments/{commitment}/                                everyone 200
GET  /commitments/actions/{action}/                            everyone 200
GET  /commitments/desk/                                        responder 200
GET  /commitments/desk/new/                                    responder 200
POST /commitments/desk/new/                                    responder 200
GET  /commitments/desk/{action}/                               responder 200
GET  /commitments/desk/{action}/change/                        responder 200
POST /commitments/desk/{action}/change/                        responder 200
POST /commitments/desk/{action}/accept/                        responder 403
GET  /commitments/desk/{action}/update/                        responder 200
POST /commitments/desk/{action}/update/                        responder 200
GET  /commitments/desk/{action}/note/                          responder 200
POST /commitments/desk/{action}/note/                          responder 200
GET  /commitments/desk/{action}/steps/new/                     responder 200
POST /commitments/desk/{action}/steps/new/                     responder 200
GET  /commitments/desk/{action}/steps/{milestone}/reached/     responder 200
POST /commitments/desk/{action}/steps/{milestone}/reached/     responder 200
GET  /commitments/desk/{action}/steps/{milestone}/dropped/     responder 200
POST /commitments/desk/{action}/steps/{milestone}/dropped/     responder 200
GET  /commitments/desk/{action}/figures/new/                   responder 200
POST /commitments/desk/{action}/figures/new/                   responder 200
GET  /commitments/desk/{action}/figures/{measure}/             responder 200
POST /commitments/desk/{action}/figures/{measure}/             responder 200
GET  /commitments/desk/{action}/figures/{measure}/change/      responder 200
POST /commitments/desk/{action}/figures/{measure}/change/      responder 200
GET  /commitments/desk/{action}/helped/                        responder 200
POST /commitments/desk/{action}/helped/                        responder 200
GET  /account/hours/                                           volunteers 200
POST /account/hours/                                           volunteers 200
GET  /account/hours/delete/                                    volunteers 200
POST /account/hours/delete/                                    volunteers 302
GET  /account/hours/{hours}/                                   moderator 200, other_volunteers 404
POST /account/hours/{hours}/                                   moderator 200, other_volunteers 404
POST /account/hours/{hours}/delete/                            moderator 302, other_volunteers 404
GET  /account/thanks/                                          volunteers 403
POST /account/thanks/                                          volunteers 403
GET  /commitments/focus-list/                                  responder 200
GET  /commitments/focus-list/{focus_priority}/                 responder 200
POST /commitments/focus-list/{focus_priority}/                 responder 302
GET  /reports/                                                 everyone 200
GET  /reports/desk/                                            report_editor 200
GET  /reports/feed/                                            everyone 200
GET  /reports/follow/                                          everyone 200
POST /reports/follow/                                          everyone 200
GET  /reports/follow/sent/                                     everyone 200
GET  /reports/follow/confirm/not-one-of-ours/                  everyone 200
POST /reports/follow/confirm/not-one-of-ours/                  everyone 200
GET  /reports/follow/stop/not-one-of-ours/                     everyone 200
POST /reports/follow/stop/not-one-of-ours/                     everyone 200
GET  /reports/comment/                                         comment_desk 200
GET  /reports/comment/{commenting}/forum/                      forum 200
POST /reports/comment/{commenting}/forum/                      forum 200
GET  /reports/comment/{commenting}/young-people/               comment_desk 200
POST /reports/desk/{built}/send/                               report_editor 302
GET  /reports/desk/{report}/correct/                           report_editor 200
GET  /reports/desk/{report}/correct/priorities/round/about/    report_editor 200
POST /reports/desk/{report}/correct/priorities/round/about/    report_editor 200
GET  /reports/{report}/edition-1/                              everyone 200
POST /reports/desk/ask/                                        report_editor 302
POST /reports/desk/{failed}/retry/                             report_editor 302
GET  /reports/desk/{commenting}/publish/                       report_editor 200
POST /reports/desk/{commenting}/publish/                       report_editor 302
GET  /reports/{report}/                                        everyone 200
GET  /reports/{report}/partners/                               everyone 200
GET  /reports/annual-statements/                               everyone 200
GET  /reports/annual-statements/{annual}/comments/nothing/     everyone 404
GET  /reports/annual-statements/desk/                          report_editor 200
POST /reports/annual-statements/desk/ask/                      report_editor 302
POST /reports/annual-statements/desk/{annual}/1/build-again/ report_editor 302
POST /reports/annual-statements/desk/{annual}/1/right/      report_editor 302
POST /reports/annual-statements/desk/{annual}/1/look-again/ report_editor 302
GET  /reports/annual-statements/desk/{annual}/1/publish/    report_editor 302
POST /reports/annual-statements/desk/{annual}/1/publish/    report_editor 302
GET  /reports/annual-statements/desk/{annual}/1/drop/       report_editor 200
POST /reports/annual-statements/desk/{annual}/1/drop/       report_editor 302
GET  /reports/annual-statements/desk/{annual}/correct/      report_editor 200
POST /reports/annual-statements/desk/{annual}/correct/      report_editor 200
GET  /reports/annual-statements/{annual}/                   everyone 200
GET  /reports/annual-statements/{annual}/easy-read/         everyone 200
GET  /reports/annual-statements/{annual}/young-people/      everyone 200
GET  /reports/annual-statements/{annual}/statement.csv      everyone 200
GET  /reports/annual-statements/{annual}/statement.json     everyone 200
GET  /reports/annual-statements/{annual}/editions/1/        everyone 200
GET  /reports/annual-statements/nothing/                       everyone 404
GET  /reports/annual-statements/{annual_draft}/             report_editor 200, not_editors 404
GET  /reports/annual-statements/{annual_draft}/statement.csv report_editor 200, not_editors 404
POST /reports/annual-statements/desk/nothing/1/right/          report_editor 404
GET  /who-we-have-not-heard-from/                              everyone 200
GET  /dashboard/who/                                           who_keepers 200
GET  /dashboard/who/import/                                    who_keepers 200
POST /dashboard/who/import/                                    who_keepers 200
POST /dashboard/who/import/confirm/                            who_keepers 302
GET  /dashboard/who/outreach/new/                              who_keepers 200
POST /dashboard/who/outreach/new/                              who_keepers 200
GET  /dashboard/who/outreach/{outreach}/done/                  who_keepers 200
POST /dashboard/who/outreach/{outreach}/done/                  who_keepers 200
GET  /dashboard/who/outreach/{outreach_done}/done/             who_keepers 302
GET  /reports/{report}/easy-read/                               everyone 200
GET  /reports/{report}/easy-read/plain/                         everyone 200
GET  /reports/{report}/young-people/                            everyone 200
GET  /reports/{report}.pdf                                      everyone 200
GET  /reports/{report}.ods                                      everyone 200
GET  /reports/{report}.csv                                      everyone 200
GET  /reports/{report}.json                                     everyone 200
GET  /reports/{report}/answers.csv                              everyone 200
GET  /reports/{report}/partners.pdf                             everyone 200
GET  /reports/{report}/easy-read.pdf                            everyone 200
GET  /reports/{report}/young-people.pdf                         everyone 200
GET  /reports/data-dictionary/                                  everyone 200
GET  /reports/schema.json                                       everyone 200
GET  /reports/versions/                                         report_editor administrator 200
POST /reports/versions/{built}/again/                           report_editor administrator 302
POST /reports/versions/nothing/again/                           report_editor administrator 404
GET  /dashboard/                                               signed_in 200
GET  /dashboard/readings/                                      auditor 200
GET  /dashboard/council/                                       council 200
GET  /dashboard/council.csv                                    council 200
GET  /dashboard/council.ods                                    council 200
GET  /account/login/                                           visitor 200, signed_in 302
POST /account/login/                                           visitor 200, signed_in 302
GET  /account/logout/                                          visitor 302, signed_in 200
POST /account/logout/                                          everyone 302
GET  /account/inactive/                                        everyone 200
GET  /account/signup/                                          visitor 200, signed_in 302
POST /account/signup/                                          visitor 200, signed_in 302
GET  /account/reauthenticate/                                  signed_in 403
POST /account/reauthenticate/                                  signed_in 403
GET  /account/email/                                           signed_in 200
POST /account/email/                                           signed_in 302
GET  /account/confirm-email/                                   signed_in 302
POST /account/confirm-email/                                   signed_in 302
GET  /account/password/change/                                 signed_in 302
POST /account/password/change/                                 signed_in 302
GET  /account/password/set/                                    signed_in 200
POST /account/password/set/                                    signed_in 200
GET  /account/password/reset/                                  everyone 200
POST /account/password/reset/                                  everyone 200
GET  /account/login/code/confirm/                              signed_in 302
POST /account/login/code/confirm/                              signed_in 302
GET  /account/password/reset/key/done/                         everyone 200
GET  /account/password/reset/key/1-set-password/               everyone 200
POST /account/password/reset/key/1-set-password/               everyone 200
GET  /account/password/reset/done/                             everyone 200
GET  /account/login/code/                                      visitor 200, signed_in 302
POST /account/login/code/                                      visitor 200, signed_in 302
GET  /account/2fa/                                             signed_in 200
GET  /account/2fa/authenticate/                                signed_in 302
POST /account/2fa/authenticate/                                signed_in 302
GET  /account/2fa/reauthenticate/                              signed_in 403
POST /account/2fa/reauthenticate/                              signed_in 403
GET  /account/2fa/totp/activate/                               signed_in 200
POST /account/2fa/totp/activate/                               signed_in 200
GET  /account/2fa/totp/deactivate/                             signed_in 404
POST /account/2fa/totp/deactivate/                             signed_in 404
GET  /account/2fa/recovery-codes/                              signed_in 404
GET  /account/2fa/recovery-codes/generate/                     signed_in 200
POST /account/2fa/recovery-codes/generate/                     signed_in 200
GET  /account/2fa/recovery-codes/download/                     signed_in 404
POST /account/2fa/recovery-codes/download/                     signed_in 404
GET  /account/2fa/webauthn/                                    signed_in 200
GET  /account/2fa/webauthn/add/                                signed_in 200
POST /account/2fa/webauthn/add/                                signed_in 200
GET  /account/2fa/webauthn/reauthenticate/                     signed_in 403
POST /account/2fa/webauthn/reauthenticate/                     signed_in 403
GET  /account/2fa/webauthn/keys/1/remove/                      signed_in 404
POST /account/2fa/webauthn/keys/1/remove/                      signed_in 404
GET  /account/2fa/webauthn/keys/1/edit/                        signed_in 404
POST /account/2fa/webauthn/keys/1/edit/                        signed_in 404
GET  /account/2fa/webauthn/login/                              signed_in 302
POST /account/2fa/webauthn/login/                              signed_in 302
# What is not theirs, not public, or not there any more is not found.
GET  /moderation/{council}/                                    forum 404, council_moderator 200
POST /moderation/{council}/claim/                              forum 404, council_moderator 302
GET  /moderation/{unsafe}/                                     moderators 404
GET  /moderation/{withheld}/                                   moderators 404
GET  /moderation/{gone}/                                       moderators 404
GET  /moderation/DEV-0000-0000/                                moderators 404
POST /moderation/{unsafe}/publish/                             moderators 404
GET  /moderation/withholding/{waiting}/                        council_moderator 404
GET  /moderation/withholding/{council}/                        council_moderator 404
GET  /safeguarding/999999/                                     safeguarding_lead 404
GET  /safeguarding/{closed_concern}/contact/                   safeguarding_lead 404
GET  /duty/shifts/999999/                                      keepers 404
POST /duty/away/999999/remove/                                 keepers 404
GET  /experiences/{waiting}/not-safe/                          everyone 404
GET  /experiences/{unsafe}/not-safe/                           everyone 404
GET  /safeguarding/raise/{waiting}/                            forum 200, council_moderator not_moderators 404
GET  /safeguarding/raise/{council}/                            council_moderator 200, forum not_moderators 404
GET  /contact/call-backs/DEV-0000-0000/                        contact_team 404
POST /contact/call-backs/DEV-0000-0000/take/                   contact_team 404
GET  /contact/call-backs/{call_back_done}/                     contact_team 404
GET  /contact/orders/DEV-0000-0000/                            contact_team 404
GET  /experiences/{waiting}/                                   everyone 404
GET  /experiences/{council}/                                   everyone 404
GET  /experiences/{recommended}/                               everyone 404
GET  /experiences/{withheld}/                                  everyone 404
GET  /experiences/{unsafe}/                                    everyone 404
GET  /experiences/{gone}/                                      everyone 404
POST /experiences/{waiting}/true-for-me-too/                   everyone 404
POST /experiences/{unsafe}/true-for-me-too/                    everyone 404
GET  /themes/nothing/                                          everyone 404
GET  /themes/{hidden_theme}/                                   everyone 404
GET  /themes/{joined_theme}/                                   everyone 302
POST /themes/{hidden_theme}/true-for-me-too/                   everyone 404
GET  /themes/desk/nothing/                                     sorters 404
GET  /themes/desk/{joined_theme}/                              sorters 302
GET  /themes/desk/nothing/change/                              moderators 404
POST /themes/desk/nothing/part/                                moderators 404
GET  /tell-us/nobody/                                          everyone 404
GET  /experiences/{about_me}/                                  everyone 404
GET  /you-said-we-did/{hidden_answer}/                         everyone 404
POST /experiences/{unsafe}/about-me/                           everyone 404
POST /you-said-we-did/{draft_answer}/about-me/                 everyone 404
GET  /moderation/second/{agreed}/                              moderators 404
GET  /you-said-we-did/{draft_answer}/                          everyone 404
GET  /you-said-we-did/{correction}/                            everyone 404
GET  /you-said-we-did/{corrected}/earlier/2/                   everyone 404
GET  /you-said-we-did/{answer}/earlier/1/                      everyone 404
GET  /you-said-we-did/{hidden_answer}/earlier/1/               everyone 404
GET  /responding/{draft_answer}/correct/                       responder 404
GET  /responding/{draft_answer}/correction/                    responder 404
GET  /responding/{draft_answer}/correction/preview/            responder 404
POST /responding/{draft_answer}/correction/publish/            responder 404
GET  /responding/small-wins/{win}/                             responder 404
GET  /responding/small-wins/WIN-0000-0000/                     responder 404
GET  /responding/{corrected}/earlier/9/remove/                 responder 404
POST /responding/{hidden_answer}/earlier/1/remove/             responder 404
GET  /responding/additions/ADD-0000-0000/preview/              responder 404
POST /responding/additions/ADD-0000-0000/publish/              responder 404
GET  /responding/AN-0000-0000/                                 responder 404
POST /responding/AN-0000-0000/publish/                         responder 404
GET  /contact/letters/999999/                                  contact_team 404
POST /contact/letters/999999/done/                             contact_team 404
GET  /cornerstones/nothing/                                    everyone 404
GET  /vote/nothing/                                            everyone 404
GET  /rounds/nothing/codes/                                    forum 404
GET  /priorities/nothing/                                      everyone 404
GET  /priorities/rounds/nothing/                               everyone 404
GET  /priorities/rounds/cornerstones-event-2025/result.json    everyone 404
GET  /tell-us/parent-carer/nothing/                            everyone 404
GET  /tell-us/parent-carer/stopped/                            everyone 404
GET  /tell-us/young-person/nothing/                            everyone 404
GET  /reports/{built}/                                         report_editor 200, not_editors 404
GET  /reports/{built}/partners/                                report_editor 200, not_editors 404
GET  /reports/{built}/easy-read/                                report_editor 200, not_editors 404
GET  /reports/{built}.json                                      report_editor 200, not_editors 404
GET  /reports/{commenting}/                                    comment_desk 200, not_comment_desk 404
GET  /reports/{report}/edition-2/                              everyone 404
GET  /reports/comment/{built}/young-people/                    comment_desk 404
GET  /reports/comment/{commenting}/nobody/                     comment_desk 404
GET  /reports/desk/{built}/correct/                            report_editor 404
GET  /reports/desk/{report}/correct/answers/nothing/answer/    report_editor 404
GET  /reports/desk/{built}/publish/                            report_editor 302
GET  /reports/{failed}/                                        everyone 404
POST /reports/desk/nothing/retry/                              report_editor 404
GET  /reflection/                                              partner 200
POST /reflection/begin/                                        partner 302
GET  /reflection/{reflection}/                                 partner 200
GET  /reflection/{reflection}/communicate/                     partner 200
POST /reflection/{reflection}/communicate/                     partner 200
POST /reflection/{reflection}/finish/                          partner 302
GET  /reflection/{reflection}/delete/                          partner 200
POST /reflection/{reflection}/delete/                          partner 302
GET  /reflection/{reflected}/                                  partner 200
GET  /reflection/compare/{reflected}/{reflected_later}/        partner 200
GET  /reflection/{reflected_elsewhere}/                        partner 404
GET  /agreement/                                               partner 200
GET  /agreement/{said_event}/                                  partner 200
GET  /agreement/nothing/                                       partner 404
GET  /what-co-production-means/{said_event}/                   everyone 200
GET  /what-co-production-means/nothing/                        everyone 404
POST /agreement/{statement}/agree/                             partner 302
GET  /agreement/{statement}/other-words/                       partner 200
POST /agreement/{statement}/other-words/                       partner 200
POST /agreement/marks/{own_mark}/take-back/                    partner 302
POST /agreement/marks/{mark_elsewhere}/take-back/              partner 404
GET  /open-questions/                                          partner 200
GET  /open-questions/{question}/answer/                        partner 200
POST /open-questions/{question}/answer/                        partner 200
GET  /open-questions/{question}/check/                         partner 200
POST /open-questions/{question}/check/                         partner 302
POST /open-questions/{question}/take-back/                     partner 302
GET  /open-questions/desk/                                     answer_readers 200
GET  /open-questions/desk/{answer_waits}/                      answer_readers 200
POST /open-questions/desk/{answer_waits}/publish/              answer_readers 302
GET  /open-questions/desk/{answer_waits}/decline/              answer_readers 200
POST /open-questions/desk/{answer_waits}/decline/              answer_readers 200
GET  /open-questions/desk/{answer_public}/take-down/           answer_readers 200
POST /open-questions/desk/{answer_public}/take-down/           answer_readers 200
GET  /open-questions/desk/{answer_draft}/                      answer_readers 404
GET  /what-partners-said/                                      report_editor 200
GET  /what-partners-said/new/                                  report_editor 200
POST /what-partners-said/new/                                  report_editor 200
GET  /what-partners-said/{said_event}/                         report_editor 200
GET  /what-partners-said/nothing/                              report_editor 404
GET  /what-partners-said/{said_event}/statements/new/          report_editor 200
POST /what-partners-said/{said_event}/statements/new/          report_editor 200
GET  /what-partners-said/statements/{statement}/               report_editor 200
POST /what-partners-said/statements/{statement}/               report_editor 200
GET  /what-partners-said/{said_event}/statements/{statement}/delete/ report_editor 200
POST /what-partners-said/{said_event}/statements/{statement}/delete/ report_editor 302
GET  /what-partners-said/statements/{statement}/marks/new/     report_editor 200
POST /what-partners-said/statements/{statement}/marks/new/     report_editor 200
GET  /what-partners-said/statements/{statement}/marks/{event_mark}/ report_editor 200
POST /what-partners-said/statements/{statement}/marks/{event_mark}/ report_editor 200
POST /what-partners-said/statements/{statement}/marks/{event_mark}/delete/ report_editor 302
GET  /what-partners-said/{said_event}/questions/new/           report_editor 200
POST /what-partners-said/{said_event}/questions/new/           report_editor 200
GET  /what-partners-said/questions/{question}/                 report_editor 200
POST /what-partners-said/questions/{question}/                 report_editor 200
GET  /what-partners-said/questions/{question}/settle/          report_editor 200
POST /what-partners-said/questions/{question}/settle/          report_editor 200
GET  /what-partners-said/questions/{settled_question}/open-again/ report_editor 200
POST /what-partners-said/questions/{settled_question}/open-again/ report_editor 200
GET  /what-partners-said/{said_event}/questions/{question}/delete/ report_editor 200
POST /what-partners-said/{said_event}/questions/{question}/delete/ report_editor 302
"""


@dataclass(frozen=True)
class Line:
    """One line of the table: `status` of each person who is not refused."""

    method: str
    address: str
    status: dict[str, int]


def _line(text: str) -> Line:
    method, address, rest = text.split(None, 2)
    status = {
        one: int(number)
        for part in rest.split(",")
        for *people, number in [part.split()]
        for name in people
        for one in GROUPS.get(name, (name,))
    }
    return Line(method, address, status)


LINES = tuple(_line(text) for text in ADDRESSES.strip().splitlines() if not text.startswith("#"))
