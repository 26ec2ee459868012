"""Accepts or refuses a package without any code of Requisite: written from RFC 8493, APPNOTE.TXT and the README of packages.

verify.py PACKAGE.zip...                    says of each whether it is whole
verify.py --flips N SEED PACKAGE.zip...     and that N single wrong bits of each are refused, wherever they are
"""

import hashlib
import json
import random
import re
import struct
import sys
import zlib

ALGORITHMS = ("sha256", "sha512")
TAGS = {"bagit.txt", "bag-info.txt"} | {f"{tag}manifest-{name}.txt" for tag in ("", "tag") for name in ALGORITHMS}
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST_LINE = re.compile(rb"([0-9a-f]+)  (\S.*)\n")
# Version, flags (names in UTF-8), method (stored), time, date (1980-01-01).
FIXED = struct.pack("<HHHHH", 20, 0x0800, 0, 0, 0x0021)
LARGEST = 64 * 1024 * 1024


class Refused(Exception):
    """Why a package is not accepted."""


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Refused(otherwise)


def entries(archive: bytes) -> dict[str, bytes]:
    """The files of an archive that is stored, in order, and has nothing between, before or after them."""
    demand(22 <= len(archive) <= LARGEST, "its size")
    signature, disk, first, here, count, size, offset, comment = struct.unpack("<IHHHHIIH", archive[-22:])
    demand(signature == 0x06054B50, "no end record")
    demand((disk, first, comment) == (0, 0, 0) and here == count, "the end record")
    demand(offset + size + 22 == len(archive), "the directory is not where it should be")
    found: dict[str, bytes] = {}
    at, next_file = offset, 0
    for _ in range(count):
        head = archive[at : at + 46]
        demand(len(head) == 46 and head[:4] == b"PK\x01\x02", "the directory")
        demand(head[4:6] == b"\x14\x00" and head[6:16] == FIXED, "an entry of another kind")
        crc, packed, plain, name_size, extra, note = struct.unpack("<IIIHHH", head[16:34])
        demand(packed == plain and (extra, note) == (0, 0), "sizes of an entry")
        demand(head[34:42] == bytes(8), "attributes of an entry")
        demand(struct.unpack("<I", head[42:46])[0] == next_file, "the files are not one behind the other")
        name = archive[at + 46 : at + 46 + name_size]
        local = archive[next_file : next_file + 30]
        wanted = b"PK\x03\x04" + FIXED + struct.pack("<IIIHH", crc, plain, plain, name_size, 0)
        demand(local == wanted, "a file begins otherwise than the directory says")
        start = next_file + 30 + name_size
        demand(archive[next_file + 30 : start] == name, "two names for a file")
        content = archive[start : start + plain]
        demand(len(content) == plain and zlib.crc32(content) == crc, "a damaged content")
        text = decoded(name)
        demand(text not in found, "a name stands twice")
        demand(not found or text > next(reversed(found)), "the names are not in order")
        found[text] = content
        at, next_file = at + 46 + name_size, start + plain
    demand(at == offset + size and next_file == offset, "something stands between the parts")
    return found


def decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("a text that is not UTF-8") from error


def folder_of(names) -> str:
    tops = {name.partition("/")[0] for name in names}
    demand(len(tops) == 1 and all("/" in name for name in names), "not one folder")
    for name in names:
        parts = name.split("/")
        demand(all(part not in ("", ".", "..") for part in parts) and "\\" not in name, "a path that leads out")
    return tops.pop()


def manifest(files: dict[str, bytes], name: str, wanted: set[str], algorithm: str) -> None:
    """A manifest lists each file that it should, once, with its digest, and nothing else."""
    text, listed = files[name], {}
    lines = text.splitlines(keepends=True)
    for line in lines:
        match = MANIFEST_LINE.fullmatch(line)
        demand(match is not None, f"a line of {name}")
        file = decoded(match[2])
        demand(file not in listed, f"{name} lists a file twice")
        listed[file] = match[1].decode("ascii")
    demand(set(listed) == wanted, f"{name} lists other files")
    for file, digest in listed.items():
        demand(hashlib.new(algorithm, files[file]).hexdigest() == digest, f"the digest of {file} in {name}")


def labels(content: bytes) -> dict[str, str]:
    text = decoded(content)
    demand(text.endswith("\n"), "bag-info.txt ends in the middle")
    pairs = [line.split(": ", 1) for line in text[:-1].split("\n")]
    demand(all(len(pair) == 2 for pair in pairs), "a line of bag-info.txt")
    return dict(pairs)


def accept(archive: bytes) -> str:
    """The name of the folder of a whole package; else why it is refused."""
    found = entries(archive)
    folder = folder_of(found)
    files = {name[len(folder) + 1 :]: content for name, content in found.items()}
    payload = {name for name in files if name.startswith("data/")}
    demand(set(files) - payload == TAGS, "other files beside the payload")
    demand({"data/request.json", "data/report.json", "data/README.txt"} <= payload, "a file is missing")
    demand(files["bagit.txt"] == DECLARATION, "bagit.txt")
    tags = {name for name in TAGS if not name.startswith("tagmanifest-")}
    for algorithm in ALGORITHMS:
        manifest(files, f"manifest-{algorithm}.txt", payload, algorithm)
        manifest(files, f"tagmanifest-{algorithm}.txt", tags, algorithm)
    info = labels(files["bag-info.txt"])
    weight = sum(len(files[name]) for name in payload)
    demand(info.get("Payload-Oxum") == f"{weight}.{len(payload)}", "the size of the payload")
    request = files["data/request.json"]
    digest = hashlib.sha256(request).hexdigest()
    demand(info.get("Requisite-Request-SHA256") == digest, "the digest of the request")
    demand(folder.endswith(f"-{digest[:8]}"), "the name of the folder")
    stamp, report = json.loads(request)["pack"], json.loads(files["data/report.json"])
    demand(report["today"] == info.get("Bagging-Date"), "the day of the report")
    of = (info.get("Requisite-Pack-Id"), info.get("Requisite-Pack-Version"), info.get("Requisite-Pack-SHA256"))
    demand(of == (stamp["id"], stamp["version"], stamp["hash"]), "the rules that it was made with")
    return folder


def flips(archive: bytes, count: int, dice: random.Random) -> None:
    bits = len(archive) * 8
    # Every bit of the heads of the archive is worth a try; most of it is content.
    for _ in range(count):
        bit = dice.randrange(bits)
        changed = bytearray(archive)
        changed[bit // 8] ^= 1 << bit % 8
        try:
            accept(bytes(changed))
        except Refused:
            continue
        raise SystemExit(f"bit {bit} may be flipped without notice")


def main(arguments: list[str]) -> None:
    count, dice = 0, random.Random(0)
    if arguments[:1] == ["--flips"]:
        count, dice = int(arguments[1]), random.Random(int(arguments[2]))
        arguments = arguments[3:]
    for path in arguments:
        with open(path, "rb") as file:
            archive = file.read()
        try:
            accept(archive)
        except Refused as why:
            raise SystemExit(f"{path}: {why}") from None
        flips(archive, count, dice)
    print(f"{len(arguments)} packages accepted, {count * len(arguments)} single wrong bits refused")


main(sys.argv[1:])
