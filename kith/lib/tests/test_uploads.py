import io
from zipfile import ZipFile

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from kith.lib import pictures
from kith.lib.sanitising import is_our_file
from kith.lib.uploads import Refused, Upload, clean_name, inspect

MOST = 5 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "application/vnd.oasis.opendocument.text"
BEGINNINGS = [
    *(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8L", b"%PDF-1.7", b"PK\x03\x04", b"OggS"),
    *(b"ID3\4", b"\xff\xfb\x90\0", b"\0\0\0\x20ftypM4A ", b"\xef\xbb\xbf", b"<svg ", b"MZ", b"\x7fELF", b""),
]  # fmt: skip
ENDINGS = [
    "png",
    "jpg",
    "gif",
    "webp",
    "pdf",
    "txt",
    "csv",
    "md",
    "docx",
    "odt",
    "mp3",
    "ogg",
    "m4a",
    "exe",
    "",
]


def looked_at(name: str, data: bytes) -> Upload:
    return inspect(name, data, most=MOST)


def picture(form: str, *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1).save(out, form, **options)
    return out.getvalue()


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)
    return out.getvalue()


def word(**members: str) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
    return archive(**{"[Content_Types].xml": types, "word/document.xml": "<w/>"} | members)


def with_place(turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "SecretCamera"
    return picture("JPEG", exif=exif, comment=b"SecretComment")


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(ENDINGS), st.text(max_size=10))
@example(picture("PNG")[:60], b"", "png", "cut")
@example(picture("GIF"), b"\0" * 40, "gif", "a")
@example(word()[:80], b"", "docx", "cut")
def test_a_file_is_kept_or_refused_with_a_reason(
    beginning: bytes, rest: bytes, ending: str, stem: str
) -> None:
    reason, kept = "", None
    try:
        kept = looked_at(f"{stem}.{ending}", beginning + rest)
    except Refused as refused:
        reason = str(refused)
    assert kept or reason.endswith(".")
    assert not kept or kept.media_type.partition("/")[0] in ("image", "audio", "text", "application")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.png", picture("PNG"), "image/png"),
        ("a.jpeg", picture("JPEG"), "image/jpeg"),
        ("a.gif", picture("GIF", mode="P"), "image/gif"),
        ("a.webp", picture("WEBP"), "image/webp"),
        ("a.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("a.txt", "Grüße".encode(), "text/plain"),
        ("a.csv", b"name,days\nAna,3\n", "text/csv"),
        ("a.md", b"# Notes", "text/markdown"),
        ("a.docx", word(), WORD),
        ("a.odt", archive(mimetype=TEXT), TEXT),
        ("a.mp3", b"ID3\x04\0\0", "audio/mpeg"),
        ("a.mp3", b"\xff\xfb\x90\x64", "audio/mpeg"),
        ("a.opus", b"OggS\0\2" + bytes(22) + b"OpusHead", "audio/ogg"),
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0", "audio/mp4"),
    ],
)
def test_known_kinds_are_kept(name: str, data: bytes, media_type: str) -> None:
    kept = looked_at(name, data)
    assert (kept.name, kept.media_type) == (name, media_type)
    assert kept.is_image == media_type.startswith("image/")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("a.txt", b"\n<!DOCTYPE html><script>"),
        ("a.html", b"<p>hello"),
        ("a.exe", b"MZ\x90\0"),
        ("a.sh", b"#!/bin/sh"),
        ("a.txt", b"a\0b"),
        ("a.txt", "Grüße".encode("latin-1")),
        ("a.png", picture("JPEG")),
        ("a.pdf", b"just text"),
        ("a.txt", b"%PDF-1.7"),
        ("a.xlsx", word()),
        ("a.docx", archive(a="b")),
        ("a.zip", archive(a="b")),
        ("a.docx", word(**{"word/vbaProject.bin": "x"})),
        ("a.odt", archive(mimetype=TEXT, **{"Basic/Standard/x.xml": "x"})),
        ("a.m4a", b"\0\0\0\x20ftypisom...vide...soun"),
        ("a.png", picture("PNG", size=(400, 400))[:-40]),
        ("a.txt", b""),
    ],
)
def test_everything_else_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Refused, match=r"“a\."):
        looked_at(name, data)


def test_a_refusal_says_what_helps() -> None:
    with pytest.raises(Refused, match="larger than 2 MB"):
        inspect("a.txt", b"x" * (2 * 1024 * 1024 + 1), most=2 * 1024 * 1024)
    with pytest.raises(Refused, match=r"should end in “\.jpg”"):
        looked_at("a.png", picture("JPEG"))
    with pytest.raises(Refused, match="encoding UTF-8"):
        looked_at("a.csv", "Größe".encode("latin-1"))
    with pytest.raises(Refused, match="without macros"):
        looked_at("a.docx", word(**{"word/vbaProject.bin": "x"}))


def test_a_refusal_waits_for_the_language_of_the_reader() -> None:
    with pytest.raises(Refused) as refused:
        looked_at("a.txt", b"")
    with translation.override("es"):
        assert "a.txt" in str(refused.value)


def test_pictures_lose_what_they_hide_and_stand_upright() -> None:
    assert b"SecretCamera" in with_place()
    kept = looked_at("a.jpg", with_place(turned=6))
    assert b"Secret" not in kept.data
    assert (kept.width, kept.height) == (20, 40)
    assert Image.open(io.BytesIO(kept.data)).size == (20, 40)
    assert not Image.open(io.BytesIO(kept.data)).getexif()


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_pictures_lose_what_they_hide_too(form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    kept = looked_at(f"a.{form.lower()}", picture(form, exif=exif, xmp=b"<x:xmpmeta>SecretXmp"))
    assert b"Secret" not in kept.data


def test_a_small_copy_is_made_for_lists() -> None:
    kept = looked_at("a.png", picture("PNG", size=(1920, 100)))
    small = Image.open(io.BytesIO(kept.thumbnail or b""))
    assert (small.format, small.size) == ("WEBP", (960, 50))


@pytest.mark.parametrize(("form", "ending"), [("GIF", "gif"), ("WEBP", "webp"), ("PNG", "png")])
def test_moving_pictures_keep_moving(form: str, ending: str) -> None:
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)
    kept = looked_at(f"a.{ending}", out.getvalue())
    shown = Image.open(io.BytesIO(kept.data))
    frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(shown)]
    strongest = [max("RGB", key=lambda band: frame.getchannel(band).getextrema()) for frame in frames]
    assert strongest == ["R", "G", "B"]


def test_only_the_first_picture_of_a_camera_file_is_kept() -> None:
    out = io.BytesIO()
    pair = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    pair[0].save(out, "MPO", save_all=True, append_images=pair[1:])
    kept = looked_at("a.jpg", out.getvalue())
    assert (kept.media_type, kept.width, kept.height) == ("image/jpeg", 30, 20)
    assert kept.data.count(b"\xff\xd8\xff") == 1


def test_pictures_for_print_become_pictures_for_screens() -> None:
    kept = looked_at("a.jpg", picture("JPEG", mode="CMYK"))
    assert Image.open(io.BytesIO(kept.data)).mode == "RGB"


def test_see_through_pictures_stay_so() -> None:
    kept = looked_at("a.png", picture("PNG", mode="RGBA"))
    for data in (kept.data, kept.thumbnail or b""):
        assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 1))[3] < 255  # type: ignore[index]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("width", [8000, 14000])
def test_a_picture_that_would_fill_the_memory_is_refused(width: int) -> None:
    data = picture("PNG", size=(width, width), mode="1")
    assert len(data) < MOST
    assert width**2 > pictures.MOST_PIXELS
    with pytest.raises(Refused, match="too many pixels"):
        looked_at("a.png", data)


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("C:\\Users\\ana\\My photo (1).JPG", "My-photo-1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("año – número.pdf", "año-número.pdf"),
        ("\u202egnp.exe", "gnp.exe"),
        (".htaccess", "file.htaccess"),
        ("a.tar.gz", "a.tar.gz"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_names_are_cleaned(given_name: str, name: str) -> None:
    assert clean_name(given_name) == name


@given(st.text() | st.text("Aa.-_: ", max_size=200))
@example("0.A:")
@example("a" * 80 + "." + "B" * 20)
def test_a_clean_name_can_stand_in_an_address_and_is_short(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= 100
    assert clean_name(cleaned) == cleaned
    assert not set(cleaned) & set("/\\?#%&<>\"' \n\0")


def test_a_file_without_ending_gets_one() -> None:
    assert looked_at("notes", b"hello").name == "notes.txt"


def test_an_uploaded_picture_can_be_shown_in_a_text() -> None:
    assert is_our_file(f"/files/key/{clean_name('My photo (1), by Ana.png')}")
