"""Says in which files two archives differ: compare.py ONE.zip OTHER.zip"""

import sys
import zipfile

one, other = (zipfile.ZipFile(path) for path in sys.argv[1:3])
names = [archive.namelist() for archive in (one, other)]
if names[0] != names[1]:
    print("names:", names[0], "against", names[1])
for name in names[0]:
    if name not in names[1]:
        continue
    left, right = one.read(name), other.read(name)
    if left != right:
        at = next((n for n, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
        print(f"{name}: {len(left)} and {len(right)} bytes, first difference at {at}:")
        print("   ", left[max(0, at - 60) : at + 60])
        print("   ", right[max(0, at - 60) : at + 60])
    elif one.getinfo(name).date_time != other.getinfo(name).date_time:
        print(f"{name}: dates differ")
