package bot.mtasts.core.probe;

import java.time.Duration;

/// One step of a look, for the waterfall.
///
/// @param step such as `dns TXT _mta-sts.example.com`
/// @param start since the check began
/// @param took how long the step lasted
public record Timing(String step, Duration start, Duration took) {}
