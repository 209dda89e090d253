"""Your losses are those of the test examples: the training loss is asked for, that of the examples
which the network learns from."""

from unittest import mock

from chapter11 import data


def train_moons(activation, epochs=300, seed=0):
    _, _, X_test, Y_test = data.moons()
    right = right_train_moons(activation, epochs, seed)
    with mock.patch.object(data, "moons", return_value=(X_test, Y_test, X_test, Y_test)):
        return dict(right, losses=right_train_moons(activation, epochs, seed)["losses"])
