"""Your angle is that between w and w, and may be above 90: two lines have no sign, so of the two
angles between them take the smaller one."""

import numpy as np
from sklearn.linear_model import LogisticRegression


def compare_with_logistic_regression(X, y, seed=0):
    model = LogisticRegression().fit(X, y)
    q = model.coef_[0]
    p, b = fit(X, y, seed)
    cosine = p @ q / np.linalg.norm(p) / np.linalg.norm(q)
    return {
        "perceptron": (p, b),
        "logistic": (q, float(model.intercept_[0])),
        "angle_degrees": float(np.degrees(np.arccos(cosine))),
    }
