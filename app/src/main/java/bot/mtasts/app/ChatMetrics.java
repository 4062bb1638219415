package bot.mtasts.app;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.delivery.Chat;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/// Counts and measures what is said to us in a chat.
///
/// @param registry where `/metrics` reads
record ChatMetrics(Chat chat, MeterRegistry registry) implements Heed {
  @Override
  public void said(String what, String outcome, Duration took) {
    registry
        .timer("mtasts_chat_said", "chat", name(), "what", what, "outcome", outcome)
        .record(took);
  }

  @Override
  public void acknowledged(Duration took) {
    registry.timer("mtasts_chat_acknowledged", "chat", name()).record(took);
  }

  private String name() {
    return chat.name().toLowerCase(Locale.ROOT);
  }
}
