package bot.mtasts.webhook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the server presents itself, and how much of it one client may have.
///
/// @param host the address to listen on
/// @param port 0 for any that is free
/// @param publicUrl how people reach us from outside, without a path at its end; null: as we listen
/// @param requestsPerMinute for one API key
/// @param longestWait that `Prefer: wait` may ask for
public record ServerSettings(
    String host, int port, @Nullable URI publicUrl, int requestsPerMinute, Duration longestWait) {}
