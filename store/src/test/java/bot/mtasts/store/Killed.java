package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.request.CheckRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A process of its own that a test kills: it accepts requests, says so, begins on them, and never
/// ends.
final class Killed {
  private Killed() {}

  /// @param arguments the data directory, the URL or nothing, and how many requests it accepts
  public static void main(String... arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    DatabaseSettings settings =
        arguments[1].isEmpty()
            ? DatabaseSettings.in(directory)
            : DatabaseSettings.at(arguments[1], "postgres", new Secret("postgres"), directory);
    Database database = Database.open(settings);
    Store store =
        Store.of(
            database,
            Sealer.with(OpenStore.key('a')),
            Retention.usual(),
            new JobSettings(2, 2, Duration.ofMillis(20), Duration.ofMillis(250)),
            InstantSource.system());
    List<CheckRequest> requests = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      requests.add(Samples.request(Instant.now()));
      store.requests().accept(List.of(requests.getLast()), null);
      System.out.println("accepted " + requests.getLast().id());
    }
    store.jobs().start(new Endless());
    new CountDownLatch(1).await();
  }

  private static final class Endless extends FakeWork {
    @Override
    public void check(String checkId, int attempt) throws InterruptedException {
      System.out.println("begun " + checkId);
      new CountDownLatch(1).await();
    }

    @Override
    public Optional<Instant> deliver(String deliveryId) {
      return Optional.empty();
    }
  }
}
