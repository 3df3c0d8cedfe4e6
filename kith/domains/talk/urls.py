from django.urls import path

from kith.domains.talk.views import answer, opening, topic, writing_down

app_name = "talk"
urlpatterns = [
    path("talk/<int:pk>/", topic.topic, name="topic-short"),
    path("talk/<int:pk>/writing-down/", writing_down.writing_down, name="write-down"),
    path("talk/<int:pk>/<str:slug>/", topic.topic, name="topic"),
    path("spaces/<slug:slug>/new/<slug:kind>/", opening.opening, name="open"),
    path("spaces/<slug:slug>/new/<slug:kind>/draft/", opening.opening_draft, name="open-draft"),
    path("posts/<int:pk>/acceptance/", answer.acceptance, name="acceptance"),
    path("posts/<int:pk>/acceptance/withdrawal/", answer.acceptance_withdrawal, name="acceptance-withdrawal"),
]
