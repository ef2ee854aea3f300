#!/usr/bin/env python3
"""python3 check_lottery.py lottery.json [result.json]: is this lottery, and its draw, what it says?
A replacement lottery is checked against the first by --continues lottery.json result.json at the end.
A file that says that no panel meets the quotas (keruen-infeasible/1) is checked alone.

Written from lottery-format.md alone, in plain Python 3. What it leaves out, it says: the signature of a
beacon, and what only a search of all panels can show.
"""
import hashlib, json, sys
from collections import Counter
from fractions import Fraction as F

LOTTERY = ("format seats objective features people rows alternates exact minimum minimum_exact "
           "published_minimum largest_change seed certificate")
SHAPES = [set(names.split()) for names in (
    LOTTERY, LOTTERY + " replaces", "result_sha256 kept lost", "name values", "value min max", "id values",
    "id values household", "denominator panels", "weight people", "kind levels",
    "bound gap weights quota household gamma caps", "feature value side multiplier",
    "format seats features people certificate changes conflict excluded", "kind",
    "kind quota household gamma caps", "feature value side from to", "feature value side",
    "household multiplier", "profile multiplier", "format lottery_sha256 beacon dice", "chain round",
    *("format commitment row people alternates" + more for more in
      (" dice", " beacon_signature", " beacon_signature dice")))]

def must(fact, words):
    if not fact:
        sys.exit("FALSE: " + words)

def known(members):
    must(set(members) in SHAPES, f"missing or unknown members: {sorted(members)}")
    return members

def fraction(text):
    value = F(text)
    must(text == f"{value.numerator}/{value.denominator}", f"{text} is not in lowest terms")
    return value

def canonical(thing):
    return json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def read(path, *kinds):
    raw = open(path, "rb").read()
    try:
        found = json.loads(raw)["format"]
    except (ValueError, KeyError, TypeError):
        sys.exit(f"{path} is no file of a lottery: cut off, damaged, or another one")
    if found not in kinds:
        sys.exit(f"{path} is {found}, needed is {' or '.join(kinds)}: look at the order of the files")
    thing = json.loads(raw, object_hook=known)
    must(canonical(thing) == raw, f"{path} is not written in the canonical form")
    return thing, hashlib.sha256(raw)

def check_panel(lottery, panel):
    people = [lottery["people"][i] for i in panel]
    must(len(panel) == lottery["seats"] and panel == sorted(set(panel)) and panel[0] >= 0, f"{panel}")
    for place, feature in enumerate(lottery["features"]):
        seated = [person["values"][place] for person in people]
        for quota in feature["values"]:
            must(quota["min"] <= seated.count(quota["value"]) <= quota["max"], f"{panel}: {quota}")
    homes = [person["household"] for person in people if "household" in person]
    must(len(homes) == len(set(homes)), f"{panel} seats two of one household")

def prices(level, limits):
    price = {}
    for m in level["quota"] + level["household"] + level["caps"]:
        label = (m["feature"], m["value"], m["side"]) if "side" in m else m.get("household", m.get("profile"))
        must(label in limits and label not in price, f"{m} belongs to nothing, or stands there twice")
        price[label] = fraction(m["multiplier"])
        must(price[label] < 0 if m.get("side") == "min" else price[label] > 0, f"the sign of {m}")
    return price

def check_level(number, level, lottery, profiles, labels, limits, chance, unsettled):
    v, gamma, price = [fraction(weight) for weight in level["weights"]], fraction(level["gamma"]), prices(level, limits)
    must(len(v) == len(profiles) and all(v[t] >= 0 for t in unsettled), "weights of a level")
    must(sum(v[t] * len(profiles[t]) for t in unsettled) == 1, "the weights do not sum to 1")
    most = gamma * lottery["seats"] + sum(price[label] * limits[label] for label in price)
    covered = all(v[t] <= gamma + sum(price.get(label, 0) for label in labels[t]) for t in range(len(v)))
    most -= sum(v[t] * chance[i] for t in set(range(len(v))) - unsettled if v[t] for i in profiles[t])
    bound, gap = fraction(level["bound"]), fraction(level["gap"])
    if covered and (most == bound or lottery["certificate"]["kind"] == "B" and most < bound):
        print(f"level {number}: no way of choosing gives all who are left more than {float(bound):.9f}")
    else:
        must(lottery["certificate"]["kind"] == "B", f"level {number}: the bound does not follow")
        print(f"level {number}: only a search can show the bound {float(bound):.9f}")
    must(gap == bound - min(chance[i] for t in unsettled for i in profiles[t]), "another gap")
    if gap > F(1, 10**9):
        print(f"level {number}: not proved to be the best; {float(gap):.2g} may be missing")
    settled = {t for t in unsettled if v[t] > 0}
    highest = max(chance[i] for t in settled for i in profiles[t])
    if lottery["objective"] == "leximin" and highest > bound + F(1, 10**9):
        print(f"level {number}: not proved; somebody whom it settles has a chance above its bound")
    return unsettled - settled

def ground(lottery):
    people = lottery["people"]
    must(len({person["id"] for person in people} - {""}) == len(people), "ids are not distinct")
    limits = {(f["name"], quota["value"], side): quota[side] for f in lottery["features"]
              for quota in f["values"] for side in ("min", "max")}
    must(len(limits) == 2 * sum(len(f["values"]) for f in lottery["features"]), "a quota stands there twice")
    homes = Counter(person["household"] for person in people if "household" in person)
    shared = {home for home in homes if homes[home] > 1}
    alike = {}
    for i, person in enumerate(people):
        apart = i if person.get("household") in shared else None
        alike.setdefault((*person["values"], apart), []).append(i)
    profiles, labels = list(alike.values()), []
    for t, (first, *_) in enumerate(profiles):
        must(len(people[first]["values"]) == len(lottery["features"]), f"values of {people[first]}")
        labels.append([t] + [home for home in shared if home == people[first].get("household")])
        for feature, value in zip(lottery["features"], people[first]["values"]):
            labels[t] += [(feature["name"], value, "min"), (feature["name"], value, "max")]
        limits[t] = len(profiles[t])
    limits.update(dict.fromkeys(shared, 1))
    must(all(label in limits for of_t in labels for label in of_t), "a value without a quota")
    return profiles, labels, limits

def check_no_panel(file):
    profiles, labels, limits = ground(file)
    certificate = file["certificate"]
    if certificate["kind"] == "searched":
        sys.exit("not checked: only a search of all panels can show that none meets the quotas")
    must(certificate["kind"] == "C", "no certificate")
    gamma, price = fraction(certificate["gamma"]), prices(certificate, limits)
    for of_t in labels:
        must(gamma + sum(price.get(label, 0) for label in of_t) >= 0, f"{of_t} sum to less than 0")
    must(gamma * file["seats"] + sum(price[label] * limits[label] for label in price) < 0, "there is room for a panel")
    print("TRUE: no panel meets the quotas")

def check_lottery(lottery):
    people, rows, exact = lottery["people"], lottery["rows"], lottery["exact"]
    profiles, labels, limits = ground(lottery)
    for panel in rows + [panel["people"] for panel in exact["panels"]]:
        check_panel(lottery, panel)
    must(rows and len(rows) == len(lottery["alternates"]), "alternates for each row")
    for row, others in zip(rows, lottery["alternates"]):
        must(len({*row, *others}) == len(row) + len(others) and {*others} <= {*range(len(people))}, f"{others}")
    weights, units, seated = [panel["weight"] for panel in exact["panels"]], Counter(), Counter()
    must(min(weights) > 0 and sum(weights) == exact["denominator"] <= 2**53, "the weights are not all there is")
    for panel in exact["panels"]:
        units.update(dict.fromkeys(panel["people"], panel["weight"]))
    for row in rows:
        seated.update(row)
    chance = [F(units[i], exact["denominator"]) for i in range(len(people))]
    for members in profiles:
        must(max(units[i] for i in members) - min(units[i] for i in members) <= 1, "unequal chances")
    must(fraction(lottery["minimum_exact"]) == min(chance), "minimum_exact")
    must(lottery["minimum"] == float(min(chance)), "minimum")
    must(lottery["published_minimum"] == min(seated[i] for i in range(len(people))) / len(rows), "published_minimum")
    changes = [abs(chance[i] - F(seated[i], len(rows))) for i in range(len(people))]
    must(fraction(lottery["largest_change"]) == max(changes), "largest_change")

    must(lottery["objective"] in ("maximin", "leximin"), "objective")
    must(lottery["certificate"]["kind"] in ("A", "B") and lottery["certificate"]["levels"], "no certificate")
    unsettled = set(range(len(profiles)))
    for number, level in enumerate(lottery["certificate"]["levels"], 1):
        unsettled = check_level(number, level, lottery, profiles, labels, limits, chance, unsettled)
    if lottery["objective"] == "leximin" and unsettled:
        print("not proved: some people are settled by no level")

def check_result(lottery, sha256, result):
    commitment, dice, m = result["commitment"], result.get("dice", []), len(lottery["rows"])
    must(commitment["lottery_sha256"] == sha256.hexdigest(), "the commitment is to another lottery")
    must(commitment["format"] == "keruen-commitment/1", "the commitment is none")
    must(len(dice) == commitment["dice"] and all(0 <= die <= 9 for die in dice), f"{dice} are not the dice")
    must(m == 10 ** len(dice) if dice else commitment["beacon"] and "dice" not in result, "no source, or dice that do not fit")
    must(bool(commitment["beacon"]) == ("beacon_signature" in result), "a signature too many or too few")
    b = 0
    if commitment["beacon"]:
        randomness = hashlib.sha256(bytes.fromhex(result["beacon_signature"])).digest()
        committed = hashlib.sha256(canonical(commitment)).digest()
        b = int.from_bytes(hashlib.sha256(b"keruen-draw-v1" + committed + randomness).digest(), "big")
        print(f"the signature of round {commitment['beacon']['round']} was not checked; compare it yourself")
    row = (b + int("".join(map(str, dice)) or 0)) % m
    must(result["row"] == row, f"the row is {row}")
    for name, indexes in ("people", lottery["rows"][row]), ("alternates", lottery["alternates"][row]):
        must(result[name] == [lottery["people"][i]["id"] for i in indexes], f"{name} are not those of row {row}")

def check_replacement(first, first_sha256, result, result_sha256, second):
    must(result["commitment"]["lottery_sha256"] == first_sha256.hexdigest(), "a result of another lottery")
    must(second["replaces"]["result_sha256"] == result_sha256.hexdigest(), "it continues another result")
    kept, lost = second["replaces"]["kept"], second["replaces"]["lost"]
    for ids in kept, lost:
        must([p["id"] for p in first["people"] if p["id"] in set(ids)] == ids, f"unknown or out of order: {ids}")
    must(not set(kept) & set(lost) and set(result["people"]) <= {*kept, *lost}, "kept and lost")
    must(second["seats"] == first["seats"] - len(kept), "seats")
    seated = [person for person in first["people"] if person["id"] in set(kept)]
    homes = [person["household"] for person in seated if "household" in person]
    must(len(homes) == len(set(homes)), "two of one household keep seats")
    for place, feature in enumerate(first["features"]):
        for quota in feature["values"]:
            held = sum(person["values"][place] == quota["value"] for person in seated)
            quota["min"], quota["max"] = max(quota["min"] - held, 0), quota["max"] - held
    must(second["features"] == first["features"], "the quotas are not what is left of the first")
    must(second["people"] == [p for p in first["people"] if p["id"] not in {*kept, *lost}
                              and p.get("household") not in homes], "the people are not who is left of the first")

at = sys.argv.index("--continues") if "--continues" in sys.argv else len(sys.argv)
paths, continued = sys.argv[1:at], sys.argv[at + 1:]
if not paths:
    sys.exit(__doc__)
lottery, sha256 = read(paths[0], "keruen-lottery/1", "keruen-infeasible/1")
if "changes" in lottery:
    sys.exit(check_no_panel(lottery))
check_lottery(lottery)
for path in paths[1:]:
    check_result(lottery, sha256, read(path, "keruen-result/1")[0])
if continued:
    check_replacement(*read(continued[0], "keruen-lottery/1"), *read(continued[1], "keruen-result/1"), lottery)
elif "replaces" in lottery:
    print("not checked: what this lottery replaces; see --continues")
print("TRUE, but for what is said above")
