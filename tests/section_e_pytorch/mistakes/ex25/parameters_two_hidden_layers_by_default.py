"""Your network has two hidden layers by default, 64 and 32: the default of hidden_dims has three
sizes, and each of them is a layer."""

PART = "MLP.parameters"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
