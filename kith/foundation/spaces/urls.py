from django.urls import path

from kith.foundation.spaces.views import belonging, boundaries, finding, inviting, keeping, people

app_name = "spaces"
urlpatterns = [
    path("spaces/", finding.spaces, name="list"),
    path("spaces/new/", finding.opening, name="opening"),
    path("spaces/<slug:slug>/joining/", belonging.joining, name="joining"),
    path("spaces/<slug:slug>/joining/withdrawal/", belonging.joining_withdrawal, name="joining-withdrawal"),
    path("spaces/<slug:slug>/agreement/", belonging.agreement, name="agreement"),
    path("spaces/<slug:slug>/name/", belonging.name, name="name"),
    path("spaces/<slug:slug>/leaving/", belonging.leaving, name="leaving"),
    path("spaces/<slug:slug>/members/", people.members, name="members"),
    path("spaces/<slug:slug>/people/<int:pk>/", people.member, name="member"),
    path("spaces/<slug:slug>/people/<int:pk>/role/", people.role, name="role"),
    path("spaces/<slug:slug>/people/<int:pk>/removal/", people.removal, name="removal"),
    path("spaces/<slug:slug>/people/<int:pk>/admission/", people.admission, name="admission"),
    path("spaces/<slug:slug>/people/<int:pk>/refusal/", people.refusal, name="refusal"),
    path("spaces/<slug:slug>/requests/", people.requests, name="requests"),
    path("spaces/<slug:slug>/invitations/", inviting.invitations, name="invitations"),
    path(
        "spaces/<slug:slug>/invitations/<int:pk>/withdrawal/",
        inviting.withdrawal,
        name="invitation-withdrawal",
    ),
    path("spaces/<slug:slug>/guidelines/", keeping.guidelines, name="guidelines"),
    path("spaces/<slug:slug>/guidelines/new/", keeping.new_guidelines, name="new-guidelines"),
    path("spaces/<slug:slug>/settings/", keeping.settings, name="settings"),
    path("spaces/<slug:slug>/archive/", keeping.archive, name="archive"),
    path("spaces/<slug:slug>/archive/withdrawal/", keeping.archive_withdrawal, name="archive-withdrawal"),
    path("spaces/<slug:slug>/permissions/", keeping.permissions, name="permissions"),
    path("spaces/<slug:slug>/log/", keeping.log, name="log"),
    path("spaces/<slug:slug>/ties/", boundaries.ties, name="ties"),
    path("spaces/<slug:slug>/people/<int:pk>/boundary/", boundaries.with_member, name="boundary-here"),
    path("people/<slug:handle>/boundary/", boundaries.with_person, name="boundary"),
    path("people/<slug:handle>/tie/", boundaries.tie, name="tie"),
    path("me/boundaries/", boundaries.boundaries, name="boundaries"),
    path("me/boundaries/<int:pk>/withdrawal/", boundaries.boundary_withdrawal, name="boundary-withdrawal"),
    path("invitation/<str:token>/", inviting.invitation, name="invitation"),
]
