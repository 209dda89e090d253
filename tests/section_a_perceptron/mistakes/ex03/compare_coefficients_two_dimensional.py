"""Your logistic w has two dimensions, as coef_ has: it keeps a row for each of several outputs, and
here there is one."""

import numpy as np
from sklearn.linear_model import LogisticRegression


def compare_with_logistic_regression(X, y, seed=0):
    model = LogisticRegression().fit(X, y)
    q = model.coef_[0]
    p, b = fit(X, y, seed)
    cosine = p @ q / np.linalg.norm(p) / np.linalg.norm(q)
    return {
        "perceptron": (p, b),
        "logistic": (model.coef_, float(model.intercept_[0])),
        "angle_degrees": float(np.degrees(np.arccos(abs(cosine)))),
    }
