"""You measure the accuracy on the training examples: the test examples, which the network has not
seen, are there for that."""

from unittest import mock

from chapter11 import data


def train_moons(activation, epochs=300, seed=0):
    X, Y, *_ = data.moons()
    with mock.patch.object(data, "moons", return_value=(X, Y, X, Y)):
        return right_train_moons(activation, epochs, seed)
