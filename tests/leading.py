"""Addresses that lead to nobody, or that a line between two people does not close, with the reason."""

NOBODYS = (  # addresses that lead to a space, to a desk, or to what is one's own
    "/account/", "/demo/", "/spaces/<slug:slug>/", "/desk/", "/me/", "/learning/", "/circles/log/", "/circles/formats/", "/circles/rounds/", "/competencies/", "/portfolio/", "/steward/", "/stop/", "/decisions/",
    "/invitation/", "/announcements/", "/tags/", "/library/months/", "/gatherings/months/", "/calendars/", "/check/", "/shown/", "/issuers/", "/inbox/wishes/", "/inbox/devices/", "/feeds/spaces/",
)  # fmt: skip
STAYS = {  # what goes on in spite of the line, and why
    "/people/<slug:handle>/report/": "who keeps away can still tell; the evidence stays theirs",
    "/spaces/<slug:slug>/people/<int:pk>/report/": "the same",
    "/people/<slug:handle>/boundary/": "who drew the line can change it",
    "/spaces/<slug:slug>/people/<int:pk>/boundary/": "the same",
}
FOR_OTHERS = {  # leads to neither of the two, for a reason of its own
    **{
        f"/items/<int:pk>/{part}/": "for those alone who write it"
        for part in (
            "writing",
            "writing/<slug:step>",
            "writing/<slug:step>/draft",
            "writing-away",
            "files",
            "files/pictures",
            "files/withdrawal",
            "publication",
            "contributors",
            "contributors/<int:asked>/withdrawal",
            "sources/new",
            "sources/new/draft",
            "sources/files",
            "sources/<int:number>/withdrawal",
            "competencies",
        )
    },
    **{
        f"/rooms/<int:pk>/{part}/": "for those alone who are in it"
        for part in ("leaving", "words", "hand", "hand/withdrawal", "agreement", "signals")
    },
    "/gatherings/<int:pk>/dates/<int:occasion>/stay/": "of one's own stay alone",
    "/gatherings/<int:pk>/dates/<int:occasion>/stay/withdrawal/": "the same",
    "/gatherings/<int:pk>/dates/<int:occasion>/feedback/": "of what one came to oneself",
    "/gatherings/<int:pk>/dates/<int:occasion>/answers/<int:number>/<slug:mark>/setting-aside/": "words of nobody",
    "/gatherings/<int:pk>/dates/<int:occasion>/certificates/<int:stay>/": "for hosts, about those who were there",
    "/gatherings/<int:pk>/dates/<int:occasion>/presence/<int:stay>/": "the same",
    "/gatherings/<int:pk>/dates/<int:occasion>/presence/<int:stay>/removal/": "the same",
    "/gatherings/<int:pk>/revision/": "for those alone who write it, before anyone else sees it",
    "/gatherings/<int:pk>/removal/": "the same",
    "/circles/<int:pk>/stepping-out/": "one's own way out",
    "/circles/<int:pk>/written/<uuid:key>/words/<uuid:passage>/": "of words of one's own alone",
    "/circles/<int:pk>/written/<uuid:key>/words/<uuid:passage>/removal/": "the same",
    "/circles/<int:pk>/session/<uuid:key>/words/<uuid:words>/withdrawal/": "of words of one's own alone",
    "/circles/<int:pk>/joining/<str:knock>/": "of someone who is not in it",
    "/library/trials/<int:pk>/": "of words of one's own alone",
    "/library/<int:pk>/entries/": "for those alone who write it",
    "/library/<int:pk>/entries/export/<str:form>/": "what its reader sees in a collection, and no more",
    "/courses/<int:pk>/publication/": "the same",
    "/courses/<int:pk>/writing-away/": "the same",
    "/spaces/<slug:slug>/people/<int:pk>/admission/": "for hosts, about those who ask to join",
    "/spaces/<slug:slug>/people/<int:pk>/refusal/": "the same",
    "/messages/<str:key>/<int:number>/withdrawal/": "of words of one's own alone",
}
