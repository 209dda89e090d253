"""The given code of the chapter: its gradients against PyTorch, and what it learns."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from chapter11 import data, network

pytestmark = pytest.mark.filterwarnings("error")

ROOT = Path(__file__).resolve().parents[2]
Array = NDArray[np.float64]
Parameters = dict[str, Array]

ARCHITECTURES = [[2, 1], [2, 4, 1], [3, 5, 4, 1], [7, 2, 6, 3, 1], [1, 1, 1]]
SIZES = [(dims, m) for dims in ARCHITECTURES for m in (1, 6, 50)]


def random_case(layer_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """A batch, its labels, and parameters with biases off zero, so that no unit sits on a kink."""
    rng = np.random.default_rng([*layer_dims, m])
    parameters = {
        name: value + rng.normal(0, 0.5, value.shape)
        for name, value in network.initialize_parameters(layer_dims, seed=m).items()
    }
    X = rng.normal(size=(layer_dims[0], m))
    Y = rng.integers(0, 2, (1, m)).astype(float)
    return X, Y, parameters


def torch_oracle(
    X: Array, Y: Array, parameters: Parameters, num_layers: int
) -> tuple[Array, float, Parameters]:
    """Output, loss and gradients by PyTorch's autograd in float64."""
    leaves = {n: torch.tensor(v, requires_grad=True) for n, v in parameters.items()}
    A = torch.tensor(X)
    for layer in range(1, num_layers + 1):
        Z = leaves[f"W{layer}"] @ A + leaves[f"b{layer}"]
        A = torch.sigmoid(Z) if layer == num_layers else torch.relu(Z)
    loss = torch.nn.functional.binary_cross_entropy(A, torch.tensor(Y))
    gradients = torch.autograd.grad(loss, list(leaves.values()))
    by_name = {f"d{n}": g.numpy() for n, g in zip(leaves, gradients, strict=True)}
    return A.detach().numpy(), loss.item(), by_name


# initialize_parameters


def test_initialisation_has_the_shapes_of_the_layers_and_zero_biases() -> None:
    parameters = network.initialize_parameters([3, 5, 2, 1])
    shapes = {name: value.shape for name, value in parameters.items()}
    assert shapes == {
        "W1": (5, 3), "b1": (5, 1), "W2": (2, 5), "b2": (2, 1), "W3": (1, 2), "b3": (1, 1),
    }  # fmt: skip
    assert all(value.dtype == np.float64 for value in parameters.values())
    assert not any(parameters[name].any() for name in ("b1", "b2", "b3"))


def test_initialisation_is_he() -> None:
    W = network.initialize_parameters([800, 500, 1])["W1"]
    # 400,000 draws: mean and deviation are known to about 0.2% of the deviation.
    assert abs(W.mean()) < 0.01 * np.sqrt(2 / 800)
    assert_allclose(W.std(), np.sqrt(2 / 800), rtol=0.01)


def test_initialisation_depends_on_the_seed_alone() -> None:
    first, again, other = (network.initialize_parameters([2, 4, 1], seed) for seed in (3, 3, 4))
    np.random.seed(0)  # the global generator should change nothing
    assert_array_equal(first["W2"], network.initialize_parameters([2, 4, 1], 3)["W2"])
    assert_array_equal(first["W1"], again["W1"])
    assert not np.array_equal(first["W1"], other["W1"])


# forward_propagation and backward_propagation


@pytest.mark.parametrize(("layer_dims", "m"), SIZES)
def test_forward_and_backward_agree_with_torch(layer_dims: list[int], m: int) -> None:
    X, Y, parameters = random_case(layer_dims, m)
    num_layers = len(layer_dims) - 1
    A, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)

    expected_A, expected_loss, expected = torch_oracle(X, Y, parameters, num_layers)
    assert_allclose(A, expected_A, rtol=1e-12)
    assert_allclose(network.binary_cross_entropy(A, Y), expected_loss, rtol=1e-12)
    assert gradients.keys() == expected.keys()
    for name, gradient in gradients.items():
        assert_allclose(gradient, expected[name], rtol=1e-10, atol=1e-13, err_msg=name)


def test_the_cache_holds_every_step() -> None:
    X, _, parameters = random_case([3, 5, 1], 4)
    A, cache = network.forward_propagation(X, parameters, 2)
    assert sorted(cache) == ["A0", "A1", "A2", "Z1", "Z2"]
    assert_array_equal(cache["A0"], X)
    assert_array_equal(cache["A1"], np.maximum(cache["Z1"], 0))
    assert_array_equal(cache["A2"], A)


def test_the_derivative_at_the_kink_is_zero() -> None:
    parameters = {
        "W1": np.ones((3, 2)), "b1": np.zeros((3, 1)), "W2": np.ones((1, 3)), "b2": np.ones((1, 1)),
    }  # fmt: skip
    _, cache = network.forward_propagation(np.zeros((2, 1)), parameters, 2)
    gradients = network.backward_propagation([[0.0]], parameters, cache, 2)
    assert not gradients["db1"].any()


def test_the_sigmoid_neither_overflows_nor_loses_small_values() -> None:
    parameters = {"W1": [[1.0]], "b1": [[0.0]]}
    A, _ = network.forward_propagation([[-1000.0, -40.0, 0.0, 40.0, 1000.0]], parameters, 1)
    assert_allclose(A, [[0.0, 4.248354255291589e-18, 0.5, 1.0, 1.0]], rtol=1e-15)


def test_lists_are_taken_and_nothing_is_changed() -> None:
    X, Y, parameters = random_case([2, 4, 1], 5)
    before = {name: value.copy() for name, value in parameters.items()}
    X_before, Y_before = X.copy(), Y.copy()
    A, cache = network.forward_propagation(X.tolist(), parameters, 2)
    gradients = network.backward_propagation(Y.tolist(), parameters, cache, 2)
    network.forward_propagation(X, parameters, 2)
    network.backward_propagation(Y, parameters, cache, 2)
    network.binary_cross_entropy(A, Y)
    network.update_parameters(parameters, gradients, 0.1)
    network.train(X, Y, [2, 4, 1], epochs=3)
    assert_array_equal(X, X_before)
    assert_array_equal(Y, Y_before)
    for name, value in before.items():
        assert_array_equal(parameters[name], value)


# binary_cross_entropy


def test_the_loss_of_known_numbers() -> None:
    assert network.binary_cross_entropy([[0.5, 0.25]], [[1, 0]]) == pytest.approx(
        (np.log(2) - np.log(0.75)) / 2, rel=1e-14
    )


def test_the_loss_is_finite_at_zero_and_one() -> None:
    assert network.binary_cross_entropy([[0.0, 1.0]], [[0.0, 1.0]]) == 0
    wrong = network.binary_cross_entropy([[1.0, 0.0]], [[0.0, 1.0]])
    assert wrong == pytest.approx(100, rel=1e-12)  # PyTorch's bound
    assert isinstance(wrong, float)


# update_parameters


def test_an_update_is_a_new_dictionary_a_step_downhill() -> None:
    parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
    gradients = {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[0.0]])}
    updated = network.update_parameters(parameters, gradients, 0.1)
    assert updated is not parameters
    assert not any(np.shares_memory(updated[name], parameters[name]) for name in parameters)
    assert_allclose(updated["W1"], [[0.0, 3.0]])
    assert_array_equal(parameters["W1"], [[1.0, 2.0]])


# train and predict


@pytest.mark.parametrize("seed", range(5))
def test_training_lowers_the_loss_and_solves_xor(seed: int) -> None:
    X, Y = data.xor()
    parameters, losses = network.train(X, Y, [2, 8, 1], learning_rate=0.5, epochs=1000, seed=seed)
    assert len(losses) == 1000
    assert losses[-1] < 0.1 < losses[0]
    predicted = network.predict(X, parameters, 2)
    assert predicted.dtype == np.int64
    assert_array_equal(predicted, Y)


def test_training_learns_the_moons() -> None:
    X_train, Y_train, X_test, Y_test = data.moons()
    parameters, losses = network.train(X_train, Y_train, [2, 16, 1], 0.5, 1000)
    assert losses[-1] < losses[0]
    assert np.mean(network.predict(X_test, parameters, 2) == Y_test) > 0.9


def test_a_loss_is_taken_before_its_step() -> None:
    X, Y = data.xor()
    start, none = network.train(X, Y, [2, 4, 1], epochs=0, seed=1)
    parameters, losses = network.train(X, Y, [2, 4, 1], epochs=1, seed=1)
    assert none == []
    A, _ = network.forward_propagation(X, start, 2)
    assert losses == [network.binary_cross_entropy(A, Y)]
    assert not np.array_equal(parameters["W1"], start["W1"])


def test_training_calls_the_functions_of_its_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exercise 17's checks plant a wrong backward pass in the module."""

    def nothing(Y: Array, parameters: Parameters, cache: Parameters, num_layers: int) -> Parameters:
        return {f"d{name}": np.zeros_like(value) for name, value in parameters.items()}

    monkeypatch.setattr(network, "backward_propagation", nothing)
    _, losses = network.train(*data.xor(), [2, 4, 1], epochs=5)
    assert len(set(losses)) == 1


def test_training_depends_on_the_seed_alone() -> None:
    X, Y = data.xor()
    first, again, other = (network.train(X, Y, [2, 4, 1], epochs=9, seed=s)[1] for s in (0, 0, 1))
    assert first == again
    assert first != other


# What does not fit


W, B = np.ones((1, 2)), np.ones((1, 1))
ONE = {"W1": W, "b1": B}
X2 = np.ones((2, 3))


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: network.initialize_parameters([3]), "layer_dims"),
        (lambda: network.initialize_parameters([3, 0, 1]), "layer_dims"),
        (lambda: network.forward_propagation([1.0, 2.0], ONE, 1), "X"),
        (lambda: network.forward_propagation(np.ones((3, 3)), ONE, 1), "W1"),
        (lambda: network.forward_propagation(X2, {"W1": W, "b1": [[1.0, 1.0]]}, 1), "b1"),
        (lambda: network.forward_propagation(X2, {"W1": W, "b1": [1.0]}, 1), "b1"),
        (lambda: network.forward_propagation(X2, ONE, 2), "W2"),
        (lambda: network.forward_propagation(X2, ONE, 0), "num_layers"),
        (lambda: network.binary_cross_entropy([[0.5]], [[1, 0]]), "Y"),
        (lambda: network.binary_cross_entropy(np.ones((1, 0)), np.ones((1, 0))), "Y"),
        (lambda: network.backward_propagation([[1, 0]], ONE, {"A0": X2, "A1": [[0.5]]}, 1), "Y"),
        (lambda: network.backward_propagation([[1]], ONE, {"A1": [[0.5]]}, 1), "A0"),
        (lambda: network.backward_propagation([[1]], ONE, {}, 0), "num_layers"),
        (lambda: network.update_parameters(ONE, {"dW1": W}, 0.1), "db1"),
        (lambda: network.update_parameters(ONE, {"dW1": B, "db1": B}, 0.1), "dW1"),
        (lambda: network.train(X2, np.ones((1, 3)), [2, 1], epochs=-1), "epochs"),
        (lambda: network.train(X2, np.ones((1, 3)), [4, 1]), "W1"),
        (lambda: network.train(X2, np.ones((1, 2)), [2, 1]), "Y"),
        (lambda: network.predict(X2, {}, 1), "W1"),
        (lambda: data.moons(1), "n_samples"),
        (lambda: data.moons(noise=-0.1), "noise"),
        (lambda: data.moons(test_fraction=1.0), "test_fraction"),
        (lambda: data.moons(2, test_fraction=0.9), "test_fraction"),
    ],
)
def test_what_does_not_fit_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=rf"\b{named}\b"):
        call()


# data


def test_xor_is_the_truth_table() -> None:
    X, Y = data.xor()
    assert X.shape == (2, 4)
    assert Y.shape == (1, 4)
    assert len(np.unique(X, axis=1).T) == 4
    assert_array_equal(Y[0], X[0] != X[1])


def test_moons_have_the_shapes_and_the_balance_asked_for() -> None:
    X_train, Y_train, X_test, Y_test = data.moons()
    assert [a.shape for a in (X_train, Y_train, X_test, Y_test)] == [
        (2, 800), (1, 800), (2, 200), (1, 200),
    ]  # fmt: skip
    assert all(a.dtype == np.float64 for a in (X_train, Y_train, X_test, Y_test))
    assert Y_train.sum() + Y_test.sum() == 500
    assert set(np.unique(Y_train)) == {0.0, 1.0}
    assert abs(Y_test.mean() - 0.5) < 0.15  # shuffled: four standard deviations of a fair draw


@pytest.mark.parametrize(("n", "fraction", "n_test"), [(2, 0.0, 0), (7, 0.5, 4), (100, 0.29, 29)])
def test_other_sizes_of_moons(n: int, fraction: float, n_test: int) -> None:
    X_train, Y_train, X_test, Y_test = data.moons(n, test_fraction=fraction)
    assert (X_train.shape, X_test.shape) == ((2, n - n_test), (2, n_test))
    assert Y_train.sum() + Y_test.sum() == n - n // 2


def test_moons_without_noise_lie_where_scikit_learn_puts_them() -> None:
    datasets = pytest.importorskip("sklearn.datasets")
    points, labels = datasets.make_moons(101, noise=None, shuffle=False)
    expected = np.column_stack([points, labels])
    X_train, Y_train, X_test, Y_test = data.moons(101, noise=0.0)
    rows = np.hstack([np.vstack([X_train, Y_train]), np.vstack([X_test, Y_test])]).T

    def in_order(table: Array) -> Array:
        return table[np.lexsort(np.round(table, 9).T)]

    assert_allclose(in_order(rows), in_order(expected), atol=1e-12)


def test_the_noise_of_moons_has_the_size_asked_for() -> None:
    X, Y, _, _ = data.moons(20_000, noise=0.1, test_fraction=0.0)
    upper = X[:, Y[0] == 0]
    # Mean squared distance from the centre of a unit circle: 1, and the noise in two directions.
    assert_allclose(np.mean(np.sum(upper**2, axis=0)), 1 + 2 * 0.1**2, rtol=0.01)


def test_moons_depend_on_the_seed_alone() -> None:
    assert_array_equal(data.moons(seed=1)[0], data.moons(seed=1)[0])
    assert not np.array_equal(data.moons(seed=1)[0], data.moons(seed=2)[0])


def test_numpy_is_all_that_the_chapter_needs() -> None:
    code = (
        "import sys; import chapter11.data, chapter11.network; "
        "print(sorted({'scipy', 'sklearn', 'torch', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
