#!/usr/bin/env python3
"""Sends what changed in feeds of {{base}} as CEF events by syslog over TCP.

    tipstaff-cef.py HOST PORT [FEED ...]

The token is read from the file that TIPSTAFF_TOKEN_FILE names, or /etc/tipstaff/token. How far each feed was sent is
kept in TIPSTAFF_FOLDER, or /var/lib/tipstaff-cef. Needs Python 3.8 and nothing else.
"""
import json
import os
import socket
import sys
import time
import urllib.request

BASE = "{{base}}"
FEEDS = "{{feeds json}}".split()


def header(text):
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def value(text):
    return text.replace("\\", "\\\\").replace("=", "\\=").replace("\r", " ").replace("\n", "\\n")


def changes(feed, after, token):
    while True:
        request = urllib.request.Request(
            f"{BASE}/api/v1/feeds/{feed}/changes?after={after}&limit=1000",
            headers={"Authorization": "Bearer " + token},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            page = json.load(answer)
        yield page
        after = page["to"]
        if not page["more"]:
            return


def event(feed, change):
    record = change["record"]
    state = change["state"]
    fields = {
        "cs1Label": "indicator",
        "cs1": record["indicator"],
        "cs2Label": "kind",
        "cs2": record["type"],
        "cs3Label": "feed",
        "cs3": feed,
        "cs4Label": "malware",
        "cs4": ", ".join(record["malware"]),
        "cs5Label": "category",
        "cs5": ", ".join(record["category"]),
        "cs6Label": "tlp",
        "cs6": record.get("tlp") or "",
        "externalId": record["id"],
    }
    severity = 0 if state == "out" else min(10, (record.get("confidence") or 0) // 10)
    text = " ".join(f"{name}={value(field)}" for name, field in fields.items() if field)
    stamp = time.strftime("%b %d %H:%M:%S", time.gmtime())
    return (
        f"<134>{stamp} tipstaff CEF:0|Tipstaff|Tipstaff|1|{header(feed)}:{state}|indicator {state}|{severity}|{text}\n"
    )


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    host, port, feeds = sys.argv[1], int(sys.argv[2]), sys.argv[3:] or FEEDS
    with open(os.environ.get("TIPSTAFF_TOKEN_FILE", "/etc/tipstaff/token"), encoding="ascii") as file:
        token = file.read().strip()
    folder = os.environ.get("TIPSTAFF_FOLDER", "/var/lib/tipstaff-cef")
    os.makedirs(folder, exist_ok=True)
    for feed in feeds:
        mark = os.path.join(folder, feed)
        after = 0
        if os.path.exists(mark):
            with open(mark, encoding="ascii") as file:
                after = int(file.read() or 0)
        with socket.create_connection((host, port), timeout=60) as target:
            for page in changes(feed, after, token):
                for change in page["changes"]:
                    target.sendall(event(feed, change).encode())
                with open(mark + ".new", "w", encoding="ascii") as file:
                    file.write(str(page["to"]))
                os.replace(mark + ".new", mark)


if __name__ == "__main__":
    main()
