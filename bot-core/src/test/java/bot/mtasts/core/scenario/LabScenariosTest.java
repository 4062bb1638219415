package bot.mtasts.core.scenario;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.lab.Lab;
import bot.mtasts.lab.LabSettings;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scenario once more, with the real engine against real DNS, HTTPS and SMTP servers.
class LabScenariosTest {
  // Some at once, so that the slow ones wait side by side; few enough that a busy machine of two
  // cores does not make the quick ones slow.
  private static final int SIDE_BY_SIDE = 6;

  private static Lab lab;
  private static LabEngine engine;
  private static ExecutorService threads;
  private static final Map<String, Future<CheckReport>> REPORTS = new HashMap<>();

  @BeforeAll
  static void look_at_the_whole_town() throws InterruptedException {
    lab = Lab.start(LabSettings.anywhere());
    engine = new LabEngine(lab);
    // The first check in a JVM loads a thousand classes: its times say nothing about a host.
    engine.check(Scenarios.named("all-good"));
    // An RSA key is made when it is first needed, and that can take seconds.
    engine.check(Scenarios.named("cert-rsa-2048"));
    threads = Executors.newVirtualThreadPerTaskExecutor();
    Semaphore turns = new Semaphore(SIDE_BY_SIDE);
    for (Scenario scenario : Scenarios.all()) {
      REPORTS.put(
          scenario.name(),
          threads.submit(() -> {
            turns.acquire();
            try {
              return engine.check(scenario);
            } finally {
              turns.release();
            }
          }));
    }
  }

  @AfterAll
  static void leave() {
    threads.shutdownNow();
    threads.close();
    engine.close();
    lab.close();
  }

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void finds_what_it_must_and_nothing_else(Scenario scenario)
      throws InterruptedException, ExecutionException {
    Expected.compare(scenario, Objects.requireNonNull(REPORTS.get(scenario.name())).get());
  }
}
