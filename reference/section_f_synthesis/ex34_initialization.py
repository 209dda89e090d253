"""Exercise 34**: how the first weights shape training (20 points).

Before the first step of training, a signal has to get through all layers of a network, and a
gradient all the way back. Whether either arrives depends on the size of the first weights. Compare
five ways to choose them. With n_in and n_out the sizes on both sides of a layer:

    "zeros"   every weight is 0
    "ones"    every weight is 1
    "small"   drawn, standard deviation 0.01
    "xavier"  drawn, standard deviation sqrt(2 / (n_in + n_out))   (Glorot & Bengio 2010, eq. 12)
    "he"      drawn, standard deviation sqrt(2 / n_in)             (He et al. 2015, eq. 10)

Drawn weights have mean 0, and each is a draw of its own; the shape of the distribution (normal,
uniform) is your choice, drawn layer by layer. All biases are 0.

* `initialize` makes the weights.
* `layer_statistics` runs a batch forward and backward, and says for each hidden layer how its
  activations and the gradients of its weights spread. The hidden layers are ReLU, the output is a
  sigmoid, the loss the binary cross-entropy, a mean over the examples.
* `healthy_strategies` finds the strategies under which both arrive: in a network of layers
  [2, 64, 64, 64, 64, 1], neither activations nor gradients vanish or explode from one end to the
  other. How you measure that, and on which inputs, is your choice; let it be computed.
* `plot_distributions` shows their distributions, layer by layer, for all five.
* Written: which strategies are healthy, and why. The question and the place for your answer are in
  `ex34_initialization.md`.

Allowed: NumPy, matplotlib, and the chapter's own code: `chapter11.network` has a forward and a
backward pass for just this network, and `chapter11.data` has data.

Graded: the weights' standard deviations in large layers, to 2%, their mean, and that no draw serves
twice; the statistics, for parameters of our choosing; that the verdict is right for any seed, and
that other weights under these names change it, where your function asks `initialize` for them; the
data of the plot.

An extra, `errors` (1 point): a ValueError for an unknown strategy, fewer than two sizes or a size
below 1 in `initialize`, and for dimensions that do not fit in `layer_statistics`.

Shapes: a column is an example. X is (n_features, m), Y (1, m); W<l> (n_out, n_in), b<l> (n_out, 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from chapter11 import data, network

Array = NDArray[np.float64]

STRATEGIES = ("zeros", "ones", "small", "xavier", "he")
LAYER_DIMS = (2, 64, 64, 64, 64, 1)


def initialize(layer_dims: Sequence[int], strategy: str, seed: int = 0) -> dict[str, Array]:
    """The starting weights and biases by one of the strategies.

    Args:
        layer_dims: the size of each layer from the input to the output, at least two, each at
            least 1.
        strategy: "zeros", "ones", "small", "xavier" or "he".
        seed: the only source of randomness.

    Returns:
        "W1" (layer_dims[1], layer_dims[0]), "b1" (layer_dims[1], 1), "W2", "b2", ...; float64.

    Raises:
        ValueError: (extra) for an unknown strategy, fewer than two sizes, or a size below 1.

    >>> parameters = initialize([3, 2, 1], "ones")
    >>> parameters["W1"].tolist(), parameters["b2"].tolist()
    ([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], [[0.0]])
    """
    ### BEGIN SOLUTION
    if strategy not in STRATEGIES:
        raise ValueError(f"strategy should be one of {', '.join(STRATEGIES)}, got {strategy!r}")
    sizes = list(layer_dims)
    if len(sizes) < 2:
        raise ValueError(f"layer_dims needs an input and an output layer, got {sizes}")
    if min(sizes) < 1:
        raise ValueError(f"layer_dims has a size below 1: {sizes}")
    rng = np.random.default_rng(seed)
    parameters: dict[str, Array] = {}
    for layer in range(1, len(sizes)):
        n_in, n_out = sizes[layer - 1], sizes[layer]
        if strategy in ("zeros", "ones"):
            W = np.full((n_out, n_in), float(strategy == "ones"))
        else:
            deviations = {
                "small": 0.01,
                "xavier": np.sqrt(2.0 / (n_in + n_out)),
                "he": np.sqrt(2.0 / n_in),
            }
            W = rng.normal(0.0, deviations[strategy], (n_out, n_in))
        parameters[f"W{layer}"], parameters[f"b{layer}"] = W, np.zeros((n_out, 1))
    return parameters
    ### END SOLUTION


def layer_statistics(
    parameters: Mapping[str, ArrayLike], X: ArrayLike, Y: ArrayLike
) -> list[dict[str, float]]:
    """How activations and gradients spread in each hidden layer, on one batch.

    Args:
        parameters: "W1", "b1", ..., of a network with at least one hidden layer.
        X: (n_features, m), an example in each column.
        Y: (1, m), the labels, 0 or 1.

    Returns:
        A dictionary for each hidden layer, the first one first:
        "activation_mean" and "activation_std": over all units and examples, after the ReLU;
        "gradient_std": over all entries of the loss's gradient for the layer's weights, dW<l>.
        The standard deviations are those of `np.std`. All are finite, in a network
        of ones too, whose output is so large that the sigmoid rounds to 1.

    Raises:
        ValueError: (extra) where dimensions do not fit.

    >>> parameters = initialize([2, 3, 1], "ones")
    >>> statistics = layer_statistics(parameters, [[1.0, 0.0], [0.0, 3.0]], [[1.0, 0.0]])
    >>> statistics[0]["activation_mean"], statistics[0]["activation_std"]
    (2.0, 1.0)
    """
    ### BEGIN SOLUTION
    num_layers = sum(name.startswith("W") for name in parameters)
    _, cache = network.forward_propagation(X, parameters, num_layers)
    gradients = network.backward_propagation(Y, parameters, cache, num_layers)
    return [
        {
            "activation_mean": float(cache[f"A{layer}"].mean()),
            "activation_std": float(cache[f"A{layer}"].std()),
            "gradient_std": float(gradients[f"dW{layer}"].std()),
        }
        for layer in range(1, num_layers)
    ]
    ### END SOLUTION


def healthy_strategies(seed: int = 0) -> set[str]:
    """The strategies under which signal and gradient get through [2, 64, 64, 64, 64, 1].

    Args:
        seed: for `initialize`, and for whatever else you draw.

    Returns:
        Names of strategies, as a set.
    """
    ### BEGIN SOLUTION
    X, Y, _, _ = data.moons(n_samples=250)
    healthy: set[str] = set()
    for strategy in STRATEGIES:
        statistics = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        ends = statistics[0], statistics[-1]
        # A factor of 10 over three layers is generous: 0.01 loses 10^3, all ones gain 10^4.
        if all(
            ends[0][name] > 0 and 0.1 < ends[1][name] / ends[0][name] < 10
            for name in ("activation_std", "gradient_std")
        ):
            healthy.add(strategy)
    return healthy
    ### END SOLUTION


def plot_distributions(seed: int = 0) -> Figure:
    """Show the distributions of activations and gradients at each layer, under all five strategies.

    Histograms, densities, boxes, violins or points, in one panel or in many, of a network of layers
    [2, 64, 64, 64, 64, 1]. Single numbers, such as standard deviations, are no distributions.

    Args:
        seed: for `initialize`, and for whatever else you draw.

    Returns:
        A figure with the distribution of the activations at each hidden layer, and of the gradients
        at each layer, the output too, under each strategy: the gradients for the weights or for the
        activations. It names the five strategies, and says what shows activations and what
        gradients, in titles, labels, legends, ticks or texts. `show()` is not called.
    """
    ### BEGIN SOLUTION
    X, Y, _, _ = data.moons(n_samples=250)
    num_layers = len(LAYER_DIMS) - 1
    figure = Figure(figsize=(3.0 * len(STRATEGIES), 5.5), layout="constrained")
    panels = figure.subplots(2, len(STRATEGIES), squeeze=False)
    for (above, below), strategy in zip(panels.T, STRATEGIES, strict=True):
        parameters = initialize(LAYER_DIMS, strategy, seed)
        _, cache = network.forward_propagation(X, parameters, num_layers)
        gradients = network.backward_propagation(Y, parameters, cache, num_layers)
        for layer in range(1, num_layers + 1):
            kind = {"bins": 40, "density": True, "histtype": "step", "label": f"layer {layer}"}
            if layer < num_layers:
                above.hist(cache[f"A{layer}"].ravel(), **kind)
            below.hist(gradients[f"dW{layer}"].ravel(), **kind)
        above.set(title=strategy, xlabel="activation", yscale="log")
        below.set(xlabel="gradient dW", yscale="log")
    panels[1, 0].legend()
    return figure
    ### END SOLUTION
