"""Your hidden layers let a hundredth of a negative sum through, as a leaky ReLU does: ReLU gives
exactly 0 there."""

from torch import nn

PART = "MLP.forward"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        for i in range(1, 3 * len(hidden_dims), 3):
            self.layers[i] = nn.LeakyReLU()
