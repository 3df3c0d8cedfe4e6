"""Addresses of a place for oneself. They, and their names in our logs, say nothing of what is there."""

from django.urls import path

from kith.domains.wellbeing.views import kept, moments, overview, pages, plans, questions

app_name = "own"
urlpatterns = [
    path("me/own/", overview.overview, name="overview"),
    path("me/own/moment/", moments.moment, name="moment"),
    path("me/own/moment/new/", moments.new, name="new-moment"),
    path("me/own/plan/", plans.plan, name="plan"),
    path("me/own/plan/change/", plans.change, name="change-plan"),
    path("me/own/work/", plans.work, name="work"),
    path("me/own/pages/new/", pages.new, name="new-page"),
    path("me/own/questions/<str:questions>/", questions.questions, name="questions"),
    path("me/own/questions/<str:questions>/new/", questions.answers, name="answers"),
    path("me/own/kept/<str:key>/", kept.kept, name="kept"),
    path("me/own/kept/<str:key>/change/", pages.change, name="change"),
    path("me/own/kept/<str:key>/earlier/", questions.earlier, name="earlier"),
    path("me/own/kept/<str:key>/removal/", kept.removal, name="removal"),
    path("me/own/people/", overview.people, name="people"),
    path("me/own/removal/", overview.removal, name="removal-of-all"),
]
