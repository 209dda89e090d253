"""You compare in float32, which drops the digits that a small rtol asks about: compare in
float64."""

import torch


def results_match(a, t, rtol=1e-6):
    b = torch.tensor(a).float()
    return b.shape == t.shape and torch.allclose(t.float(), b, rtol=rtol, atol=0)
