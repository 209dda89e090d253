
import numpy as np
def score(x, w, b):
    return np.inner(x, w) + b
