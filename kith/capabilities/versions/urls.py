from django.urls import path

from kith.capabilities.versions.views import bringing, carrying, history, naming, publishing, unsent, writing

app_name = "versions"
urlpatterns = [
    path("spaces/<slug:slug>/writing/<slug:kind>/", writing.beginning, name="begin"),
    path("spaces/<slug:slug>/writing/<slug:kind>/file/", bringing.bringing, name="bring"),
    path("items/<int:pk>/writing/", writing.overview, name="overview"),
    path("items/<int:pk>/writing/<slug:step>/", writing.step, name="step"),
    path("items/<int:pk>/writing/<slug:step>/draft/", writing.step_draft, name="step-draft"),
    path("items/<int:pk>/files/", carrying.files, name="files"),
    path("items/<int:pk>/files/pictures/", carrying.pictures, name="pictures"),
    path("items/<int:pk>/files/withdrawal/", carrying.leaving_out, name="leave-out"),
    path("items/<int:pk>/publication/", publishing.publication, name="publish"),
    path("items/<int:pk>/writing-away/", publishing.throwing_away, name="throw-away"),
    path("items/<int:pk>/retirement/", publishing.retirement, name="retire"),
    path("items/<int:pk>/retirement/withdrawal/", publishing.bringing_back, name="bring-back"),
    path("items/<int:pk>/versions/", history.versions, name="history"),
    path("items/<int:pk>/versions/<int:number>/", history.version, name="version"),
    path("items/<int:pk>/versions/<int:number>/restoration/", publishing.restoration, name="restore"),
    path("items/<int:pk>/contributors/", naming.contributors, name="contributors"),
    path(
        "items/<int:pk>/contributors/<int:asked>/withdrawal/",
        naming.taking_back,
        name="take-back-naming",
    ),
    path("me/namings/<int:pk>/", naming.naming, name="naming"),
    path("me/namings/<int:pk>/draft/", naming.reading, name="naming-draft"),
    path("me/namings/<int:pk>/role/", naming.role, name="naming-role"),
    path("me/writing/", writing.drafts, name="drafts"),
    path("me/writing/<int:pk>/", unsent.unsent, name="unsent"),
    path("me/writing/<int:pk>/removal/", unsent.throwing_away, name="throw-away-unsent"),
]
