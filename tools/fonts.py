"""Makes www/fonts from the published families: `make fonts`.

Each face keeps the characters that French and English pages use, weights 400 to 700 and one optical size, and loses its
hinting, which no current system uses at these sizes, and the tables for vertical writing. A glyph for U+202F, the
narrow no-break space before French punctuation, is added: both families lack it, and a browser would take it from
another font, of another width. The same input gives the same bytes, so that a change in the files means a change here.
"""

import pathlib
import shutil
import sys
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.otTables import NO_VARIATION_INDEX
from fontTools.varLib.builder import buildVarIdxMap
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

OUT = pathlib.Path(__file__).parent.parent / "www" / "fonts"
BUDGET = 90_000  # bytes, all faces together

CHARACTERS = (
    {chr(c) for c in range(0x20, 0x7F)} | {chr(c) for c in range(0xA0, 0x100)} | set("ŒœŸ–—‘’“”„…‹›€−←↑→↓")
)
NARROW_SPACE = 0x202F
NARROW_SPACE_EM = 0.2
WEIGHTS = (400, 400, 700)  # least, default, greatest
# Literata is drawn for sizes from 7 to 72 pt. One size is kept, the family's own default: an axis costs as much as the
# letters themselves.
OPTICAL_SIZE = 12

FACES = [
    ("literata.woff2", "fontpkg_literata", "Literata[opsz,wght].ttf", {"opsz": OPTICAL_SIZE}),
    ("literata-italic.woff2", "fontpkg_literata", "Literata-Italic[opsz,wght].ttf", {"opsz": OPTICAL_SIZE}),
    ("public-sans.woff2", "fontpkg_public_sans", "PublicSans[wght].ttf", {}),
]
LICENCES = [("OFL-Literata.txt", "fontpkg_literata"), ("OFL-Public-Sans.txt", "fontpkg_public_sans")]


def add_narrow_space(font):
    """Adds an empty glyph for U+202F, whose width does not vary."""
    name = "uni202F"
    font.ensureDecompiled()  # with the glyphs that the file has
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = Glyph()
    font["hmtx"][name] = (round(font["head"].unitsPerEm * NARROW_SPACE_EM), 0)
    font["gvar"].variations[name] = []
    hvar = font["HVAR"].table
    if hvar.AdvWidthMap is None:  # a glyph's number is then its row
        hvar.AdvWidthMap = buildVarIdxMap(list(range(len(font.getGlyphOrder()))), font.getGlyphOrder())
    hvar.AdvWidthMap.mapping[name] = NO_VARIATION_INDEX
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_SPACE] = name


def reread(font):
    """The font as a reader of its file would see it, which drops what the steps before have left in memory."""
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def make(source, axes):
    """One face, and the characters that its source lacks."""
    font = TTFont(source, recalcTimestamp=False)
    lacking = sorted(c for c in CHARACTERS if ord(c) not in font.getBestCmap())
    instantiateVariableFont(font, {**axes, "wght": WEIGHTS}, inplace=True, overlap=OverlapMode.KEEP_AND_SET_FLAGS)
    font = reread(font)

    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "rvrn", "tnum"]
    options.drop_tables += ["prep", "gasp", "MVAR", "VVAR", "vmtx", "vhea"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, CHARACTERS))
    subsetter.subset(font)

    font = reread(font)
    add_narrow_space(font)
    font.flavor = "woff2"
    return font, lacking


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, package, source, axes in FACES:
        with (files(package) / "files" / source).open("rb") as stream:
            font, lacking = make(stream, axes)
        font.save(OUT / name)
        size = (OUT / name).stat().st_size
        total += size
        print(f"{size:7} {name}" + (f"   the source has no {' '.join(lacking)}" if lacking else ""))
    for name, package in LICENCES:
        shutil.copyfile(files(package) / "LICENSE", OUT / name)
    print(f"{total:7} of {BUDGET} bytes")
    return 0 if total <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
