"""Tensors of torch cross between host and guest as plain data."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from grader.calling.calls import RETURNED, Request, execute
from grader.calling.direct import DirectTransport
from grader.checks import CheckFailed, Student, TensorData, check_number, check_tensor, tensor
from grader.guest.packing import pack, unpack
from grader.guest.wire import Garbled
from grader.plain.values import Opaque, same, to_plain


def module_with(**functions: Any) -> ModuleType:
    module = ModuleType("student")
    module.__dict__.update(functions)
    return module


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "bool", "complex128"])
def test_a_tensor_travels(dtype: str) -> None:
    sent = torch.arange(6).reshape(2, 3).to(getattr(torch, dtype))
    data = to_plain(sent)
    assert isinstance(data, TensorData)
    back = unpack(pack(sent))
    assert same(back, data)
    assert back.dtype == dtype
    assert np.array_equal(back.array, sent.numpy())


def test_it_keeps_whether_it_wants_a_gradient() -> None:
    assert unpack(pack(tensor([1.0, 2.0], requires_grad=True))).requires_grad
    assert not unpack(pack(torch.zeros(2))).requires_grad
    assert to_plain(torch.zeros(2, requires_grad=True) * 2).requires_grad


def test_a_tensor_that_numpy_cannot_hold_is_opaque() -> None:
    assert isinstance(to_plain(torch.zeros(2, dtype=torch.bfloat16)), Opaque)
    assert isinstance(to_plain(torch.zeros(2, 2).to_sparse()), Opaque)


@pytest.mark.parametrize(
    "tree",
    [
        ["tensor", ["array", "f8", [1], bytes(8)], "float8", False],
        ["tensor", [1, 2], "float32", False],
        ["tensor", 3.0, "float32", False],
        ["tensor"],
    ],
)
def test_nonsense_is_garbled(tree: Any) -> None:
    with pytest.raises(Garbled):
        unpack(tree)


def test_a_function_is_given_tensors_and_may_not_change_them() -> None:
    def doubled(x: Any) -> Any:
        assert isinstance(x, torch.Tensor)
        return {"y": x * 2}

    def changed(x: Any) -> Any:
        with torch.no_grad():
            x += 1
        return x

    module = module_with(doubled=doubled, changed=changed)
    request = Request("doubled", (tensor([[1.0, 2.0]], "float64", requires_grad=True),))
    outcome = execute(module, request)
    assert outcome.kind == RETURNED, outcome
    assert outcome.changed == ()
    assert check_tensor("y", outcome.value["y"], [[2.0, 4.0]], dtype="float64").shape == (1, 2)
    assert execute(module, Request("changed", (tensor([1.0]),))).changed == ("0",)


def test_a_stand_in_gives_tensors_too() -> None:
    module = ModuleType("student")
    module.outer = lambda: torch.is_tensor(module.inner(torch.ones(2)))  # type: ignore[attr-defined]
    seen: list[Any] = []

    def inner(x: Any) -> TensorData:
        seen.append(x)
        return tensor([3.0])

    assert execute(module, Request("outer", plants={"inner": inner})).value is True


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (np.ones(2), "should be a torch.Tensor, got an array of float64"),
        (None, "got None. Is a return missing"),
        (torch.ones(2, dtype=torch.float64), "should be float32, got float64"),
        (torch.ones(3), r"should be shape \(2,\), got \(3,\)"),
        (torch.tensor([1.0, torch.nan]), "should be finite"),
        (torch.tensor([1.0, 2.0]), "should be"),
    ],
)
def test_what_is_said_of_a_wrong_one(value: Any, told: str) -> None:
    student = Student(DirectTransport(module_with(f=lambda: value)))
    with pytest.raises(CheckFailed, match=told):
        check_tensor("y", student.f(), [1.0, 1.0], dtype="float32")


def test_a_check_hands_a_tensor_over() -> None:
    student = Student(DirectTransport(module_with(f=lambda t, given: t.detach() * given["by"])))
    given = {"by": tensor(3.0, "float64")}
    got = student.f(tensor([1.0, 2.0], "float64", requires_grad=True), given)
    check_tensor("the tensor", got, [3.0, 6.0], dtype="float64")


def test_a_tensor_where_a_number_is_asked_for() -> None:
    student = Student(DirectTransport(module_with(f=lambda: torch.tensor(2.0))))
    with pytest.raises(CheckFailed, match=r"got a tensor of float32, shape \(\)\. Take .* \.item"):
        check_number("the gradient", student.f(), 2.0)
