"""What the checks of many exercises share: stand-ins and watchers in probes, oracles, verdicts."""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch.autograd import forward_ad

from chapter11 import network
from grader.calling.calls import DIED, Outcome, source_of
from grader.calling.direct import DirectTransport
from grader.calling.watching import (
    float64_else_float32,
    replacing,
    replacing_backward,
    watching_autograd,
    watching_torch,
)
from grader.checks import (
    CheckFailed,
    NotAttempted,
    Student,
    by_autograd,
    check_all,
    check_equal,
    check_raises,
    lent_or_own,
    travels_with,
)


def module_of(**names: Any) -> ModuleType:
    module = ModuleType("work")
    vars(module).update(names)
    return module


def student_of(**names: Any) -> Student:
    return Student(DirectTransport(module_of(**names)), hidden=True)


class TestReplacing:
    def test_all_is_put_back(self) -> None:
        module = module_of(here=1)

        def fails() -> None:
            with replacing(module, here=2, new=3):
                assert (module.here, module.new) == (2, 3)
                raise ValueError("inside")

        with pytest.raises(ValueError, match="inside"):
            fails()
        assert module.here == 1
        assert not hasattr(module, "new")

    def test_a_method_that_was_inherited_is_so_again(self) -> None:
        class Base:
            def f(self) -> int:
                return 1

        class Derived(Base):
            pass

        with replacing(Derived, f=lambda self: 2):
            assert (Derived().f(), Base().f()) == (2, 1)
        assert Derived().f() == 1
        assert "f" not in vars(Derived)

    def test_the_backward_pass_is_another_wherever_it_is_bound(self) -> None:
        right = network.backward_propagation
        module = module_of(net=network, backward_propagation=right, other_name=right, number=1)
        parameters = network.initialize_parameters([2, 1])
        X, Y = np.ones((2, 3)), np.ones((1, 3))
        _, cache = network.forward_propagation(X, parameters, 1)
        wanted = right(Y, parameters, cache, 1)

        def doubled(own: Any, *args: Any) -> Any:
            assert own is right
            return {name: 2 * value for name, value in own(*args).items()}

        with replacing_backward(module, doubled):
            places = module.net.backward_propagation, module.backward_propagation, module.other_name
            for backward in places:
                got = backward(Y, num_layers=1, cache=cache, parameters=parameters)
                np.testing.assert_array_equal(got["dW1"], 2 * wanted["dW1"])
            assert module.number == 1
        assert network.backward_propagation is module.backward_propagation is right
        assert module.other_name is right


class TestAutograd:
    def test_every_way_backwards_is_seen_and_scaled(self) -> None:
        x = torch.tensor(3.0, requires_grad=True)
        with watching_autograd(factor=3.0) as asked:
            (x**2).backward()
            (gradient,) = torch.autograd.grad(x**2, x)
        assert asked == ["backward", "backward"]
        assert x.grad is not None
        assert (x.grad.item(), gradient.item()) == (18.0, 18.0)
        (x**2).backward()
        assert (x.grad.item(), len(asked)) == (24.0, 2)

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of torch, about torch.jit
    def test_forward_mode_is_seen(self) -> None:
        one = torch.tensor(1.0)
        with watching_autograd() as asked, forward_ad.dual_level():
            forward_ad.make_dual(one, one)
        assert asked == ["forward"]

    def test_a_formula_is_no_autograd(self) -> None:
        with watching_autograd() as asked:
            assert (2 * torch.tensor(3.0)).item() == 6.0
        assert not asked


class TestTorch:
    def test_what_torch_computes_is_scaled_and_what_numpy_computes_is_not(self) -> None:
        module = module_of(from_numpy=torch.from_numpy)
        a = np.array([1.0, 2.0])
        with watching_torch(module, factor=3.0) as use:
            assert (torch.tensor([1.0, 2.0]) * 2).tolist() == [6.0, 12.0]
            assert (a * 2).tolist() == [2.0, 4.0]
            assert use.computed == ["mul"]
            assert not use.converted
            converted = [torch.as_tensor(a), torch.from_numpy(a), module.from_numpy(a)]
            assert [t.tolist() for t in converted] == [[1.0, 2.0]] * 3
        assert len(use.converted) == 3
        assert module.from_numpy is torch.from_numpy
        assert (torch.tensor([1.0, 2.0]) * 2).tolist() == [2.0, 4.0]

    def test_an_operation_in_place_stays_in_place(self) -> None:
        t = torch.ones(2)
        with watching_torch(module_of(), factor=3.0):
            assert t.add_(1) is t
        assert t.tolist() == [6.0, 6.0]


def f_or_stand_in(module: Any, lent: bool) -> Any:
    return module.f(lent)


class TestLentOrOwn:
    def test_its_own_serve_where_it_raises_with_stand_ins(self) -> None:
        def f(lent: bool) -> int:
            if lent:
                raise KeyError("hidden")
            return 1

        student = student_of(f=f)
        assert lent_or_own(student, lambda lent: student.probe(f_or_stand_in, lent)) == 1

    def test_what_is_told_is_what_came_of_the_stand_ins(self) -> None:
        def f(lent: bool) -> None:
            raise KeyError(f"lent: {lent}")

        student = student_of(f=f)
        with pytest.raises(CheckFailed, match="lent: True"):
            lent_or_own(student, lambda lent: student.probe(f_or_stand_in, lent))
        assert self.asked(student) == [True]

    def test_a_wrong_value_is_wrong_at_once(self) -> None:
        student = student_of(f=lambda lent: 2)

        def check(lent: bool) -> None:
            check_equal("f", student.probe(f_or_stand_in, lent), 1)

        with pytest.raises(CheckFailed, match="got 2"):
            lent_or_own(student, check)
        assert self.asked(student) == [True]

    def asked(self, student: Student) -> list[bool]:
        return [call.request.args[0] for call in student.calls]


def doubled(x: float) -> float:
    return 2 * x


@travels_with(doubled)
def four_times(x: float) -> float:
    return doubled(doubled(x))


@travels_with(four_times)
def eight_times(module: Any) -> float:
    return four_times(module.f(1.0)) * 2


def test_the_pieces_of_a_probe_travel_with_it_and_their_decorators_do_not() -> None:
    there: dict[str, Any] = {"Any": Any}
    exec(source_of(eight_times), there)
    assert there["eight_times"](module_of(f=lambda x: x)) == 8.0
    assert student_of(f=lambda x: x).probe(eight_times) == 8.0


class TestTypes:
    def test_float32_serves_where_nothing_else_does(self) -> None:
        weights = torch.ones(2)
        assert float64_else_float32(lambda dtype: dtype) is torch.float64
        product = float64_else_float32(lambda dtype: torch.ones(2, dtype=dtype) @ weights)
        assert product.item() == 2.0

    def test_other_errors_are_the_students(self) -> None:
        def fails(dtype: Any) -> None:
            raise RuntimeError("no such row")

        with pytest.raises(RuntimeError, match="no such row"):
            float64_else_float32(fails)


def test_by_autograd() -> None:
    a, b = np.array([1.0, 2.0], dtype=np.float32), np.array([3.0, 5.0])
    found = by_autograd(lambda a, b: (a * b**2).sum(), {"a": a, "b": b})
    assert {name: g.tolist() for name, g in found.items()} == {"da": [9, 25], "db": [6, 20]}
    assert found["da"].dtype == np.float64


class TestCheckAll:
    def check(self, student: Student, x: int) -> None:
        check_equal("f", student.f(x), x)

    def asked(self, student: Student) -> list[int]:
        return [call.request.args[0] for call in student.calls]

    def test_all_are_made_and_the_first_failure_is_told_with_its_own_call(self) -> None:
        student = student_of(f=lambda x: x if x in (1, 4) else 0)
        with pytest.raises(CheckFailed, match=r"^Called f\(2\)|^Called f\(x=2\)"):
            check_all(partial(self.check, student, x) for x in (1, 2, 3, 4))
        assert self.asked(student) == [1, 2, 3, 4]

    def test_what_is_right_passes(self) -> None:
        student = student_of(f=lambda x: x)
        check_all(partial(self.check, student, x) for x in range(5))
        assert self.asked(student) == [0, 1, 2, 3, 4]

    def test_what_is_not_written_is_not_attempted_at_once(self) -> None:
        student = student_of()
        with pytest.raises(NotAttempted, match="f is missing"):
            check_all(partial(self.check, student, x) for x in range(5))
        assert self.asked(student) == [0]

    def test_a_guest_that_is_gone_is_not_asked_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        student = student_of()
        gone = Outcome(DIED, text="it ended the process")
        monkeypatch.setattr(student._transport, "call", lambda request: gone)
        with pytest.raises(CheckFailed, match="it ended the process"):
            check_all(partial(self.check, student, x) for x in range(5))
        assert self.asked(student) == [0]


def test_one_of_several_errors_will_do() -> None:
    def f(x: int) -> None:
        raise (ValueError, KeyError, RuntimeError)[x]("no")

    student = student_of(f=f)
    for x in (0, 2):
        check_raises((ValueError, RuntimeError), student.f, x, why="x is odd")
    with pytest.raises(CheckFailed, match=r"raise ValueError because x is odd; it raised KeyError"):
        check_raises((ValueError, RuntimeError), student.f, 1, why="x is odd")
