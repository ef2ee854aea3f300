#!/usr/bin/env python3
"""Cut the four Onest files of the site from the npm package.

    npm pack @fontsource-variable/onest@5.3.1 && tar xzf *.tgz
    pip install fonttools brotli
    python3 xtask/assets/fonts.py package crates/faces/web/assets/fonts

The character ranges are read from the @font-face rules of the stylesheet, so
a file never holds less than the stylesheet promises. Weights are limited to
400-700, the only ones in use. The output is the same bytes every time.
"""
import re
import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "crates/faces/web/assets/keruen.css"
FACE = re.compile(r"@font-face\{[^}]*?(onest-[a-z-]+)\.woff2[^}]*?unicode-range:([^}]+)\}")


def codes(ranges: str) -> list[int]:
    """`U+20-7E,U+A0` -> every code point."""
    found = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def main(package: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, ranges in FACE.findall(CSS.read_text()):
        wanted = codes(ranges)
        font = TTFont(package / "files" / f"{name}-wght-normal.woff2", recalcTimestamp=False)
        missing = [f"U+{c:04X}" for c in wanted if c not in font.getBestCmap()]
        if missing:
            sys.exit(f"{name}: the package lacks {', '.join(missing)}")
        font = instancer.instantiateVariableFont(font, {"wght": (400, 400, 700)})
        options = Options()
        options.flavor = "woff2"
        options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]
        options.name_IDs = [0, 1, 2, 13, 14]
        options.hinting = False
        options.desubroutinize = True
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.flavor = "woff2"
        target = out / f"{name}.woff2"
        font.save(target)
        print(f"{target.name:24}{target.stat().st_size:>7} bytes, {len(wanted)} characters")
    shutil.copyfile(package / "LICENSE", out / "OFL.txt")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
