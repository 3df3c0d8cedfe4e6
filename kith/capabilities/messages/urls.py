"""Addresses of private messages. The key of a correspondence is another one for each person in it."""

from django.urls import path

from kith.capabilities.messages.views import correspondence, overview

app_name = "messages"
urlpatterns = [
    path("messages/", overview.overview, name="overview"),
    path("messages/new/", overview.new, name="new"),
    path("messages/reach/", overview.reach, name="reach"),
    path("messages/<str:key>/", correspondence.correspondence, name="correspondence"),
    path("messages/<str:key>/words/", correspondence.words, name="words"),
    path("messages/<str:key>/acceptance/", correspondence.acceptance, name="acceptance"),
    path("messages/<str:key>/refusal/", correspondence.refusal, name="refusal"),
    path("messages/<str:key>/silence/", correspondence.silence, name="silence"),
    path("messages/<str:key>/keeping/", correspondence.keeping, name="keeping"),
    path("messages/<str:key>/leaving/", correspondence.leaving, name="leaving"),
    path("messages/<str:key>/<int:number>/withdrawal/", correspondence.withdrawal, name="withdrawal"),
]
