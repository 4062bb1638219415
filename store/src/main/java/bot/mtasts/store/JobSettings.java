package bot.mtasts.store;

import java.time.Duration;

/// How jobs are carried out.
///
/// @param checkWorkers how many checks run at once in this process; each is mostly waiting
/// @param deliveryWorkers how many attempts to deliver run at once in this process
/// @param polling how long a job that another instance put in may lie before it is seen; one that
///   this instance puts in is seen at once
/// @param heartbeat how often an instance says that it is still at work on a job; after four that
///   are missed another takes it over
public record JobSettings(
    int checkWorkers, int deliveryWorkers, Duration polling, Duration heartbeat) {
  public JobSettings {
    if (checkWorkers < 1 || deliveryWorkers < 1) {
      throw new IllegalArgumentException("each queue wants at least one worker");
    }
    if (!polling.isPositive() || !heartbeat.isPositive()) {
      throw new IllegalArgumentException("polling and heartbeat must be longer than nothing");
    }
  }

  /// 16 checks and 32 deliveries at once, looked for every second; a dead instance's jobs are taken
  /// over within a minute.
  public static JobSettings usual() {
    return new JobSettings(16, 32, Duration.ofSeconds(1), Duration.ofSeconds(10));
  }
}
