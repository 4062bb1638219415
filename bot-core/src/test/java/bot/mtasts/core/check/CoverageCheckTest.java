package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.Severity.CRITICAL;
import static bot.mtasts.core.catalogue.Severity.INFO;
import static bot.mtasts.core.catalogue.Severity.WARNING;
import static bot.mtasts.core.check.MxWorld.enforce;
import static bot.mtasts.core.check.MxWorld.families;
import static bot.mtasts.core.check.MxWorld.noSuchName;
import static bot.mtasts.core.check.MxWorld.none;
import static bot.mtasts.core.check.MxWorld.policyNotSeen;
import static bot.mtasts.core.check.MxWorld.privateOnes;
import static bot.mtasts.core.check.MxWorld.publicOnes;
import static bot.mtasts.core.check.MxWorld.servfail;
import static bot.mtasts.core.check.MxWorld.switchedOff;
import static bot.mtasts.core.check.MxWorld.testing;
import static bot.mtasts.core.check.MxWorld.through;
import static bot.mtasts.core.check.MxWorld.unseen;
import static bot.mtasts.core.check.MxWorld.withoutPolicy;
import static bot.mtasts.core.report.Status.FAIL;
import static bot.mtasts.core.report.Status.PASS;
import static bot.mtasts.core.report.Status.SKIPPED;
import static bot.mtasts.core.report.Status.UNDETERMINED;
import static bot.mtasts.core.report.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageCheckTest {
  /// @param findings every finding there is, none besides
  record Row(String reason, MxWorld world, Status status, Map<String, Severity> findings) {
    @Override
    public String toString() {
      return reason;
    }
  }

  private static Row row(
      String reason, MxWorld world, Status status, Map<String, Severity> findings) {
    return new Row(reason, world, status, findings);
  }

  static Stream<Row> matching() {
    return Stream.of(
        row("all match", enforce("mx1.a.test").host("mx1.a.test"), PASS, Map.of()),
        row("case does not matter", enforce("MX1.A.test").host("mx1.a.TEST."), PASS, Map.of()),
        row(
            "a wildcard covers one label",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test"),
            PASS,
            Map.of()),
        row(
            "and not two, nor none",
            enforce("*.a.test").host("mx1.a.test").host("y.x.a.test").host("a.test"),
            FAIL,
            Map.of("mx_partial_match", CRITICAL)),
        row(
            "one does not match, enforce",
            enforce("mx1.a.test").host("mx1.a.test").host("mx2.a.test"),
            FAIL,
            Map.of("mx_partial_match", CRITICAL)),
        row(
            "one does not match, testing",
            testing("mx1.a.test").host("mx1.a.test").host("mx2.a.test"),
            WARN,
            Map.of("mx_partial_match", WARNING)),
        row(
            "one does not match, none",
            switchedOff("mx1.a.test").host("mx1.a.test").host("mx2.a.test"),
            PASS,
            Map.of("mx_partial_match", INFO)),
        row(
            "none matches, enforce: neither partial nor unused",
            enforce("mx.b.test").host("mx1.a.test").host("mx2.a.test"),
            FAIL,
            Map.of("mx_no_match", CRITICAL)),
        row(
            "none matches, testing",
            testing("b.test").host("a.test"),
            WARN,
            Map.of("mx_no_match", WARNING)),
        row(
            "none matches, none",
            switchedOff("b.test").host("a.test"),
            PASS,
            Map.of("mx_no_match", INFO)),
        row(
            "a pattern is left over",
            enforce("mx1.a.test", "mx9.a.test").host("mx1.a.test"),
            PASS,
            Map.of("mx_pattern_unused", INFO)),
        row(
            "a pattern listed twice is not left over",
            enforce("mx1.a.test", "mx1.a.test", "*.a.test").host("mx1.a.test"),
            PASS,
            Map.of()),
        row(
            "the CNAME's target does not count",
            enforce("mx1.a.test", "real.b.test")
                .host("mx1.a.test")
                .host("mx2.a.test", through("real.b.test", "192.0.2.2")),
            FAIL,
            Map.of(
                "mx_partial_match", CRITICAL,
                "mx_pattern_unused", INFO,
                "mx_is_alias", WARNING)),
        row(
            "hosts beyond the probing limit are judged by name",
            enforce("mx1.a.test").host("mx1.a.test").notProbed("mx2.a.test", null, "only 20"),
            FAIL,
            Map.of("mx_partial_match", CRITICAL)),
        row(
            "and leave nothing open when they match",
            enforce("*.a.test").host("mx1.a.test").notProbed("mx2.a.test", null, "only 20"),
            PASS,
            Map.of()),
        row("mode none without mx", switchedOff().host("mx1.a.test"), SKIPPED, Map.of()));
  }

  static Stream<Row> records() {
    return Stream.of(
        row(
            "a host without address",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test", none()),
            WARN,
            Map.of("mx_unresolvable", WARNING)),
        row(
            "a host whose name does not exist",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test", noSuchName()),
            WARN,
            Map.of("mx_unresolvable", WARNING)),
        row(
            "a dangling alias is an alias and has no address",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test", noSuchName("gone.b.test")),
            WARN,
            Map.of("mx_unresolvable", WARNING, "mx_is_alias", WARNING)),
        row(
            "an alias that works",
            enforce("*.a.test").host("mx1.a.test", through("mx.b.test", "192.0.2.1")),
            WARN,
            Map.of("mx_is_alias", WARNING)),
        row(
            "an IPv6 address alone is an address",
            enforce("*.a.test").host("mx1.a.test", publicOnes("2001:db8::1")),
            PASS,
            Map.of()),
        row(
            "an address literal counts as uncovered, even if a pattern says the same",
            enforce("mx1.a.test", "192.0.2.1").host("mx1.a.test").notProbed("192.0.2.1", null, ""),
            FAIL,
            Map.of(
                "mx_is_address", WARNING,
                "mx_partial_match", CRITICAL,
                "mx_pattern_unused", INFO)),
        row(
            "an IPv6 literal, and nothing besides",
            enforce("mx1.a.test").notProbed("2001:db8::1", null, ""),
            FAIL,
            Map.of("mx_is_address", WARNING, "mx_no_match", CRITICAL, "mx_none_usable", CRITICAL)),
        row(
            "private space",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test", privateOnes("10.0.0.1")),
            WARN,
            Map.of("mx_private", WARNING)),
        row(
            "private space beside a public address is fine",
            enforce("*.a.test")
                .host(
                    "mx1.a.test",
                    MxWorld.look(
                        List.of(MxWorld.address("10.0.0.1"), MxWorld.address("192.0.2.1")),
                        MxWorld.address("10.0.0.1"))),
            PASS,
            Map.of()),
        row(
            "not one is usable, for several causes",
            enforce("*.a.test")
                .host("mx1.a.test", none())
                .host("mx2.a.test", privateOnes("10.0.0.1", "fd00::1")),
            FAIL,
            Map.of("mx_unresolvable", WARNING, "mx_private", WARNING, "mx_none_usable", CRITICAL)),
        row(
            "one that could not be seen may be usable",
            enforce("*.a.test")
                .host("mx1.a.test", none())
                .host("mx2.a.test", families(unseen(), unseen())),
            WARN,
            Map.of("mx_unresolvable", WARNING)),
        row(
            "one that was not asked for may be usable",
            enforce("*.a.test").host("mx1.a.test", none()).notProbed("mx2.a.test", null, "only 20"),
            WARN,
            Map.of("mx_unresolvable", WARNING)),
        row(
            "Null MX beside a real one: the dot is no host",
            enforce("mx1.a.test").host("mx1.a.test").nullMxBeside(),
            FAIL,
            Map.of("mx_null_mixed", CRITICAL)),
        row(
            "Null MX beside a real one, seen as a host too",
            enforce("mx1.a.test").host("mx1.a.test").host(".", none()).nullMxBeside(),
            FAIL,
            Map.of("mx_null_mixed", CRITICAL)),
        row("Null MX alone", enforce("mx1.a.test").nullMxAlone(), SKIPPED, Map.of("mx_null", INFO)),
        row(
            "no MX, and the policy covers the domain",
            enforce("a.test").withoutMx(publicOnes("192.0.2.1")),
            PASS,
            Map.of("mx_missing", INFO)),
        row(
            "no MX, and the policy does not",
            enforce("*.a.test").withoutMx(publicOnes("192.0.2.1")),
            FAIL,
            Map.of("mx_missing", INFO, "mx_no_match", CRITICAL)),
        row(
            "no MX, and the domain may be an alias (RFC 5321 §5.1)",
            enforce("a.test").withoutMx(through("web.b.test", "192.0.2.1")),
            PASS,
            Map.of("mx_missing", INFO)),
        row(
            "no MX and no address",
            enforce("a.test").withoutMx(none()),
            FAIL,
            Map.of("mx_missing", INFO, "mx_none_usable", CRITICAL)),
        row(
            "no MX, and the domain itself lies in private space: it is no MX host",
            enforce("a.test").withoutMx(privateOnes("10.0.0.1")),
            FAIL,
            Map.of("mx_missing", INFO, "mx_none_usable", CRITICAL)));
  }

  static Stream<Row> unseenThings() {
    return Stream.of(
        row("MX not seen: no finding", enforce("a.test").mx(unseen()), UNDETERMINED, Map.of()),
        row(
            "MX refused",
            enforce("a.test").mx(servfail()),
            UNDETERMINED,
            Map.of("dns_lookup_failed", WARNING)),
        row(
            "MX refused in a zone that does not validate: dnssec_bogus says it",
            enforce("a.test").mx(servfail()).bogus(),
            UNDETERMINED,
            Map.of()),
        row(
            "an alias loop at a host",
            enforce("*.a.test")
                .host("mx1.a.test")
                .host(
                    "mx2.a.test",
                    families(
                        new DnsAnswer.Refused<>("ALIAS_LOOP", List.of(HostName.of("b.test"))),
                        new DnsAnswer.Refused<>("ALIAS_LOOP", List.of(HostName.of("b.test"))))),
            UNDETERMINED,
            Map.of("dns_lookup_failed", WARNING, "mx_is_alias", WARNING)),
        row(
            "an address refused",
            enforce("*.a.test").host("mx1.a.test", families(servfail(), servfail())),
            UNDETERMINED,
            Map.of("dns_lookup_failed", WARNING)),
        row(
            "one family says none, the other is refused: it may have an address",
            enforce("*.a.test")
                .host("mx1.a.test", families(new DnsAnswer.NoData<>(List.of()), servfail())),
            UNDETERMINED,
            Map.of("dns_lookup_failed", WARNING)),
        row(
            "one family has an address: the other is not needed",
            enforce("*.a.test")
                .host("mx1.a.test", families(publicOnes("192.0.2.1").ipv4(), servfail())),
            PASS,
            Map.of()),
        row(
            "an address not seen",
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test", families(unseen(), unseen())),
            UNDETERMINED,
            Map.of()),
        row(
            "an address not seen, and another host uncovered: the finding counts",
            enforce("mx1.a.test").host("mx1.a.test").host("b.test", families(unseen(), unseen())),
            FAIL,
            Map.of("mx_partial_match", CRITICAL)),
        row(
            "the policy could not be looked at",
            policyNotSeen().host("mx1.a.test"),
            UNDETERMINED,
            Map.of()),
        row(
            "without a policy there is nothing to compare",
            withoutPolicy().host("mx1.a.test"),
            SKIPPED,
            Map.of()),
        row(
            "a policy behind a critical finding is none",
            enforce("b.test").fetchIs(FAIL).host("mx1.a.test"),
            SKIPPED,
            Map.of()),
        row(
            "without a policy the MX records are judged all the same",
            withoutPolicy().host("mx1.a.test").host("mx2.a.test", none()),
            WARN,
            Map.of("mx_unresolvable", WARNING)),
        row(
            "without a policy a harmless finding does not set the status",
            withoutPolicy().withoutMx(publicOnes("192.0.2.1")),
            SKIPPED,
            Map.of("mx_missing", INFO)),
        row(
            "without a policy Null MX beside others is critical",
            withoutPolicy().host("mx1.a.test").nullMxBeside(),
            FAIL,
            Map.of("mx_null_mixed", CRITICAL)),
        row(
            "without a policy a refused look leaves open whether the MX are well",
            withoutPolicy().mx(servfail()),
            UNDETERMINED,
            Map.of("dns_lookup_failed", WARNING)),
        row(
            "switched off, without mx, and an MX host in private space",
            switchedOff().host("mx1.a.test").host("mx2.a.test", privateOnes("10.0.0.1")),
            WARN,
            Map.of("mx_private", WARNING)));
  }

  @ParameterizedTest
  @MethodSource({"matching", "records", "unseenThings"})
  void the_findings_are_these_and_no_others(Row row) {
    Outcome outcome = new CoverageCheck().judge(row.world().build());

    assertThat(severities(outcome)).isEqualTo(new TreeMap<>(row.findings()));
    assertThat(outcome.status()).isEqualTo(row.status());
    assertThat(outcome.reason() == null)
        .as("a reason unless all is well")
        .isEqualTo(row.status() == PASS);
    assertThat(outcome.findings()).allMatch(finding -> finding.dimension() == Dimension.COVERAGE);
  }

  static Map<String, Severity> severities(Outcome outcome) {
    return outcome.findings().stream()
        .collect(
            Collectors.toMap(
                finding -> finding.code().word(), Finding::severity, (a, _) -> a, TreeMap::new));
  }

  @Test
  void a_partial_match_names_the_hosts_and_gives_the_lines_to_add() {
    Finding finding =
        finding(
            FindingCode.MX_PARTIAL_MATCH,
            enforce("mx1.a.test").host("mx1.a.test").host("mx2.a.test").host("mx.b.test"));

    assertThat(finding.effect()).isEqualTo(Effect.DELIVERY);
    assertThat(finding.senderReports()).containsExactly("validation-failure");
    assertThat(finding.evidence())
        .containsEntry("patterns", List.of("mx1.a.test"))
        .containsEntry(
            "hosts",
            List.of(
                Map.of("host", "mx2.a.test", "preference", 20, "reason", "it matches no pattern"),
                Map.of("host", "mx.b.test", "preference", 30, "reason", "it matches no pattern")));
    assertThat(finding.detail().plain())
        .isEqualTo(
            "`mx2.a.test`, `mx.b.test` match none of the policy's mx patterns, which are"
                + " `mx1.a.test`. Senders that keep to the policy (`mode: enforce`) do not deliver"
                + " there.");
    assertThat(finding.remedy().plain())
        .isEqualTo(
            """
            Add to the policy:
            mx: mx2.a.test
            mx: mx.b.test
            (or delete the MX record of a host that is no longer yours). The whole policy then reads:
            version: STSv1
            mode: enforce
            mx: mx1.a.test
            mx: mx2.a.test
            mx: mx.b.test
            max_age: 604800

            and the TXT record at `_mta-sts.a.test`, with a new id:
            v=STSv1; id=20260102030405Z;\
            """);
  }

  @Test
  void the_policy_to_paste_names_todays_hosts_when_none_matched() {
    Finding finding =
        finding(
            FindingCode.MX_NO_MATCH, enforce("mx.b.test").host("mx1.a.test").host("mx2.a.test"));

    assertThat(finding.remedy().plain())
        .contains("mode: enforce\nmx: mx1.a.test\nmx: mx2.a.test\nmax_age: 604800\n");
  }

  @Test
  void the_policy_to_paste_leaves_out_what_is_unused() {
    Finding finding =
        finding(
            FindingCode.MX_PATTERN_UNUSED, enforce("mx1.a.test", "mx9.a.test").host("mx1.a.test"));

    assertThat(finding.remedy().plain())
        .contains("mode: enforce\nmx: mx1.a.test\nmax_age: 604800\n");
  }

  @Test
  void every_host_whose_look_was_refused_is_in_the_evidence() {
    Finding finding =
        finding(
            FindingCode.DNS_LOOKUP_FAILED,
            enforce("*.a.test")
                .host("mx1.a.test", families(servfail(), servfail()))
                .host("mx2.a.test", families(new DnsAnswer.NoData<>(List.of()), servfail())));

    assertThat(finding.evidence())
        .containsEntry("name", "mx1.a.test")
        .containsEntry("rcode", "SERVFAIL")
        .containsEntry(
            "hosts",
            List.of(
                Map.of("host", "mx1.a.test", "reason", "SERVFAIL"),
                Map.of("host", "mx2.a.test", "reason", "SERVFAIL")));
  }

  @Test
  void the_whole_policy_mends_what_else_it_commits_to_badly_and_keeps_every_host_covered() {
    Finding finding =
        finding(
            FindingCode.MX_PARTIAL_MATCH,
            enforce("mx1.a.test", "*.com").host("mx1.a.test").host("b.com").host("mx2.a.test"));

    assertThat(finding.remedy().plain())
        .contains("mx: mx1.a.test\nmx: mx2.a.test\nmx: b.com\nmax_age: 604800")
        .doesNotContain("mx: *.com");
  }

  @Test
  void testing_lowers_the_finding_and_takes_its_effect() {
    Finding finding = finding(FindingCode.MX_NO_MATCH, testing("b.test").host("mx1.a.test"));

    assertThat(finding.effect()).isNull();
    assertThat(finding.detail().plain()).contains("in testing");
  }

  @Test
  void an_address_in_place_of_a_host_is_never_offered_as_a_line_to_add() {
    Finding finding =
        finding(
            FindingCode.MX_PARTIAL_MATCH,
            enforce("mx1.a.test").host("mx1.a.test").notProbed("192.0.2.1", null, ""));

    assertThat(finding.remedy().plain()).doesNotContain("mx: 192.0.2.1");
  }

  @Test
  void a_name_that_a_shell_would_obey_is_not_offered_for_pasting() {
    Finding finding =
        finding(
            FindingCode.MX_PARTIAL_MATCH,
            enforce("mx1.a.test").host("mx1.a.test").host("x$(reboot).b.test"));

    assertThat(finding.remedy().plain()).doesNotContain("reboot");
    assertThat(finding.evidence().toString()).contains("x$(reboot).b.test");
  }

  @Test
  void a_missing_final_dot_is_recognised() {
    Finding finding =
        finding(
            FindingCode.MX_UNRESOLVABLE,
            enforce("*.a.test").host("mx1.a.test").host("mx2.a.test.a.test", noSuchName()));

    assertThat(finding.remedy().plain()).contains("final dot").contains("IN MX 20 mx2.a.test.");
  }

  @Test
  void a_dangling_alias_says_where_it_ends() {
    MxWorld world = enforce("*.a.test").host("mx2.a.test", noSuchName("gone.b.test"));

    assertThat(finding(FindingCode.MX_IS_ALIAS, world).evidence().toString())
        .contains("aliases=[gone.b.test]");
    assertThat(finding(FindingCode.MX_UNRESOLVABLE, world).evidence().toString())
        .contains("others may register");
  }

  @Test
  void what_could_not_be_seen_is_named() {
    Outcome outcome =
        new CoverageCheck()
            .judge(enforce("*.a.test").host("mx2.a.test", families(unseen(), unseen())).build());

    assertThat(outcome.reason()).contains("mx2.a.test").contains("no answer within 5 s");
  }

  private static Finding finding(FindingCode code, MxWorld world) {
    return new CoverageCheck().judge(world.build()).finding(code).orElseThrow();
  }
}
