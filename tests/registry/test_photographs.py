"""What an upload may be, and what is left of it when it is kept."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.files import read
from registry.errors import RuleBroken
from registry.photographs import (
    ANIMATED,
    LONGEST_SIDE,
    MOST_BYTES,
    NO_IMAGE,
    TOO_BIG,
    TOO_MANY_PIXELS,
    keep,
    prepare,
)

ORIENTATION, GPS, SERIAL_OF_CAMERA = 0x0112, 0x8825, 0xA431
UPSIDE_DOWN, ON_ITS_SIDE = 3, 6


def an_upload(size: tuple[int, int] = (60, 40), colour: str | int | tuple[int, ...] = "red", mode: str = "RGB",
              kind: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)
    return file.getvalue()


def exif(**tags: object) -> Image.Exif:
    data = Image.Exif()
    data[ORIENTATION] = tags.get("orientation", 1)
    data[SERIAL_OF_CAMERA] = "CAM-0042"
    data.get_ifd(GPS)[1] = "N"
    return data


def a_png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be huge and holds nothing."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def kept(upload: bytes) -> Image.Image:
    return Image.open(BytesIO(prepare(upload).content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_accepted_format_is_kept_as_jpeg(kind: str) -> None:
    prepared = prepare(an_upload(kind=kind))
    assert (kept(an_upload(kind=kind)).format, prepared.width, prepared.height) == ("JPEG", 60, 40)


def test_nothing_but_the_pixels_is_kept() -> None:
    upload = an_upload(exif=exif(), comment=b"tomada por J. P.")
    assert b"CAM-0042" in upload
    picture = kept(upload)
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_a_photograph_taken_on_its_side_stands_upright() -> None:
    assert kept(an_upload(exif=exif(orientation=ON_ITS_SIDE))).size == (40, 60)


def test_a_photograph_taken_upside_down_is_turned() -> None:
    image = Image.new("RGB", (40, 40), "white")
    image.paste("black", (0, 0, 40, 20))
    file = BytesIO()
    image.save(file, "JPEG", exif=exif(orientation=UPSIDE_DOWN))
    assert kept(file.getvalue()).getpixel((20, 35)) == (0, 0, 0)


def test_a_large_photograph_is_reduced_and_keeps_its_shape() -> None:
    prepared = prepare(an_upload((5000, 2500)))
    assert (prepared.width, prepared.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_small_photograph_is_not_enlarged() -> None:
    assert kept(an_upload((3, 2))).size == (3, 2)


@pytest.mark.parametrize(("mode", "colour"), [("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))])
def test_what_is_transparent_becomes_white(mode: str, colour: tuple[int, ...]) -> None:
    assert kept(an_upload((8, 8), colour, mode, "PNG")).getpixel((4, 4)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_becomes_white() -> None:
    assert kept(an_upload((8, 8), 0, "P", "PNG", transparency=0)).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK"])
def test_every_colour_mode_is_kept_in_colours_a_browser_shows(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert kept(an_upload(colour=0, mode=mode, kind=kind)).mode == "RGB"


def test_the_same_upload_gives_the_same_bytes() -> None:
    upload = an_upload((300, 200), exif=exif())
    assert prepare(upload).content == prepare(upload).content


def test_what_is_kept_can_be_kept_again() -> None:
    assert prepare(prepare(an_upload()).content).width == 60


def refusal(upload: bytes) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        prepare(upload)
    return refused.value


def test_an_upload_that_weighs_too_much_is_refused() -> None:
    assert (refusal(b"\xff" * (MOST_BYTES + 1)).msgid, refusal(b"\xff" * (MOST_BYTES + 1)).field) == (
        TOO_BIG, "photographs")


@pytest.mark.parametrize("upload", [
    b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\xff\xd8\xff", an_upload()[:400],
    an_upload(kind="PNG")[:60], an_upload(kind="GIF"), an_upload(kind="BMP"), an_upload(kind="TIFF"),
])
def test_what_is_no_photograph_is_refused(upload: bytes) -> None:
    assert refusal(upload).msgid == NO_IMAGE


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_is_refused(kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    file = BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    assert refusal(file.getvalue()).msgid == ANIMATED


def test_a_jpeg_with_a_preview_inside_is_one_photograph() -> None:
    frames = [Image.new("RGB", size, "red") for size in ((80, 60), (8, 6))]
    file = BytesIO()
    frames[0].save(file, "MPO", save_all=True, append_images=frames[1:])
    assert kept(file.getvalue()).size == (80, 60)


@pytest.mark.parametrize("side", [6_400, 10_000, 30_000, 65_500])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(side: int) -> None:
    assert refusal(a_png_header(side, side)).msgid == TOO_MANY_PIXELS


@given(st.data())
def test_damaged_bytes_are_refused_or_kept_and_never_break_anything(data: st.DataObject) -> None:
    upload = bytearray(an_upload((40, 30), kind=data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))))
    for place in data.draw(st.lists(st.integers(0, len(upload) - 1), min_size=1, max_size=8)):
        upload[place] = data.draw(st.integers(0, 255))
    with suppress(RuleBroken):
        assert prepare(bytes(upload)).content.startswith(b"\xff\xd8")


def test_what_is_stored_is_what_the_row_commits_to(tmp_path: Path) -> None:
    prepared = prepare(an_upload())
    row = keep(tmp_path, prepared)
    assert read(tmp_path, row.digest) == prepared.content
    assert (row.media_type, row.width, row.height, row.commitment) == ("image/jpeg", 60, 40, row.recomputed())
