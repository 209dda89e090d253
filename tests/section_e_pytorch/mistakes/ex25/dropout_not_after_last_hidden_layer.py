"""Your last hidden layer has no dropout: it comes after every hidden layer, that one too."""

from torch import nn

PART = "MLP.dropout"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        if hidden_dims:
            self.layers[-3] = nn.Identity()
