"""Which parts of the house hear of what, and what they bring: named here, in their order, and nowhere hidden."""

KITH_LISTENERS = [
    "kith.doors.live.listeners.pages",
    "kith.capabilities.search.listeners.keep_entries",
    "kith.capabilities.notifications.following.follow_words",
    "kith.capabilities.notifications.telling.tell",
    "kith.domains.library.listeners.keep_entries",
    "kith.domains.gatherings.listeners.keep_calendars",
    "kith.doors.harvest.listeners.keep_records",
    "kith.doors.live.listeners.inboxes",
]
KITH_KINDS = [
    "kith.domains.talk.kinds",
    "kith.domains.library.kinds",
    "kith.domains.gatherings.kinds",
    "kith.domains.courses.kinds",
    "kith.domains.supervision.kinds",
]
KITH_FINDERS = [
    "kith.capabilities.search.everywhere.EVERYWHERE",
    "kith.domains.library.saving.LIBRARY",
    "kith.domains.library.monthly.MONTHLY",
]
KITH_OWN_CALENDARS = ["kith.domains.supervision.calendar.own_entries"]
KITH_SHELVES = ["kith.domains.gatherings.shelf.AHEAD", "kith.domains.library.shelf.ENTRIES"]
KITH_SAID_TO_INVITED = ["kith.domains.supervision.rounds.telling_invited.before_coming_in"]
KITH_ON_INVITATION_ACCEPTED = [
    "kith.domains.supervision.actions.rounds.inviting.keep_rules",
    "kith.domains.supervision.actions.rounds.inviting.ask_members",
]
KITH_ON_SPACE_CHANGED = ["kith.capabilities.items.actions.narrow"]
KITH_ON_BLOCKED = ["kith.domains.mentoring.actions.ending.part"]
KITH_ON_RENAMED = ["kith.doors.harvest.keeping.name_anew"]
KITH_ON_ACCOUNT_CLOSED = [
    "kith.domains.portfolios.actions.moving.forget",
    "kith.capabilities.versions.actions.erasing.forget",
    "kith.domains.gatherings.actions.moving.forget",
    "kith.foundation.announcements.actions.forget",
    "kith.capabilities.items.actions.forget",
    "kith.capabilities.notifications.actions.forget",
    "kith.capabilities.search.actions.forget",
    "kith.capabilities.rooms.actions.being.forget",
    "kith.capabilities.messages.actions.corresponding.forget",
    "kith.domains.learning.actions.moving.forget",
    "kith.domains.courses.actions.moving.forget",
    "kith.domains.mentoring.actions.leaving.forget",
    "kith.domains.supervision.actions.lapsing.forget",
    "kith.domains.supervision.actions.parting.forget",
    "kith.domains.supervision.actions.rounds.leaving.forget",
    "kith.domains.competencies.actions.moving.forget",
    "kith.domains.wellbeing.actions.moving.forget",
    "kith.domains.pulse.actions.moving.forget",
    "kith.doors.mail.actions.forget",
    "kith.doors.merging.actions.forget",
    "kith.doors.harvest.keeping.name_anew",
    "kith.capabilities.moderation.actions.resting.forget",
    "kith.foundation.spaces.actions.masking.destroy_seals",  # after those who look what was under made names
]
KITH_ON_ACCOUNTS_JOINED = [
    "kith.domains.supervision.actions.nudging.move",
    "kith.domains.supervision.actions.rounds.leaving.move",
    "kith.domains.wellbeing.actions.moving.move",
    "kith.domains.pulse.actions.moving.move",
]
KITH_OWN_PARTS = ["kith.domains.wellbeing.taking.own_part", "kith.domains.pulse.taking.own_part"]
KITH_ON_WORDS_ERASED = [
    "kith.capabilities.versions.actions.erasing.erase",
    "kith.domains.library.actions.erase_curated",
    "kith.domains.courses.actions.writing.erase",
    "kith.domains.gatherings.actions.erasing.erase",
]
KITH_FILES_FOR_FEW = [
    "kith.capabilities.versions.files.seen_by_writers",
    "kith.domains.gatherings.materials.seen_by_those_who_come",
]
KITH_POSTS_THAT_STAY = ["kith.domains.library.trials.reports_on"]
KITH_ON_VERSION_PUBLISHED = ["kith.domains.library.sources.cite_source"]
KITH_WAYS_TO_PEOPLE = ["kith.capabilities.messages.ways.to_person"]
KITH_EXAMINATIONS = [
    "kith.doors.mail.doctor.MAIL_IN",
    "kith.foundation.crisis.doctor.ROUTES",
    "kith.foundation.seals.doctor.SEALS",
    "kith.infrastructure.safes.doctor.SAFES",
    "kith.domains.wellbeing.doctor.INSTRUMENTS",
    "kith.domains.learning.doctor.KEY",
]
