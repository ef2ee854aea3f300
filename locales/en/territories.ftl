# Territories
territories-title = Territories
territories-lede = Regions, cities, districts: where people and organisations belong.
territories-count = { $n ->
    [one] { $n } territory
   *[other] { $n } territories
 }
territories-tree = List of territories
territories-add = Add a territory
territories-empty = No territories yet
territories-empty-why = A territory is chosen on the page of a person or an organisation, and in filters. Add the regions of Kazakhstan first; districts and cities you write down yourself.
territories-empty-reader = The coordinator enters the territories. They are chosen on the page of a person or an organisation.
territories-name = Name
territories-kind = Kind
territories-people = Population
territories-source = Source
territories-date = Date
territories-about = about { $n }
territories-kind-region = Region, or city of republican significance
territories-kind-city = City
territories-kind-district = District
territories-estimate = an estimate
territories-official = official

territories-kazakhstan = Add the regions of Kazakhstan
territories-kazakhstan-title = Regions of Kazakhstan
territories-missing = Of the 17 regions and 3 cities of republican significance { $n } are not in the list.
territories-kazakhstan-lede = { $n ->
    [one] { $n } territory will be added. Nothing has changed yet.
   *[other] { $n } territories will be added. Nothing has changed yet.
 }
territories-kazakhstan-all = All 17 regions and 3 cities of republican significance are in the list already.
territories-kazakhstan-which = What will be added
territories-kazakhstan-there = { $n ->
    [one] { $n } territory is there already and stays as it is.
   *[other] { $n } territories are there already and stay as they are.
 }
territories-kazakhstan-note = Each can be corrected later. Population is not added: write it down yourself, with its source.
territories-kazakhstan-save = { $n ->
    [one] Add { $n } territory
   *[other] Add { $n } territories
 }

territories-new-title = A new territory
territories-new-save = Add the territory
territories-name-hint = In at least one language, in full: “Beineu District”
territories-parent-none = In none
territories-source-hint = For example: Bureau of National Statistics
territories-valid-hint = Only if the day it was formed is known. For example: 08.06.2022
territories-field-kind = Kind
territories-field-name-kk = Name in Kazakh
territories-field-name-ru = Name in Russian
territories-field-name-en = Name in English
territories-field-parent = In which territory
territories-field-population = Population
territories-field-population-estimate = This is not an official number but an estimate
territories-field-population-source = Source of the number
territories-field-population-date = As of which day
territories-field-valid-from = Day it was formed
territories-field-valid-to = Day it was dissolved
