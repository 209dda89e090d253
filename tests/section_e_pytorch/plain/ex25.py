"""A plain textbook solution of exercise 25."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class MLP(nn.Module):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__()
        layers = []
        for hidden_dim in hidden_dims:
            layers += [nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Dropout(dropout)]
            input_dim = hidden_dim
        layers += [nn.Linear(input_dim, output_dim), nn.Sigmoid()]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


def count_trainable_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def make_data(seed=0):
    torch.manual_seed(seed)
    X = torch.randn(1000, 10)
    y = (X.sum(dim=1, keepdim=True) > 0).float()
    return X, y


def train(model, X, y, epochs=50, learning_rate=1e-2, seed=0):
    torch.manual_seed(seed)
    loader = DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True)
    criterion = nn.BCELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    model.train()
    for _ in range(epochs):
        epoch_loss = 0.0
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = criterion(model(inputs), targets)
            loss.backward()
            optimizer.step()
            epoch_loss += loss.item()
        losses.append(epoch_loss / len(loader))
    return losses


if __name__ == "__main__":
    print(MLP())
