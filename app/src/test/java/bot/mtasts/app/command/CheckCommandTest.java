package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import bot.mtasts.app.SampleReports;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.report.ReportMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {
  @TempDir private Path folder;

  private final CannedWorkshop workshop =
      new CannedWorkshop(
          SampleReports.allGood(),
          SampleReports.atRisk(),
          SampleReports.absent(),
          SampleReports.undetermined());

  record Codes(int code, List<String> domains) {
    static Codes of(int code, String... domains) {
      return new Codes(code, List.of(domains));
    }

    @Override
    public String toString() {
      return String.join(" ", domains) + " → " + code;
    }
  }

  static Stream<Codes> codes() {
    return Stream.of(
        Codes.of(0, "all-good.test"),
        Codes.of(1, "partial.test"),
        Codes.of(2, "silent.test"),
        Codes.of(2, "all-good.test", "silent.test"),
        Codes.of(1, "silent.test", "partial.test"),
        Codes.of(64, "localhost", "partial.test"),
        Codes.of(64, "localhost"),
        Codes.of(64, ""),
        Codes.of(70, "unknown.test"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void the_exit_code_tells_the_worst(Codes row) {
    assertThat(Run.with(workshop).run(command(row.domains())).code()).isEqualTo(row.code());
  }

  @Test
  void json_is_one_report_a_line_in_the_order_asked() {
    Ended ended =
        Run.with(workshop).run("check", "--json", "partial.test", "all-good.test", "partial.test");
    assertThat(ended.out().lines())
        .containsExactly(
            ReportJson.line(SampleReports.atRisk()),
            ReportJson.line(SampleReports.allGood()),
            ReportJson.line(SampleReports.atRisk()));
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void what_is_no_domain_gets_a_sentence_and_the_others_run() {
    Ended ended =
        Run.with(workshop).run("check", "--json", "1.2.3.4", "https://All-Good.test/x", "a b");
    assertThat(ended.out()).isEqualTo(ReportJson.line(SampleReports.allGood()) + "\n");
    assertThat(ended.err().lines()).hasSize(2).allMatch(line -> line.startsWith("mtasts: "));
    assertThat(ended.code()).isEqualTo(64);
  }

  @Test
  void names_come_from_files_and_standard_input_too() throws IOException {
    Files.writeString(
        folder.resolve("domains.txt"), "# ours\nall-good.test\n\n  partial.test # the old one\r\n");
    Ended ended =
        Run.with(workshop)
            .in(folder)
            .input("bücher.test\n")
            .run("check", "--json", "-", "--file", "domains.txt");
    assertThat(ended.out().lines())
        .containsExactly(
            ReportJson.line(SampleReports.absent()),
            ReportJson.line(SampleReports.allGood()),
            ReportJson.line(SampleReports.atRisk()));
  }

  @Test
  void an_empty_list_is_no_misuse() {
    Ended ended = Run.with(workshop).input("").run("check", "-");
    assertThat(ended).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void markdown_reports_stand_apart() {
    assertThat(Run.with(workshop).run("check", "--markdown", "all-good.test", "partial.test").out())
        .isEqualTo(
            ReportMarkdown.of(SampleReports.allGood())
                + "\n---\n\n"
                + ReportMarkdown.of(SampleReports.atRisk()));
  }

  @Test
  void several_reports_end_with_a_tally() {
    assertThat(
            Run.with(workshop).run("check", "all-good.test", "partial.test", "all-good.test").out())
        .endsWith("\n3 domains: 1 at risk, 2 protected\n");
    assertThat(Run.with(workshop).run("check", "all-good.test").out()).doesNotContain("1 domains");
  }

  @Test
  void colour_is_for_terminals_and_can_be_refused() {
    String escape = "\u001b[";
    assertThat(run(true).run("check", "all-good.test").out()).contains(escape);
    assertThat(run(false).run("check", "all-good.test").out()).doesNotContain(escape);
    assertThat(run(false).run("check", "--color=always", "all-good.test").out()).contains(escape);
    assertThat(run(true).run("check", "--no-color", "all-good.test").out()).doesNotContain(escape);
    assertThat(run(true).run("check", "--color", "never", "all-good.test").out())
        .doesNotContain(escape);
    assertThat(run(true).environment("NO_COLOR", "1").run("check", "all-good.test").out())
        .doesNotContain(escape);
    assertThat(run(true).environment("NO_COLOR", "").run("check", "all-good.test").out())
        .as("empty is not set (no-color.org)")
        .contains(escape);
    assertThat(run(true).environment("TERM", "dumb").run("check", "all-good.test").out())
        .doesNotContain(escape);
  }

  @Test
  void a_fault_of_ours_is_told_and_the_others_run() {
    Ended ended = Run.with(workshop).run("check", "--json", "unknown.test", "all-good.test");
    assertThat(ended.out()).isEqualTo(ReportJson.line(SampleReports.allGood()) + "\n");
    assertThat(ended.err())
        .startsWith("mtasts: unknown.test could not be checked, by a fault of ours:")
        .contains("no report for unknown.test");
  }

  @Test
  void an_interrupt_ends_the_check_and_lets_go_of_the_engine() throws Exception {
    FutureTask<Ended> task =
        new FutureTask<>(
            () -> Run.with(workshop).run("check", "--json", "all-good.test", "hangs.test"));
    Thread thread = Thread.ofPlatform().start(task);
    workshop.hanging.await();
    thread.interrupt();
    Ended ended = task.get();
    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).isEqualTo("mtasts: cancelled\n");
    assertThat(workshop.closed).isTrue();
  }

  @Test
  void when_nobody_reads_any_more_it_stops() {
    assertThat(
            Run.with(workshop)
                .readerGone()
                .run("check", "--json", "all-good.test", "hangs.test")
                .code())
        .isEqualTo(141);
  }

  @Test
  void the_configuration_and_the_time_limit_reach_the_engine() throws IOException {
    Files.writeString(folder.resolve("mtasts.yaml"), "limits:\n  dns: 1s\n  check: 9s\n");
    Run.with(workshop).in(folder).run("check", "--timeout", "3s", "all-good.test");
    assertThat(Objects.requireNonNull(workshop.config).limits().check())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(Objects.requireNonNull(workshop.config).limits().dns())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void earlier_reports_are_handed_in_oldest_first() throws IOException {
    String report = ReportJson.line(SampleReports.allGood());
    Files.writeString(
        folder.resolve("history.ndjson"),
        report
            + "\n\n"
            + report
                .replace("2026-01-02T03:04:05.678Z", "2025-12-01T00:00:00Z")
                .replaceFirst("\\{", "{\"later\":[{}],")
            + "\n"
            + ReportJson.line(SampleReports.undetermined())
            + "\n");
    Ended ended =
        Run.with(workshop)
            .in(folder)
            .run(
                "check",
                "--json",
                "--history",
                "history.ndjson",
                "all-good.test",
                "silent.test",
                "partial.test");
    assertThat(ended.err()).isEmpty();
    List<PastSighting> past = Objects.requireNonNull(workshop.histories.get("all-good.test"));
    assertThat(past)
        .extracting(PastSighting::at)
        .containsExactly(
            Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(past.getLast())
        .isEqualTo(
            new PastSighting(
                Instant.parse("2026-01-02T03:04:05.678Z"),
                List.of("v=STSv1; id=20260101000000Z;"),
                "20260101000000Z",
                "version: STSv1\nmode: enforce\nmx: *.all-good.test\nmax_age: 604800\n",
                "enforce",
                604_800L));
    assertThat(workshop.histories.get("silent.test"))
        .containsExactly(
            new PastSighting(
                Instant.parse("2026-01-02T03:04:05.678Z"), null, null, null, null, null));
    assertThat(workshop.histories.get("partial.test")).isEmpty();
  }

  record BadHistory(String line, String says) {}

  static Stream<BadHistory> bad_histories() {
    return Stream.of(
        new BadHistory("{\"domain\":", "history.ndjson:2: not JSON (column 11); one report a line"),
        new BadHistory("[1]", "history.ndjson:2: not a report: a JSON object is wanted"),
        new BadHistory("{}", "history.ndjson:2: not a report: `domain` is missing"),
        new BadHistory(
            "{\"domain\":\"a.test\"}", "history.ndjson:2: not a report: `startedAt` is missing"),
        new BadHistory(
            "{\"domain\":\"a.test\",\"startedAt\":\"yesterday\"}",
            "history.ndjson:2: `startedAt` is not a time such as 2026-01-02T03:04:05.678Z"));
  }

  @ParameterizedTest
  @MethodSource("bad_histories")
  void a_line_of_history_that_is_no_report_is_told(BadHistory row) throws IOException {
    Files.writeString(
        folder.resolve("history.ndjson"),
        ReportJson.line(SampleReports.allGood()) + "\n" + row.line() + "\n");
    Ended ended =
        Run.with(workshop).in(folder).run("check", "--history", "history.ndjson", "all-good.test");
    assertThat(ended).isEqualTo(new Ended(64, "", "mtasts: " + row.says() + "\n"));
  }

  private Run run(boolean terminal) {
    return Run.with(workshop).screen(terminal, false, 80);
  }

  private static String[] command(List<String> domains) {
    return Stream.concat(Stream.of("check"), domains.stream()).toArray(String[]::new);
  }
}
