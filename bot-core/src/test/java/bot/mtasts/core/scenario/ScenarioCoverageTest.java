package bot.mtasts.core.scenario;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// No code without a scenario that yields it and one that must not; no word that is not in the
/// catalogue.
class ScenarioCoverageTest {
  private static final List<Scenario> ALL = Scenarios.all();
  private static final Set<String> CODES =
      Arrays.stream(FindingCode.values())
          .map(FindingCode::word)
          .collect(toCollection(TreeSet::new));

  @Test
  void every_code_is_yielded_by_a_scenario() {
    assertThat(codes(true)).isEqualTo(CODES);
  }

  @Test
  void every_code_must_be_absent_from_another() {
    assertThat(codes(false)).isEqualTo(CODES);
  }

  @Test
  void every_verdict_is_reached() {
    assertThat(ALL.stream().map(scenario -> scenario.expect().verdict()))
        .containsAll(Arrays.stream(Verdict.values()).map(Verdict::word).toList());
  }

  @Test
  void there_are_as_many_as_we_say() {
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(120);
    assertThat(ALL.stream().map(Scenario::domain)).doesNotHaveDuplicates();
  }

  private static Set<String> codes(boolean must) {
    return ALL.stream()
        .map(Scenario::expect)
        .flatMap(expect -> (must ? expect.must() : expect.mustNot()).stream())
        .collect(toCollection(TreeSet::new));
  }
}
