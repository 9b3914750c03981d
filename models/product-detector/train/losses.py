"""The loss: varifocal for the scores (target: how well the anchor's box fits), GIoU for the boxes.

Zhang et al., "VarifocalNet", CVPR 2021; Rezatofighi et al., "Generalized Intersection over Union", CVPR 2019.
"""
import torch
from torch.nn import functional

from assign import assign

# Softer than the paper's 0.75 and 2: with one class and crowded pictures those left the background at scores of .3
# to .4, too close to real products for counting.
BACKGROUND_WEIGHT = 1.0
BACKGROUND_POWER = 1.5
BOX_WEIGHT = 2.5
GAP_WEIGHT = 0.3


def corners(centres, distances):
    return torch.cat([centres - distances[..., :2], centres + distances[..., 2:]], -1)


def giou(a, b):
    common = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0).prod(1)
    hull = (torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])).prod(1)
    union = (a[:, 2:] - a[:, :2]).prod(1) + (b[:, 2:] - b[:, :2]).prod(1) - common
    return common / (union + 1e-7) - (hull - union) / (hull + 1e-7)


def varifocal(logits, targets, counted):
    """counted: 0 for anchors whose truth is unknown."""
    probability = torch.sigmoid(logits.detach())
    background = BACKGROUND_WEIGHT * probability ** BACKGROUND_POWER
    weight = torch.where(targets > 0, targets, background) * counted
    return (functional.binary_cross_entropy_with_logits(logits, targets, reduction="none") * weight).sum()


def detection_loss(logits, distances, centres, boxes, owner, counted):
    """logits [B, N, 1], distances [B, N, 4], boxes [G, 4], owner [G], counted [B, N]. Returns score and box loss."""
    logits = logits.reshape(-1)
    found = corners(centres[None], distances).reshape(-1, 4)
    chosen = assign(torch.sigmoid(logits.detach()), found.detach(), centres, boxes, owner)
    targets = torch.zeros_like(logits)
    targets[chosen.anchor] = chosen.quality
    counted = counted.reshape(-1).clone()
    counted[chosen.anchor] = 1.0
    total = chosen.quality.sum().clamp(min=1.0)
    score_loss = varifocal(logits, targets, counted) / total
    box_loss = ((1 - giou(found[chosen.anchor], boxes[chosen.box])) * chosen.quality).sum() / total
    return score_loss, BOX_WEIGHT * box_loss


def gap_loss(logits, distances, centres, gaps, owner, counted):
    """The same for gaps. One weight for both parts: products come first."""
    score_loss, box_loss = detection_loss(logits, distances, centres, gaps, owner, counted)
    return GAP_WEIGHT * (score_loss + box_loss)
