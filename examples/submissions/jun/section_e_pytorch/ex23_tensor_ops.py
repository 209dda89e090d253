from helper_e import *


def scaled_ones():
    row = np.array([[1, 2, 3, 4]], dtype=np.float64)
    return np.repeat(row, 3, axis=0) * 1.0, torch.tensor([[1.0, 2, 3, 4]], dtype=torch.float64).repeat(3, 1)


def matrix_product(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError("A and B do not fit")
    array = sum(np.outer(A[:, k], B[k]) for k in range(len(B)))
    tensor = torch.tensordot(torch.tensor(np.asarray(A)), torch.tensor(np.asarray(B)), dims=1)
    return array, tensor


def softmax_both(v):
    return soft(np.asarray(v), np), soft(torch.tensor(v), torch)


def results_match(a, t, rtol=1e-6):
    return a.shape == tuple(t.shape) and np.allclose(a, t.detach().numpy(), rtol=rtol, atol=1e-8)
