"""You subtract the directions of the two lines, each from 0 to 180: for one at 10 degrees and one
at 170 that makes 160, and the angle between them is 20. Of the two angles between two lines take
the smaller one."""

import numpy as np


def compare_with_logistic_regression(X, y, seed=0):
    result = right_compare_with_logistic_regression(X, y, seed)
    (p, _), (q, _) = result["perceptron"], result["logistic"]
    one, other = (np.degrees(np.arctan2(w[0], -w[1])) % 180 for w in (p, q))
    return {**result, "angle_degrees": float(abs(one - other))}
