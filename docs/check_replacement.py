"""python3 check_replacement.py second.json first.json result.json, written from lottery-format.md
alone: does second.json, a lottery for open seats, continue the first lottery and its result? That
it is a sound lottery by itself is for check_lottery.py."""
import hashlib, itertools, json, sys

def must(fact, words):
    fact or sys.exit(f"FALSE: {words}")

raw = [open(path, "rb").read() for path in sys.argv[1:4]]
second, first, result = map(json.loads, raw)
must("replaces" in second, "it replaces nothing")
replaces = second["replaces"]
must(replaces["result_sha256"] == hashlib.sha256(raw[2]).hexdigest(), "it continues another result")
must(result["commitment"]["lottery_sha256"] == hashlib.sha256(raw[1]).hexdigest(), "a result of another lottery")

kept, lost = set(replaces["kept"]), set(replaces["lost"])
for ids in replaces["kept"], replaces["lost"]:
    must([person["id"] for person in first["people"] if person["id"] in set(ids)] == ids, "unknown or out of order")
must(not kept & lost, "somebody keeps a seat and is lost")
must(set(result["people"]) <= kept | lost, "somebody who was drawn neither keeps the seat nor is lost")
must(second["seats"] == first["seats"] - len(kept), "the number of seats")

seated = [person for person in first["people"] if person["id"] in kept]
homes = [person["household"] for person in seated if "household" in person]
must(len(homes) == len(set(homes)), "two of one household keep seats")
for place, feature in enumerate(first["features"]):
    for quota in feature["values"]:
        held = sum(person["values"][place] == quota["value"] for person in seated)
        quota["min"], quota["max"] = max(quota["min"] - held, 0), quota["max"] - held
must(second["features"] == first["features"], "the quotas are not what is left of the first")
left = [p for p in first["people"] if p["id"] not in kept | lost and p.get("household") not in homes]
must(second["people"] == left, "the people are not who is left of the first")

sits = lambda p: p["id"] in kept or p.get("household") in homes
people = {person["id"]: person for person in left}
asked = [people[id] for id in result["alternates"] if id in people and not sits(people[id])]
def legal(taken):
    homes = [person["household"] for person in taken if "household" in person]
    return len(homes) == len(set(homes)) and all(
        quota["min"] <= sum(person["values"][place] == quota["value"] for person in taken) <= quota["max"]
        for place, feature in enumerate(second["features"]) for quota in feature["values"])
for taken in itertools.combinations(asked, second["seats"]):
    must(not legal(taken), f"by section 6 these take the seats: {[person['id'] for person in taken]}")
strangers = [id for id in replaces["kept"] + replaces["lost"] if id not in result["people"] + result["alternates"]]
print(f"OPEN: an earlier replacement has to show {strangers}" if strangers else "TRUE")
