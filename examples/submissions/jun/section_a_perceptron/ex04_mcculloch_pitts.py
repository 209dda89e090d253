
import numpy as np
class Neuron:
    def __init__(self, weights, threshold):
        self.weights = tuple(weights); self.threshold = threshold
        for w in self.weights:
            if w != 1 and w != -1: raise ValueError(f"weights holds {w}")
    def __call__(self, inputs):
        inputs = tuple(inputs)
        if len(inputs) != len(self.weights): raise ValueError("inputs and weights differ in number")
        for x in inputs:
            if x != 0 and x != 1: raise ValueError(f"inputs holds {x}")
        excited = sum(1 for x, w in zip(inputs, self.weights) if x and w > 0)
        inhibited = sum(1 for x, w in zip(inputs, self.weights) if x and w < 0)
        return int(excited - inhibited >= self.threshold)
def mp_neuron(inputs, weights, threshold): return Neuron(weights, threshold)(inputs)
def gate(name):
    if name == "NOT": return tuple([-1]), -0.0
    if name in {"AND", "OR"}: return (1,) * 2, {"AND": 1.0000001, "OR": 1e-300}[name]
    raise ValueError(name)
def find_neuron(truth_table):
    n = len(list(truth_table.keys())[0])
    for code in range(2 ** n):
        w = [1 if code >> i & 1 else -1 for i in range(n)]
        for t in np.arange(-n - 3, n + 4) - 0.25:
            neuron = Neuron(w, t)
            if not any(neuron(k) != v for k, v in truth_table.items()):
                return tuple(w), t
