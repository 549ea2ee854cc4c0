"""Makes a build of Inter whose digits all have the same width, and keeps only the scripts the window uses."""
import sys
from fontTools.ttLib import TTFont
from fontTools import subset

def freeze(source, target, family, style):
    font = TTFont(source)
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    swaps = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swaps.update(table.mapping)
    for table in font["cmap"].tables:
        if hasattr(table, "cmap"):
            for code, glyph in list(table.cmap.items()):
                table.cmap[code] = swaps.get(glyph, glyph)
    for record in list(font["name"].names):
        new = {1: family, 2: style, 3: family + " " + style, 4: family if style == "Regular" else family + " " + style,
               6: family.replace(" ", "") + "-" + style}.get(record.nameID)
        if new is not None:
            record.string = new
        elif record.nameID in (16, 17, 21, 22, 25):
            font["name"].names.remove(record)
    if style == "Bold":
        font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x40) | 0x20
        font["head"].macStyle |= 1
    else:
        font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], name_IDs=["*"], hinting=True, notdef_outline=True)
    s = subset.Subsetter(options)
    wanted = list(range(0x20, 0x250)) + list(range(0x370, 0x530)) + list(range(0x2000, 0x2070)) + list(range(0x20A0, 0x20C0)) \
        + list(range(0x2100, 0x2215)) + list(range(0x2215, 0x22A0)) + list(range(0x25A0, 0x2600)) + [0x2713, 0x2717]
    s.populate(unicodes=wanted)
    s.subset(font)
    font.save(target)

freeze(*sys.argv[1:5])
