"""Addresses of mentoring. The key of a proposal or a pair is another one for each of the two."""

from django.urls import path

from kith.domains.mentoring.views import goals, overview, pairs, proposals, wish

app_name = "mentoring"
urlpatterns = [
    path("mentoring/", overview.overview, name="overview"),
    path("mentoring/wish/", wish.wish, name="wish"),
    path("mentoring/wish/pause/", wish.pause, name="pause"),
    path("mentoring/wish/pause/end/", wish.going_on, name="go-on"),
    path("mentoring/wish/withdrawal/", wish.withdrawal, name="withdrawal"),
    path("mentoring/proposals/<str:key>/", proposals.proposal, name="proposal"),
    path("mentoring/proposals/<str:key>/acceptance/", proposals.acceptance, name="acceptance"),
    path("mentoring/proposals/<str:key>/passing/", proposals.passing, name="passing"),
    path("mentoring/pairs/<str:key>/", pairs.pair, name="pair"),
    path("mentoring/pairs/<str:key>/agreement/", pairs.agreement, name="agreement"),
    path("mentoring/pairs/<str:key>/goals/", goals.goals, name="goals"),
    path("mentoring/pairs/<str:key>/goals/<int:goal>/state/", goals.state, name="goal-state"),
    path("mentoring/pairs/<str:key>/goals/<int:goal>/removal/", goals.removal, name="goal-removal"),
    path("mentoring/pairs/<str:key>/end/", pairs.end, name="end"),
    path("mentoring/pairs/<str:key>/removal/", pairs.removal, name="removal"),
]
