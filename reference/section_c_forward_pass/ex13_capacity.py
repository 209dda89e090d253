"""Exercise 13*: counting weights and the memory they need (15 points).

How large is a fully connected network? `layer_dims` lists the sizes of its layers from the input
to the output: [784, 256, 128, 10] takes 28 x 28 pixels and gives scores for ten digits. Between
every two neighbouring layers there is a weight for each pair of units, and each unit that is not an
input has a bias.

(a) Work out by hand how many weights and how many biases each layer of [784, 256, 128, 10] has.
    `parameter_table` does this calculation for any network.
(b) Write `count_parameters`, the number of weights and biases together.
(c) How much memory do they take? `memory_megabytes`, where a megabyte is 10**6 bytes and a
    parameter in single precision (float32) takes 4.

Graded are the three functions, on this network and on others that could be built: from two layers
on, with at most 10**7 parameters. `memory_megabytes` may call `count_parameters`. Allowed: NumPy.

Extra, `errors` (1 point): `count_parameters` raises a ValueError that says what is wrong with
`layer_dims`, where it lists fewer than two layers or a size below 1.
"""

from __future__ import annotations


def parameter_table(layer_dims: list[int]) -> list[tuple[int, int]]:
    """The number of weights and of biases in each layer.

    Args:
        layer_dims: the sizes of the layers from the input to the output.

    Returns:
        A pair (weights, biases) for each layer after the input.

    >>> parameter_table([2, 3, 1])
    [(6, 3), (3, 1)]
    """
    ### BEGIN SOLUTION
    if len(layer_dims) < 2:
        raise ValueError(f"layer_dims needs an input and an output layer, got {list(layer_dims)}")
    if min(layer_dims) < 1:
        raise ValueError(f"layer_dims should hold sizes from 1 on, got {list(layer_dims)}")
    layers = range(1, len(layer_dims))
    return [(layer_dims[i - 1] * layer_dims[i], layer_dims[i]) for i in layers]
    ### END SOLUTION


def count_parameters(layer_dims: list[int]) -> int:
    """The number of weights and biases in the whole network.

    Args:
        layer_dims: the sizes of the layers from the input to the output.

    Raises (the extra):
        ValueError: for fewer than two layers, or a size below 1.

    >>> count_parameters([2, 3, 1])
    13
    """
    ### BEGIN SOLUTION
    return sum(weights + biases for weights, biases in parameter_table(layer_dims))
    ### END SOLUTION


def memory_megabytes(layer_dims: list[int], bytes_per_parameter: int = 4) -> float:
    """The memory that the parameters take, in megabytes of 10**6 bytes.

    Args:
        layer_dims: the sizes of the layers from the input to the output.
        bytes_per_parameter: 4 for float32, 8 for float64, 2 for float16, 1 for int8.

    >>> memory_megabytes([999, 1000, 1])
    4.004004
    """
    ### BEGIN SOLUTION
    return count_parameters(layer_dims) * bytes_per_parameter / 10**6
    ### END SOLUTION
