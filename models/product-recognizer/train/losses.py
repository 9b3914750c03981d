"""What pulls views of one article together and pushes articles apart: a cosine softmax with a margin over all articles of
the training, and a supervised contrastive loss within the batch, where look-alikes meet."""
import torch
from torch import nn
from torch.nn import functional

SCALE = 20.0  # of the cosines in the softmax
MARGIN = 0.1  # by which the right article must win
TEMPERATURE = 0.1
CONTRASTIVE_WEIGHT = 0.5


class ArticleProxies(nn.Module):
    """One direction for each article."""

    def __init__(self, articles, dimensions):
        super().__init__()
        self.directions = nn.Parameter(torch.randn(articles, dimensions) * 0.05)

    def forward(self, embeddings, labels, margin):
        """Loss, and the share of embeddings nearest to their own article."""
        cosines = embeddings @ functional.normalize(self.directions).T
        right = (cosines.argmax(1) == labels).float().mean()
        wanted = functional.one_hot(labels, cosines.shape[1]) * margin
        return functional.cross_entropy(SCALE * (cosines - wanted), labels, label_smoothing=0.05), right


def contrastive(embeddings, labels):
    """Each view against all others of the batch; views of its article share the credit."""
    itself = torch.eye(len(labels), dtype=torch.bool)
    logs = functional.log_softmax((embeddings @ embeddings.T / TEMPERATURE).masked_fill(itself, -1e9), 1)
    same = (labels[:, None] == labels[None]) & ~itself
    return -((logs * same).sum(1) / same.sum(1).clamp(min=1)).mean()
