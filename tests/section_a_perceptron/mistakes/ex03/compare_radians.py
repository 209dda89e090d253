"""Your angle is in radians: degrees are asked for."""

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
        "angle_degrees": float(np.arccos(abs(cosine))),
    }
