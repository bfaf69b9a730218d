"""A QR drawn inside a page: for what may not have an address of its own."""

from markupsafe import Markup

from marking.qr import QUIET_MODULES, matrix


def qr_markup(text: str, title: str) -> Markup:
    """The QR of `text` as an inline picture named `title`, dark on white in every colour scheme."""
    modules = matrix(text, "M")
    size = len(modules) + 2 * QUIET_MODULES
    path = "".join(f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h1v1h-1z"
                   for y, row in enumerate(modules) for x, is_dark in enumerate(row) if is_dark)
    return Markup('<svg class="tz-qr" role="img" viewBox="0 0 {0} {0}" width="220" height="220" '
                  'shape-rendering="crispEdges"><title>{1}</title><rect width="{0}" height="{0}" fill="#fff"/>'
                  '<path fill="#000" d="{2}"/></svg>').format(size, title, path)
