"""Task-aligned assignment: which anchors answer for which product.

Every anchor inside a box competes with score^0.5 x IoU^4; the best nine of each box win, and an anchor claimed by
two boxes goes to the one that it overlaps more (Feng et al., "TOOD", ICCV 2021). Only anchor-box pairs that lie
inside each other are ever looked at, which keeps a hundred boxes a picture cheap on a CPU.
"""
from collections import namedtuple

import torch

TOP = 9
SCORE_POWER = 0.5
OVERLAP_POWER = 4.0

# anchor: flat index into the batch's B*N anchors; box: index into the batch's boxes; quality: target score 0..1.
Assignment = namedtuple("Assignment", "anchor box quality")


def overlaps(a, b):
    """IoU of paired corner boxes [P, 4]."""
    low = torch.maximum(a[:, :2], b[:, :2])
    high = torch.minimum(a[:, 2:], b[:, 2:])
    common = (high - low).clamp(min=0).prod(1)
    areas = (a[:, 2:] - a[:, :2]).prod(1) + (b[:, 2:] - b[:, :2]).prod(1)
    return common / (areas - common + 1e-7)


def inside_pairs(centres, boxes, owner):
    """Flat anchor index and box index of every anchor centre that lies inside a box of its picture."""
    x, y = centres[None, :, 0], centres[None, :, 1]
    left, top, right, bottom = (boxes[:, k, None] for k in range(4))
    box, anchor = ((x > left) & (x < right) & (y > top) & (y < bottom)).nonzero(as_tuple=True)
    return anchor + owner[box] * len(centres), box


def rank_within(groups, values):
    """Rank (0 = largest value) of each entry among those of its group."""
    order = torch.argsort(values, descending=True, stable=True)
    order = order[torch.argsort(groups[order], stable=True)]
    sorted_groups = groups[order]
    position = torch.arange(len(groups))
    starts = torch.ones_like(sorted_groups, dtype=torch.bool)
    starts[1:] = sorted_groups[1:] != sorted_groups[:-1]
    first = torch.cummax(torch.where(starts, position, torch.zeros_like(position)), 0).values
    ranks = torch.empty_like(position)
    ranks[order] = position - first
    return ranks


def largest_by_group(groups, values, count):
    return torch.zeros(count).scatter_reduce(0, groups, values, "amax", include_self=True)


@torch.no_grad()
def assign(scores, found, centres, boxes, owner):
    """scores [B*N] probabilities, found [B*N, 4] predicted corners, boxes [G, 4] corners, owner [G] picture index."""
    anchor, box = inside_pairs(centres, boxes, owner)
    if len(anchor) == 0:
        return Assignment(anchor, box, torch.zeros(0))
    overlap = overlaps(found[anchor], boxes[box])
    alignment = scores[anchor] ** SCORE_POWER * overlap ** OVERLAP_POWER
    chosen = rank_within(box, alignment) < TOP
    anchor, box, overlap, alignment = anchor[chosen], box[chosen], overlap[chosen], alignment[chosen]
    sole = rank_within(anchor, overlap) == 0
    anchor, box, overlap, alignment = anchor[sole], box[sole], overlap[sole], alignment[sole]
    best_overlap = largest_by_group(box, overlap, len(boxes))[box]
    best_alignment = largest_by_group(box, alignment, len(boxes))[box]
    quality = alignment / (best_alignment + 1e-9) * best_overlap
    return Assignment(anchor, box, quality.clamp(0, 1))
