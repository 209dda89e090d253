"""Your output layer has no bias: without one, its output for hidden units at zero is always 0.5."""

from torch import nn

PART = "MLP.parameters"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        self.layers[-2] = nn.Linear(self.layers[-2].in_features, output_dim, bias=False)
