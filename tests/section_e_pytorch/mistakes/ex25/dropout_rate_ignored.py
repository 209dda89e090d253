"""Your network drops with a rate of its own, that of nn.Dropout() perhaps, and not with the one in
the argument dropout."""

PART = "MLP.dropout"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, 0.5)
