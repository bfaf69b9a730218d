"""What a camera or a phone sends, made into the one picture that is kept: small, upright, without hidden data."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from models.files import store
from models.photograph import Photograph
from models.vocabulary import N_
from registry.errors import RuleBroken

MOST_BYTES = 12 * 1024**2
MOST_PIXELS = 40_000_000
#: Longest side of a kept picture, in pixels.
LONGEST_SIDE = 2000
QUALITY = 85
MEDIA_TYPE = "image/jpeg"
#: Formats of cameras and browsers; others would reach decoders nobody needs.
FORMATS = ("JPEG", "PNG", "WEBP")
#: A JPEG with a second picture (depth, preview) inside is still one photograph.
SEVERAL_YET_STILL = "MPO"

TOO_BIG = N_("La foto pesa más de 12 MB. Tómela con menos resolución.")
TOO_MANY_PIXELS = N_("La foto tiene más de 40 millones de píxeles. Tómela con menos resolución.")
NO_IMAGE = N_("El archivo no es una foto JPEG, PNG o WebP que se pueda leer.")
ANIMATED = N_("El archivo es una animación. Envíe una foto.")

#: What Pillow's decoders raise on bytes that are not what they say.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError)


@dataclass(frozen=True)
class PreparedPhotograph:
    """A JPEG of at most `LONGEST_SIDE` pixels a side, with its measures in pixels."""

    content: bytes
    width: int
    height: int


def prepare(upload: bytes) -> PreparedPhotograph:
    """Re-encode an upload: the same bytes in give the same bytes out. Raises `RuleBroken` for what is no photograph."""
    if len(upload) > MOST_BYTES:
        raise RuleBroken(TOO_BIG, "photographs")
    try:
        with Image.open(BytesIO(upload), formats=FORMATS) as image:
            _refuse(image)
            picture = _still(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise RuleBroken(TOO_MANY_PIXELS, "photographs") from None
    except UNREADABLE:
        raise RuleBroken(NO_IMAGE, "photographs") from None
    return PreparedPhotograph(_encoded(picture), picture.width, picture.height)


def keep(data_dir: Path, prepared: PreparedPhotograph) -> Photograph:
    """Store the picture and give back the row an act commits to. Raises `OSError`."""
    return Photograph.of(digest=store(data_dir, prepared.content), media_type=MEDIA_TYPE,
                         width=prepared.width, height=prepared.height)


def _refuse(image: Image.Image) -> None:
    """Judge by the header alone, before a single pixel is decoded."""
    if image.width * image.height > MOST_PIXELS:
        raise RuleBroken(TOO_MANY_PIXELS, "photographs")
    if getattr(image, "is_animated", False) and image.format != SEVERAL_YET_STILL:
        raise RuleBroken(ANIMATED, "photographs")


def _still(image: Image.Image) -> Image.Image:
    """The pixels alone, upright, no larger than allowed, on white where they were transparent."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new image: nothing of what the upload carried beside its pixels goes along.
    picture = Image.new("RGB", upright.size, "white")
    picture.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    return picture


def _encoded(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
