"""One more view of a crop: the box of an imperfect detector, another angle, another camera. uint8 in, uint8 out.

Colours move as light and cameras move them, not freely: colour is often all that tells two articles apart.
"""
import cv2
import numpy as np

from crops import squash

BOX_JITTER = 0.07  # of the box, deviation of each side
ITEM_SPARED = 0.6  # of the photographs of items only the light is changed
ITEM_LEAST_SCALE = 0.5  # of a photograph that shows more than the item
LEAST_SIDES = (14.0, 26.0)  # the smallest view: shorter and longer side of a far facing


def view(rng, crop, side):
    pixels = seen(rng, crop)
    spared = crop.item and rng.random() < ITEM_SPARED
    return squash(light(rng, pixels) if spared else camera(rng, pixels), side)


def seen(rng, crop):
    """The crop through a moved, turned and slightly bent box, as large as some camera would see it."""
    box = loose_box(rng, crop.box, 0.15 if crop.loose else 0.4) if crop.item else moved_box(rng, crop.box)
    width, height = box[2] - box[0], box[3] - box[1]
    scale = view_scale(rng, width, height, ITEM_LEAST_SCALE if crop.item else 0.0)
    across, down = max(6, int(round(width * scale))), max(6, int(round(height * scale)))
    pixels, shrink = crop.pixels, min(1.0, 1.4 * scale)
    if shrink < 0.7:
        pixels = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        box = box * np.array([pixels.shape[1] / crop.pixels.shape[1], pixels.shape[0] / crop.pixels.shape[0]] * 2)
    corners = np.array([[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]], np.float32)
    middle, extent = corners.mean(0), corners[2] - corners[0]
    if rng.random() < 0.6:
        corners = turned(corners, middle, rng.normal(0, 12.0 if crop.item else 3.5))
        corners += (rng.normal(0, 0.03, (4, 2)) * extent).astype(np.float32)
    if crop.loose and rng.random() < 0.5:
        corners = corners[[1, 0, 3, 2]]
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    return cv2.warpPerspective(pixels, cv2.getPerspectiveTransform(corners.astype(np.float32), target), (across, down),
                               flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def moved_box(rng, box):
    extent = np.array([box[2] - box[0], box[3] - box[1]] * 2)
    return box + np.clip(rng.normal(0, BOX_JITTER, 4), -0.15, 0.15) * extent


def loose_box(rng, box, least):
    """Any part of a heap of fruit is a heap of fruit; the share of the photograph that an item fills differs."""
    extent = np.array([box[2] - box[0], box[3] - box[1]])
    size = extent * np.sqrt(rng.uniform(least, 1.0)) * np.exp(rng.normal(0, 0.1, 2))
    size = np.minimum(size, extent)
    corner = box[:2] + rng.random(2) * (extent - size)
    return np.concatenate([corner, corner + size])


def turned(corners, middle, degrees):
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return ((corners - middle) @ turn + middle).astype(np.float32)


def view_scale(rng, width, height, floor):
    """From as large as stored down to the smallest useful view, far views as likely as near ones."""
    short, long = sorted((width, height))
    least = min(1.0, max(LEAST_SIDES[0] / short, LEAST_SIDES[1] / long, floor))
    if rng.random() < 0.3:
        return 1.0
    return float(np.exp(rng.uniform(np.log(least), 0)))


def camera(rng, pixels):
    if rng.random() < 0.25:
        cover(rng, pixels)
    if rng.random() < 0.85:
        pixels = light(rng, pixels)
    if rng.random() < 0.15:
        pixels = glare(rng, pixels)
    if rng.random() < 0.45:
        pixels = blur(rng, pixels)
    if rng.random() < 0.3:
        pixels = noise(rng, pixels)
    if rng.random() < 0.4:
        _, code = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(20, 92))])
        pixels = cv2.imdecode(code, cv2.IMREAD_COLOR)
    return pixels


def cover(rng, pixels):
    """A rail, a tag, a hand or a neighbour hides a part, most often from an edge."""
    height, width = pixels.shape[:2]
    colour = rng.integers(0, 256, 3) if rng.random() < 0.4 else [int(rng.integers(0, 256))] * 3
    kind = rng.integers(4)
    if kind == 0:
        pixels[int(height * rng.uniform(0.7, 0.97)):] = colour
    elif kind == 1:
        pixels[:int(height * rng.uniform(0.03, 0.2))] = colour
    elif kind == 2:
        reach = max(1, int(width * rng.uniform(0.05, 0.3)))
        if rng.random() < 0.5:
            pixels[:, :reach] = colour
        else:
            pixels[:, -reach:] = colour
    else:
        across, down = (rng.uniform(0.1, 0.45, 2) * (width, height)).astype(int) + 1
        x, y = int(rng.integers(0, width - across + 1)), int(rng.integers(0, height - down + 1))
        pixels[y:y + down, x:x + across] = colour


def light(rng, pixels):
    """Exposure, gamma, contrast and white balance in one look-up table; then saturation."""
    ramp = np.linspace(0, 1, 256)
    gamma, contrast, level = np.exp(rng.normal(0, 0.25)), np.exp(rng.normal(0, 0.2)), rng.normal(0, 0.06)
    gains = np.exp(rng.normal(0, 0.22)) * np.exp(rng.normal(0, 0.07, 3))
    curves = ((ramp ** gamma)[:, None] * gains - 0.5) * contrast + 0.5 + level
    pixels = cv2.LUT(pixels, (curves.clip(0, 1) * 255).astype(np.uint8)[None])
    if rng.random() < 0.5:
        grey = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        kept = rng.uniform(0.5, 1.3)
        pixels = cv2.addWeighted(pixels, kept, grey, 1 - kept, 0)
    return pixels


def glare(rng, pixels):
    """A bright spot or a shade that falls off from some point."""
    height, width = pixels.shape[:2]
    x = (np.arange(width, dtype=np.float32) - rng.uniform(0, width)) / (width * rng.uniform(0.15, 0.8))
    y = (np.arange(height, dtype=np.float32) - rng.uniform(0, height)) / (height * rng.uniform(0.15, 0.8))
    spot = np.exp(-y * y)[:, None] * np.exp(-x * x)[None] * rng.uniform(-90, 130)
    return (pixels + spot[..., None]).clip(0, 255).astype(np.uint8)


def blur(rng, pixels):
    """Defocus or motion, in shares of the view."""
    extent = min(pixels.shape[:2])
    if rng.random() < 0.6:
        return cv2.GaussianBlur(pixels, (0, 0), max(0.3, extent * rng.uniform(0.005, 0.035)))
    length = max(2, int(extent * rng.uniform(0.03, 0.12)))
    kernel = np.zeros((length, length), np.float32)
    angle, reach = rng.uniform(0, np.pi), (length - 1) / 2
    step = np.array([np.cos(angle), np.sin(angle)]) * reach
    start, end = (reach - step).round().astype(int), (reach + step).round().astype(int)
    cv2.line(kernel, tuple(map(int, start)), tuple(map(int, end)), 1.0)
    return cv2.filter2D(pixels, -1, kernel / kernel.sum())


def noise(rng, pixels):
    grains = np.empty(pixels.shape, np.int16)
    cv2.setRNGSeed(int(rng.integers(1 << 31)))
    cv2.randn(grains, 0, rng.uniform(2, 13))
    return cv2.add(pixels.astype(np.int16), grains).clip(0, 255).astype(np.uint8)
