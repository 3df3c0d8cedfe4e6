from tests.journeys.test_accounts import OWN_PAGES, VISITORS_PAGES
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field
def test_shots(enter, cast):
    from allauth.account.models import EmailAddress; EmailAddress.objects.update(verified=True)
    tell(cast["maria"], field=Field.ROLE, texts=["certified peer specialist", "night listener"])
    tell(cast["maria"], field=Field.LANGUAGE, texts=["es", "en"])
    tell(cast["sam"], field=Field.ROLE, texts=["recovery-mentor"]); tell(cast["sam"], field=Field.PRONOUNS, texts=["he/him"]); tell(cast["sam"], field=Field.REGION, texts=["Colorado, the high plains"])
    for who, pages in (("maria", OWN_PAGES+("/people/sam/",)), (None, VISITORS_PAGES)):
        for w in (360, 1280):
            v = enter(who, width=w)
            for a in pages:
                v.page.goto(v.home + a)
                v.page.screenshot(path=f"/tmp/looks/{a.strip('/').replace('/','-').replace('?','-')}-{w}.png", full_page=True)
