/// How fast the engine is, measured: against the physical limit, under load, and in its parts. The
/// figures and how to repeat them are in `docs/performance.md`.
@NullMarked
package bot.mtasts.benchmarks;

import org.jspecify.annotations.NullMarked;
