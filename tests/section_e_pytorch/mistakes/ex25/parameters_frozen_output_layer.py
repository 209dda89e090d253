"""The parameters of your last layer require no gradient, so no training would change them."""

PART = "MLP.parameters"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        self.layers[-2].requires_grad_(False)
