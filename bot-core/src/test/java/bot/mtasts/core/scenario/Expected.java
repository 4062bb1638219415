package bot.mtasts.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.lab.scenario.Expectation;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/// Compares a report with what a scenario expects, everything at once.
final class Expected {
  private Expected() {}

  static void compare(Scenario scenario, CheckReport report) {
    Expectation expected = scenario.expect();
    SoftAssertions softly = new SoftAssertions();
    String about = scenario.toString();
    Set<String> found = words(report.findings());
    softly.assertThat(found).as("%s: must be found", about).containsAll(expected.must());
    Set<String> forbidden = new TreeSet<>(found);
    forbidden.retainAll(expected.mustNot());
    softly.assertThat(forbidden).as("%s: must not be found", about).isEmpty();
    if (!expected.othersAllowed()) {
      Set<String> grave =
          words(
              report.findings().stream()
                  .filter(finding -> finding.severity() != Severity.INFO)
                  .toList());
      grave.removeAll(expected.must());
      softly.assertThat(grave).as("%s: found beside what must be", about).isEmpty();
    }
    if (expected.verdict() != null) {
      softly
          .assertThat(report.verdict().word())
          .as("%s: verdict", about)
          .isEqualTo(expected.verdict());
    }
    if (expected.score() != null || expected.scoreless()) {
      softly.assertThat(report.score().total()).as("%s: score", about).isEqualTo(expected.score());
    }
    if (expected.grade() != null) {
      softly.assertThat(report.score().grade()).as("%s: grade", about).isEqualTo(expected.grade());
    }
    expected
        .dimensions()
        .forEach((dimension, status) ->
            softly
                .assertThat(status(report, dimension))
                .as("%s: %s", about, dimension)
                .isEqualTo(status));
    expected
        .severities()
        .forEach((code, severity) ->
            softly
                .assertThat(finding(report, code).severity().word())
                .as("%s: severity of %s", about, code)
                .isEqualTo(severity));
    expected
        .reasons()
        .forEach((code, reason) ->
            softly
                .assertThat(reasons(finding(report, code)))
                .as("%s: reason of %s", about, code)
                .contains(reason));
    expected
        .outlooks()
        .forEach((host, outlook) ->
            softly
                .assertThat(outlook(report, host))
                .as("%s: outlook of %s", about, host)
                .isEqualTo(outlook));
    softly.assertAll();
  }

  /// What earlier checks would have kept of the scenario's history.
  static List<PastSighting> history(Scenario scenario, Instant now) {
    return scenario.history().stream().map(sighting -> past(sighting, now)).toList();
  }

  private static PastSighting past(Sighting sighting, Instant now) {
    return PastSighting.read(
        now.minus(sighting.ago()),
        sighting.records(),
        sighting.policy() == null ? null : sighting.policy().toArray());
  }

  private static Set<String> words(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.code().word())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Finding finding(CheckReport report, String code) {
    return report.findings().stream()
        .filter(candidate -> candidate.code().word().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " was not found"));
  }

  private static List<Object> reasons(Finding finding) {
    Object own = finding.evidence().get("reason");
    if (own != null) {
      return List.of(own);
    }
    List<?> hosts = (List<?>) finding.evidence().getOrDefault("hosts", List.of());
    return hosts.stream()
        .map(host -> ((Map<?, ?>) host).get("reason"))
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .toList();
  }

  private static String status(CheckReport report, String dimension) {
    return report.outcomes().stream()
        .filter(outcome -> outcome.dimension().word().equals(dimension))
        .map(outcome -> outcome.status().word())
        .findFirst()
        .orElseThrow(() -> new AssertionError(dimension + " is no dimension"));
  }

  private static String outlook(CheckReport report, String host) {
    assertThat(report.mx()).isNotNull();
    return Objects.requireNonNull(report.mx()).stream()
        .filter(section -> section.host().text().equals(host))
        .map(section -> section.outlook().word())
        .findFirst()
        .orElseThrow(() -> new AssertionError(host + " is no MX host of the report"));
  }
}
