package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.scenario.IllegalScenarioException;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import bot.mtasts.lab.world.MailServer;
import bot.mtasts.lab.world.PolicyServer;
import bot.mtasts.lab.world.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scenario files: all of them load, speak the catalogue's words, and together cover the whole
/// catalogue.
final class ScenariosTest {
  private static final Path FOLDER = Path.of("src/main/resources/scenarios");
  private static final Set<String> VERDICTS =
      Set.of(
          "not_applicable",
          "undetermined",
          "absent",
          "broken",
          "at_risk",
          "disabled",
          "testing",
          "protected");
  private static final Set<String> DIMENSIONS =
      Set.of(
          "record",
          "fetch",
          "certificate",
          "syntax",
          "coverage",
          "starttls",
          "consistency",
          "reporting",
          "dane");
  private static final Set<String> STATUSES =
      Set.of("pass", "warn", "fail", "undetermined", "skipped");
  private static final Set<String> REASONS =
      Set.of(
          "expired",
          "not_yet_valid",
          "name_mismatch",
          "self_signed",
          "incomplete_chain",
          "untrusted_issuer",
          "weak_signature");
  private static final Set<String> OUTLOOKS =
      Set.of(
          "delivers_protected",
          "delivers_unprotected",
          "delivers_and_reports",
          "refuses",
          "undetermined");

  private static final List<Scenario> ALL = Scenarios.all();

  @Test
  void the_index_lists_every_file_in_order() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .map(file -> file.replace(".yaml", ""))
              .sorted()
              .toList();
      assertThat(Scenarios.names()).isEqualTo(names);
    }
  }

  @Test
  void domains_are_unique_and_zones_do_not_clash() {
    assertThat(ALL).extracting(Scenario::domain).doesNotHaveDuplicates();
    var zones = ALL.stream().flatMap(scenario -> scenario.world().zones().stream()).toList();
    assertThat(new Zones(zones).all()).hasSizeGreaterThan(ALL.size());
  }

  @Test
  void no_two_servers_share_an_address() {
    var addresses = new ArrayList<String>();
    for (Scenario scenario : ALL) {
      scenario.world().policyServers().stream().map(PolicyServer::address).forEach(addresses::add);
      scenario.world().mailServers().stream().map(MailServer::address).forEach(addresses::add);
    }
    assertThat(addresses).doesNotHaveDuplicates();
  }

  @Test
  void expectations_speak_the_catalogues_words() throws IOException {
    var codes = codes().keySet();
    for (Scenario scenario : ALL) {
      var expect = scenario.expect();
      assertThat(expect.must()).as(scenario.name()).isSubsetOf(codes);
      assertThat(expect.mustNot()).as(scenario.name()).isSubsetOf(codes);
      assertThat(expect.mustNot()).as(scenario.name()).noneMatch(expect.must()::contains);
      assertThat(expect.severities().keySet()).as(scenario.name()).isSubsetOf(expect.must());
      assertThat(expect.reasons().keySet()).as(scenario.name()).isSubsetOf(expect.must());
      assertThat(expect.dimensions().keySet()).as(scenario.name()).isSubsetOf(DIMENSIONS);
      assertThat(expect.dimensions().values()).as(scenario.name()).isSubsetOf(STATUSES);
      assertThat(expect.reasons().values()).as(scenario.name()).isSubsetOf(REASONS);
      assertThat(expect.outlooks().values()).as(scenario.name()).isSubsetOf(OUTLOOKS);
      if (expect.verdict() != null) {
        assertThat(VERDICTS).as(scenario.name()).contains(expect.verdict());
      }
    }
  }

  @Test
  void every_code_is_found_in_one_scenario_and_forbidden_in_another() throws IOException {
    var found = new TreeSet<String>();
    var forbidden = new TreeSet<String>();
    for (Scenario scenario : ALL) {
      found.addAll(scenario.expect().must());
      forbidden.addAll(scenario.expect().mustNot());
    }
    assertThat(found).containsAll(codes().keySet());
    assertThat(forbidden).containsAll(codes().keySet());
  }

  @Test
  void every_verdict_and_every_reachable_reason_is_asked_for() {
    assertThat(ALL).extracting(scenario -> scenario.expect().verdict()).containsAll(VERDICTS);
    for (String code : List.of("cert_invalid", "mx_cert_invalid")) {
      assertThat(ALL)
          .extracting(scenario -> scenario.expect().reasons().get(code))
          .containsAll(REASONS);
    }
  }

  @Test
  void verdicts_follow_from_the_codes_that_are_asked_for() throws IOException {
    var codes = codes();
    for (Scenario scenario : ALL) {
      var expect = scenario.expect();
      if (List.of("protected", "testing", "disabled").contains(String.valueOf(expect.verdict()))) {
        for (String code : expect.must()) {
          assertThat(expect.severities().getOrDefault(code, codes.get(code)))
              .as(scenario.name() + " expects " + code)
              .isNotEqualTo("critical");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "says: x\\nexpect: {must: []}\\nrecrod: none        | unknown key `recrod`",
        "says: x\\nexpect: {must: [], verdikt: x}           | bad.yaml at expect: unknown key `verdikt`",
        "says: x                                            | `expect` is missing",
        "says: x\\nexpect: {}\\nmx: [{name: a, port: shut}] | bad.yaml at mx[0].port: `shut` is none of",
        "says: x\\nexpect: {}\\ndnssec: maybe               | bad.yaml at dnssec: `maybe` is none of",
        "says: x\\nexpect: {}\\npolicy_host: {status: ok}   | bad.yaml at policy_host.status: expected a whole number",
        "says: x\\nexpect: {}\\npolicy_host: {pace: {late: 4 weeks}} | bad.yaml at policy_host.pace.late: expected a time",
        "says: x\\nexpect: {}\\nsays: y                     | Duplicate",
        "says: x\\nexpect: {}\\ndns: {www.example.com.: {a: 192.0.2.1}} | names must lie below .test",
      })
  void a_mistake_in_a_file_is_named_with_its_place(String yaml, String trouble) {
    assertThatThrownBy(() -> Scenarios.parse("bad", yaml.replace("\\n", "\n"), 3000))
        .isInstanceOf(IllegalScenarioException.class)
        .hasMessageContaining(trouble);
  }

  /// Severity by code.
  private static Map<String, String> codes() throws IOException {
    var codes = new TreeMap<String, String>();
    try (var in = ScenariosTest.class.getResourceAsStream("/codes.txt")) {
      assertThat(in).isNotNull();
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .forEach(words -> codes.put(words.getFirst(), words.get(1)));
    }
    return codes;
  }
}
