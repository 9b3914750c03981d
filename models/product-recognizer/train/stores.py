"""Which photographs of shelf-dairy-sku show the same store, as far as eyes can tell; a photograph in no group stands alone.
Where it was not sure, photographs were put together: that makes the test harder, never easier. The groups are in stores.json,
which `shelfedge-lab evaluate recognizer --stores` reads too."""
import json
import os
import re

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "stores.json"), encoding="utf-8") as file:
    GROUPS = json.load(file)["groups"]
STORE_OF = {photo: name for name, photos in GROUPS.items() for photo in photos}


def store(file_name):
    photo = re.sub(r"\.\w+$", "", file_name)
    return STORE_OF.get(photo, photo)
