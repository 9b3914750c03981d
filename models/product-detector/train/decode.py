"""Picture to model input and outputs to boxes, as the product does it (see Letterbox and the decoder in C#)."""
import cv2
import numpy as np

PAD = 114


def letterbox(image, size):
    """Aspect-preserving bilinear resize, centred on a grey square. Returns pixels, scale and (left, top) padding."""
    height, width = image.shape[:2]
    scale = min(size / width, size / height)
    across, down = int(round(width * scale)), int(round(height * scale))
    left, top = (size - across) // 2, (size - down) // 2
    pixels = np.full((size, size, 3), PAD, np.uint8)
    pixels[top:top + down, left:left + across] = cv2.resize(image, (across, down), interpolation=cv2.INTER_LINEAR)
    return pixels, scale, (left, top)


def suppress(boxes, scores, overlap, most):
    """Greedy non-maximum suppression. Indices kept, best first."""
    order = np.argsort(-scores, kind="stable")
    areas = (boxes[:, 2:] - boxes[:, :2]).prod(1)
    kept = []
    while len(order) and len(kept) < most:
        best, rest = order[0], order[1:]
        kept.append(best)
        low = np.maximum(boxes[best, :2], boxes[rest, :2])
        high = np.minimum(boxes[best, 2:], boxes[rest, 2:])
        common = (high - low).clip(0).prod(1)
        order = rest[common <= overlap * (areas[best] + areas[rest] - common)]
    return np.array(kept, int)


def decode(scores, distances, centres, shown, shape, floor, overlap, most=400):
    """scores [N] probabilities, distances [N, 4], centres [N, 2]. Returns rows of x1, y1, x2, y2, score in picture
    pixels. shown: scale and padding of the letterbox; shape: height and width of the picture."""
    sure = scores >= floor
    boxes = np.concatenate([centres[sure] - distances[sure, :2], centres[sure] + distances[sure, 2:]], 1)
    kept = suppress(boxes, scores[sure], overlap, most)
    scale, (left, top) = shown
    boxes = (boxes[kept] - [left, top, left, top]) / scale
    boxes = boxes.clip(0, [shape[1], shape[0]] * 2)
    return np.concatenate([boxes, scores[sure][kept, None]], 1)
