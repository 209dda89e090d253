import math
import numpy as np

from functools import lru_cache
from my_lines import *
def perceptron(x, w, b):
    try:
        z = score(np.asarray(x, float), np.asarray(w, float), b)
    except ValueError as e:
        raise ValueError(f"x does not fit w: {e}") from e
    return np.heaviside(z, 0).astype(int)


@lru_cache(None)
def and_gate():
    return np.array([0.5, 0.75]), -1.0


@lru_cache(None)
def or_gate():
    w, b = and_gate()
    return w * 4, -1.0


def boundary_x2(x1, w, b):
    w = np.asarray(w, float)
    with np.errstate(all="ignore"):
        if w[1] == 0.0: raise ValueError("vertical: w2 = 0")
        return np.polyval([-w[0] / w[1], -b / w[1]], np.asarray(x1, float))


def separates(X, y, w, b):
    y = np.array(y)
    z = perceptron.__globals__["score"](np.array(X, float), np.array(w, float), b)
    if z.shape != y.shape: raise ValueError("X and y do not fit")
    if not all(v == 0 or v == 1 for v in y): raise ValueError("y: labels 0 and 1 only")
    return not any((v > 0 and t == 0) or (v < 0 and t == 1) or v == 0 for v, t in zip(z, y))
