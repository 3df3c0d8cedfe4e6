from django.urls import path

from kith.domains.learning.views import credentials, hours, overview, packet, rules, waivers

app_name = "learning"
urlpatterns = [
    path("learning/", overview.overview, name="overview"),
    path("learning/credentials/new/", credentials.new, name="new-credential"),
    path("learning/credentials/<int:pk>/", credentials.credential, name="credential"),
    path("learning/credentials/<int:pk>/change/", credentials.change, name="change"),
    path("learning/credentials/<int:pk>/removal/", credentials.removal, name="removal"),
    path("learning/credentials/<int:pk>/waivers/", waivers.waivers, name="waivers"),
    path("learning/credentials/<int:pk>/packet/pdf/", packet.pdf, name="packet-pdf"),
    path("learning/credentials/<int:pk>/packet/zip/", packet.all_of_it, name="packet-zip"),
    path("learning/waivers/<int:pk>/withdrawal/", waivers.withdrawal, name="waiver-withdrawal"),
    path("learning/hours/", hours.everything, name="hours"),
    path("learning/hours/new/", hours.new, name="new-hours"),
    path("learning/hours/<int:pk>/", hours.training, name="training"),
    path("learning/hours/<int:pk>/removal/", hours.removal, name="hours-removal"),
    path("learning/hours/<int:pk>/proof/", hours.proof, name="proof"),
    path("learning/rules/<slug:code>/<int:version>/", rules.told, name="rules"),
    path("steward/rules/", rules.rules, name="all-rules"),
    path("steward/rules/new/", rules.new, name="new-rules"),
]
