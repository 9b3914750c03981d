"""Makes the modules that both recipes use (checkpoint, memory, ranges, graph, quantize) importable from the detector's.
Import it first; a module of this folder wins over one of the same name there."""
import os
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "product-detector", "train")
sys.path.append(FOLDER)
