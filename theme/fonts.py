"""Cut the site's two font files out of Atkinson Hyperlegible Next.

Run it when a page needs a character that the files lack, or for a new version of the face:

    npm pack @fontsource/atkinson-hyperlegible-next
    tar -xzf fontsource-atkinson-hyperlegible-next-*.tgz
    .venv/bin/python theme/fonts.py package

It writes into static/fonts/ and prints the new names, which carry a digest of what is in the
file, so that browsers may keep a file for good; put them into the style sheet.
"""

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "static" / "fonts"
WEIGHTS = (400, 700)

# What English pages use: ASCII, then marks and signs, then the letters of names and of a
# little Spanish. The face itself has no arrow, no tick, no micro sign and no ≤ or ≥.
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\N{NO-BREAK SPACE}\N{EN DASH}\N{EM DASH}‘’“”…•·°\N{MULTIPLICATION SIGN}±\N{MINUS SIGN}½©™"
    + "áéíóúñüçäöèÉ¿¡"
)

# Characters that look like another one, which stands for them.
SAME_SHAPE = {"\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"}

FEATURES = ["kern", "tnum"]  # tnum: figures of one width, for tables
KEPT_NAMES = [0, 1, 2, 13, 14]  # copyright, family, style, licence and its address


def cut(source: Path) -> TTFont:
    """Return the face in `source` with CHARACTERS only, and with SAME_SHAPE added."""
    options = subset.Options(
        flavor="woff2",
        layout_features=FEATURES,
        name_IDs=KEPT_NAMES,
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,  # the same bytes whenever it is run
        drop_tables=["STAT", "gasp", "prep", "GDEF"],
    )
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=CHARACTERS)
    cutter.subset(font)
    for table in font["cmap"].tables:
        for new, old in SAME_SHAPE.items():
            table.cmap[ord(new)] = table.cmap[ord(old)]
    return font


def write(package: Path, weight: int) -> Path:
    """Write the file of one weight in place of the older ones, and return where it is."""
    font = cut(package / "files" / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")
    draft = FOLDER / f"hyperlegible-{weight}.woff2"
    font.save(draft)
    digest = hashlib.sha256(draft.read_bytes()).hexdigest()[:8]
    for older in FOLDER.glob(f"hyperlegible-{weight}.*.woff2"):
        older.unlink()
    return draft.rename(FOLDER / f"hyperlegible-{weight}.{digest}.woff2")


def main() -> None:
    """Read the package named on the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="the unpacked npm package of the face")
    package = parser.parse_args().package
    if not (package / "LICENSE").is_file():
        sys.exit(f"{package}: name the folder of the unpacked package: there is no LICENSE in it")
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "LICENSE", FOLDER / "OFL.txt")
    for weight in WEIGHTS:
        path = write(package, weight)
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
