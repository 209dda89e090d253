"""Your second model is a support vector machine: logistic regression is asked for."""

import numpy as np
from sklearn.svm import LinearSVC


def compare_with_logistic_regression(X, y, seed=0):
    model = LinearSVC(random_state=0).fit(X, y)
    q = model.coef_[0]
    p, b = fit(X, y, seed)
    cosine = p @ q / np.linalg.norm(p) / np.linalg.norm(q)
    return {
        "perceptron": (p, b),
        "logistic": (q, float(model.intercept_[0])),
        "angle_degrees": float(np.degrees(np.arccos(abs(cosine)))),
    }
