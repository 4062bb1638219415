package bot.mtasts.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.ReportArchive;
import bot.mtasts.core.service.CheckService;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the reports that every platform is tried with against what we would say today;
/// `-Dgolden.rewrite=true` writes them anew.
class KeptReportsTest {
  private static final Path FOLDER =
      Path.of("../test-lab/src/main/resources/bot/mtasts/lab/reports");

  // Each is a world of its own.
  private static final int FREE_BLOCK = 3_100;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /// From perfect to hostile; each is the name of a scenario, or one of those below.
  private static final List<String> FROM_THE_TOWN =
      List.of(
          "all-good",
          "body-largest",
          "cert-expired",
          "dane-mismatch",
          "dane-valid",
          "everything-at-once",
          "history-removed",
          "idn",
          "mode-none",
          "mode-testing",
          "mx-cert-expires-soon",
          "mx-no-match",
          "mx-null",
          "mx-partial-match",
          "mx-several-faults",
          "mx-silent",
          "mx-twenty-five",
          "nothing-at-all",
          "policy-html-as-plain",
          "record-malformed-beside-valid",
          "record-multiple",
          "record-servfail",
          "redirect-permanent",
          "starttls-missing-testing",
          "status-not-found",
          "tls-rpt-missing");

  /// Strangers who mean harm, and a name that is written from right to left.
  private static final List<Scenario> MADE_UP =
      List.of(
          Scenarios.parse(
              "hostile-texts",
              """
              says: Whatever stands in records, policy and banners is shown and never obeyed.
              record: "v=STSv1; id=`<!channel>`; *bold*_x_~y~=<http://evil.test|your bank>; :tada:"
              policy:
                last: ["note: ```<!here> <@U1> *b* \\u202egnp.exe \\u001b[2J", "<!channel>: &amp; `x`"]
              policy_host: {content_type: "text/plain; <!everyone>"}
              mx: [mx1, {name: mx2, banner: "554 \\u001b[31m<!channel> @everyone *no* :tada: `x`"}]
              tls_rpt: "v=TLSRPTv1; rua=mailto:<!here>@evil.test,https://evil.test/|x>"
              expect: {others: allowed}
              """,
              FREE_BLOCK),
          Scenarios.parse(
              "right-to-left",
              """
              says: A name that is written from right to left does not turn the words around it.
              domain: xn--9dbne9b.test
              mx: [mx1, {name: mx2, starttls: missing}]
              expect: {others: allowed}
              """,
              FREE_BLOCK));

  /// Kept by an earlier version, and never written anew.
  private static final List<String> EARLIER =
      List.of(
          "earlier-absent",
          "earlier-all-good",
          "earlier-at-risk",
          "earlier-hostile",
          "earlier-undetermined");

  static List<Scenario> scenarios() {
    return Stream.concat(
            FROM_THE_TOWN.stream().map(name -> Scenarios.named(name, FREE_BLOCK)), MADE_UP.stream())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void a_kept_report_says_what_we_would_say_today(Scenario scenario)
      throws InterruptedException, IOException {
    String written = written(settled(report(scenario)));
    Path file = FOLDER.resolve(scenario.name() + ".json");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, written);
    }
    assertThat(written)
        .as("%s; if the change is meant: -Dgolden.rewrite=true, and read the difference", file)
        .isEqualTo(Files.readString(file));
  }

  @Test
  void every_kept_report_is_listed_and_can_be_read() throws IOException {
    List<String> names =
        Stream.concat(scenarios().stream().map(Scenario::name), EARLIER.stream()).sorted().toList();
    Path index = FOLDER.resolve("index.txt");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(index, String.join("\n", names) + "\n");
    }
    assertThat(Files.readAllLines(index)).isEqualTo(names);
    for (String name : names) {
      assertThat(ReportArchive.read(Files.readString(FOLDER.resolve(name + ".json"))).outcomes())
          .as(name)
          .hasSize(Dimension.values().length);
    }
  }

  private static CheckReport report(Scenario scenario) throws InterruptedException {
    return new CheckService(FakeEngine.prober(scenario))
        .check(
            "chk_01KT1GW6G0" + "%016d".formatted(scenario.name().hashCode() & 0xFFFF),
            new DomainName(scenario.domain()),
            () -> Expected.history(scenario, FakeEngine.NOW),
            true,
            LookProgress.UNHEARD);
  }

  /// The same, with times of its own: how long the fakes took is no matter.
  private static CheckReport settled(CheckReport report) {
    List<Step> sorted = new ArrayList<>(report.timings());
    sorted.sort(Comparator.comparing(Step::step));
    return new CheckReport(
        report.id(),
        report.domain(),
        report.domainUnicode(),
        report.startedAt(),
        Duration.ofMillis(1_400),
        report.verdict(),
        report.summary(),
        report.score(),
        report.outcomes(),
        report.findings(),
        report.record(),
        report.policy(),
        report.certificate(),
        report.mx(),
        report.tlsRpt(),
        report.dane(),
        IntStream.range(0, sorted.size())
            .mapToObj(i -> new Step(sorted.get(i).step(), i * 20L, 40))
            .toList(),
        report.cachedOutlook());
  }

  // The fakes' keys are new each time, and with them what TLSA records hold.
  private static String written(CheckReport report) throws IOException {
    String kept =
        ReportArchive.write(report)
            .replaceAll("\\b([0-3] [01] [12]) [0-9a-fA-F]{64,}", "$1 " + "ab".repeat(32));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(kept)) + "\n";
  }
}
