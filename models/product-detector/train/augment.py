"""Cheap picture augmentation on uint8 pixels: window, flip, colour, blur, noise, JPEG."""
import cv2
import numpy as np

PAD = 114
SCALES = (0.45, 2.0)  # 1 shows a picture as the detector sees it
ASPECTS = (0.8, 1.25)
KEPT_FRACTION = 0.4  # a box cut by the window counts as a product while this share of it is left


def window(rng, image, size, side):
    """A random size x size window of a picture whose long side the detector sees at `side` pixels. Returns pixels and
    the 2x3 map from image to window coordinates."""
    height, width = image.shape[:2]
    scale = side / max(height, width) * np.exp(rng.uniform(*np.log(SCALES)))
    stretch = np.exp(rng.uniform(*np.log(ASPECTS)) / 2)
    across, down = scale * stretch, scale / stretch
    left = offset(rng, width * across, size)
    top = offset(rng, height * down, size)
    if min(across, down) < 0.7 and rng.random() < 0.6:  # half of the time as an anti-aliasing camera would do it
        image = cv2.resize(image, None, fx=across, fy=down, interpolation=cv2.INTER_AREA)
        shown = np.array([[1, 0, -left], [0, 1, -top]], np.float64)
    else:
        shown = np.array([[across, 0, -left], [0, down, -top]], np.float64)
    pixels = cv2.warpAffine(image, shown, (size, size), flags=cv2.INTER_LINEAR,
                            borderMode=cv2.BORDER_CONSTANT, borderValue=(PAD, PAD, PAD))
    return pixels, np.array([[across, 0, -left], [0, down, -top]])


def offset(rng, extent, size):
    """Where the window starts: anywhere inside a larger picture, anywhere around a smaller one."""
    low, high = sorted((0.0, extent - size))
    return rng.uniform(low, high)


def move_boxes(boxes, shown, size):
    """Boxes [G, 4] as corners in the window, and the share of each that the window still shows."""
    moved = boxes * np.array([shown[0, 0], shown[1, 1]] * 2) + np.array([shown[0, 2], shown[1, 2]] * 2)
    area = (moved[:, 2:] - moved[:, :2]).prod(1)
    cut = moved.clip(0, size)
    return cut, (cut[:, 2:] - cut[:, :2]).clip(0).prod(1) / np.maximum(area, 1e-6)


def flip(boxes, size):
    """Boxes in the window seen in a mirror."""
    return np.stack([size - boxes[:, 2], boxes[:, 1], size - boxes[:, 0], boxes[:, 3]], 1)


def colour(rng, pixels):
    """Exposure, contrast, gamma and white balance through one look-up table; then saturation."""
    ramp = np.linspace(0, 1, 256)
    table = np.empty((1, 256, 3), np.uint8)
    gamma, contrast = np.exp(rng.normal(0, 0.2)), np.exp(rng.normal(0, 0.2))
    light = rng.normal(0, 0.08)
    for channel in range(3):
        gain = np.exp(rng.normal(0, 0.08))
        curve = ((ramp ** gamma) * gain - 0.5) * contrast + 0.5 + light
        table[0, :, channel] = (curve.clip(0, 1) * 255).astype(np.uint8)
    pixels = cv2.LUT(pixels, table)
    if rng.random() < 0.5:
        grey = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        kept = 0.0 if rng.random() < 0.08 else rng.uniform(0.5, 1.4)
        pixels = cv2.addWeighted(pixels, kept, grey, 1 - kept, 0)
    return pixels


def blur(rng, pixels):
    kind = rng.integers(3)
    if kind == 0:
        return cv2.GaussianBlur(pixels, (0, 0), rng.uniform(0.4, 1.6))
    if kind == 1:
        length = int(rng.integers(3, 8))
        kernel = np.zeros((length, length), np.float32)
        angle = rng.uniform(0, np.pi)
        reach = np.array([np.cos(angle), np.sin(angle)]) * (length - 1) / 2
        middle = np.array([(length - 1) / 2] * 2)
        start, end = (middle - reach).round().astype(int), (middle + reach).round().astype(int)
        cv2.line(kernel, tuple(map(int, start)), tuple(map(int, end)), 1.0)
        return cv2.filter2D(pixels, -1, kernel / kernel.sum())
    size = pixels.shape[0]
    small = max(8, int(size * rng.uniform(0.45, 0.9)))
    return cv2.resize(cv2.resize(pixels, (small, small), interpolation=cv2.INTER_AREA), (size, size))


def noise(rng, pixels):
    size = pixels.shape[0]
    grains = np.empty((size, size, 3), np.int16)
    cv2.setRNGSeed(int(rng.integers(1 << 31)))
    cv2.randn(grains, 0, rng.uniform(2, 14))
    return cv2.add(pixels.astype(np.int16), grains).clip(0, 255).astype(np.uint8)


def jpeg(rng, pixels):
    _, code = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 90))])
    return cv2.imdecode(code, cv2.IMREAD_COLOR)


STEPS = ((colour, 0.8), (blur, 0.2), (noise, 0.2), (jpeg, 0.25))


def degrade(rng, pixels):
    for step, chance in STEPS:
        if rng.random() < chance:
            pixels = step(rng, pixels)
    return pixels
