"""You let entries differ by a millionth whatever their size, on top of rtol: small entries may be
off by all they are worth. Set the absolute tolerance to 0."""

import numpy as np


def results_match(a, t, rtol=1e-6):
    b = t.detach().numpy()
    return a.shape == b.shape and np.allclose(b, a, rtol=rtol, atol=1e-6)
