"""Writes the annotations of the held-out pictures of a COCO folder, for `shelfedge-lab evaluate detector --data FILE --images DATA`."""
import argparse
import json
import os

import scenes
from documents import read


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", required=True, help="COCO folder")
    parser.add_argument("--every", type=int, required=True, help="every n-th picture by file name is held out")
    parser.add_argument("--out", required=True, help="file to write; its name without extension is the name of the set")
    options = parser.parse_args()
    document = read(os.path.join(options.folder, "annotations.json"))
    held = {os.path.basename(p.path) for p in scenes.split(scenes.read_folder(options.folder, None), options.every)[1]}
    place = os.path.basename(os.path.normpath(options.folder))
    images = [i for i in document["images"] if os.path.basename(i["file_name"]) in held]
    ids = {i["id"] for i in images}
    for image in images:
        image["file_name"] = f"{place}/images/{os.path.basename(image['file_name'])}"
    kept = {"images": images, "annotations": [a for a in document["annotations"] if a["image_id"] in ids],
            "categories": document["categories"]}
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(kept, file)
    print(f"{options.out}: {len(images)} pictures, {len(kept['annotations'])} boxes")


if __name__ == "__main__":
    main()
