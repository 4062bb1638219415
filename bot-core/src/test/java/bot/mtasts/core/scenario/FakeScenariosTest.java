package bot.mtasts.core.scenario;

import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scenario, judged from sightings that the fakes make up without a packet.
class FakeScenariosTest {
  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void finds_what_it_must_and_nothing_else(Scenario scenario) throws InterruptedException {
    Expected.compare(scenario, FakeEngine.report(scenario));
  }
}
