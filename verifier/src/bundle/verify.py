#!/usr/bin/env python3
"""Checks the bundle that this file lies in: python3 -I verify.py FINGERPRINT

The fingerprint is the SHA-256 of policy.txt, and must come from somewhere else than this bundle. What is checked, with
Python's standard library alone, and ssh-keygen for the signatures in statements/ and of list.txt (-I: no file here is run):
  the policy has the fingerprint; its log, and enough of its witnesses, have signed the checkpoint (log/checkpoint);
  the entries (log/tile/entries) give the root that was signed, and each may stand where it stands;
  the manifests and the texts of the letter are those that entries name; the letter.*.md are those of the newest version;
  the records (log/records) open the commitments in the entries, and none is missing without an entry that says why;
  signatories.csv says what the records say, and signatories.json names the same; keys have signed the statements;
  every file is the one that list.txt names, and the log's key has signed list.txt.
Not checked beyond list.txt, as the root is computed anew: log/tile/<number>. Not checked at all: signatures of
wishes to be erased. README.md says what is not proven; Undersigned's docs/ledger.md describes the formats.
"""
import sys  # built in: the place of any other module a file of this folder could take
sys.path = [place for place in sys.path if place not in ("", ".", __file__.replace("\\", "/").rpartition("/")[0])]
def stop(code, why):
    print(why)
    sys.exit(code)
if not sys.flags.isolated:
    stop(2, "NOT CHECKED: without -I, Python may run other files of this folder: python3 -I verify.py FINGERPRINT")
import base64, csv, hashlib, hmac, json, os, struct, subprocess
from pathlib import Path
HERE = Path(__file__).resolve().parent
sha256 = lambda data: hashlib.sha256(data).digest()
b64 = lambda data: base64.b64encode(data).decode()

def check(good, what):
    good or stop(1, "NOT VERIFIED: " + what)

last = [""]
def read(name):
    last[0] = name
    check((HERE / name).is_file(), name + ": the file is missing")
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

# 1. The fingerprint and the policy.
policy = read("policy.txt")
print("Fingerprint:", sha256(policy).hex())
if len(sys.argv) != 2:
    stop(2, "Give the fingerprint that you got from somewhere else: python3 -I verify.py FINGERPRINT")
check("".join(sys.argv[1].split()).lower() == sha256(policy).hex(), "policy.txt: this is another log than the one you asked for")
check(read("log/policy") == policy, "log/policy: is not policy.txt")
logs, witnesses, groups, quorum = [], {}, [], None
def party(vkey):  # name, identifier, kind and key
    name, identifier, material = vkey.split("+", 2)
    return name, bytes.fromhex(identifier), base64.b64decode(material)
for word, *words in map(str.split, policy.decode().splitlines()):
    if word == "log":
        logs.append(party(words[0]))
    elif word == "witness":
        witnesses[words[0]] = party(words[1])
    elif word == "group":
        groups.append((words[0], int(words[1]), words[2:]))
    elif word == "quorum":
        quorum = words[0]

# 2. The tree over the entries, and the root in the checkpoint.
note = read("log/checkpoint").decode()
check(note.count("\n\n") == 1 and note.index("\n\n") == len("\n".join(note.split("\n")[:3])), "log/checkpoint: is not a checkpoint")
text, lines = note.split("\n\n")
(origin, size, signed_root), text = text.split("\n"), text + "\n"
size = int(size)

def slots(row):
    found = []
    for index in range((size + 255) // 256):
        width, number, name = min(256, size - 256 * index), index // 1000, "%03d" % (index % 1000)
        while number:
            number, name = number // 1000, "x%03d/%s" % (number % 1000, name)
        name = "log/%s/%s%s" % (row, name, "" if width == 256 else ".p/%d" % width)
        data, at = read(name), 0
        for _ in range(width):
            length = int.from_bytes(data[at : at + 2], "big")
            found.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        check(at == len(data), name + ": does not hold what it should")
    return found

entries, records, stack = slots("tile/entries"), slots("records"), []
for entry in entries:
    node = (0, sha256(b"\0" + entry))
    while stack and stack[-1][0] == node[0]:
        node = (node[0] + 1, sha256(b"\1" + stack.pop()[1] + node[1]))
    stack.append(node)
root = stack.pop()[1] if stack else sha256(b"")
for _, left in reversed(stack):
    root = sha256(b"\1" + left + root)
check(b64(root) == signed_root, "log/tile/entries: do not give the root that log/checkpoint signs")

# 3. The entries, one after the other.
versions, meaning, people, vouches, keys, rotations, commitments, seen = [], 0, {}, {}, {}, [], {}, set()
counts = dict.fromkeys(["withdraw", "remove", "erase at the signatory's wish", "erase at the host's wish"], 0)
for index, entry in enumerate(entries):
    where = "log/tile/entries, entry %d: %s" % (index, entry.decode("ascii", "replace"))
    word = entry.decode("ascii", "replace").split(" ")
    check(len(word) > 3 and word[0] == "v1", where)
    kind, day, word = word[1], word[2], word[3:]
    if kind in ("sign", "vouch", "correct", "key-add") or (kind == "erase" and word[-1] != "-"):
        check(word[-1] not in seen, where)
        commitments[index], _ = word[-1], seen.add(word[-1])
    if kind not in ("manifest", "sign", "vouch", "log-key", "asset"):
        about = int(word[0])
        one = keys.get(about) if kind == "key-revoke" else people.get(about) or vouches.get(about)
        check(one and (kind == "dispute" or one["stands"] or (kind == "erase" and not one["erased"])), where)
        check(about in people or kind not in ("reaffirm", "correct", "key-add"), where)
    if kind == "manifest":
        check((word[1] == "first") == (not versions) and word[0] not in versions, where)
        versions, meaning = versions + [word[0]], len(versions) if word[1] == "material" else meaning
    elif kind == "sign":
        people[index] = dict(version=versions.index(word[0]), record=index, day=day, stands=True, erased=False, disputes=0, keys=[])
    elif kind == "vouch":
        check(word[0] == (str(max(vouches)) if vouches else "-") and word[1] in versions, where)
        for before in vouches.values():
            before["stands"] = False
        text_of = "\n".join(["undersigned-attestation/v1", origin, word[1], word[0], word[2], ""])
        vouches[index] = dict(text=text_of, number=int(word[2]), stands=True, erased=False, disputes=0)
    elif kind == "reaffirm":
        before, one["version"] = one["version"], versions.index(word[1])
        check(one["version"] > before, where)
    elif kind == "correct":
        one["record"] = index
    elif kind == "dispute":
        one["disputes"] += 1
    elif kind in ("withdraw", "remove", "erase"):
        one.update(stands=False, erased=kind == "erase")
        counts[kind if kind != "erase" else "erase at the %s's wish" % word[1]] += 1
    elif kind == "key-add":
        text_of = "\n".join(["undersigned-statement/v1", origin, versions[one["version"]], commitments[one["record"]], ""])
        keys[index] = dict(of=about, version=one["version"], record=one["record"], stands=True, text=text_of)
    elif kind == "key-revoke":
        one["stands"] = False
    elif kind == "log-key":
        old, new, by_old, by_new = map(bytes.fromhex, word)
        message = "\n".join(["undersigned-log-key/v1", origin, day, word[0], word[1], ""]).encode()
        check((not rotations or rotations[-1][1] == old) and ed25519(old, message, by_old) and ed25519(new, message, by_new), where)
        rotations.append((old, new))
    else:
        check(kind == "asset", where)

# 4. Who has signed the checkpoint.
known = {key[1:] for name, _, key in logs if name == origin and key[0] == 1}
for old, new in rotations:
    known |= {new} if old in known else set()
check(known, "policy.txt: is not of this log")
by_log, by_witness = [], []
for line in lines.splitlines():
    name, signature = line[2:].split(" ")
    identifier, signature = base64.b64decode(signature)[:4], base64.b64decode(signature)[4:]
    for key in known:
        if name == origin and identifier == sha256(name.encode() + b"\n\x01" + key)[:4]:
            check(ed25519(key, text.encode(), signature), "log/checkpoint: a signature of the log is wrong")
            by_log.append(key)
    for label, (witness, its, key) in witnesses.items():
        if (name, identifier, key[0]) == (witness, its, 4):
            message = "cosignature/v1\ntime %d\n%s" % (int.from_bytes(signature[:8], "big"), text)
            check(ed25519(key[1:], message.encode(), signature[8:]), "log/checkpoint: a signature of a witness is wrong")
            by_witness.append(label)
check(by_log and (not rotations or rotations[-1][1] in by_log), "log/checkpoint: the log has not signed it")
good = set(by_witness)
for name, threshold, members in groups:
    good |= {name} if len(good & set(members)) >= threshold else set()
check(quorum == "none" or quorum in good, "log/checkpoint: too few witnesses have signed it")

# 5. Manifests and texts.
for number, version in enumerate(versions, 1):
    name = "log/manifest/%d" % number
    manifest = read(name)
    lines = manifest.decode().splitlines()
    head = ["letter " + origin[-32:], "version %d" % number, "prev " + (versions[number - 2] if number > 1 else "-")]
    check(sha256(manifest).hex() == version and lines[1:4] == head, name + ": is not the manifest that its entry names")
    check(number < len(versions) or read("manifest.txt") == manifest, "manifest.txt: is not the newest one")
    for line in lines[4:]:
        _, tag, digest, length, _ = line.split(" ")
        for name in ["log/text/%d/%s" % (number, tag)] + ["letter.%s.md" % tag] * (number == len(versions)):
            good = "sha256:" + sha256(read(name)).hex() == digest and len(read(name)) == int(length)
            check(good, name + ": is not the text that was signed")

# 6. Records and commitments.
of_standing = lambda key: people[key["of"]]["stands"] and people[key["of"]]["record"] == key["record"]
needed = {one["record"] for one in people.values() if one["stands"]} | {index for index, vouch in vouches.items() if vouch["stands"]}
needed |= {index for index, key in keys.items() if of_standing(key)}
opened = {}
for index, slot in enumerate(records):
    where = "log/records, entry %d: " % index
    check(slot or index not in needed, where + "the record is gone, and no entry says why")
    if slot:
        digest = hmac.new(slot[:32], b"undersigned/record/v1\0" + slot[32:], "sha256").hexdigest() if len(slot) > 32 else ""
        check(digest == commitments.get(index), where + "the record is not the one that was committed to")
        opened[index] = [line.partition(" ")[::2] for line in slot[32:].decode().splitlines()]

# 7. Statements that keys have signed, and the keys.
def blob(signature):  # the public key in a binary SSH signature, and its kind
    length = struct.unpack(">I", signature[10:14])[0]
    key = signature[14 : 14 + length]
    return key, key[4 : 4 + struct.unpack(">I", key[:4])[0]].decode()
line = lambda name, key, kind: '%s namespaces="undersigned" %s %s\n' % (name, kind, b64(key))
ssh = lambda key: b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + key
signers = "".join(line("log", ssh(key), "ssh-ed25519") for key in dict.fromkeys(by_log))
of = lambda index, name: [value for key, value in opened.get(index, []) if key == name]
signed, once = [("list", "log", None, None)], set()
for index, key in keys.items():
    one = people[key["of"]]
    for signature in of(index, "signature"):
        public = blob(base64.b64decode(signature))[0]
        check((public, key["text"]) not in once, "log/records, entry %d: the key has signed this before" % index)
        once.add((public, key["text"]))
        if key["stands"] and of_standing(key) and key["version"] == one["version"]:
            signed.append(("statements/%d" % index, "%d" % index, key["text"], signature))
            one["keys"].append("SHA256:" + b64(sha256(public)).rstrip("="))
attestors = {index: of(index, "attestor") for index, vouch in vouches.items() if vouch["stands"]}
for index, names in attestors.items():
    publics = {blob(base64.b64decode(signature)) for signature in of(index, "signature")}
    check(len(names) == len(set(names)) == len(publics) > 1, "log/records, entry %d: some vouch twice" % index)
    for place, signature in enumerate(of(index, "signature"), 1):
        signed.append(("statements/%d-%d" % (index, place), "%d-%d" % (index, place), vouches[index]["text"], signature))
for name, who, text, signature in signed[1:]:
    armour = read(name + ".txt.sig").decode().splitlines()
    check(read(name + ".txt").decode() == text, name + ".txt: is not what the log says was signed")
    check("".join(armour[1:-1]) == signature, name + ".txt.sig: is not the signature in the log")
    signers += line(who, *blob(base64.b64decode(signature)))
check(read("allowed_signers").decode() == signers, "allowed_signers: has other keys than the log")
# Never a program that came with the bundle, nor one that a relative path leads to.
places = [Path(place) for place in os.get_exec_path() if os.path.isabs(place)]
paths = [(place / name).resolve() for place in places for name in ("ssh-keygen", "ssh-keygen.exe")]
keygen = [str(path) for path in paths if path.is_file() and os.access(path, os.X_OK) and HERE not in path.parents]
for name, who, *_ in signed if keygen else stop(2, "NOT ALL CHECKED: there is no ssh-keygen here"):
    command = [keygen[0], "-Y", "verify", "-n", "undersigned", "-f", str(HERE / "allowed_signers"), "-I", who, "-s"]
    ran = subprocess.run(command + [str(HERE / (name + ".txt.sig"))], input=read(name + ".txt"), capture_output=True)
    check(ran.returncode == 0, name + ".txt.sig: ssh-keygen says that the signature is wrong")

# 8. The list of signatories, in both forms.
expected, rows = [], list(csv.reader(read("signatories.csv").decode().splitlines()))
for index, one in people.items():
    if one["stands"]:
        record = dict(opened[one["record"]])
        check(record["day"] == one["day"], "log/records, entry %d: its day is another" % one["record"])
        proofs = "; ".join(of(one["record"], "proof"))
        row = [str(index), str(one["version"] + 1), "yes" if one["version"] >= meaning else "no", str(one["disputes"])]
        expected.append(row + [record.get(key, "") for key in rows[0][4:14]] + [proofs, " ".join(one["keys"])])
plain = [[cell[cell.startswith("'") :] for cell in row] for row in rows[1:]]
check(plain == expected, "signatories.csv: does not say what the log says")
listed = json.loads(read("signatories.json"))
vouched = sum(vouch["number"] for vouch in vouches.values() if vouch["stands"])
named = {one["index"]: [attestor["name"] for attestor in one["attestors"]] for one in listed["vouchings"]}
some = [[str(one["index"]), one["kind"], one["name"], one["country"]] for one in listed["signatories"]]
check(some == [[row[0], *row[4:7]] for row in expected], "signatories.json: has other signatories than the log")
check(listed["vouched_for"] == vouched and named == attestors, "signatories.json: vouches for others than the log")

# 9. Every file is the one in the list, which the log's key has signed.
head, files = read("list.txt").decode().split("\n\n", 1)
ours = "undersigned-bundle/v1\norigin %s\nsize %d\nroot %s\npolicy %s" % (origin, size, signed_root, sha256(policy).hex())
check(head == ours, "list.txt: is of another log, or of a newer kind")
for line in files.splitlines():
    digest, name = line.split("  ", 1)
    check(".." not in name and not name.startswith("/") and sha256(read(name)).hex() == digest, name + ": is not the file in list.txt")

current, own = sum(row[2] == "yes" for row in expected), sum(row[-1] != "" for row in expected)
print("Log: %s with %d entries\nWitnesses: %s" % (origin, size, ", ".join(by_witness) or "none"))
print("%d signatures stand for the letter as it is now, %d for an earlier version only" % (current, len(expected) - current))
disputed = sum(one["disputes"] > 0 for one in people.values())
print("%d more organisations are vouched for, without names; %d signatures have been disputed" % (vouched, disputed))
print("; ".join("%s: %d" % item for item in counts.items()))
print("%d signatories have signed with a key of their own" % own)
print("VERIFIED: the log and every file of this bundle, under this fingerprint.")
