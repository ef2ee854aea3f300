"""python3 check_lottery.py lottery.json [result.json], written from lottery-format.md alone.
A file that says that no panel meets the quotas (keruen-infeasible/1) is checked alone.

Not checked: the signature of a beacon; what only a search of all panels can show; whether the
bytes are canonical; members that the page does not describe; ids and values that look alike; the
alternates of rows that were not drawn; what a replacement continues (check_replacement.py does that)."""
import hashlib, json, sys
from collections import Counter
from fractions import Fraction as F

def must(fact, words):
    fact or sys.exit(f"FALSE: {words}")

def once(members):
    must(len(dict(members)) == len(members), f"a member stands there twice: {members}")
    return dict(members)

def read(path, *kinds):
    raw = open(path, "rb").read()
    try:
        file = json.loads(raw, parse_float=F, object_pairs_hook=once)
        must(file["format"] in kinds, f"{path} is {file['format']}, needed is {' or '.join(kinds)}")
    except (ValueError, KeyError, TypeError):
        sys.exit(f"{path} is no file of a lottery: cut off, damaged, or another one")
    return file, hashlib.sha256(raw)

def prices(level):
    price = {}
    for p in level["quota"] + level["household"] + level["caps"]:
        of = (p["feature"], p["value"], p["side"]) if "side" in p else p.get("household", p.get("profile"))
        must(of in limits and of not in price, f"{p} belongs to nothing, or stands there twice")
        price[of] = F(p["multiplier"])
        must(price[of] < 0 if p.get("side") == "min" else price[of] > 0, f"the sign of {p}")
    gamma = F(level["gamma"])
    most = gamma * lottery["seats"] + sum(price[of] * limits[of] for of in price)
    return most, [gamma + sum(price[of] for of in pays[t] if of in price) for t in range(len(profiles))]

sys.argv[1:] or sys.exit(__doc__)
lottery, sha256 = read(sys.argv[1], "keruen-lottery/1", "keruen-infeasible/1")
people, features = lottery["people"], lottery["features"]
must(len({person["id"] for person in people}) == len(people), "ids are not distinct")

# What can have a price, with its limit: sides of quotas, shared households, profiles.
quotas = {(f["name"], q["value"]): (q["min"], q["max"]) for f in features for q in f["values"]}
at_home = Counter(person["household"] for person in people if "household" in person)
limits = {home: 1 for home in at_home if at_home[home] > 1}
limits |= {(*quota, side): sides[side == "max"] for quota, sides in quotas.items() for side in ("min", "max")}
counts_for, alike = [], {}
for i, person in enumerate(people):
    counts_for.append([(f["name"], value) for f, value in zip(features, person["values"], strict=True)])
    must(all(quota in quotas for quota in counts_for[i]), f"a value of {person['id']} has no quota")
    alike.setdefault((*counts_for[i], i if person.get("household") in limits else None), []).append(i)
profiles = list(alike.values())
limits |= {t: len(members) for t, members in enumerate(profiles)}
pays = [[(*quota, side) for quota in counts_for[first] for side in ("min", "max")]
        + [home for home in [people[first].get("household")] if home in limits] + [t]
        for t, (first, *_) in enumerate(profiles)]

# A file of quotas that no panel meets ends here.
if lottery["format"] == "keruen-infeasible/1":
    if lottery["certificate"]["kind"] == "C":
        most, paid = prices(lottery["certificate"])
        must(most < 0 <= min(paid), "the prices do not show that there is no panel")
    else:
        sys.exit(print("NOT CHECKED: NO LOTTERY, says the file; that no panel meets the quotas only a search can show"))
    sys.exit(print("TRUE, but NO LOTTERY: the file says why no panel meets the quotas; nothing is drawn from it"))

# Legal panels, and everybody's chance.
rows, exact = lottery["rows"], lottery["exact"]
for panel in rows + [panel["people"] for panel in exact["panels"]]:
    must(len(panel) == lottery["seats"] and panel == sorted(set(panel)), f"{panel}: not so many, or out of order")
    must(0 <= panel[0] and panel[-1] < len(people), f"{panel}: there is no such person")
    count = Counter(quota for i in panel for quota in counts_for[i])
    must(all(least <= count[quota] <= most for quota, (least, most) in quotas.items()), f"{panel}: quotas")
    homes = [people[i]["household"] for i in panel if "household" in people[i]]
    must(len(homes) == len(set(homes)), f"{panel}: two of one household")
units, seated = Counter(), Counter(i for row in rows for i in row)
for panel in exact["panels"]:
    must(panel["weight"] > 0, "a panel without weight")
    units.update(dict.fromkeys(panel["people"], panel["weight"]))
must(sum(panel["weight"] for panel in exact["panels"]) == exact["denominator"], "weights are not all there is")
chance = [F(units[i], exact["denominator"]) for i in range(len(people))]
spread = [max(units[i] for i in profile) - min(units[i] for i in profile) for profile in profiles]
must(max(spread) <= (exact["denominator"] >= 10**9), "people who do not differ have different chances")
must(F(lottery["minimum_exact"]) == min(chance) and float(lottery["minimum"]) == float(min(chance)), "the minimum")
lowest = min(seated[i] for i in range(len(people)))
must(float(lottery["published_minimum"]) == lowest / len(rows), "the published minimum")
change = max(abs(chance[i] - F(seated[i], len(rows))) for i in range(len(people)))
must(F(lottery["largest_change"]) == change, "the largest change")

# The certificate, level by level.
unchecked = []
unproved = [f"rows are not the chances: {float(change):.2g}"] if change * len(rows) >= 1 else []
without = sum(chance[i] > 0 and not seated[i] for i in range(len(people)))
unproved += [f"{without} people have a chance and sit in no row"] if without else []
unsettled, leximin, above_nothing = set(range(len(profiles))), lottery["objective"] == "leximin", False
for number, level in enumerate(lottery["certificate"]["levels"], 1):
    weight, bound, (most, paid) = [F(v) for v in level["weights"]], F(level["bound"]), prices(level)
    must(len(weight) == len(profiles) and min(weight[t] for t in unsettled) >= 0, f"level {number}: weights")
    must(sum(weight[t] * len(profiles[t]) for t in unsettled) == 1, f"level {number}: the weights do not sum to 1")
    most -= sum(weight[t] * sum(chance[i] for i in profiles[t]) for t in range(len(weight)) if t not in unsettled)
    if most > bound or any(weight[t] > paid[t] for t in range(len(weight))):
        must(lottery["certificate"]["kind"] == "B", f"level {number}: the prices do not show the bound")
        unchecked.append(f"level {number}, whose bound only a search can show")
    must(most == bound or lottery["certificate"]["kind"] == "B", f"level {number}: the bound is {most}")
    gap = bound - min(chance[i] for t in unsettled for i in profiles[t])
    must(F(level["gap"]) == gap, f"level {number}: the gap is {gap}")
    settled = {t for t in unsettled if weight[t] > 0}
    above = max(chance[i] for t in settled for i in profiles[t]) - bound
    loose = max(gap, 0) / min(weight[t] * len(profiles[t]) for t in settled)
    each, above_nothing = leximin or bound <= F(1, 10**9), above_nothing or bound > F(1, 10**9)
    if gap > F(1, 10**9) or each and (above > F(1, 10**9) or loose > F(1, 10**6)):
        unproved.append(f"level {number} is not reached by {float(max(gap, above, loose)):.2g}")
    unsettled -= settled
must(lottery["certificate"]["levels"], "there is no certificate")
if unsettled and (leximin or not above_nothing):
    unproved.append("some people are settled by no level")

# The draw.
if sys.argv[2:]:
    result, _ = read(sys.argv[2], "keruen-result/1")
    commitment, dice = result["commitment"], result.get("dice", [])
    must(commitment["lottery_sha256"] == sha256.hexdigest(), "the commitment is to another lottery")
    must(len(dice) == commitment["dice"] and all(0 <= die <= 9 for die in dice), "the dice")
    must(10 ** len(dice) == len(rows) if dice else commitment["beacon"], "no source, or dice that do not fit")
    row = int("".join(map(str, dice)) or 0)
    if commitment["beacon"]:
        committed = json.dumps(commitment, sort_keys=True, separators=(",", ":")).encode()
        randomness = hashlib.sha256(bytes.fromhex(result["beacon_signature"])).digest()
        drawn = hashlib.sha256(b"keruen-draw-v1" + hashlib.sha256(committed).digest() + randomness)
        row += int.from_bytes(drawn.digest(), "big")
        unchecked.append(f"the signature of round {commitment['beacon']['round']}; compare it with the network's")
    must(result["row"] == row % len(rows), f"the row is {row % len(rows)}")
    must(result["people"] == [people[i]["id"] for i in rows[result["row"]]], "the people are not those of the row")
    alternates = [people[i]["id"] for i in lottery["alternates"][result["row"]]]
    must(result["alternates"] == alternates, "the alternates are not those of the row")
print("TRUE" + "".join(f"; not proved to be the best: {words}" for words in unproved)
      + "".join(f"; not checked: {words}" for words in unchecked))
