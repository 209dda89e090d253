"""Both of your lines are the perceptron's: "logistic" should hold the w and b of the logistic
model."""

import numpy as np
from sklearn.linear_model import LogisticRegression


def compare_with_logistic_regression(X, y, seed=0):
    model = LogisticRegression().fit(X, y)
    q = model.coef_[0]
    p, b = fit(X, y, seed)
    cosine = p @ q / np.linalg.norm(p) / np.linalg.norm(q)
    return {
        "perceptron": (p, b),
        "logistic": (p, b),
        "angle_degrees": float(np.degrees(np.arccos(abs(cosine)))),
    }
