"""Makes up the hours of a box, to try `shelfedge-lab report` without one: box_hours.py FOLDER FIRST_DAY DAYS SKU=NAME=PRICE...

Writes forecast.db, alerts.db and planogram.json into the folder: places that sell by the hour of the day, run out on some afternoons
and are filled again. The columns are those that the service writes; see docs/forecast.md and docs/alerts.md.
"""

import datetime
import json
import pathlib
import random
import sqlite3
import sys
import uuid

HOUR = 3_600_000
OPEN = range(8, 20)


def main():
    folder, first, days = pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2]), int(sys.argv[3])
    products = [argument.split("=") for argument in sys.argv[4:]]
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(7)
    planogram = {
        "schema": 1,
        "cameras": [{"id": "camera-1", "widthPixels": 1280, "heightPixels": 720}],
        "shelves": [{"id": "a1", "name": "Aisle A"}],
        "products": [{"sku": sku, "name": name, "price": float(price)} for sku, name, price in products],
        "positions": [
            {"id": f"a1-{i + 1}", "shelf": "a1", "sku": product[0], "camera": "camera-1", "capacity": 8, "lowThreshold": 2,
             "zone": [[100 * i, 60], [100 * i + 90, 60], [100 * i + 90, 240], [100 * i, 240]]}
            for i, product in enumerate(products)
        ],
    }
    (folder / "planogram.json").write_text(json.dumps(planogram, indent=1))
    for name in ("forecast.db", "alerts.db"):
        (folder / name).unlink(missing_ok=True)
    hours, alerts = sqlite3.connect(folder / "forecast.db"), sqlite3.connect(folder / "alerts.db")
    hours.execute("CREATE TABLE hour (hour INTEGER, position TEXT, sales INTEGER, sold INTEGER, restocked INTEGER, "
                  "on_shelf INTEGER, empty INTEGER, unknown INTEGER, PRIMARY KEY (hour, position))")
    alerts.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, alert TEXT, phase TEXT, raised_at INTEGER, at INTEGER, data TEXT)")
    for day in range(days):
        date = first + datetime.timedelta(days=day)
        start = int(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.timezone.utc).timestamp()) // 3600
        for place in range(len(products)):
            gone = draw.random() < 0.55 / (place + 1)
            at, back = 14 + draw.randrange(3), 2 + draw.randrange(3)
            for hour in OPEN:
                empty = gone and at <= hour < at + back
                unknown = draw.randrange(HOUR // 20)
                sold = 0 if empty else draw.randrange(5 if 11 <= hour <= 17 else 3)
                hours.execute("INSERT INTO hour VALUES (?,?,?,?,?,?,?,?)", (
                    start + hour, f"a1-{place + 1}", sold, sold, 8 if gone and hour == at + back else 0,
                    0 if empty else HOUR - unknown, HOUR - unknown if empty else 0, unknown))
            if gone:
                raised = 621355968000000000 + (start + at) * 36_000_000_000
                alert = str(uuid.UUID(int=draw.getrandbits(128)))
                for phase, when in (("Raised", raised), ("Cleared", raised + back * 36_000_000_000)):
                    alerts.execute("INSERT INTO entry (alert, phase, raised_at, at, data) VALUES (?,?,?,?,'{}')", (alert, phase, raised, when))
    hours.commit()
    alerts.commit()


main()
