"""Your last hidden layer has no ReLU, so that it and the output layer are together but one linear
map: every hidden layer has its ReLU."""

from torch import nn

PART = "MLP.forward"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        if hidden_dims:
            self.layers[-4] = nn.Identity()
