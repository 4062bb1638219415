package bot.mtasts.core.delivery;

import java.time.Duration;
import java.time.Instant;

/// One attempt to deliver.
///
/// @param number 1 for the first; a redelivery goes on counting
public record Attempt(int number, Instant at, Duration took, Answer answer) {}
