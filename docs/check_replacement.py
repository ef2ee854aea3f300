"""python3 check_replacement.py second.json first.json result.json [EARLIER …], written from
lottery-format.md alone: does second.json, a lottery for open seats, continue the first lottery and its
result? EARLIER are the lotteries and results of the replacements between, in any order. That each is a
sound lottery by itself, and was drawn as it says, is for check_lottery.py. Not checked: whether
alternates who took a seat came in their turn."""
import hashlib, itertools, json, math, sys

def must(fact, words):
    fact or sys.exit(f"FALSE: {words}")

raw = [open(path, "rb").read() for path in sys.argv[1:]]
second, first, result, *_ = map(json.loads, raw)
by_hash = {hashlib.sha256(file).hexdigest(): json.loads(file) for file in raw}
hash_of_result = hashlib.sha256(raw[2]).hexdigest()
must(result["commitment"]["lottery_sha256"] == hashlib.sha256(raw[1]).hexdigest(), "a result of another lottery")
must("replaces" in second, "it replaces nothing")

def check(second, past, whole):
    """Whether it is what past, pairs of a lottery and its result, left of the first lottery."""
    replaces = second.get("replaces") or must(False, "it replaces nothing")
    must(replaces["result_sha256"] == hash_of_result, "it continues another result")
    kept, lost = set(replaces["kept"]), set(replaces["lost"])
    for ids in replaces["kept"], replaces["lost"]:
        must([person["id"] for person in first["people"] if person["id"] in set(ids)] == ids, "unknown or out of order")
    must(not kept & lost, "somebody keeps a seat and is lost")
    results = [result] + [drawn for _, drawn in past]
    seated = {id for drawn in results for id in drawn["people"]} | {id for one, _ in past for id in one["replaces"]["kept"]}
    must(seated <= kept | lost, f"what became of them is not said: {seated - kept - lost}")
    gone = {id for one, _ in past for id in one["replaces"]["lost"]}
    must(gone <= lost, f"lost before, and not any more: {gone - lost}")
    alternates = [id for drawn in results for id in drawn["alternates"]]
    strangers = kept - seated - set(alternates)
    must(not (whole and strangers), f"nobody gave them a seat: {strangers}")
    must(second["seats"] == first["seats"] - len(kept), "the number of seats")

    sitting = [person for person in first["people"] if person["id"] in kept]
    homes = [person["household"] for person in sitting if "household" in person]
    must(len(homes) == len(set(homes)), "two of one household keep seats")
    features = json.loads(json.dumps(first["features"]))
    for place, feature in enumerate(features):
        for quota in feature["values"]:
            held = sum(person["values"][place] == quota["value"] for person in sitting)
            quota["min"], quota["max"] = max(quota["min"] - held, 0), quota["max"] - held
    must(second["features"] == features, "the quotas are not what is left of the first")
    left = [p for p in first["people"] if p["id"] not in kept | lost and p.get("household") not in homes]
    must(second["people"] == left, "the people are not who is left of the first")

    people = {person["id"]: person for person in left}
    def legal(taken):
        homes = [person["household"] for person in taken if "household" in person]
        return len(homes) == len(set(homes)) and all(
            quota["min"] <= sum(person["values"][place] == quota["value"] for person in taken) <= quota["max"]
            for place, feature in enumerate(features) for quota in feature["values"])
    asked = [people[id] for id in dict.fromkeys(alternates) if id in people]
    if math.comb(len(asked), second["seats"]) > 10**6:
        return strangers | lost - seated - set(alternates) | {"whether alternates could take the seats"}
    for taken in itertools.combinations(asked, second["seats"]):
        must(not legal(taken), f"by section 6 these take the seats: {[person['id'] for person in taken]}")
    return strangers | lost - seated - set(alternates)

past, missing, named = [], [], second["replaces"]["earlier"]
for place, sha256 in enumerate(named):
    lottery = by_hash[sha256]["commitment"]["lottery_sha256"] if sha256 in by_hash else None
    if lottery not in by_hash:
        missing.append(lottery or sha256)
        continue
    one = by_hash[lottery]
    check(one, past, not missing)
    must(one["replaces"]["earlier"] == named[:place], "an earlier one names others before it")
    past.append((one, by_hash[sha256]))
strangers = check(second, past, not missing)
print(f"OPEN: files with the SHA-256 {missing}, and how {strangers} came or went" if missing or strangers else "TRUE")
