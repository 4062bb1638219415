package bot.mtasts.webhook.outgoing;

import bot.mtasts.core.probe.EgressGuard;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/// Guarded clients for tests, whose whole call may take only as long as a test should.
public final class TestHttp {
  private TestHttp() {}

  /// A client that may reach servers on this machine.
  public static GuardedHttp toLoopback(FixedDns dns) {
    return of(dns, EgressGuard.allowing(List.of("127.0.0.0/8")), Duration.ofSeconds(15));
  }

  /// A client with another guard and another limit.
  public static GuardedHttp of(FixedDns dns, EgressGuard guard, Duration wholeCall) {
    return new GuardedHttp(
        dns, guard, "mtasts-bot (+https://mtasts.example)", wholeCall, new OkHttpClient());
  }

  /// A client that trusts what this one trusts.
  public static GuardedHttp trusting(FixedDns dns, OkHttpClient base) {
    return new GuardedHttp(
        dns,
        EgressGuard.allowing(List.of("127.0.0.0/8")),
        "mtasts-bot (+https://mtasts.example)",
        Duration.ofSeconds(15),
        base);
  }
}
