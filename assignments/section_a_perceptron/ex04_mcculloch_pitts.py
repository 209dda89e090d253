"""Exercise 4: McCulloch-Pitts neurons (10 points).

The first mathematical neuron (McCulloch & Pitts 1943) knows only on and off. Its inputs are 0 or 1,
each comes over an excitatory connection (+1) or an inhibitory one (-1), and the neuron fires where
the sum reaches its threshold:

    output = 1  where  weights[0] * inputs[0] + ... + weights[n-1] * inputs[n-1] >= threshold
    output = 0  elsewhere

The weights are binary in that they are +1 or -1; with 0 and 1 instead there would be no NOT.
In the paper one active inhibitory input silences the neuron altogether; here, as in many textbooks
since, it takes 1 from the sum. Nothing is learned: weights and threshold are chosen by hand, or,
where hands tire, by trying them all.

- `mp_neuron` is the neuron.
- `gate` gives weights and threshold of a neuron for AND, for OR and for NOT.
- `find_neuron` looks for a neuron that does what a truth table says, or finds that there is none,
  as for XOR.
- Written: how Rosenblatt's perceptron differs from this neuron. The question and the place for your
  answer are in `ex04_mcculloch_pitts.md`.

A threshold may be any integer or float, also a negative one or one that no sum can reach. Where
several neurons do the same, any of them is right. Graded: the neuron on many inputs; the three
gates; the search on truth tables of one to four inputs, whole ones and ones that lack rows, with
and without a neuron. Allowed: the standard library and NumPy.

Extra, `errors` (1 point): a ValueError that says what is wrong, for an input other than 0 and 1, a
weight other than +1 and -1, more of the one than of the other, and a gate of any other name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Neuron = tuple[tuple[int, ...], float]
"""Weights and threshold."""


def mp_neuron(inputs: Sequence[int], weights: Sequence[int], threshold: float) -> int:
    """Whether the neuron fires.

    Args:
        inputs: n values, each 0 or 1.
        weights: n values, each +1 or -1.
        threshold: an integer or a float.

    Returns:
        1 where it fires and 0 where it does not: an int, not a bool.

    Raises (the extra):
        ValueError: for an input other than 0 and 1, a weight other than +1 and -1, or where there
            are more of the one than of the other.

    >>> mp_neuron((1, 0, 1), (1, -1, 1), 2)
    1
    >>> mp_neuron((1, 1, 1), (1, -1, 1), 2)
    0
    """
    raise NotImplementedError


def gate(name: str) -> Neuron:
    """A neuron that computes a logic gate.

    Args:
        name: "AND" or "OR", of two inputs, or "NOT", of one.

    Returns:
        Its weights, a tuple with +1 or -1 for each input, and its threshold.

    Raises (the extra):
        ValueError: for any other name.

    >>> weights, threshold = gate("NOT")
    >>> len(weights)
    1
    """
    raise NotImplementedError


def find_neuron(truth_table: Mapping[tuple[int, ...], int]) -> Neuron | None:
    """Look for a neuron that agrees with every row of a truth table.

    Args:
        truth_table: inputs -> output, such as {(0, 0): 0, (0, 1): 1}. Inputs and outputs are 0 or
            1; each row has the same number of inputs, one to four. There is at least one row, and
            rows that are not there do not matter.

    Returns:
        Weights, +1 or -1 for each input, and threshold of any neuron that agrees with the table;
        None where there is no such neuron.

    >>> find_neuron({(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}) is None
    True
    >>> weights, threshold = find_neuron({(1, 1, 1): 0, (1, 0, 1): 1})
    >>> mp_neuron((1, 1, 1), weights, threshold), mp_neuron((1, 0, 1), weights, threshold)
    (0, 1)
    """
    raise NotImplementedError
