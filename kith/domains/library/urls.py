from django.urls import path

from kith.domains.library.views import (
    appraising,
    beginning,
    browsing,
    citing,
    collecting,
    entry,
    lineage,
    months,
    trying,
)

app_name = "library"
urlpatterns = [
    path("library/", browsing.library, name="library"),
    path("library/new/", beginning.beginning, name="begin"),
    path("library/months/", months.newest, name="newest-month"),
    path("library/months/<str:month>/", months.month, name="month"),
    path("library/months/<str:month>/studies/<str:form>/", months.studies_file, name="studies-file"),
    path("library/references/", citing.found_file, name="found-file"),
    path("library/<int:pk>/", entry.entry, name="entry-short"),
    path("library/<int:pk>/trials/", trying.trying, name="try"),
    path("library/<int:pk>/trials/draft/", trying.trying_draft, name="try-draft"),
    path("library/<int:pk>/tried/", trying.tried, name="tried"),
    path("library/trials/<int:pk>/", trying.retelling, name="retell"),
    path("library/<int:pk>/appraisals/", appraising.appraisals, name="appraisals"),
    path("library/<int:pk>/appraisal/", appraising.appraising, name="appraise"),
    path("library/<int:pk>/appraisal/draft/", appraising.appraising_draft, name="appraise-draft"),
    path("library/<int:pk>/adaptations/", lineage.adapting, name="adapt"),
    path("library/<int:pk>/family/", lineage.family, name="family"),
    path("library/<int:pk>/family/export/<str:form>/", citing.family_file, name="family-file"),
    path("library/<int:pk>/versions/<int:number>/citation/", citing.citation, name="cite"),
    path(
        "library/<int:pk>/versions/<int:number>/citation/<str:form>/", citing.citation_file, name="cite-file"
    ),
    path("library/<int:pk>/collections/", collecting.collecting, name="collect"),
    path("library/<int:pk>/entries/", collecting.entries, name="entries"),
    path("library/<int:pk>/entries/export/<str:form>/", citing.entries_file, name="entries-file"),
    path("library/<int:pk>/entries/<int:entry>/", collecting.words, name="collected"),
    path("library/<int:pk>/entries/<int:entry>/place/", collecting.place, name="collected-place"),
    path("library/<int:pk>/entries/<int:entry>/removal/", collecting.removal, name="collected-removal"),
    path("library/links/<int:pk>/", lineage.changing, name="link"),
    path("library/links/<int:pk>/difference/", lineage.difference, name="difference"),
    path("library/<int:pk>/<str:slug>/", entry.entry, name="entry"),
]
