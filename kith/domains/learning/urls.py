from django.urls import path

from kith.domains.learning.views import (
    certificates,
    checking,
    credentials,
    hours,
    issuing,
    overview,
    packet,
    rules,
    waivers,
)

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
    path("learning/certificates/", certificates.everything, name="certificates"),
    path("learning/certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("learning/certificates/<int:pk>/name/", certificates.anew, name="certificate-anew"),
    path("learning/certificates/<int:pk>/<slug:form>/", certificates.file, name="certificate-file"),
    path("check/", checking.check, name="check"),
    path("check/<str:uid>/", checking.checked, name="checked"),
    path("issuers/<str:issuer>/did.json", checking.did, name="did"),
    path("issuers/<str:issuer>/keys/<str:key>/", checking.key, name="issuer-key"),
    path("issuers/<str:issuer>/taken-back/<int:number>/", checking.taken_back, name="taken-back"),
    path(
        "issuers/<str:issuer>/taken-back/<int:number>/jwt/", checking.taken_back_token, name="taken-back-jwt"
    ),
    path("steward/certificates/", issuing.issuing, name="issuing"),
    path("steward/certificates/keys/replacement/", issuing.replacement, name="key-replacement"),
    path("steward/certificates/keys/<int:key>/revocation/", issuing.revocation, name="key-revocation"),
    path("steward/certificates/keys/<int:key>/signing-anew/", issuing.signing_anew, name="signing-anew"),
    path("steward/certificates/approvals/<int:approval>/removal/", issuing.removal, name="approval-removal"),
    path("steward/certificates/signature/", issuing.signature, name="signature"),
    path("steward/certificates/signature/picture/", issuing.signature_picture, name="signature-picture"),
    path("steward/certificates/signature/removal/", issuing.signature_removal, name="signature-removal"),
    path("steward/rules/", rules.rules, name="all-rules"),
    path("steward/rules/new/", rules.new, name="new-rules"),
]
