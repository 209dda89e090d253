"""Your weights are float32, which keeps seven digits: NumPy's own float64 is asked for."""

import numpy as np

PART = "NeuralNetwork.parameters"


class NeuralNetwork(right_NeuralNetwork):
    def __init__(self, layer_dims, activations, loss="bce", seed=0):
        super().__init__(layer_dims, activations, loss, seed)
        for name in list(self.parameters):
            self.parameters[name] = self.parameters[name].astype(np.float32)
