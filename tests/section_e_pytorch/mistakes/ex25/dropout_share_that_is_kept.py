"""Your network keeps a share of `dropout` and drops the rest: nn.Dropout takes the share that goes,
as the argument dropout does."""

PART = "MLP.dropout"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, 1 - dropout)
