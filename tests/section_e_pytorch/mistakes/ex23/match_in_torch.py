"""torch.allclose refuses a float32 tensor beside a float64 one, and so do you: compare in NumPy, or
bring both to float64 first."""

import torch


def results_match(a, t, rtol=1e-6):
    other = torch.from_numpy(a)
    return other.shape == t.shape and torch.allclose(other, t.detach(), rtol=rtol, atol=0.0)
