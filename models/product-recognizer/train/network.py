"""The network: plain 3x3 convolutions with ReLU on 96 x 96 pixels, then one linear layer over the last 3 x 3 cells.

The cells are not averaged before the linear layer: where a colour or a word stands on the front tells SKUs apart.
Input: float [B, 12, 96, 24], BGR / 255, four neighbouring pixels of a row in the channels (see blocks.fold_pixels).
Output: embeddings [B, 128] of length one.
"""
import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
from torch import nn

from blocks import ConvUnit, Residual

SIDE = 96
DIMENSIONS = 128
SMALLEST_NORM = 1e-6


class ProductRecognizer(nn.Module):
    """Strides 4, 8, 16 and 32, a residual block at the last three."""

    def __init__(self, widths=(32, 48, 96, 160)):
        super().__init__()
        at4, at8, at16, at32 = widths
        self.body = nn.Sequential(
            ConvUnit(12, at4, kernel=(6, 3), stride=(4, 1), padding=1),
            ConvUnit(at4, at8, stride=2), Residual(at8),
            ConvUnit(at8, at16, stride=2), Residual(at16),
            ConvUnit(at16, at32, stride=2), Residual(at32))
        cells = (SIDE // 32) ** 2
        self.embed = nn.Linear(at32 * cells, DIMENSIONS)

    def forward(self, x):
        features = self.body(x)
        raw = self.embed(features.reshape(-1, self.embed.in_features))
        return raw / raw.norm(dim=1, keepdim=True).clamp(min=SMALLEST_NORM)
