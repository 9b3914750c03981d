"""The failure gallery of a model card, from what `shelfedge-lab evaluate ... --failures` left in the folder of the model."""
import os
import sys

from documents import read


def section(model, version, legend):
    """Markdown of failures/index.json; nothing when it is missing or of another version of the model."""
    path = os.path.join(model, "failures", "index.json")
    if not os.path.exists(path):
        print(f"{path} is missing: the card gets no failure gallery", file=sys.stderr)
        return ""
    index = read(path)
    if index["model"] != version:
        print(f"{path} is of {index['model']}, not of {version}: the card gets no failure gallery", file=sys.stderr)
        return ""
    lines = ["## Failure gallery", "", legend.strip(), ""]
    for picture in index["pictures"]:
        lines += [f"![{picture['set']}](failures/{picture['file']})", "", f"{picture['caption']}.", ""]
    return "\n".join(lines)
