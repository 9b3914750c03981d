"""Average precision and counting figures of one picture set (COCO definitions, 101 points, IoU .50 to .95)."""
import numpy as np

IOUS = np.round(np.arange(0.50, 1.00, 0.05), 2)


def overlap_table(found, truth):
    low = np.maximum(found[:, None, :2], truth[None, :, :2])
    high = np.minimum(found[:, None, 2:4], truth[None, :, 2:])
    common = (high - low).clip(0).prod(-1)
    areas = (found[:, 2:4] - found[:, :2]).prod(1)[:, None] + (truth[:, 2:] - truth[:, :2]).prod(1)[None]
    return common / (areas - common + 1e-9)


def hits(table, threshold):
    """For detections in score order: does each take a truth box that is still free?"""
    free = np.ones(table.shape[1], bool)
    taken = np.zeros(table.shape[0], bool)
    for row in range(table.shape[0]):
        candidates = np.where(free, table[row], -1.0)
        if len(candidates) and candidates.max() >= threshold:
            free[candidates.argmax()] = False
            taken[row] = True
    return taken


def average_precision(pairs, tables, threshold):
    total = sum(len(truth) for _, truth in pairs)
    scores = np.concatenate([found[:, 4] for found, _ in pairs])
    taken = np.concatenate([hits(table, threshold) for table in tables])
    if total == 0 or len(scores) == 0:
        return 0.0
    taken = taken[np.argsort(-scores, kind="stable")]
    recall = np.cumsum(taken) / total
    precision = np.cumsum(taken) / np.arange(1, len(taken) + 1)
    precision = np.append(np.maximum.accumulate(precision[::-1])[::-1], 0.0)
    return float(precision[np.searchsorted(recall, np.linspace(0, 1, 101))].mean())


def judge(pairs, score):
    """pairs: per picture, detections [D, 5] in score order and truth corners [G, 4]; score: for the counting
    part. covered: share of truth boxes with any sure detection at IoU .50, for sets that box only some things."""
    tables = [overlap_table(found, truth) for found, truth in pairs]
    by_iou = [average_precision(pairs, tables, threshold) for threshold in IOUS]
    errors, true, wrong, total, covered = [], 0, 0, 0, 0
    for (found, truth), table in zip(pairs, tables):
        sure = found[:, 4] >= score
        taken = hits(table[sure], 0.5)
        covered += int((table[sure].max(0, initial=0.0) >= 0.5).sum())
        errors.append(abs(int(sure.sum()) - len(truth)))
        true, wrong, total = true + int(taken.sum()), wrong + int((~taken).sum()), total + len(truth)
    return {
        "images": len(pairs), "boxes": total, "AP": float(np.mean(by_iou)), "AP50": by_iou[0], "AP75": by_iou[5],
        "score": score, "precision": true / max(true + wrong, 1), "recall": true / max(total, 1),
        "covered": covered / max(total, 1), "f1": 2 * true / max(true + wrong + total, 1),
        "countMae": float(np.mean(errors)), "countExact": float(np.mean(np.array(errors) == 0)),
    }
