"""Addresses of contact: asking to be rung, ordering on paper, and the contact team's pages."""

from django.urls import URLPattern, path

from contact.views import asking, call_backs, letters, orders, stop

urlpatterns: list[URLPattern] = [
    path("talk-to-a-person/call-back/", asking.call_back, name="call_back"),
    path("talk-to-a-person/call-back/asked/", asking.call_back_asked, name="call_back_asked"),
    path("get-it-offline/order/", asking.order_paper, name="order_paper"),
    path("get-it-offline/order/asked/", asking.order_asked, name="order_asked"),
    path("contact/", call_backs.queue, name="call_backs"),
    path("contact/counts/", call_backs.counts, name="contact_counts"),
    path("contact/call-backs/<slug:reference>/", call_backs.item, name="call_back_item"),
    path("contact/call-backs/<slug:reference>/take/", call_backs.take, name="call_back_take"),
    path("contact/call-backs/<slug:reference>/put-back/", call_backs.put_back, name="call_back_put_back"),
    path("contact/call-backs/<slug:reference>/not-reached/", call_backs.not_reached, name="call_back_not_reached"),
    path("contact/call-backs/<slug:reference>/finish/", call_backs.finish, name="call_back_finish"),
    path("contact/orders/", orders.to_post, name="orders"),
    path("contact/orders/<slug:reference>/", orders.one, name="order"),
    path("contact/orders/<slug:reference>/posted/", orders.posted, name="order_posted"),
    path("hear-back/stop/<slug:word>/", stop.stop_messages, name="stop_messages"),
    path("contact/letters/", letters.letters, name="letters"),
    path("contact/letters/<int:number>/", letters.letter, name="letter"),
    path("contact/letters/<int:number>/print/", letters.letter_in_print, name="letter_in_print"),
    path("contact/letters/<int:number>/done/", letters.letter_done, name="letter_done"),
]
