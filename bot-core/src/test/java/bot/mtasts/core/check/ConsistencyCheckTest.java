package bot.mtasts.core.check;

import static bot.mtasts.core.check.SeenDomain.POLICY;
import static bot.mtasts.core.check.SeenDomain.RECORD;
import static bot.mtasts.core.check.SeenDomain.fetched;
import static bot.mtasts.core.check.SeenDomain.nameServer;
import static bot.mtasts.core.check.SeenDomain.texts;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.NameServerAnswer;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsistencyCheckTest {
  private static final String ID = "20260101000000";
  private static final String OTHER_MX = POLICY.replace("mx1.", "mx2.");
  private static final String TESTING = POLICY.replace("enforce", "testing");
  private static final String NONE = "version: STSv1\nmode: none\nmax_age: 86400\n";

  static List<Arguments> rows() {
    return List.of(
        row("all is well", new SeenDomain()),

        // name servers
        row(
            "the same texts in another order",
            servers(texts(RECORD, "v=spf1 -all"), texts("v=spf1 -all", RECORD))),
        row(
            "another id on one of them",
            servers(texts(RECORD), texts("v=STSv1; id=1;")),
            FindingCode.NAMESERVERS_DISAGREE),
        row(
            "one has no record",
            servers(texts(RECORD), new DnsAnswer.NoData<>(List.of())),
            FindingCode.NAMESERVERS_DISAGREE),
        row(
            "one does not know the name",
            servers(texts(RECORD), new DnsAnswer.NoSuchName<>(List.of())),
            FindingCode.NAMESERVERS_DISAGREE),
        row(
            "no data and no such name are both none",
            servers(new DnsAnswer.NoData<>(List.of()), new DnsAnswer.NoSuchName<>(List.of()))),
        row(
            "a lame server gives no other record",
            servers(texts(RECORD), new DnsAnswer.Refused<>("LAME", List.of()))),
        row(
            "nor does one that fails",
            servers(texts(RECORD), new DnsAnswer.Refused<>("SERVFAIL", List.of()))),
        row("nor one that is silent", servers(texts(RECORD), new DnsAnswer.NotSeen<>("silence"))),
        row(
            "all name the same alias, and one happens to know its target",
            servers(
                new DnsAnswer.Found<>(
                    List.of(new TxtRecord(RECORD)),
                    java.time.Duration.ZERO,
                    List.of(HostName.of("far.test"))),
                new DnsAnswer.NoData<>(List.of(HostName.of("far.test"))))),
        row(
            "different aliases",
            servers(
                new DnsAnswer.NoData<>(List.of(HostName.of("far.test"))),
                new DnsAnswer.NoData<>(List.of(HostName.of("elsewhere.test")))),
            FindingCode.NAMESERVERS_DISAGREE),

        // addresses
        row(
            "line ends and order of the fields make no other policy",
            new SeenDomain()
                .fetches(
                    fetched("192.0.2.10", 200, POLICY),
                    fetched(
                        "192.0.2.11",
                        200,
                        String.join(
                            "\r\n",
                            "version: STSv1",
                            "max_age: 1209600",
                            "mx: mx1.example.test",
                            "mode: enforce",
                            "")))),
        row(
            "another lifetime is another policy",
            new SeenDomain()
                .fetches(
                    fetched("192.0.2.10", 200, POLICY),
                    fetched("192.0.2.11", 200, POLICY.replace("1209600", "604800"))),
            FindingCode.POLICY_DIFFERS_BY_ADDRESS),
        row(
            "a policy and rubbish",
            new SeenDomain()
                .fetches(fetched("192.0.2.10", 200, POLICY), fetched("192.0.2.11", 200, "<html>")),
            FindingCode.POLICY_DIFFERS_BY_ADDRESS),
        row(
            "an address that serves none is judged elsewhere",
            new SeenDomain()
                .fetches(fetched("192.0.2.10", 200, POLICY), fetched("192.0.2.11", 404, ""))),

        // history
        row("nothing changed", new SeenDomain().before(2, ID, POLICY)),
        row(
            "other line ends do not change a policy",
            new SeenDomain().before(2, ID, POLICY.replace("\n", "\r\n"))),
        row(
            "another policy under the same id",
            new SeenDomain().before(2, ID, OTHER_MX),
            FindingCode.POLICY_CHANGED_ID_UNCHANGED),
        row(
            "it changed before the last check, and is still held",
            new SeenDomain().before(9, ID, OTHER_MX).before(2, ID, POLICY),
            FindingCode.POLICY_CHANGED_ID_UNCHANGED),
        row(
            "it changed so long ago that nobody holds it any more",
            new SeenDomain().before(90, ID, OTHER_MX).before(60, ID, POLICY)),
        row(
            "it changed since the last check, however long ago that was",
            new SeenDomain().before(90, ID, OTHER_MX),
            FindingCode.POLICY_CHANGED_ID_UNCHANGED),
        row("a check that saw no policy says nothing", new SeenDomain().before(2, ID, null)),
        row("a new policy with a new id", new SeenDomain().before(2, "20250101000000", OTHER_MX)),
        row(
            "a new id for the same policy",
            new SeenDomain().before(2, "20250101000000", POLICY),
            FindingCode.ID_CHANGED_POLICY_UNCHANGED),
        row(
            "the last check counts, not the one before",
            new SeenDomain().before(5, "20250101000000", POLICY).before(2, ID, POLICY)),
        row(
            "an id that stood before another",
            new SeenDomain().before(5, ID, POLICY).before(2, "20250101000000", TESTING),
            FindingCode.ID_REUSED),
        row(
            "the same policy all along: the id alone came back",
            new SeenDomain().before(5, ID, POLICY).before(2, "20250101000000", POLICY),
            FindingCode.ID_REUSED),
        row(
            "it came back before the last check, and is still held",
            new SeenDomain()
                .before(9, ID, POLICY)
                .before(8, "20250101000000", TESTING)
                .before(2, ID, POLICY),
            FindingCode.ID_REUSED),
        row(
            "it came back long ago",
            new SeenDomain()
                .before(90, ID, POLICY)
                .before(80, "20250101000000", TESTING)
                .before(2, ID, POLICY)),
        row(
            "checks that saw no record do not make an id come back",
            new SeenDomain().before(5, ID, POLICY).before(2, null, null)),

        // removal
        row(
            "record and policy host are gone",
            new SeenDomain().noRecord().noPolicyHost().before(2, ID, POLICY),
            FindingCode.REMOVED_WHILE_CACHED),
        row(
            "only the policy is gone",
            new SeenDomain().fetches(fetched("192.0.2.10", 404, "")).before(2, ID, POLICY),
            FindingCode.REMOVED_WHILE_CACHED),
        row(
            "only the record is gone",
            new SeenDomain().noRecord().before(2, ID, POLICY),
            FindingCode.REMOVED_WHILE_CACHED,
            FindingCode.POLICY_WITHOUT_RECORD),
        row(
            "other TXT at the name are no record",
            new SeenDomain().record("v=spf1 -all").noPolicyHost().before(2, ID, POLICY),
            FindingCode.REMOVED_WHILE_CACHED),
        row(
            "an older policy that lives longer, with none in between",
            new SeenDomain()
                .noRecord()
                .noPolicyHost()
                .before(20, ID, POLICY.replace("1209600", "2592000"))
                .before(2, "2", NONE),
            FindingCode.REMOVED_WHILE_CACHED),
        row(
            "a check whose look at the record failed still saw a policy that may be held",
            new SeenDomain().noRecord().noPolicyHost().before(2, null, null, POLICY),
            FindingCode.REMOVED_WHILE_CACHED),
        row(
            "its time has passed",
            new SeenDomain().noRecord().noPolicyHost().before(15, ID, POLICY)),
        row(
            "a policy that only tested harms nobody",
            new SeenDomain().noRecord().noPolicyHost().before(2, ID, TESTING)),
        row(
            "without a record then, no sender fetched it",
            new SeenDomain().noRecord().noPolicyHost().before(2, null, POLICY)),
        row(
            "what we could not see is not gone",
            new SeenDomain()
                .record(new DnsAnswer.NotSeen<>("no answer"))
                .policyHostNotSeen()
                .before(2, ID, POLICY)),
        row(
            "a policy host that is down is not gone",
            new SeenDomain().fetches(refused()).before(2, ID, POLICY)),
        row(
            "a record that is broken is not gone",
            new SeenDomain()
                .record("v=STSv1; id=a-b")
                .fetches(fetched("192.0.2.10", 500, ""))
                .before(2, ID, POLICY)),

        // record and policy
        row(
            "a policy and no record",
            new SeenDomain().noRecord(),
            FindingCode.POLICY_WITHOUT_RECORD),
        row(
            "a policy and two records",
            new SeenDomain().record(RECORD, "v=STSv1; id=2;"),
            FindingCode.POLICY_WITHOUT_RECORD),
        row(
            "a policy and an id that is none",
            new SeenDomain().record("v=STSv1; id=a-b;"),
            FindingCode.POLICY_WITHOUT_RECORD),
        row("an ambiguous record counts", new SeenDomain().record("v=STSv1 ; id=1;")),
        row(
            "a policy that senders cannot use is not waiting for a record",
            new SeenDomain().noRecord().failed(Dimension.FETCH)),
        row(
            "whether there is a record was not seen",
            new SeenDomain().record(new DnsAnswer.NotSeen<>("no answer"))),
        row(
            "an id in the policy that is not the record's",
            new SeenDomain().policy(POLICY + "id: 2\n"),
            FindingCode.POLICY_ID_MISMATCH),
        row("an id in the policy that is", new SeenDomain().policy(POLICY + "id: " + ID + "\n")));
  }

  private static Arguments row(String why, SeenDomain seen, FindingCode... expected) {
    return Arguments.of(why, seen, List.of(expected));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("rows")
  void exactly_these_codes_are_found(String why, SeenDomain seen, List<FindingCode> expected) {
    Outcome outcome = new ConsistencyCheck().judge(seen.open());

    assertThat(outcome.findings())
        .as(why)
        .extracting(Finding::code)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(outcome.findings())
        .allSatisfy(finding -> {
          assertThat(finding.detail().plain()).isNotBlank();
          assertThat(finding.remedy().plain()).isNotBlank();
          assertThat(finding.evidence()).isNotEmpty();
        });
  }

  // --- severity and words

  @Test
  void a_policy_that_changed_under_its_id_is_as_bad_as_its_mode() {
    assertThat(only(new SeenDomain().before(2, ID, OTHER_MX)).severity())
        .isEqualTo(Severity.CRITICAL);
    assertThat(only(new SeenDomain().policy(TESTING).before(2, ID, OTHER_MX)).severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void what_was_removed_is_critical_whatever_stands_there_today() {
    Finding finding = only(new SeenDomain().noRecord().noPolicyHost().before(2, ID, POLICY));

    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    // Two days ago, and 14 days of max_age.
    assertThat(finding.evidence()).containsEntry("until", "2026-12-04T12:00:00Z");
    assertThat(finding.detail().plain()).contains("2026-12-04 12:00 UTC");
    assertThat(finding.remedy().plain())
        .contains("mode: none")
        .contains("`_mta-sts.example.test`")
        .contains("v=STSv1; id=20261122120000Z;");
  }

  @Test
  void the_longest_lived_policy_gives_the_date() {
    Finding finding =
        only(
            new SeenDomain()
                .noRecord()
                .noPolicyHost()
                .before(20, ID, POLICY.replace("1209600", "2592000"))
                .before(10, ID, POLICY));

    assertThat(finding.evidence()).containsEntry("until", "2026-12-02T12:00:00Z");
  }

  @Test
  void what_changed_is_said() {
    Finding finding = only(new SeenDomain().before(2, ID, TESTING.replace("mx1", "mx9")));

    assertThat(finding.evidence())
        .containsEntry("changed", List.of("mode", "mx"))
        .containsEntry(
            "before",
            Map.of("mode", "testing", "mx", List.of("mx9.example.test"), "maxAge", 1209600L));
  }

  @Test
  void disagreeing_servers_are_set_side_by_side() {
    Finding finding =
        only(
            new SeenDomain()
                .nameServers(
                    nameServer("ns1.example.test", "192.0.2.1", texts(RECORD)),
                    nameServer("ns2.example.test", "192.0.2.2", new DnsAnswer.NoData<>(List.of())),
                    nameServer(
                        "ns3.example.test",
                        "192.0.2.3",
                        new DnsAnswer.Refused<>("LAME", List.of()))));

    assertThat(finding.detail().plain())
        .contains("ns1.example.test (192.0.2.1): " + RECORD)
        .contains("ns2.example.test (192.0.2.2): no record")
        .contains("ns3.example.test (192.0.2.3): LAME");
    assertThat(finding.remedy().plain()).contains(RECORD);
  }

  // --- status

  @Test
  void without_record_and_policy_there_is_nothing_to_compare() {
    Outcome outcome =
        new ConsistencyCheck().judge(new SeenDomain().noRecord().noPolicyHost().open());

    assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void a_web_page_in_place_of_a_policy_is_nothing_to_compare_either() {
    SeenDomain page =
        new SeenDomain()
            .noRecord()
            .policy("<!DOCTYPE html><html><body>hello</body></html>\n")
            .failed(Dimension.SYNTAX);

    assertThat(new ConsistencyCheck().judge(page.open()).status()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void findings_go_before_skipping() {
    Outcome outcome =
        new ConsistencyCheck()
            .judge(new SeenDomain().noRecord().noPolicyHost().before(2, ID, POLICY).open());

    assertThat(outcome.status()).isEqualTo(Status.FAIL);
  }

  static List<Arguments> unseen() {
    return List.of(
        Arguments.of(
            "the record",
            new SeenDomain().record(new DnsAnswer.NotSeen<>("no answer")),
            "the record could not be looked up, so nothing could be compared with it"),
        Arguments.of(
            "the policy's host",
            new SeenDomain().policyHostNotSeen(),
            "the policy could not be looked at from here, so nothing could be compared with it"),
        Arguments.of(
            "the policy",
            new SeenDomain()
                .fetches(new PolicyFetch.NotSeen(SeenDomain.address("192.0.2.10"), "no route")),
            "the policy could not be looked at from here, so nothing could be compared with it"),
        Arguments.of(
            "a name server",
            servers(texts(RECORD), new DnsAnswer.NotSeen<>("no answer")),
            "the name server ns2.example.test did not answer us"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unseen")
  void what_was_not_seen_leaves_it_open(String what, SeenDomain seen, String reason) {
    Outcome outcome = new ConsistencyCheck().judge(seen.open());

    assertThat(outcome.status()).as(what).isEqualTo(Status.UNDETERMINED);
    assertThat(outcome.reason()).isEqualTo(reason);
  }

  @Test
  void one_address_of_a_name_server_is_enough() {
    SeenDomain seen =
        new SeenDomain()
            .nameServers(
                nameServer("ns1.example.test", "192.0.2.1", texts(RECORD)),
                nameServer("ns1.example.test", "2001:db8::1", new DnsAnswer.NotSeen<>("no route")));

    assertThat(new ConsistencyCheck().judge(seen.open()).status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_server_that_refuses_was_seen() {
    SeenDomain seen = servers(texts(RECORD), new DnsAnswer.Refused<>("REFUSED", List.of()));

    assertThat(new ConsistencyCheck().judge(seen.open()).status()).isEqualTo(Status.PASS);
  }

  private static Finding only(SeenDomain seen) {
    List<Finding> findings = new ConsistencyCheck().judge(seen.open()).findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @SafeVarargs
  private static SeenDomain servers(DnsAnswer<TxtRecord>... answers) {
    NameServerAnswer[] servers = new NameServerAnswer[answers.length];
    for (int i = 0; i < answers.length; i++) {
      servers[i] =
          nameServer("ns%d.example.test".formatted(i + 1), "192.0.2." + (i + 1), answers[i]);
    }
    return new SeenDomain().nameServers(servers);
  }

  private static PolicyFetch refused() {
    return new PolicyFetch.Failed(
        SeenDomain.address("192.0.2.10"), PolicyFetch.Trouble.REFUSED, null, "refused");
  }
}
