"""The one table: what the house does, what a bare bot does, and how they compare; what more entries of points cost."""

from collections.abc import Mapping

Medians = dict[str, dict[str, float]]

ROWS = (
    ("full report, all its cards delivered", "reports", "/s", "aiogram", "≥ 0.10"),
    ("", "reports", "/s", "ptb", "≥ 0.5"),
    ("press to toast", "toasts", "/s", "aiogram", ""),
    ("", "toasts", "/s", "ptb", ""),
    ("first answer at 20 a second, p50", "p50", "ms", "aiogram", "≤ 5"),
    ("first answer at 20 a second, p99", "p99", "ms", "aiogram", "≤ 5"),
    ("idle memory", "memory", "MB", "aiogram", ""),
    ("start to first answer", "first", "s", "aiogram", ""),
)


def table(medians: Medians) -> str:
    """Lines of text; a bot that was not measured is said to be absent."""
    ours = medians["linli"]
    lines = [f"{'':38} {'Linli':>12} {'bare bot':>12} {'ratio':>7}  wanted"]
    for what, name, unit, other, goal in ROWS:
        bare = medians.get(other)
        if bare is None:
            lines.append(f"{what:38} {'':>12} {other:>12} is not installed: pip install -e '.[bench]'")
            continue
        compared = f"{bare[name]:.1f} {unit}"
        lines.append(
            f"{what:38} {ours[name]:>8.1f} {unit:<3} {compared:>12} {ours[name] / bare[name]:>7.2f}  {goal:7} {other}"
        )
    lines.append(f"{'outbox drained, messages':38} {ours['drain']:>8.1f} /s")
    lines.append(f"{'cards of one report':38} {ours['cards']:>8.0f}")
    return "\n".join(lines) + "\n"


def growth(found: Mapping[str, tuple[float, float]], few: int, many: int, proved: float) -> str:
    """What is worked for the same with few entries of points and with many; how many are proved in a second of work."""
    lines = [f"{'of work, with entries of points':38} {many:>12,} {few:>12,} {'ratio':>7}  wanted"]
    for name, (before, after) in found.items():
        lines.append(f"{name:38} {after:>8.1f} ms  {before:>9.1f} ms {after / before:>7.2f}  ≤ 1.3")
    lines.append(f"{'entries of the chain proved':38} {proved:>8,.0f} /s {'':>12} {'':>7}  ≥ 50,000")
    return "\n".join(lines) + "\n"
