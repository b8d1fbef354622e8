"""Towns, states and provinces that stand for a country: "in Ohio". Data for `places`.

Left out is what is also a criterion, a person's name or a place of another country as well known
(Cambridge, Georgia, Richmond). `_` stands for a blank.
"""

NAMES = {
    "US": """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho
    Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota
    Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York
    North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina
    South_Dakota Tennessee Texas Utah Vermont Virginia West_Virginia Wisconsin Wyoming
    Boston Chicago Seattle Denver Houston Dallas Austin Atlanta Philadelphia Pittsburgh Cincinnati
    Cleveland Columbus Detroit Milwaukee Minneapolis Phoenix San_Diego San_Francisco Los_Angeles
    Miami Tampa Orlando Nashville Memphis Baltimore St_Louis Salt_Lake_City Las_Vegas Sacramento
    Honolulu New_Orleans Charlotte Indianapolis Kansas_City Omaha Tucson Albuquerque Buffalo
    Brooklyn Portland San_Antonio
    """,
    "UK": """
    Leeds Manchester Bristol Sheffield Liverpool Norwich Birmingham Cardiff Swansea Glasgow
    Edinburgh Aberdeen Dundee Belfast Newcastle Southampton Portsmouth Plymouth Exeter Nottingham
    Leicester Derby Coventry Oxford Brighton Hull Bradford Sunderland Wolverhampton Stoke York
    Middlesbrough Inverness Cornwall Devon Kent Yorkshire Lancashire Norfolk Suffolk Wales England
    Scotland London
    """,
    "CA": """
    Ontario Quebec British_Columbia Alberta Manitoba Saskatchewan Nova_Scotia New_Brunswick
    Newfoundland Toronto Montreal Vancouver Calgary Edmonton Ottawa Winnipeg Halifax
    """,
    "EU": """
    Berlin Munich Hamburg Frankfurt Cologne Paris Lyon Madrid Barcelona Rome Milan Dublin Amsterdam
    Rotterdam Brussels Vienna Stockholm Copenhagen Helsinki Warsaw Lisbon Athens Prague Budapest
    """,
}
