"""The countries whose public holidays are known, so that a name can be checked without loading the holidays themselves."""

from __future__ import annotations

from .stamps import BadDate

# Kept equal to the library's own list by a test.
_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
CODES = frozenset(_CODES.split())

# What people write for a country, with its code.
_CODE_OF = {
    **dict.fromkeys(("UK", "U.K.", "EN", "ENGLAND", "SCOTLAND", "WALES", "BRITAIN", "GREAT BRITAIN", "UNITED KINGDOM"), "GB"),
    **dict.fromkeys(("USA", "U.S.", "U.S.A.", "UNITED STATES", "AMERICA"), "US"),
    **dict.fromkeys(("GERMANY", "DEUTSCHLAND"), "DE"),
    **dict.fromkeys(("AUSTRIA", "ÖSTERREICH"), "AT"),
    **dict.fromkeys(("SWITZERLAND", "SCHWEIZ"), "CH"),
    **dict.fromkeys(("NETHERLANDS", "THE NETHERLANDS", "HOLLAND"), "NL"),
    "NORWAY": "NO",
    "CANADA": "CA",
    "FRANCE": "FR",
    "SPAIN": "ES",
    "ITALY": "IT",
    "PORTUGAL": "PT",
    "BELGIUM": "BE",
    "SWEDEN": "SE",
    "DENMARK": "DK",
    "FINLAND": "FI",
    "POLAND": "PL",
    "IRELAND": "IE",
    "INDIA": "IN",
    "JAPAN": "JP",
    "CHINA": "CN",
    "AUSTRALIA": "AU",
    "NEW ZEALAND": "NZ",
    "BRAZIL": "BR",
    "MEXICO": "MX",
    "SINGAPORE": "SG",
}


def check_country(country: str, subdivision: str | None) -> None:
    """Raise BadDate if no public holidays are known for the country (ISO 3166), or for that subdivision of it."""
    if country not in CODES:
        near = _CODE_OF.get(country.upper()) or (country.upper() if country.upper() in CODES else None)
        hint = f"did you mean {near}?" if near else "write an ISO 3166 code of two letters, such as US, GB or DE"
        raise BadDate(f"{country!r} is not a country whose holidays are known", hint, [near] if near else ())
    if subdivision is None:
        return
    from .kept_holidays import kept_holidays

    if kept_holidays(country, subdivision).is_kept:
        return
    from difflib import get_close_matches

    from .public_holidays import subdivisions_of

    known = subdivisions_of(country)
    if subdivision not in known:
        close = get_close_matches(subdivision.upper(), known, 1, 0.5)
        hint = f"did you mean {close[0]}?" if close else "known are: " + (", ".join(known) or "none")
        raise BadDate(f"{subdivision!r} is not a subdivision of {country} with holidays of its own", hint, close)
