"""Trains the shared encoder with its heads, all at once: `python -m training.train`.

Each step takes a batch of attributions and one of events. With `--teacher`, a larger net is trained first,
and the one that is read with learns from it too, on texts that nobody has annotated besides. That takes a GPU
some ten minutes; without a teacher one core with bfloat16 units takes two hours.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from training import distil, teacher
from training.encoder import LARGE, start_weights
from training.events import batches as event_batches
from training.material import FILE, Material, load, material
from training.net import Bridge, Net
from training.quotations.loss import loss as quotation_loss
from training.rounds import Step, loader, moved, steps_of_epoch

WARM = 100
MIXED = ((0.5, 0.2), (0.75, 0.3), (1.0, 0.5))
"""When during training the weights are taken, and what they count for in the mean that is kept, which
generalises better than the weights at the end (Izmailov et al. 2018).
"""
EVENT_SHARE = 0.6
HARD = 0.5
"""What the labels count for beside the teacher."""


@dataclass(frozen=True)
class Plan:
    """How long, at which rates of the encoder and of the heads, and by how many worker processes."""

    epochs: float
    rate: float
    head_rate: float
    workers: int
    minutes: float = float("inf")
    """Fewer steps are taken where these would take longer."""
    seed: int = 1
    whole: bool = True
    """Whether all is trained; else only the event head, on the vectors as they are."""


def train(net: Net, given: Material, plan: Plan, out: Path, taught_by: Net | None = None) -> None:
    """Trains `net` where it is and writes the mean of the weights along the way to `out`, and those of the
    end beside it.
    """
    device = next(net.parameters()).device
    torch.manual_seed(plan.seed)
    bridge = Bridge().to(device)
    # Word vectors stay as they are: nothing is gained by moving them, and a fifth of each step is saved.
    net.encoder.word.weight.requires_grad_(False)
    if not plan.whole:
        net.requires_grad_(False).events.requires_grad_(True)
    optimiser = _optimiser(net, bridge, plan)
    steps = int(plan.epochs * steps_of_epoch(given))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda taken: min(1, (taken + 1) / WARM) * max(0.01, 1 - taken / steps)
    )
    net.train()
    net.encoder.train(plan.whole)
    mean: dict[str, Tensor] = {}
    began = time.monotonic()
    rounds = loader(given, plan.seed, bare=taught_by is not None, workers=plan.workers)
    for step, batches in enumerate(rounds, 1):
        if plan.whole:
            total = _loss(net, bridge, taught_by, batches, device)
        else:
            total = (_event_loss(net, moved(batches[1], device)),)
        optimiser.zero_grad()
        torch.stack(total).sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step == 1:
            begun = time.monotonic()  # the first batch takes longer
        if step == WARM:
            steps = max(step, int(min(steps, 60 * plan.minutes * step / (time.monotonic() - begun))))
        if step % 50 == 0:
            losses = " ".join(f"{value.item():.3f}" for value in total)
            print(f"{step}/{steps}  loss {losses}  {time.monotonic() - began:.0f} s", flush=True)
        for part, share in MIXED:
            if step == round(part * steps):
                for name, value in net.state_dict().items():
                    mean[name] = mean.get(name, 0) + share * value.detach().cpu()
        if step == steps:
            break
    torch.save(net.cpu().state_dict(), out.with_suffix(".last.pt"))
    torch.save(mean, out)


def _optimiser(net: Net, bridge: Bridge, plan: Plan) -> torch.optim.Optimizer:
    named = [(n, p) for n, p in net.encoder.named_parameters() if p.requires_grad]
    slow = [p for n, p in named if not n.startswith("feature")]
    fast = [*net.head.parameters(), *net.events.parameters(), *bridge.parameters()]
    fast += [p for n, p in named if n.startswith("feature")]
    rates = [
        {"params": slow, "lr": plan.rate, "weight_decay": 0.01},
        {"params": fast, "lr": plan.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(rates, betas=(0.9, 0.98), fused=True)


def _loss(
    net: Net, bridge: Bridge, taught_by: Net | None, batches: Step, device: torch.device
) -> tuple[Tensor, ...]:
    said, done = moved(batches[0], device), moved(batches[1], device)
    if taught_by is None or batches[2] is None:
        of_said, of_done = net.states([said, done])
        return (
            quotation_loss(net.head, of_said, said),
            EVENT_SHARE * event_batches.loss(net.events, of_done, done),
        )
    bare = moved(batches[2], device)
    of_said, of_done, of_bare = net.states([said, done, bare])
    with torch.no_grad():
        taught = taught_by.states([said, done, bare])
    masks = (said.mask.bool(), done.mask, bare.mask)
    return (
        HARD * quotation_loss(net.head, of_said, said),
        HARD * EVENT_SHARE * event_batches.loss(net.events, of_done, done),
        distil.of_quotations(net, taught_by, of_said, taught[0], said),
        EVENT_SHARE * distil.of_events(net, taught_by, of_done, taught[1], done),
        EVENT_SHARE * distil.of_events(net, taught_by, of_bare, taught[2], bare),
        *(
            distil.of_vectors(mine, theirs, bridge, mask)
            for mine, theirs, mask in zip((of_said, of_done, of_bare), taught, masks, strict=True)
        ),
    )


def _event_loss(net: Net, done: event_batches.Batch) -> Tensor:
    with torch.no_grad():
        (states,) = net.states([done])
    return event_batches.loss(net.events, states, done)


def finishing(given: Material) -> Material:
    """The material with the sentences that are asked about by who and whom alone three times."""
    single = [
        replace(text, passage=replace(text.passage, idle=False))
        for text in given.passages
        if any(act.trigger is None for act in text.passage.acts)
    ]
    return replace(given, passages=[*given.passages, *2 * single])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--epochs", type=float, default=8, help="over the attributions")
    parser.add_argument("--out", type=Path, default=Path("build/models.pt"))
    parser.add_argument("--material", type=Path, help=f"what training.material wrote, such as {FILE}")
    parser.add_argument("--teacher", type=Path, help=f"what training.teacher wrote, such as {teacher.FILE}")
    parser.add_argument("--learner", type=Path, help=f"first weights from a file, such as {teacher.LEARNER}")
    parser.add_argument("--begun", type=Path, help="go on from these weights, at half the rates")
    parser.add_argument(
        "--finish", action="store_true", help="after --begun: sentences of one act three times, low rates"
    )
    parser.add_argument("--head", action="store_true", help="train the event head only")
    parser.add_argument("--teacher-epochs", type=float, default=5)
    parser.add_argument(
        "--minutes",
        type=float,
        default=float("inf"),
        help="at most for the teacher; twice as many for what it teaches",
    )
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    given = (
        load(args.material)
        if args.material
        else material(Path(os.environ.get("DETENTE_SHARED", "../shared")))
    )
    print(
        f"{len(given.articles)} articles, {len(given.passages)} passages, {len(given.bare)} bare", flush=True
    )
    taught_by = None
    if args.teacher:
        taught_by = Net(LARGE)
        teacher.start_from(taught_by.encoder, args.teacher)
        kept = args.out.with_suffix(".teacher.pt")
        of_teacher = Plan(args.teacher_epochs, 1e-4, 1.5e-3, args.workers, args.minutes, seed=2)
        train(taught_by.to(device), given, of_teacher, kept)
        taught_by.load_state_dict(torch.load(kept, weights_only=True))
        taught_by.to(device).eval().requires_grad_(False)
    torch.manual_seed(1)
    net = Net()
    pace = 1.0
    if args.begun:
        net.load_state_dict(torch.load(args.begun, weights_only=True))
        pace = 0.35 if args.finish else 0.5
    elif args.learner:
        teacher.start_from(net.encoder, args.learner)
    else:
        net.encoder.start_from(start_weights())
    rates = (pace * 3.5e-4, pace * 2.8e-3)
    plan = Plan(args.epochs, *rates, args.workers, 2 * args.minutes, whole=not args.head)
    train(net.to(device), finishing(given) if args.finish else given, plan, args.out, taught_by)


if __name__ == "__main__":
    main()
