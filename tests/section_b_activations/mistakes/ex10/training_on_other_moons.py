"""You draw moons of your own, with less noise: the data are those of `moons()` at its defaults."""

from unittest import mock

from chapter11 import data


def train_moons(activation, epochs=300, seed=0):
    with mock.patch.object(data, "moons", return_value=data.moons(noise=0.05)):
        return right_train_moons(activation, epochs, seed)
