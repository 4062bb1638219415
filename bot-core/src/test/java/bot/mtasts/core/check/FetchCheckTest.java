package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.ALIAS_DANGLING;
import static bot.mtasts.core.catalogue.FindingCode.DNS_LOOKUP_FAILED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_ADDRESS_UNREACHABLE;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_CONTENT_ENCODING;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_CONTENT_TYPE;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_FETCH_FAILED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_HOST_PRIVATE;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_HOST_UNRESOLVED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_HTTP_STATUS;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_ON_HTTP;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_REDIRECTED;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_SLOW;
import static bot.mtasts.core.catalogue.FindingCode.POLICY_TOO_LARGE;
import static bot.mtasts.core.check.PolicyHostSeen.CA;
import static bot.mtasts.core.check.PolicyHostSeen.LEAF;
import static bot.mtasts.core.check.PolicyHostSeen.POLICY;
import static bot.mtasts.core.check.PolicyHostSeen.V4;
import static bot.mtasts.core.check.PolicyHostSeen.V6;
import static bot.mtasts.core.check.PolicyHostSeen.answered;
import static bot.mtasts.core.check.PolicyHostSeen.found;
import static bot.mtasts.core.check.PolicyHostSeen.good;
import static bot.mtasts.core.check.PolicyHostSeen.look;
import static bot.mtasts.core.check.PolicyHostSeen.ok;
import static bot.mtasts.core.check.PolicyHostSeen.redirect;
import static bot.mtasts.core.check.PolicyHostSeen.status;
import static bot.mtasts.core.check.PolicyHostSeen.trusted;
import static bot.mtasts.core.check.PolicyHostSeen.untrusted;
import static bot.mtasts.core.check.PolicyHostSeen.v4;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FetchCheckTest {
  private static final List<HostName> ALIAS = List.of(HostName.of("gone.provider.test"));

  record Row(String reason, PolicyHostSeen seen, Status status, List<FindingCode> codes) {
    @Override
    public String toString() {
      return reason + ": " + status.word() + " " + codes;
    }
  }

  private static Row row(String reason, PolicyHostSeen seen, Status status, FindingCode... codes) {
    return new Row(reason, seen, status, List.of(codes));
  }

  static Stream<Row> addresses() {
    AddressLook none = look(nxdomain(), nxdomain());
    return Stream.of(
        row("all good", good(), Status.PASS),
        row("the host is missing", good().addresses(none), Status.FAIL, POLICY_HOST_UNRESOLVED),
        row(
            "it exists without an address",
            good().addresses(look(noData(), noData())),
            Status.FAIL,
            POLICY_HOST_UNRESOLVED),
        row(
            "a name that does not exist is said of both types at once",
            good().addresses(look(nxdomain(), notSeen())),
            Status.FAIL,
            POLICY_HOST_UNRESOLVED),
        row(
            "where nothing is announced, nothing needs to be served",
            good().withoutRecord().addresses(none),
            Status.SKIPPED),
        row(
            "a domain without mail needs no policy host",
            good().nullMx().addresses(none),
            Status.SKIPPED),
        row(
            "a record that is malformed is an announcement all the same",
            good().record(found(new TxtRecord("V=STSv1; id=1"))).addresses(none),
            Status.FAIL,
            POLICY_HOST_UNRESOLVED),
        row(
            "a dangling alias is not also unresolved",
            good()
                .addresses(
                    look(new DnsAnswer.NoSuchName<>(ALIAS), new DnsAnswer.NoSuchName<>(ALIAS))),
            Status.FAIL,
            ALIAS_DANGLING),
        row(
            "a dangling alias can be taken over, record or not",
            good()
                .withoutRecord()
                .addresses(
                    look(new DnsAnswer.NoSuchName<>(ALIAS), new DnsAnswer.NoSuchName<>(ALIAS))),
            Status.FAIL,
            ALIAS_DANGLING),
        row(
            "their name servers fail",
            good().addresses(look(refused(), refused())),
            Status.UNDETERMINED,
            DNS_LOOKUP_FAILED),
        row(
            "one family fails and the other is empty",
            good().addresses(look(noData(), refused())),
            Status.UNDETERMINED,
            DNS_LOOKUP_FAILED),
        row(
            "one family fails and the other serves",
            good().addresses(look(found(V4), refused())),
            Status.PASS),
        row(
            "our resolver timed out",
            good().addresses(look(notSeen(), notSeen())),
            Status.UNDETERMINED),
        row(
            "private space only",
            good().addresses(closed(v4("10.0.0.1"))),
            Status.FAIL,
            POLICY_HOST_PRIVATE),
        row(
            "private space, record or not",
            good().withoutRecord().addresses(closed(v4("127.0.0.1"))),
            Status.FAIL,
            POLICY_HOST_PRIVATE),
        row(
            "private beside public: the public one serves",
            good()
                .addresses(
                    new AddressLook(
                        found(List.of(V4, v4("10.0.0.1"))), noData(), List.of(v4("10.0.0.1")))),
            Status.PASS));
  }

  static Stream<Row> endings() {
    PolicyFetch notSeen = new PolicyFetch.NotSeen(V6, "there is no route to it from here");
    PolicyFetch dead = failed(Trouble.TIMED_OUT);
    PolicyFetch.Answered good = answered(ok("text/plain", POLICY));
    return Stream.of(
        row("refused", good().fetched(failed(Trouble.REFUSED)), Status.FAIL, POLICY_FETCH_FAILED),
        row("reset", good().fetched(failed(Trouble.RESET)), Status.FAIL, POLICY_FETCH_FAILED),
        row("silent", good().fetched(dead), Status.FAIL, POLICY_FETCH_FAILED),
        row(
            "a broken handshake",
            good().fetched(failed(Trouble.TLS_HANDSHAKE)),
            Status.FAIL,
            POLICY_FETCH_FAILED),
        row("not HTTP", good().fetched(failed(Trouble.NOT_HTTP)), Status.FAIL, POLICY_FETCH_FAILED),
        row(
            "a body that breaks off",
            good().fetched(broken(ok("text/plain", "version"))),
            Status.FAIL,
            POLICY_FETCH_FAILED),
        row(
            "its type does not matter any more",
            good().fetched(broken(ok("text/html", "<html>"))),
            Status.FAIL,
            POLICY_FETCH_FAILED),
        row(
            "the status said it before the body broke",
            good().fetched(broken(status(404))),
            Status.FAIL,
            POLICY_HTTP_STATUS),
        row("no route from here", good().fetched(notSeen), Status.UNDETERMINED),
        row("nobody asked", good().fetched(), Status.UNDETERMINED),
        row(
            "an unproven host is not asked",
            good().fetched(untrusted(List.of(CertificateFault.EXPIRED), LEAF, CA)),
            Status.SKIPPED),
        row(
            "nor one of outdated TLS",
            good().fetched(new PolicyFetch.TlsTooOld(V4, "TLSv1.1")),
            Status.SKIPPED),
        row(
            "one address of two is dead",
            good().fetched(dead, good),
            Status.WARN,
            POLICY_ADDRESS_UNREACHABLE),
        row(
            "one address of two shows a bad certificate",
            good().fetched(untrusted(List.of(CertificateFault.EXPIRED), LEAF, CA), good),
            Status.WARN,
            POLICY_ADDRESS_UNREACHABLE),
        row(
            "one address of two answers 404",
            good().fetched(answered(status(404)), good),
            Status.WARN,
            POLICY_ADDRESS_UNREACHABLE),
        row("a family without a route is no finding", good().fetched(good, notSeen), Status.PASS),
        row("all addresses fail", good().fetched(dead, dead), Status.FAIL, POLICY_FETCH_FAILED));
  }

  static Stream<Row> answers() {
    return Stream.of(
        row("404", good().answer(status(404)), Status.FAIL, POLICY_HTTP_STATUS),
        row("an empty 204", good().answer(status(204)), Status.FAIL, POLICY_HTTP_STATUS),
        row("500", good().answer(status(500)), Status.FAIL, POLICY_HTTP_STATUS),
        row(
            "a redirect",
            good().answer(redirect(301, "https://example.test/x")),
            Status.FAIL,
            POLICY_REDIRECTED),
        row(
            "a redirect to nowhere",
            good().answer(redirect(302, null)),
            Status.FAIL,
            POLICY_REDIRECTED),
        row(
            "a policy as octets",
            good().answer(ok("application/octet-stream", POLICY)),
            Status.FAIL,
            POLICY_CONTENT_TYPE),
        row("no type", good().answer(ok(null, POLICY)), Status.FAIL, POLICY_CONTENT_TYPE),
        row(
            "a page",
            good().answer(ok("text/html", "<!DOCTYPE html>")),
            Status.FAIL,
            POLICY_CONTENT_TYPE),
        row(
            "a large page is one fault",
            good().answer(large("text/html", "<html>")),
            Status.FAIL,
            POLICY_CONTENT_TYPE),
        row(
            "a large file of another type is two",
            good().answer(large("application/octet-stream", "x")),
            Status.FAIL,
            POLICY_CONTENT_TYPE,
            POLICY_TOO_LARGE),
        row("too large", good().answer(large("text/plain", "x")), Status.FAIL, POLICY_TOO_LARGE),
        row("compressed", good().answer(encoded("gzip")), Status.WARN, POLICY_CONTENT_ENCODING),
        row("identity is no compression", good().answer(encoded("identity")), Status.PASS),
        row(
            "just quick enough",
            good().fetched(answered(V4, ok("text/plain", POLICY), Duration.ofSeconds(3))),
            Status.PASS),
        row(
            "slow",
            good().fetched(answered(V4, ok("text/plain", POLICY), Duration.ofMillis(3001))),
            Status.WARN,
            POLICY_SLOW),
        row(
            "a slow error is an error",
            good().fetched(answered(V4, status(404), Duration.ofSeconds(9))),
            Status.FAIL,
            POLICY_HTTP_STATUS),
        row(
            "in cleartext too",
            good().inCleartext(ok("text/plain", POLICY)),
            Status.PASS,
            POLICY_ON_HTTP),
        row(
            "in cleartext only",
            good().fetched(failed(Trouble.REFUSED)).inCleartext(ok("text/plain", POLICY)),
            Status.FAIL,
            POLICY_FETCH_FAILED,
            POLICY_ON_HTTP),
        row("a page in cleartext", good().inCleartext(ok("text/html", "<html>")), Status.PASS),
        row(
            "a redirect to https",
            good().inCleartext(redirect(301, "https://x.test/")),
            Status.PASS));
  }

  @ParameterizedTest
  @MethodSource({"addresses", "endings", "answers"})
  void each_sighting_comes_to_its_codes(Row row) {
    Outcome outcome = row.seen.fetch();
    assertThat(outcome.findings().stream().map(Finding::code)).isEqualTo(row.codes);
    assertThat(outcome.status()).isEqualTo(row.status);
    assertThat(outcome.reason() == null).isEqualTo(row.status == Status.PASS);
    assertThat(outcome.findings())
        .allSatisfy(finding -> {
          assertThat(finding.dimension()).isEqualTo(Dimension.FETCH);
          assertThat(finding.remedy().plain()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,                true",
    "'text/plain; charset=x',   true",
    "'TEXT/Plain;charset=x',    true",
    "' text/plain ',            true",
    "text/plainer,              false",
    "text/html,                 false",
    "'application/text/plain',  false",
    "'',                        false",
  })
  void parameters_and_letter_case_of_the_media_type_do_not_matter(String type, boolean fine) {
    assertThat(good().answer(ok(type, POLICY)).fetch().status() == Status.PASS).isEqualTo(fine);
  }

  @Test
  void a_redirect_shows_where_it_leads_and_how_to_fetch_it_from_there() {
    String location = "https://policies.example.test/sts.txt";
    Finding finding = only(good().answer(redirect(302, location)));
    assertThat(finding.evidence()).containsEntry("location", location).containsEntry("status", 302);
    assertThat(finding.detail().plain()).contains("`" + location + "`");
    assertThat(finding.remedy().plain()).contains("proxy_pass " + location + ";");
  }

  @Test
  void a_location_that_could_break_out_of_a_configuration_is_not_pasted_into_one() {
    Finding finding = only(good().answer(redirect(302, "https://x.test/;}\u0007 evil {")));
    assertThat(finding.remedy().plain()).doesNotContain("proxy_pass").doesNotContain("evil");
    assertThat(finding.evidence()).containsEntry("location", "https://x.test/;}<U+0007> evil {");
  }

  @Test
  void a_wrong_type_tells_which_senders_mind_and_shows_lines_for_three_servers() {
    Finding finding = only(good().answer(ok("text/html; charset=utf-8", "<html>")));
    assertThat(finding.evidence()).containsEntry("contentType", "text/html; charset=utf-8");
    assertThat(finding.evidence()).containsEntry("html", true);
    assertThat(finding.senders()).containsKeys("accept", "refuse");
    assertThat(finding.detail().plain()).contains("web page");
    assertThat(finding.remedy().plain()).contains("# nginx", "# Apache", "# Caddy");
  }

  @Test
  void a_slow_policy_tells_how_long_senders_wait() {
    Finding finding =
        only(good().fetched(answered(V4, ok("text/plain", POLICY), Duration.ofMillis(4500))));
    assertThat(finding.senders())
        .isEqualTo(
            Map.of(
                "limitSeconds",
                Map.of(
                    "mox", 60,
                    "KumoMTA", 20,
                    "mailauth", 15,
                    "postfix-mta-sts-resolver", 4,
                    "postfix-tlspol", 2)));
    assertThat(finding.evidence()).containsEntry("tookMs", 4500L);
    assertThat(finding.detail().plain()).contains("4.5 seconds");
  }

  @Test
  void failing_addresses_are_listed_with_what_happened_at_each() {
    Finding finding =
        only(
            good()
                .fetched(
                    new PolicyFetch.Failed(V6, Trouble.REFUSED, null, "the connection was refused"),
                    answered(ok("text/plain", POLICY))));
    assertThat(finding.evidence().get("addresses"))
        .isEqualTo(
            List.of(Map.of("address", "2001:db8::1", "reason", "the connection was refused")));
    assertThat(finding.evidence()).containsEntry("working", List.of("192.0.2.1"));
  }

  @Test
  void what_a_missing_host_needs_can_be_pasted() {
    Finding finding = only(good().addresses(look(nxdomain(), nxdomain())));
    assertThat(finding.evidence()).containsEntry("answer", "nxdomain");
    assertThat(finding.remedy().plain()).contains("mta-sts.example.test. 3600 IN A ");
    assertThat(only(good().addresses(look(noData(), noData()))).evidence())
        .containsEntry("answer", "no_data");
  }

  @Test
  void a_failed_fetch_says_at_which_step_it_ended() {
    Finding finding = only(good().fetched(failed(Trouble.TIMED_OUT)));
    assertThat(finding.evidence())
        .containsEntry("trouble", "timed_out")
        .containsEntry("reason", "it went wrong")
        .containsEntry("address", "192.0.2.1");
  }

  private static Finding only(PolicyHostSeen seen) {
    return assertThat(seen.fetch().findings()).singleElement().actual();
  }

  private static PolicyFetch failed(Trouble trouble) {
    return new PolicyFetch.Failed(V4, trouble, null, "it went wrong");
  }

  private static PolicyFetch broken(HttpAnswer soFar) {
    return new PolicyFetch.BodyBroken(V4, soFar, trusted(LEAF, CA), "it broke off");
  }

  private static HttpAnswer large(@Nullable String type, String start) {
    return new HttpAnswer(200, type, null, null, ByteString.encodeUtf8(start), true);
  }

  private static HttpAnswer encoded(String encoding) {
    return new HttpAnswer(200, "text/plain", encoding, null, ByteString.encodeUtf8(POLICY), false);
  }

  private static AddressLook closed(Inet4Address address) {
    return new AddressLook(found(address), noData(), List.of(address));
  }

  private static <T> DnsAnswer<T> nxdomain() {
    return new DnsAnswer.NoSuchName<>(List.of());
  }

  private static <T> DnsAnswer<T> noData() {
    return new DnsAnswer.NoData<>(List.of());
  }

  private static <T> DnsAnswer<T> refused() {
    return new DnsAnswer.Refused<>("SERVFAIL", List.of());
  }

  private static <T> DnsAnswer<T> notSeen() {
    return new DnsAnswer.NotSeen<>("no answer within 5 s");
  }
}
