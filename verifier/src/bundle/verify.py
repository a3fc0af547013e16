#!/usr/bin/env python3
"""Checks the bundle that this file lies in: python3 -I verify.py FINGERPRINT

The fingerprint is the SHA-256 of policy.txt, and must come from somewhere else than this bundle. What is checked, with
Python's standard library alone, and ssh-keygen for the signatures of keys (-I: no file here is run):
  the policy has the fingerprint, or the log leads to it from the one that had (log/policies), as its witnesses have signed;
  its log, and enough of its witnesses, have signed the checkpoint (log/checkpoint); while witnesses are away, the log alone
  has signed a later one (log/checkpoint.next), which goes on from the checkpoint;
  the entries (log/tile/entries) give every hash in log/tile/<number> and the root that was signed, each is spelt as
  docs/ledger.md of Undersigned has it, and may stand where it stands;
  the manifests, texts and enclosures are those that entries name, and of a form and a kind of change that is allowed;
  the records (log/records) open the commitments in the entries, each is spelt as docs/ledger.md has it, and none is missing
  without an entry that says why; keys have signed the statements in them;
  every other file but README.md and this program is made again from the log, and is the same to the last byte;
  every file is the one that list.txt names, no other is named there, and the log's key has signed list.txt.
What is not checked here is printed at the end. README.md says what is not proven.
"""
import sys  # built in: the place of any other module a file of this folder could take
sys.path = [place for place in sys.path if place not in ("", ".", __file__.replace("\\", "/").rpartition("/")[0])]
def stop(code, why):
    print(why)
    sys.exit(code)
if not sys.flags.isolated:
    stop(2, "NOT CHECKED: without -I, Python may run other files of this folder: python3 -I verify.py FINGERPRINT")
import base64, datetime, hashlib, hmac, json, os, re, subprocess, tempfile, time, unicodedata
from pathlib import Path
HERE = Path(__file__).resolve().parent
sha256 = lambda data: hashlib.sha256(data).digest()
b64 = lambda data: base64.b64encode(data).decode()

def check(good, what):
    good or stop(1, "NOT VERIFIED: " + what)

last, of_log = [""], set()
def read(name):
    last[0] = name
    check((HERE / name).is_file(), name + ": the file is missing")
    of_log.update([name] if name.startswith("log/") else [])
    return (HERE / name).read_bytes()
# Whatever cannot be read at all ends here, with exit code 1.
sys.excepthook = lambda kind, error, _: print("NOT VERIFIED: %s: cannot be understood: %s %s" % (*last, kind.__name__, error))

# Ed25519, as RFC 8032 has it: points are (x, y, z, t).
P, L, ZERO = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493, (0, 1, 1, 0)
D = -121665 * pow(121666, -1, P) % P
def add(p, q):
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, p):
    q = ZERO
    while n:
        q, p, n = add(q, p) if n & 1 else q, add(p, p), n >> 1
    return q
def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0
def point(data):
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
def ed25519(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if not a or not r or s >= L or same(times(8, a), ZERO) or same(times(8, r), ZERO):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(k, a)))

# What several formats share: each thing has one spelling. `newer` collects code points that this Python does not know.
H, N, DAY, B64 = "[0-9a-f]{64}", "(?:0|[1-9][0-9]*)", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "[A-Za-z0-9+/]+={0,2}"
OLD, newer = ": of version 1 of the format, which is no longer read [old-version]", set()
def unbase64(text):
    data = base64.b64decode(text, validate=True)
    check(b64(data) == text, last[0] + ": base64 that is spelt otherwise than it should be")
    return data
def match(pattern, text, what):
    found = re.fullmatch(pattern, text, re.ASCII)
    check(found, what)
    return found
def is_day(text):  # of the Gregorian calendar, from 0001-01-01
    try:
        return bool(datetime.date(*map(int, text.split("-"))))
    except ValueError:
        return False
def is_number(text, least=0, bits=64):
    return bool(re.fullmatch(N, text, re.ASCII)) and least <= int(text) < 1 << bits
def is_plain(text):  # only characters that mean something and reorder nothing, in form C
    for c in text:
        point, kind = ord(c), unicodedata.category(c)
        bad = kind in ("Cc", "Co", "Cs") or point in (0x2028, 0x2029, 0xFEFF) or 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069
        if bad or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
            return False
        newer.update([c] if kind == "Cn" else [])
    return bool(newer.intersection(text)) or unicodedata.normalize("NFC", text) == text
def is_phrase(text, most=400):
    return 0 < len(text) <= most and text.strip() == text and is_plain(text) and not re.search("[\ufff9-\ufffb]", text)
def is_name(text):  # a phrase with a letter that can be seen
    seen = any(unicodedata.category(c)[0] == "L" and c not in "\u115f\u1160\u3164\uffa0" for c in text)
    return is_phrase(text, 200) and (seen or bool(newer.intersection(text)))
LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
is_domain = lambda text: len(text) <= 253 and bool(re.fullmatch(r"(?:%s\.)+%s" % (LABEL, LABEL), text))
is_address = lambda text: is_phrase(text) and bool(re.fullmatch(r"https?://\S+", text))
def is_tag(tag):  # BCP 47, in the recommended case
    parts, single = tag.split("-"), False
    for place, part in enumerate(parts):
        single = single or len(part) == 1
        usual = part.lower()
        if place and not single and part.isalpha():
            usual = part.upper() if len(part) == 2 else part.title() if len(part) == 4 else usual
        if not re.fullmatch("[A-Za-z0-9]{1,8}" if place else "[A-Za-z]{2,8}", part) or part != usual:
            return False
    return len(tag) <= 35 and len(parts[-1]) > 1
def is_text(data):  # a letter's text in one language
    text = data.decode()
    lines = text[:-1].split("\n")
    return text[-1:] == "\n" and lines[-1] != "" and all(line.rstrip() == line and is_plain(line) for line in lines)

# 1. The fingerprint and the policy.
policy = read("policy.txt")
print("Fingerprint:", sha256(policy).hex())
if len(sys.argv) != 2:
    stop(2, "Give the fingerprint that you got from somewhere else: python3 -I verify.py FINGERPRINT")
asked = "".join(sys.argv[1].split()).lower()
check(read("log/policy") == policy, "log/policy: is not policy.txt")
def party(vkey, kind, where):  # name, identifier, kind and key
    name, identifier, material = match(r"([^+\s]+)\+([0-9a-f]{8})\+(%s)" % B64, vkey, where + ": is not a policy").groups()
    identifier, material = bytes.fromhex(identifier), unbase64(material)
    ours = sha256(name.encode() + b"\n" + material)[:4] == identifier
    known = ours and len(material) == 33 and point(material[1:])
    unknown = material[0] not in (1, 4) and (ours or material[0] != 6)
    check(known if material[0] == kind else unknown, where + ": a key is none, or not of the kind that stands there")
    return name, identifier, material
def policy_of(text, where):  # logs, witnesses, groups, quorum
    logs, witnesses, groups, quorum, used, order = [], {}, [], None, set(), []
    other = where + ": is not a policy in its canonical form"
    check(text[-1:] == "\n" and not re.search("[\0-\t\x0b-\x1f\x7f]", text), other)
    for line in text[:-1].split("\n"):
        word, *words = line.split(" ")
        check("" not in words, other)
        names = set(witnesses) | {name for name, *_ in groups}
        order.append(["log", "witness", "group", "quorum"].index(word))
        if word == "log" and len(words) in (1, 2):
            logs.append(party(words[0], 1, where))
        elif word == "witness" and len(words) in (2, 3) and words[0] not in names | {"none"}:
            witnesses[words[0]] = party(words[1], 4, where)
        elif word == "group" and words[0] not in names | {"none"}:
            members = words[2:]
            good = len(set(members)) == len(members) and names.issuperset(members) and not used.intersection(members)
            check(good and is_number(words[1], 1) and int(words[1]) <= len(members), where + ": a group is none")
            groups.append((words[0], int(words[1]), members))
            used.update(members)
        else:
            check(word == "quorum" and len(words) == 1 and words[0] in names | {"none"}, where + ": is not a policy")
            quorum = words[0]
    unique = all(len({key[2][1:] for key in keys}) == len(keys) for keys in (logs, list(witnesses.values())))
    check(unique and order == sorted(order) and order.count(3) == 1 and len(order) <= 257, other)
    return logs, witnesses, groups, quorum
served = policy_of(policy.decode(), "policy.txt")

# 2. The tree over the entries: the root in the checkpoint, and the tiles.
def checkpoint_of(note, where):  # what is signed, origin, size, root, lines of signatures
    form = r"(([^\n]+)\n(%s)\n([^\n]{44})\n)\n((?:\u2014 [^+\s]+ %s\n){1,64})" % (N, B64)
    found = re.fullmatch(form, note)
    check(found and not re.search("[\0-\t\x0b-\x1f]", note), where + ": is not a checkpoint of three lines with its signatures")
    text, origin, size, root, lines = found.groups()
    check(is_number(size) and len(unbase64(root)) == 32, where + ": is not a checkpoint")
    return text, origin, int(size), root, lines
notes = {"log/checkpoint": checkpoint_of(read("log/checkpoint").decode(), "log/checkpoint")}
if (HERE / "log/checkpoint.next").exists():
    notes["log/checkpoint.next"] = checkpoint_of(read("log/checkpoint.next").decode(), "log/checkpoint.next")
newest = list(notes)[-1]
_, origin, size, signed_root, _ = notes[newest]
_, first_origin, witnessed, first_root, _ = notes["log/checkpoint"]
later = newest == "log/checkpoint" or origin == first_origin and size > witnessed
check(later, newest + ": is not of a later state than log/checkpoint")
def path(row, index, width):
    number, name = index // 1000, "%03d" % (index % 1000)
    while number:
        number, name = number // 1000, "x%03d/%s" % (number % 1000, name)
    return "log/%s/%s%s" % (row, name, "" if width == 256 else ".p/%d" % width)
widths = lambda count: enumerate([256] * (count // 256) + [count % 256] * (count % 256 > 0))
def slots(row):
    found = []
    for index, width in widths(size):
        name = path(row, index, width)
        data, at = read(name), 0
        for _ in range(width):
            length = int.from_bytes(data[at : at + 2], "big")
            found.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        check(at == len(data), name + ": does not hold what it should")
    return found
entries, records = slots("tile/entries"), slots("records")
levels = [[sha256(b"\0" + entry) for entry in entries]]
while len(levels[-1]) > 1:
    low = levels[-1]
    levels.append([sha256(b"\1" + low[at] + low[at + 1]) for at in range(0, len(low) - 1, 2)])
def tree(start, end):  # the root over these entries
    width = end - start
    height = max(width - 1, 0).bit_length()
    if width and width == 1 << height and start % width == 0:
        return levels[height][start >> height]
    half = start + (1 << height >> 1)
    return sha256(b"\1" + tree(start, half) + tree(half, end)) if width else sha256(b"")
check(b64(tree(0, size)) == signed_root, "log/tile/entries: do not give the root that %s signs" % newest)
check(b64(tree(0, witnessed)) == first_root, "log/tile/entries: do not give the root that log/checkpoint signs")
for level, hashes in enumerate(levels[::8]):
    for index, width in widths(len(hashes)):
        name = path("tile/%d" % level, index, width)
        check(read(name) == b"".join(hashes[256 * index : 256 * index + width]), name + ": has other hashes than the entries give")

# 3. The entries, one after the other.
FORM = {
    "manifest": "(%s) (first|material|typographical|translation)" % H,
    "sign": "(%s) (%s)" % (H, H),
    "vouch": "(-|%s) (%s) (%s) (%s)" % (N, H, N, H),
    "reaffirm": "(%s) (%s)" % (N, H),
    "correct": "(%s) (name(?:,detail)?(?:,level)?|detail(?:,level)?|level) (%s)" % (N, H),
    "leave": "(%s)" % N,
    "remove": "(%s) (duplicate|not-confirmed)" % N,
    "key-add": "(%s) (%s)" % (N, H),
    "key-revoke": "(%s)" % N,
    "dispute": "(%s)" % N,
    "log-key": "(%s) (%s) ([0-9a-f]{128}) ([0-9a-f]{128})" % (H, H),
    "asset": "(%s)" % H,
    "policy": "(%s) (%s)" % (H, H),
    "succeed": "([!-*,-~]+) (%s) (%s) (%s) (%s) (%s) ([0-9a-f]{128})" % (N, H, H, H, H),
}
versions, meaning, people, vouches, keys, rotations, commitments, owner, corrections = [], 0, {}, {}, {}, [], {}, {}, []
counts = dict.fromkeys(["no longer listed", "duplicate", "not-confirmed", "name", "detail", "level"], 0)
seen, today, days, needed_then, policies, before = set(), "", [""], set(), [], None
of_standing = lambda key: people[key["of"]]["stands"] and people[key["of"]]["record"] == key["record"]
def needed():  # the records that must be there
    found = {one["record"] for one in people.values() if one["stands"]} | {index for index, vouch in vouches.items() if vouch["stands"]}
    return found | {index for index, key in keys.items() if of_standing(key)}
for index, entry in enumerate(entries):
    where = "log/tile/entries, entry %d: %s" % (index, entry.decode("ascii", "replace"))
    check(entry[:3] != b"v1 ", where + OLD)
    kind, day, rest = match(r"v2 (%s) (%s) ([^\n]+)" % ("|".join(FORM), DAY), entry.decode("ascii", "replace"), where).groups()
    word = match(FORM[kind], rest, where).groups()
    check(is_day(day) and day >= today, where)
    today, needed_then = day, needed() if index == witnessed else needed_then
    days.append(day)
    if kind in ("sign", "vouch", "correct", "key-add"):
        check(word[-1] not in seen, where)
        commitments[index], _ = word[-1], seen.add(word[-1])
    if kind not in ("manifest", "sign", "vouch", "log-key", "asset", "policy", "succeed"):
        about = int(word[0])
        one = keys.get(about) if kind == "key-revoke" else people.get(about) or vouches.get(about)
        check(one and (kind == "dispute" or one["stands"]), where)
        check(about in people or kind not in ("reaffirm", "correct", "key-add"), where)
    if kind == "manifest":
        check((word[1] == "first") == (not versions) and word[0] not in [hash for hash, _ in versions], where)
        versions, meaning = versions + [word], len(versions) if word[1] == "material" else meaning
    elif kind in ("sign", "vouch", "reaffirm"):
        number = [hash for hash, _ in versions].index(word[0 if kind == "sign" else 1])
    if kind == "sign":
        people[index] = dict(version=number, record=index, day=day, stands=True, disputes=0, keys=[])
        owner[index] = index
    elif kind == "vouch":
        check(word[0] == (str(max(vouches)) if vouches else "-") and is_number(word[2], 1, 32), where)
        for past in vouches.values():
            past["stands"] = False
        text_of = "\n".join(["undersigned-attestation/v1", origin, word[1], word[0], word[2], ""])
        vouches[index] = dict(text=text_of, number=int(word[2]), stands=True, disputes=0)
    elif kind == "reaffirm":
        check(number > one["version"], where)
        one["version"] = number
    elif kind == "correct":
        corrections.append((one["record"], index, word[1]))
        one["record"], owner[index] = index, about
        for what in word[1].split(","):
            counts[what] += 1
    elif kind == "dispute":
        one["disputes"] += 1
    elif kind in ("leave", "remove"):
        one["stands"] = False
        counts[word[1] if kind == "remove" else "no longer listed"] += about in people
    elif kind == "key-add":
        text_of = "\n".join(["undersigned-statement/v1", origin, versions[one["version"]][0], commitments[one["record"]], ""])
        keys[index] = dict(of=about, version=one["version"], record=one["record"], stands=True, text=text_of)
    elif kind == "key-revoke":
        one["stands"] = False
    elif kind == "log-key":
        old, new, by_old, by_new = map(bytes.fromhex, word)
        message = "\n".join(["undersigned-log-key/v1", origin, day, word[0], word[1], ""]).encode()
        check(old != new and (not rotations or rotations[-1][1] == old), where)
        check(ed25519(old, message, by_old) and ed25519(new, message, by_new), where)
        rotations.append((old, new, index))
    elif kind == "policy":
        check(word[0] != word[1] and (not policies or policies[-1][2] == word[0]), where)
        policies.append((index, *word, day))
    elif kind == "succeed":
        before = dict(zip(("origin", "size", "root", "policy", "next", "key"), word))
        text_of = "\n".join(["undersigned-successor/v1", *word[:4], origin, day, word[4], ""])
        check(index == 0 and before["origin"] != origin and is_number(word[1]), where)
        check(ed25519(bytes.fromhex(word[5]), text_of.encode(), bytes.fromhex(word[6])), where)
        policies.append((index, word[3], word[4], day))

# 4. Who has signed the checkpoint; of the next one the log alone needs to. And what shows that an earlier policy led on to the next.
def led(known):  # the keys that rotations lead to from these
    for old, new, _ in rotations:
        known = known | {new} if old in known else known
    return known
own = lambda logs: {key[1:] for name, _, key in logs if name == origin and key[0] == 1}
def signers(text, lines, known, policy, where):  # keys of the log, witnesses with their times, names of other lines, missing witnesses
    _, witnesses, groups, quorum = policy
    by_log, by_witness, others = [], {}, []
    for line in lines.splitlines():
        name, signature = line[2:].split(" ")
        identifier, signature = unbase64(signature)[:4], unbase64(signature)[4:]
        check(signature, where + ": is not a checkpoint")
        others.append(name)
        for key in known:
            if name == origin and identifier == sha256(name.encode() + b"\n\x01" + key)[:4]:
                check(ed25519(key, text.encode(), signature), where + ": a signature of the log is wrong")
                by_log, others[-1:] = by_log + [key], []
        for label, (witness, its, key) in witnesses.items():
            if (name, identifier, key[0]) == (witness, its, 4):
                at = int.from_bytes(signature[:8], "big")
                message = "cosignature/v1\ntime %d\n%s" % (at, text)
                check(ed25519(key[1:], message.encode(), signature[8:]), where + ": a signature of a witness is wrong")
                by_witness[label], others[-1:] = max(at, by_witness.get(label, 0)), []
    check(by_log, where + ": the log has not signed it")
    good = set(by_witness)
    for name, threshold, members in groups:
        good |= {name} if len(good & set(members)) >= threshold else set()
    return by_log, by_witness, others, [] if quorum == "none" or quorum in good else [name for name in witnesses if name not in by_witness]
known = led(own(served[0]))
check(known, "policy.txt: is not of this log")
def turned(by_log, until, where):  # after a rotation the newest key has signed
    after = [new for _, new, index in rotations if index < until]
    check(not after or after[-1] in by_log, where + ": the log has not signed it")
text, _, _, _, lines = notes["log/checkpoint"]
by_log, by_witness, others, missing = signers(text, lines, known, served, "log/checkpoint")
turned(by_log, witnessed, "log/checkpoint")
check(not missing, "log/checkpoint: too few witnesses have signed it")
if newest != "log/checkpoint":
    by_log, _, more, _ = signers(notes[newest][0], notes[newest][4], known, served, newest)
    turned(by_log, size, newest)
    others += more
for old, new, _ in reversed(rotations):
    known |= {old} if new in known else set()
unseen = []  # for each change, the witnesses that have not seen it
for number, (index, old, _, _) in enumerate(policies, 0 if before else 1):
    name = "log/policies/%d" % number
    parts = read(name).decode().split("\n\n", 1)
    check(len(parts) == 2 and sha256(parts[0].encode() + b"\n").hex() == old, name + ": the policy is not the one that the entry names")
    earlier = policy_of(parts[0] + "\n", name)
    shown, whose, its_size, its_root, its_lines = checkpoint_of(parts[1], name)
    check(whose == origin and index < its_size <= size and b64(tree(0, its_size)) == its_root, name + ": is of another state of the log")
    keys_of = led(own(earlier[0])) if number else known
    unseen.append(signers(shown, its_lines, keys_of, earlier, name)[3])
    owners = [(whose, key[1:].hex()) for whose, _, key in earlier[0]]
    check(number or (before["origin"], before["key"]) in owners, name + ": its key has not signed that this log goes on from it")
chain = [policies[0][1], *(new for _, _, new, _ in policies)] if policies else []
ours = sha256(policy).hex()
end = max((place for place, one in enumerate(chain) if one == ours and (place or not before)), default=None)
check(not chain or end is not None, "policy.txt: the log names its policies, and this is none of them")
if asked != ours:
    start = max((place for place, one in enumerate(chain[: end or 0]) if one == asked), default=None)
    check(start is not None, "policy.txt: this is another log than the one you asked for")
    absent = [name for names in unseen[start:end] for name in names]
    check(not absent, "policy.txt: witnesses of an earlier policy have not signed the change: " + ", ".join(absent))
    print("Your fingerprint was this log's until %s; it leads to today's by %d changes of the policy" % (policies[start][3], end - start))
if before:
    print("This log goes on from %(origin)s, which had %(size)s entries and is not looked at here" % before)
until = 719163 + (max(by_witness.values(), default=1 << 60) + 3600) // 86400  # an hour for clocks that differ
in_time = until > 3652059 or days[witnessed] <= str(datetime.date.fromordinal(until))
check(in_time, "log/checkpoint: the last day is later than the witnesses' time")

# 5. Manifests, texts and enclosures. `made` are the files that follow from the log.
made, prior = {"policy.txt": policy}, None
for number, (hash, change) in enumerate(versions, 1):
    name = "log/manifest/%d" % number
    manifest = read(name)
    check(sha256(manifest).hex() == hash, name + ": is not the manifest that its entry names")
    check(not manifest.startswith(b"undersigned-manifest/v1\n"), name + OLD)
    prev = versions[number - 2][0] if number > 1 else "-"
    start = "undersigned-manifest/v2\nletter %s\nversion %d\nprev %s\n" % (origin.split("/")[-1], number, prev)
    line = "lang ([A-Za-z0-9-]+) sha256:(%s) (%s) (original|translation)\n" % (H, N)
    more = r"enclosure sha256:(%s) (%s) ([a-z0-9][a-z0-9._-]{0,99})\n" % (H, N)
    rest = match("%s((?:%s)+)((?:%s)*)" % (re.escape(start), line, more), manifest.decode(), name + ": is not the manifest of this version")
    langs, enclosed = re.findall(line, rest[1]), re.findall(more, rest[6])
    tags, names = [tag for tag, *_ in langs], [one[2] for one in enclosed]
    check(tags == sorted(set(tags)) and all(map(is_tag, tags)) and names == sorted(set(names)), name + ": is not a manifest")
    originals = [lang for lang in langs if lang[3] == "original"]
    check(len(originals) == 1, name + ": has no original, or several")
    if change in ("typographical", "translation"):
        (theirs,), their_tags, their_files = prior
        kept = originals[0] == theirs and set(tags) >= set(their_tags) if change == "translation" else originals[0][0] == theirs[0]
        check(kept and enclosed == their_files, name + ": changes what a change of its kind leaves alone")
    prior = originals, tags, enclosed
    for digest, length, file in [(lang[1], lang[2], "log/text/%d/%s" % (number, lang[0])) for lang in langs] + [
        (digest, length, "log/enclosure/" + digest) for digest, length, _ in enclosed
    ]:
        data = read(file)
        check(is_number(length) and sha256(data).hex() == digest and len(data) == int(length), file + ": is not the one that was signed")
        check("enclosure/" in file or is_text(data), file + ": the text is not canonical")
    made.update({"manifest-%d.txt" % number: manifest} if len(versions) > 1 else {})
    if number == len(versions):
        made["manifest.txt"] = manifest
        made.update({"letter.%s.md" % tag: read("log/text/%d/%s" % (number, tag)) for tag in tags})

# 6. Records and commitments.
VALUES = dict(name=is_name, title=is_phrase, position=is_phrase, affiliation=is_phrase)
VALUES.update(representative=is_name, office=is_phrase, site=is_address)
HEAD = "undersigned-record/v2\nkind %s\nname (?P<name>.+)\n%scountry (?P<country>-|[A-Z]{2})\nrole (?P<role>signatory|convener)\n%s"
HEAD += r"day (?P<day>%s)\n(?:stated (?P<stated>%s)\n)?(?P<proofs>(?:proof .+\n)+)" % (DAY, DAY)
KINDS = {
    "organisation": HEAD % ("organisation", "", "")
    + r"(?:representative (?P<representative>.+)\n(?:office (?P<office>.+)\n)?)?(?:site (?P<site>.+)\n)?",
    "person": HEAD % ("person", r"(?:title (?P<title>.+)\n)?", "category (?P<category>individual|expert|former-official)\n")
    + r"(?:position (?P<position>.+)\n)?(?:affiliation (?P<affiliation>.+)\n)?",
    "attestation": r"undersigned-record/v2\nkind attestation\n(?P<attestors>(?:attestor .+\nsignature %s\n){2,})" % B64,
    "key": r"undersigned-record/v2\nkind key\nsignature (?P<signature>%s)\n" % B64,
}
LEVELS = ["mailbox", "domain-mailbox", "domain", "mail-server", "site", "vouched", "paper", "list"]
def proof(text, where):  # as signatories.json has it
    level, day, rest = match("(%s) (%s)((?: .+)?)" % ("|".join(LEVELS), DAY), text, where).groups()
    found = dict.fromkeys(["level", "day", "domain", "by", "scan", "list", "address", "publisher"])
    found.update(level=level, day=day)
    rest = rest[1:] if rest else None
    if level in LEVELS[1:5]:
        found["domain"] = rest
        check(rest and is_domain(rest), where)
    elif level == "list":
        found["list"], found["address"], found["publisher"] = match("(%s) ([^ ]+) (.+)" % H, rest or "", where).groups()
        check(is_address(found["address"]) and is_name(found["publisher"]), where)
    elif level == "vouched" or level == "paper":
        found["by" if level == "vouched" else "scan"] = rest
        check(rest is None or (is_name(rest) if level == "vouched" else re.fullmatch(H, rest)), where)
    else:
        check(rest is None, where)
    check(is_day(day), where)
    return found
def record(data, where):
    check(not data.startswith(b"undersigned-record/v1\n"), where[:-2] + OLD)
    text = data.decode()
    kind = next((kind for kind, form in KINDS.items() if re.fullmatch(form, text)), None)
    check(kind, where + "is not a record")
    found = dict(re.fullmatch(KINDS[kind], text).groupdict(), kind=kind)
    if kind == "attestation":
        found["attestors"] = re.findall(r"attestor (.+)\nsignature (.+)\n", found["attestors"])
        check(all(is_name(name) for name, _ in found["attestors"]), where + "is not a record")
    elif kind != "key":
        good = all(VALUES[key](value) for key, value in found.items() if key in VALUES and value is not None)
        stated = found["stated"] is None or is_day(found["stated"]) and found["stated"] < found["day"]
        check(good and is_day(found["day"]) and stated, where + "is not a record")
        found["text"] = [line[6:] for line in found["proofs"].split("\n")[:-1]]
        found["proofs"] = [proof(line, where + "is not a record") for line in found["text"]]
        ranks = [LEVELS.index(proof["level"]) for proof in found["proofs"]]
        check(ranks == sorted(set(ranks)), where + "is not a record")
    return found
opened = {}
needed_now = needed()
for index, slot in enumerate(records):
    where = "log/records, entry %d: " % index
    check(slot or index not in needed_now, where + "the record is gone, and no entry says why")
    if slot:
        digest = hmac.new(slot[:32], b"undersigned/record/v2\0" + slot[32:], "sha256").hexdigest() if len(slot) > 32 else ""
        check(digest == commitments.get(index), where + "the record is not the one that was committed to")
        opened[index] = found = record(slot[32:], where)
        kind = "attestation" if index in vouches else "key" if index in keys else None
        fits = found["kind"] == kind if kind else index in owner and people[owner[index]]["day"] == found.get("day")
        check(fits, where + "the record is of another kind than the entry asks for, or of another day")
for old_index, after, what in corrections:
    if old_index in opened and after in opened:
        old, new = opened[old_index], opened[after]
        rest = [{key: value for key, value in one.items() if key not in ("name", "proofs", "text")} for one in (old, new)]
        changed = [new["name"] != old["name"], rest[0] != rest[1], new["text"] != old["text"]]
        said = [word in what.split(",") for word in ("name", "detail", "level")]
        check(changed == said, "log/records, entry %d: the correction changes something else than it says" % after)

# 7. Statements that keys have signed, and the keys.
def strings(data):
    found = []
    while data:
        end = 4 + int.from_bytes(data[:4], "big")
        check(4 <= end <= len(data), "log/records: holds what is no SSH signature")
        found, data = found + [data[4:end]], data[end:]
    return found
def public(signature):  # the public key in a binary SSH signature, and its kind
    data = unbase64(signature)
    key, purpose, reserved, hashed, _ = strings(data[10:]) if data[:10] == b"SSHSIG\0\0\0\1" else [b""] * 5
    kind, *rest = strings(key) or [b""]
    sizes = {b"ssh-ed25519": [32], b"sk-ssh-ed25519@openssh.com": [32, 0], b"sk-ecdsa-sha2-nistp256@openssh.com": [8, 65, 0]}.get(kind, [])
    good = len(rest) == len(sizes) > 0 and all(not size or len(part) == size for part, size in zip(rest, sizes))
    good = good and (purpose, reserved) == (b"undersigned", b"") and hashed in (b"sha256", b"sha512")
    check(good, "log/records: holds what is no SSH signature, or of a kind that is not supported")
    return key, kind.decode()
def armour(signature):
    lines = [signature[at : at + 70] for at in range(0, len(signature), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])
line = lambda name, key, kind: '%s namespaces="undersigned" %s %s\n' % (name, kind, b64(key))
ssh = lambda key: b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + key
fingerprint = lambda key: "SHA256:" + b64(sha256(key)).rstrip("=")
signers = "".join(line("log", ssh(key), "ssh-ed25519") for key in dict.fromkeys(by_log))
# Never a program that came with the bundle, nor one that a relative path leads to.
places = [Path(place) for place in os.get_exec_path() if os.path.isabs(place)]
paths = [(place / name).resolve() for place in places for name in ("ssh-keygen", "ssh-keygen.exe")]
keygen = [str(path) for path in paths if path.is_file() and os.access(path, os.X_OK) and HERE not in path.parents]
keygen or stop(2, "NOT ALL CHECKED: there is no ssh-keygen here")
def signature_is_by(keys, text, signature, where):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "signers").write_text("".join(line("signer", *key) for key in keys))
        (Path(folder) / "signature").write_text(armour(signature))
        command = [keygen[0], "-Y", "verify", "-n", "undersigned", "-f", folder + "/signers", "-I", "signer", "-s", folder + "/signature"]
        ran = subprocess.run(command, input=text.encode(), capture_output=True)
    check(ran.returncode == 0, where + ": ssh-keygen says that the signature is wrong")
# The signatures that count, among all those in the log: name, text, signature.
counting, once = [], set()
for index, key in keys.items():
    if index in opened:
        one, name, signature = people[key["of"]], "%d" % index, opened[index]["signature"]
        whose = public(signature)[0]
        check((whose, key["text"]) not in once, "log/records, entry %d: the key has signed this before" % index)
        once.add((whose, key["text"]))
        signature_is_by([public(signature)], key["text"], signature, "log/records, entry " + name)
        if key["stands"] and of_standing(key) and key["version"] == one["version"]:
            counting.append((name, key["text"], signature))
            one["keys"].append(fingerprint(whose))
vouchings = []
for index, vouch in vouches.items():
    named = opened[index]["attestors"] if index in opened else []
    whose = [public(signature)[0] for _, signature in named]
    twice = len({name for name, _ in named}) < len(named) or len(set(whose)) < len(named)
    check(not twice, "log/records, entry %d: two attestors share a name or a key" % index)
    for _, signature in named:
        signature_is_by([public(signature)], vouch["text"], signature, "log/records, entry %d" % index)
    if vouch["stands"]:
        counting += [("%d-%d" % (index, place), vouch["text"], signature) for place, (_, signature) in enumerate(named, 1)]
        vouchings.append(dict(index=index, attestors=[dict(name=name, key=fingerprint(key)) for (name, _), key in zip(named, whose)]))
for name, text_of, signature in counting:
    made["statements/%s.txt" % name] = text_of.encode()
    made["statements/%s.txt.sig" % name] = armour(signature).encode()
    signers += line(name, *public(signature))
made["allowed_signers"] = signers.encode()

# 8. The list of signatories.
COLUMNS = "index version current disputes kind name title country role category position affiliation representative office site day stated"
COLUMNS = COLUMNS.split(" ") + ["proofs", "keys"]
def cell(value):  # what a spreadsheet would take for a formula, or begins with an apostrophe, gets an apostrophe
    value = ("'" + value if value[:1] in tuple("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20") else value) if value else ""
    return '"%s"' % value.replace('"', '""')
listed, table = [], [",".join(map(cell, COLUMNS))]
for index, one in people.items():
    if one["stands"]:
        found = dict.fromkeys(COLUMNS)
        found.update({key: value for key, value in opened[one["record"]].items() if key in COLUMNS})
        found.update(index=index, version=one["version"] + 1, current=one["version"] >= meaning, disputes=one["disputes"], keys=one["keys"])
        found["country"] = None if found["country"] == "-" else found["country"]
        listed.append(found)
        row = dict(found, current="yes" if found["current"] else "no", proofs="; ".join(opened[one["record"]]["text"]))
        row.update(keys=" ".join(one["keys"]), **{key: str(found[key]) for key in ("index", "version", "disputes")})
        table.append(",".join(cell(row[key]) for key in COLUMNS))
vouched = sum(vouch["number"] for vouch in vouches.values() if vouch["stands"])
whole = dict(format="undersigned-signatories/v2", origin=origin, size=size, signatories=listed, vouched_for=vouched, vouchings=vouchings)
made["signatories.json"] = (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()
made["signatories.csv"] = ("\n".join(table) + "\n").encode()
for name, data in made.items():
    check(read(name) == data, name + ": does not say what the log says")

# 9. Every file is the one in the list, which the log's key has signed. No other is named there.
head, files = read("list.txt").decode().split("\n\n", 1)
ours = "undersigned-bundle/v1\norigin %s\nsize %d\nroot %s\npolicy %s" % (origin, size, signed_root, sha256(policy).hex())
check(head == ours, "list.txt: is of another log, or of a newer kind")
beside = [name for name in ("README.md", "verify.py") if (HERE / name).is_file()]
names = sorted({*beside, *made, *of_log}, key=str.encode)
lines = "".join("%s  %s\n" % (sha256(read(name)).hex(), name) for name in names)
check(files == lines, "list.txt: names other files than the log asks for, or with other hashes")
lines = read("list.txt.sig").decode().split("\n")
signature = "".join(lines[1:-2])
check(read("list.txt.sig").decode() == armour(signature), "list.txt.sig: is no SSH signature")
signature_is_by([(ssh(key), "ssh-ed25519") for key in by_log], read("list.txt").decode(), signature, "list.txt.sig")

current, own = sum(one["current"] for one in listed), sum(one["keys"] != [] for one in listed)
print("Log: %s with %d entries\nWitnesses: %s" % (origin, size, ", ".join(by_witness) or "none has signed it"))
if newest != "log/checkpoint":
    gone = sum(not records[index] for index in needed_then)
    at = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(max(by_witness.values()))) if by_witness else "log/checkpoint"
    print("Not signed by enough witnesses yet: %d entries; records deleted since they last signed (%s): %d" % (size - witnessed, at, gone))
print("%d signatures stand for the letter as it is now, %d for an earlier version only" % (current, len(listed) - current))
disputed = sum(one["disputes"] > 0 for one in people.values())
print("%d more organisations are vouched for, without names; %d signatures have been disputed" % (vouched, disputed))
print("No longer listed: %(no longer listed)d; removed by the coalition:" % counts, end=" ")
print("%(duplicate)d as duplicates, %(not-confirmed)d as not confirmed" % counts)
print("Corrected: %(name)d times a name, %(detail)d times a detail, %(level)d times how it was checked who signed" % counts)
print("%d signatories have signed with a key of their own" % own)
print("Not checked here: names that only look like others; signatures of other kinds than Ed25519, such as ML-DSA (%d)" % len(others))
if newer:
    print("Not checked here: %d characters newer than Unicode %s of this Python" % (len(newer), unicodedata.unidata_version))
print("VERIFIED: the log and every file of this bundle, under this fingerprint.")
