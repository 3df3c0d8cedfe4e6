"""What sorts of works there are, after CSL 1.0.2, and what each is called in RIS and in BibTeX."""

KINDS = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
WITHIN_A_BOOK = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})
WHOLE_BOOKS = frozenset({"book", "classic", "collection"})
WITH_A_GENRE = frozenset(
    {"thesis", "report", "manuscript", "speech", "post", "webpage", "software", "dataset"}
)
NOT_A_GENRE = frozenset(
    {
        "journal article",
        "article",
        "book",
        "book section",
        "journal",
        "web page",
        "report",
        "thesis",
        "generic",
    }
)

TO_RIS = {
    "article": "INPR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
    "book": "BOOK", "broadcast": "MULTI", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA", "document": "GEN",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT",
    "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post": "ICOMM", "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT",
    "review": "JOUR", "review-book": "JOUR", "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND",
    "thesis": "THES", "webpage": "ELEC", "collection": "SER", "entry": "ENCYC",
}  # fmt: skip
FROM_RIS = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "CHART": "graphic",
    "CONF": "paper-conference", "DBASE": "dataset", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "EQUA": "graphic", "GOVDOC": "report", "INTV": "interview", "UNPB": "manuscript",
    "VIDEO": "motion_picture",
} | {tag: kind for kind, tag in TO_RIS.items() if kind not in {"review", "review-book", "entry"}}  # fmt: skip

TO_BIBTEX = {
    "article-journal": "article", "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "thesis": "thesis", "report": "techreport", "manuscript": "unpublished", "webpage": "online", "dataset": "dataset",
    "software": "software", "pamphlet": "booklet", "patent": "patent", "collection": "collection",
    "entry-encyclopedia": "inreference", "periodical": "periodical", "article-magazine": "article",
    "article-newspaper": "article", "review": "article", "review-book": "article",
}  # fmt: skip
FROM_BIBTEX = {
    "article": "article-journal", "book": "book", "mvbook": "book", "inbook": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "booklet": "pamphlet", "collection": "collection", "mvcollection": "collection",
    "incollection": "chapter", "conference": "paper-conference", "inproceedings": "paper-conference", "proceedings": "book",
    "mvproceedings": "book", "manual": "report", "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis",
    "report": "report", "techreport": "report", "unpublished": "manuscript", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "dataset": "dataset", "software": "software", "patent": "patent", "periodical": "periodical",
    "inreference": "entry-encyclopedia", "reference": "book", "standard": "standard", "movie": "motion_picture",
    "video": "motion_picture", "artwork": "graphic", "image": "graphic", "letter": "personal_communication",
    "review": "review", "legislation": "legislation", "jurisdiction": "legal_case",
}  # fmt: skip
