package bot.mtasts.app;

import bot.mtasts.core.command.Heed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts and measures what is said to us in Slack.
///
/// @param registry where `/metrics` reads
record SlackMetrics(MeterRegistry registry) implements Heed {
  @Override
  public void said(String what, String outcome, Duration took) {
    registry.timer("mtasts_slack_said", "what", what, "outcome", outcome).record(took);
  }

  @Override
  public void acknowledged(Duration took) {
    registry.timer("mtasts_slack_acknowledged").record(took);
  }
}
