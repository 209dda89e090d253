"""Your model holds one more Linear layer than its forward pass uses: an attribute that is a layer
counts as part of the model, whether forward needs it or not."""

from torch import nn

PART = "MLP.parameters"


class MLP(right_MLP):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__(input_dim, hidden_dims, output_dim, dropout)
        self.output = nn.Linear(1, 1)
