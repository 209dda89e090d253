"""You train on the test examples as well: then their accuracy says nothing about examples that the
network has not seen."""

from unittest import mock

import numpy as np

from chapter11 import data


def train_moons(activation, epochs=300, seed=0):
    X, Y, X_test, Y_test = data.moons()
    both = np.hstack([X, X_test]), np.hstack([Y, Y_test])
    with mock.patch.object(data, "moons", return_value=(*both, X_test, Y_test)):
        return right_train_moons(activation, epochs, seed)
