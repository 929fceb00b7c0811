"""Languages as containers write them, to the tags and the names that people know."""

# ISO 639-2 in both its forms, ISO 639-1, English name.
_LANGUAGES = """
alb sqi sq Albanian|ara ara ar Arabic|arm hye hy Armenian|baq eus eu Basque|bel bel be Belarusian|ben ben bn Bengali
bos bos bs Bosnian|bul bul bg Bulgarian|cat cat ca Catalan|chi zho zh Chinese|hrv hrv hr Croatian|cze ces cs Czech
dan dan da Danish|dut nld nl Dutch|eng eng en English|epo epo eo Esperanto|est est et Estonian|fin fin fi Finnish
fre fra fr French|glg glg gl Galician|geo kat ka Georgian|ger deu de German|gre ell el Greek|heb heb he Hebrew
hin hin hi Hindi|hun hun hu Hungarian|ice isl is Icelandic|ind ind id Indonesian|gle gle ga Irish|ita ita it Italian
jpn jpn ja Japanese|kaz kaz kk Kazakh|kor kor ko Korean|lat lat la Latin|lav lav lv Latvian|lit lit lt Lithuanian
mac mkd mk Macedonian|may msa ms Malay|mal mal ml Malayalam|mar mar mr Marathi|mon mon mn Mongolian|nor nor no Norwegian
nob nob nb Norwegian Bokmål|nno nno nn Norwegian Nynorsk|per fas fa Persian|pol pol pl Polish|por por pt Portuguese
pan pan pa Punjabi|rum ron ro Romanian|rus rus ru Russian|srp srp sr Serbian|slo slk sk Slovak|slv slv sl Slovenian
spa spa es Spanish|swa swa sw Swahili|swe swe sv Swedish|tgl tgl tl Tagalog|tam tam ta Tamil|tel tel te Telugu
tha tha th Thai|tur tur tr Turkish|ukr ukr uk Ukrainian|urd urd ur Urdu|vie vie vi Vietnamese|wel cym cy Welsh
yid yid yi Yiddish
"""
# No language, several, or one that is not known.
_NONE = ("", "und", "mis", "mul", "zxx", "qaa")


def language_tag(code: str | None) -> str | None:
    """`en` for `eng`, `pt-BR` as it is; None where the container says nothing."""
    if code is None or code.lower() in _NONE:
        return None
    known = _known(code)
    return known[0] if known else code


def language_name(code: str | None) -> str | None:
    """`English` for `eng`, `en` and `en-GB`; a code that is not known as it is; None where there is none."""
    if code is None or code.lower() in _NONE:
        return None
    known = _known(code.partition("-")[0])
    return known[1] if known else code


def _known(code: str) -> tuple[str, str] | None:
    wanted = code.lower()
    for entry in _LANGUAGES.replace("\n", "|").strip("|").split("|"):
        *codes, name = entry.split(" ", 3)
        if wanted in codes:
            return codes[-1], name
    return None
