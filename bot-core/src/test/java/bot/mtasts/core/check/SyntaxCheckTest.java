package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.MODE_NONE;
import static bot.mtasts.core.catalogue.FindingCode.MODE_TESTING;
import static bot.mtasts.core.catalogue.FindingCode.MX_PATTERN_WIDE;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_BLANK_LINE;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_DUPLICATE_FIELD;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MALFORMED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MAX_AGE_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MAX_AGE_SHORT;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MODE_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MX_ADDRESS;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MX_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_MX_MISSING;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_UNKNOWN_FIELD;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_VERSION_INVALID;
import static bot.mtasts.core.check.TextSightings.GOOD_POLICY;
import static bot.mtasts.core.check.TextSightings.codes;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.catalogue.SenderDifferences;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SyntaxCheckTest {
  private static final String NEW_ID = "v=STSv1; id=20261115120000Z;";

  private record Row(String policy, Status status, List<FindingCode> codes) {}

  private static Row row(String policy, Status status, FindingCode... codes) {
    return new Row(policy, status, List.of(codes));
  }

  private static String with(String from, String to) {
    assertThat(GOOD_POLICY).contains(from);
    return GOOD_POLICY.replace(from, to);
  }

  @TestFactory
  Stream<DynamicTest> a_policy_and_what_it_comes_to() {
    return Stream.of(
            row(GOOD_POLICY, Status.PASS),
            row(GOOD_POLICY + "x: y\n", Status.PASS, POLICY_UNKNOWN_FIELD),
            row(GOOD_POLICY + "id: 20260101\n", Status.PASS),
            row(with("enforce", "testing"), Status.PASS, MODE_TESTING),
            row(with("enforce", "none"), Status.WARN, MODE_NONE),
            row("version: STSv1\nmode: none\nmax_age: 0\n", Status.WARN, MODE_NONE),
            row(with("604800", "604799"), Status.WARN, POLICY_MAX_AGE_SHORT),
            row(with("604800", "0"), Status.WARN, POLICY_MAX_AGE_SHORT),
            row(
                with("enforce", "testing").replace("604800", "86399"),
                Status.WARN,
                POLICY_MAX_AGE_SHORT,
                MODE_TESTING),
            row(with("enforce", "testing").replace("604800", "86400"), Status.PASS, MODE_TESTING),
            row(with("mx1.town.test", "*.com"), Status.WARN, MX_PATTERN_WIDE),
            row(with("mx1.town.test", "*.co.uk"), Status.WARN, MX_PATTERN_WIDE),
            row(with("mx1.town.test", "*.github.io"), Status.WARN, MX_PATTERN_WIDE),
            row(with("mx1.town.test", "*.test"), Status.WARN, MX_PATTERN_WIDE),
            row(with("mx1.town.test", "*.town.test"), Status.PASS),
            row(with("mx1.town.test", "github.io"), Status.PASS),
            row(GOOD_POLICY + "\n", Status.WARN, POLICY_BLANK_LINE),
            row(GOOD_POLICY + "mx: 192.0.2.1\n", Status.WARN, POLICY_MX_ADDRESS),
            row(GOOD_POLICY + "mode: none\n", Status.WARN, POLICY_DUPLICATE_FIELD),
            row("# ours\n" + GOOD_POLICY, Status.FAIL, POLICY_MALFORMED),
            row(with("STSv1", "STSv2"), Status.FAIL, POLICY_VERSION_INVALID),
            row(with("enforce", "Enforce"), Status.FAIL, POLICY_MODE_INVALID),
            row(with("mx1.town.test", "*"), Status.FAIL, POLICY_MX_INVALID),
            row(with("604800", "31557601"), Status.FAIL, POLICY_MAX_AGE_INVALID),
            row(with("mx: mx1.town.test\nmx: mx2.town.test\n", ""), Status.FAIL, POLICY_MX_MISSING))
        .map(row ->
            DynamicTest.dynamicTest(
                row.policy(),
                () -> {
                  Outcome outcome = judge(row.policy());
                  assertThat(codes(outcome)).containsExactlyElementsOf(row.codes());
                  assertThat(outcome.status()).isEqualTo(row.status());
                }));
  }

  @Test
  void an_unproven_host_is_not_asked() {
    Outcome outcome = judge(passed(Dimension.FETCH), failed(Dimension.CERTIFICATE));

    assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome.reason()).contains("unproven");
  }

  @Test
  void a_body_that_senders_do_not_take_is_not_judged() {
    assertThat(judge(failed(Dimension.FETCH), passed(Dimension.CERTIFICATE)).status())
        .isEqualTo(Status.SKIPPED);
  }

  @Test
  void a_policy_that_could_not_be_seen_is_undetermined() {
    Outcome unseen = Outcome.judged(Dimension.FETCH, List.of(), "no route from here");
    Outcome outcome =
        new SyntaxCheck()
            .judge(new TextSightings().noPolicy().given(unseen, passed(Dimension.CERTIFICATE)));

    assertThat(outcome.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(outcome.reason()).contains("no route from here");
  }

  @Test
  void a_policy_seen_from_one_address_is_judged_though_another_was_not_seen() {
    Outcome unseen = Outcome.judged(Dimension.FETCH, List.of(), "no route from here");

    assertThat(judge(unseen, passed(Dimension.CERTIFICATE)).status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_malformed_line_is_located_shown_and_replaced_by_the_domains_own_policy() {
    Finding finding = judge(with("mode:", "mode\u00a0:")).findings().getFirst();

    assertThat(finding.detail().plain())
        .isEqualTo(
            "At line 2, column 5 the policy file leaves the grammar: a character outside ASCII"
                + " stands before the colon. The line reads `mode<NBSP>: enforce`. It looks like"
                + " the field `mode`. To senders there is no policy.");
    assertThat(finding.evidence())
        .containsEntry("line", 2)
        .containsEntry("column", 5)
        .containsEntry("length", 1)
        .containsEntry("shown", "mode<NBSP>: enforce");
    assertThat(blocks(finding.remedy()))
        .containsExactly(GOOD_POLICY.replace("enforce", "testing").stripTrailing(), NEW_ID);
  }

  @Test
  void the_replacement_keeps_what_can_be_read() {
    Finding finding =
        judge("# ours\n" + GOOD_POLICY.replace("604800", "2419200")).findings().getFirst();

    assertThat(blocks(finding.remedy()))
        .containsExactly(GOOD_POLICY.replace("604800", "2419200").stripTrailing(), NEW_ID);
  }

  @Test
  void where_the_mx_is_not_known_the_policys_own_patterns_are_kept() {
    Case given =
        new TextSightings()
            .mx(new DnsAnswer.NotSeen<>("no answer"))
            .policy("# ours\n" + GOOD_POLICY)
            .given();

    assertThat(blocks(new SyntaxCheck().judge(given).findings().getFirst().remedy()))
        .containsExactly(GOOD_POLICY.stripTrailing(), NEW_ID);
  }

  @Test
  void a_guess_is_offered_as_a_line() {
    Finding finding = judge(with("mx1.town.test", "mx1.town.test.")).findings().getFirst();

    assertThat(finding.detail().plain()).contains("Did you mean `mx1.town.test`?");
    assertThat(blocks(finding.remedy())).containsExactly("mx: mx1.town.test", NEW_ID);
  }

  @Test
  void a_misspelt_field_is_called_missing_with_a_guess() {
    Finding finding = judge(with("max_age", "max-age")).findings().getFirst();

    assertThat(finding.detail().plain())
        .startsWith(
            "The policy has no `max_age` line (line 5 says `max-age`; did you mean `max_age`?);");
  }

  @Test
  void zero_is_said_to_be_useless() {
    assertThat(judge(with("604800", "0")).findings().getFirst().detail().plain())
        .startsWith("`max_age` is 0: the grammar allows it");
  }

  @Test
  void what_a_sound_policy_commits_to_is_pointed_at_too() {
    assertThat(places("604800", "60")).isEqualTo(List.of(place(5, 10, 2, "max_age: 60")));
    assertThat(places("enforce", "testing")).isEqualTo(List.of(place(2, 7, 7, "mode: testing")));
    assertThat(places("mx1.town.test", "*.COM")).isEqualTo(List.of(place(3, 5, 5, "mx: *.COM")));
  }

  private static @Nullable Object places(String what, String by) {
    return judge(with(what, by)).findings().getFirst().evidence().get("lines");
  }

  private static Map<String, Object> place(int line, int column, int length, String shown) {
    return Map.of("line", line, "column", column, "length", length, "shown", shown);
  }

  @Test
  void several_faults_of_a_kind_are_one_finding() {
    Finding finding = judge("# a\n# b\n" + GOOD_POLICY + "# c\n").findings().getFirst();

    assertThat(finding.detail().plain()).contains("The same goes for line 2, line 8.");
    assertThat((List<?>) finding.evidence().get("lines")).hasSize(3);
  }

  @TestFactory
  Stream<DynamicTest> where_senders_differ_the_finding_says_who() {
    return Map.of(
            "# ours\n" + GOOD_POLICY,
            SenderDifferences.COMMENT_LINE,
            GOOD_POLICY + "\n",
            SenderDifferences.BLANK_LINES,
            GOOD_POLICY + "mx: 192.0.2.1\n",
            SenderDifferences.MX_ADDRESS,
            with("mx1.town.test", "MX1.town.test."),
            SenderDifferences.MX_TRAILING_DOT,
            GOOD_POLICY + "mode: none\n",
            SenderDifferences.SECOND_MODE_LINE,
            with("604800", "31557601"),
            SenderDifferences.MAX_AGE_ABOVE_LIMIT)
        .entrySet()
        .stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.getKey(),
                () ->
                    assertThat(judge(row.getKey()).findings().getFirst().senders())
                        .isEqualTo(row.getValue().senders())));
  }

  @TestFactory
  Stream<DynamicTest> other_faults_have_no_known_differences() {
    return Stream.of(
            "# ours\nVersion: 1\n" + GOOD_POLICY,
            with("mx1.town.test", "*").replace("mx2.town.test", "a.test."),
            with("604800", "1w"),
            with("max_age: 604800\n", ""),
            GOOD_POLICY + "version: STSv1\n")
        .map(policy ->
            DynamicTest.dynamicTest(
                policy, () -> assertThat(judge(policy).findings().getFirst().senders()).isNull()));
  }

  @Test
  void strangers_text_stays_out_of_our_own_words() {
    assertThat(
            judge(with("mx1.town.test", "@everyone {} x")).findings().getFirst().detail().spans())
        .filteredOn(span -> span instanceof Prose.Text(var text) && text.contains("everyone"))
        .isEmpty();
  }

  private static Outcome judge(String policy) {
    return new SyntaxCheck().judge(new TextSightings().policy(policy).given());
  }

  private static Outcome judge(Outcome fetch, Outcome certificate) {
    return new SyntaxCheck().judge(new TextSightings().given(fetch, certificate));
  }

  private static Outcome passed(Dimension dimension) {
    return outcome(dimension, null);
  }

  private static Outcome failed(Dimension dimension) {
    FindingCode code =
        dimension == Dimension.FETCH ? FindingCode.POLICY_HTTP_STATUS : FindingCode.CERT_INVALID;
    return outcome(
        dimension, new FindingDraft(code, dimension, ModeColumn.NONE).remedy("Mend it."));
  }

  private static Outcome outcome(Dimension dimension, @Nullable Finding finding) {
    return Outcome.judged(dimension, finding == null ? List.of() : List.of(finding), null);
  }

  private static List<String> blocks(Prose prose) {
    return prose.spans().stream()
        .flatMap(span -> span instanceof Prose.Block(var text) ? Stream.of(text) : Stream.empty())
        .toList();
  }
}
