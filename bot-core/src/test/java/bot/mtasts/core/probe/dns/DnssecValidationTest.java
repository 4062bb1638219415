package bot.mtasts.core.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsLookup.Kind;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Validation against signed trees: a bogus verdict needs a chain that begins well and breaks.
class DnssecValidationTest {
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  @TempDir Path files;

  /// `signed.test` is signed, `plain.test` is not, and aliases lead everywhere.
  private static SignedWorld world() {
    return new SignedWorld()
        .zone(".", true)
        .zone("test.", true)
        .zone(
            "signed.test.",
            true,
            "signed.test. 300 IN MX 10 mx.signed.test.",
            "mx.signed.test. 300 IN A 192.0.2.1",
            "_25._tcp.mx.signed.test. 300 IN TLSA 3 1 1 abcd",
            "to-signed.signed.test. 300 IN CNAME mx.signed.test.",
            "to-plain.signed.test. 300 IN CNAME mx.plain.test.",
            "to-nothing.signed.test. 300 IN CNAME nothing.signed.test.",
            "deep.down.signed.test. 300 IN A 192.0.2.2")
        .zone(
            "plain.test.",
            false,
            "plain.test. 300 IN MX 10 mx.plain.test.",
            "mx.plain.test. 300 IN A 192.0.2.3",
            "to-signed.plain.test. 300 IN CNAME mx.signed.test.");
  }

  static List<Arguments> verdicts() {
    return List.of(
        row("every link signed", w -> w, "signed.test", Kind.MX, State.SECURE),
        row("a name some labels down", w -> w, "deep.down.signed.test", Kind.A, State.SECURE),
        row("TLSA", w -> w, "_25._tcp.mx.signed.test", Kind.TLSA, State.SECURE),
        row("a proof of no such type", w -> w, "mx.signed.test", Kind.AAAA, State.SECURE),
        row("a proof of no such name", w -> w, "nothing.signed.test", Kind.TXT, State.SECURE),
        row("a proof at an empty name", w -> w, "down.signed.test", Kind.TXT, State.SECURE),
        row("an alias within the zone", w -> w, "to-signed.signed.test", Kind.A, State.SECURE),
        row("an alias to a proved hole", w -> w, "to-nothing.signed.test", Kind.A, State.SECURE),
        row("the parent proves no DS", w -> w, "plain.test", Kind.MX, State.INSECURE),
        row("a denial in an unsigned zone", w -> w, "plain.test", Kind.TXT, State.INSECURE),
        row("a missing name there", w -> w, "nothing.plain.test", Kind.TXT, State.INSECURE),
        row("an alias out of the signed", w -> w, "to-plain.signed.test", Kind.A, State.INSECURE),
        row("an alias into the signed", w -> w, "to-signed.plain.test", Kind.A, State.INSECURE),
        row(
            "a bare denial in an unsigned zone is how plain servers deny",
            w -> w.deniesWithoutProof("plain.test."),
            "mx.plain.test",
            Kind.AAAA,
            State.INSECURE),
        row(
            "and they deny whole names like that",
            w -> w.deniesWithoutProof("plain.test."),
            "nothing.plain.test",
            Kind.TXT,
            State.INSECURE),
        row(
            "expired",
            w -> w.expired("signed.test.", Type.MX),
            "signed.test",
            Kind.MX,
            State.BOGUS),
        row(
            "tampered with",
            w -> w.tampered("mx.signed.test.", Type.A),
            "mx.signed.test",
            Kind.A,
            State.BOGUS),
        row(
            "a signature missing in a signed zone",
            w -> w.unsigned("signed.test.", Type.MX),
            "signed.test",
            Kind.MX,
            State.BOGUS),
        row(
            "the zone's key is not the one its parent names",
            w -> w.rekey("signed.test."),
            "signed.test",
            Kind.MX,
            State.BOGUS),
        row(
            "keys that expired",
            w -> w.expired("signed.test.", Type.DNSKEY),
            "signed.test",
            Kind.MX,
            State.BOGUS),
        row(
            "a denial without proof in a signed zone",
            w -> w.deniesWithoutProof("signed.test."),
            "mx.signed.test",
            Kind.AAAA,
            State.BOGUS),
        row(
            "the target of an alias is broken",
            w -> w.expired("mx.signed.test.", Type.A),
            "to-signed.signed.test",
            Kind.A,
            State.BOGUS),
        row(
            "the target is broken, and the alias to it unsigned",
            w -> w.expired("mx.signed.test.", Type.A),
            "to-signed.plain.test",
            Kind.A,
            State.BOGUS),
        row(
            "a resolver that strips",
            SignedWorld::strips,
            "signed.test",
            Kind.MX,
            State.INDETERMINATE),
        row(
            "the root is signed by a stranger: nothing follows for the zone",
            w -> w.rekey("."),
            "signed.test",
            Kind.MX,
            State.INDETERMINATE),
        row(
            "the root's keys expired",
            w -> w.expired(".", Type.DNSKEY),
            "signed.test",
            Kind.MX,
            State.INDETERMINATE),
        row(
            "a link that is refused",
            w -> w.error("signed.test.", Type.DNSKEY, Rcode.SERVFAIL),
            "signed.test",
            Kind.MX,
            State.INDETERMINATE),
        row(
            "an answer that is refused",
            w -> w.error("signed.test.", Type.MX, Rcode.SERVFAIL),
            "signed.test",
            Kind.MX,
            State.INDETERMINATE));
  }

  private static Arguments row(
      String why, UnaryOperator<SignedWorld> fault, String name, Kind kind, State expected) {
    return Arguments.of(why, fault, name, kind, expected);
  }

  @ParameterizedTest(name = "{0}: {3} {2} is {4}")
  @MethodSource("verdicts")
  void a_chain_is_judged(
      String why, UnaryOperator<SignedWorld> fault, String name, Kind kind, State expected)
      throws IOException {
    SignedWorld world = world();
    TrustAnchors anchors = new TrustAnchors(world.anchor("."));
    try (ScriptedDnsServer server = new ScriptedDnsServer(fault.apply(world))) {
      DnssecStatus status = validate(server, anchors, name, kind);

      assertThat(status.state()).as("%s: %s", why, status.detail()).isEqualTo(expected);
      boolean plain = expected == State.SECURE || expected == State.INSECURE;
      assertThat(status.detail().isEmpty()).as(status.detail()).isEqualTo(plain);
    }
  }

  @Test
  void a_world_without_signatures_is_not_judged() throws IOException {
    SignedWorld world =
        new SignedWorld()
            .zone(".", false)
            .zone("test.", false)
            .zone("plain.test.", false, "plain.test. 300 IN MX 10 mx.plain.test.");
    try (ScriptedDnsServer server = new ScriptedDnsServer(world)) {
      assertThat(validate(server, TrustAnchors.ofTheRoot(), "plain.test", Kind.MX))
          .isEqualTo(
              new DnssecStatus(
                  State.INDETERMINATE,
                  "the resolver hands on no signed keys of the root, so DNSSEC cannot be judged from"
                      + " here"));
    }
  }

  @Test
  void a_resolver_that_knows_nothing_of_the_root_is_not_their_fault() throws IOException {
    try (ScriptedDnsServer server =
        new ScriptedDnsServer(asked -> Answers.send(Answers.error(asked.query(), Rcode.REFUSED)))) {
      assertThat(validate(server, TrustAnchors.ofTheRoot(), "plain.test", Kind.MX).state())
          .isEqualTo(State.INDETERMINATE);
    }
  }

  @Test
  void silence_is_not_judged_and_the_deadline_holds() throws IOException {
    try (ScriptedDnsServer server = new ScriptedDnsServer(_ -> List.of())) {
      DnssecStatus status =
          looks(server, TrustAnchors.ofTheRoot())
              .open()
              .validate(HostName.of("a.test"), Kind.MX, Deadline.in(Duration.ofMillis(100)));

      assertThat(status.state()).isEqualTo(State.INDETERMINATE);
    }
  }

  @Test
  void an_alias_is_validated_also_where_each_answer_holds_one_link() throws IOException {
    SignedWorld world = world();
    // An authoritative server says the alias, and leaves its target to a further question.
    ScriptedDnsServer.Script linkByLink =
        asked -> {
          var whole = new Message(world.replies(asked).getFirst());
          var asksFor = asked.query().getQuestion();
          List.copyOf(whole.getSection(Section.ANSWER)).stream()
              .filter(record -> !record.getName().equals(asksFor.getName()))
              .forEach(record -> whole.removeRecord(record, Section.ANSWER));
          return Answers.send(whole);
        };
    try (ScriptedDnsServer server = new ScriptedDnsServer(linkByLink)) {
      TrustAnchors anchors = new TrustAnchors(world.anchor("."));
      assertThat(validate(server, anchors, "to-signed.signed.test", Kind.A).state())
          .isEqualTo(State.SECURE);
      assertThat(validate(server, anchors, "to-plain.signed.test", Kind.A).state())
          .isEqualTo(State.INSECURE);
    }
  }

  @Test
  void the_reason_names_what_expired_and_when() throws IOException {
    SignedWorld world = world().expired("signed.test.", Type.MX);
    try (ScriptedDnsServer server = new ScriptedDnsServer(world)) {
      DnssecStatus status =
          validate(server, new TrustAnchors(world.anchor(".")), "signed.test", Kind.MX);

      assertThat(status.detail())
          .startsWith("MX signed.test: the signature over MX expired on ")
          .doesNotContain("{");
    }
  }

  @Test
  void keys_of_root_and_top_level_serve_the_next_check_and_nothing_else_does() throws IOException {
    SignedWorld world = world();
    try (ScriptedDnsServer server = new ScriptedDnsServer(world)) {
      DnsjavaLooks looks = looks(server, new TrustAnchors(world.anchor(".")));
      HostName name = HostName.of("signed.test");

      assertThat(looks.open().validate(name, Kind.MX, soon()).state()).isEqualTo(State.SECURE);
      int cold = server.seen().size();
      assertThat(looks.open().validate(name, Kind.MX, soon()).state()).isEqualTo(State.SECURE);

      assertThat(server.seen().subList(cold, server.seen().size()))
          .extracting(asked -> asked.query().getQuestion().getName().toString())
          .containsOnly("signed.test.");
    }
  }

  @Test
  void within_a_check_the_validator_shares_what_was_asked() throws IOException {
    SignedWorld world = world();
    try (ScriptedDnsServer server = new ScriptedDnsServer(world)) {
      var check = looks(server, new TrustAnchors(world.anchor("."))).open();
      HostName name = HostName.of("signed.test");

      assertThat(check.mx(name, soon()).recordsOrNone()).hasSize(1);
      assertThat(check.validate(name, Kind.MX, soon()).state()).isEqualTo(State.SECURE);

      assertThat(server.seen())
          .extracting(asked ->
              new DnsQuestion(
                  asked.query().getQuestion().getName(), asked.query().getQuestion().getType()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void an_interrupted_validation_ends_at_once() throws Exception {
    try (ScriptedDnsServer silent = new ScriptedDnsServer(_ -> List.of())) {
      var check = looks(silent, TrustAnchors.ofTheRoot()).open();
      CompletableFuture<DnssecStatus> status = new CompletableFuture<>();
      Thread asker =
          Thread.ofVirtual()
              .start(() ->
                  status.complete(
                      check.validate(
                          HostName.of("a.test"), Kind.MX, Deadline.in(Duration.ofMinutes(10)))));

      silent.awaitFirstQuestion();
      asker.interrupt();
      asker.join();

      assertThat(status)
          .isCompletedWithValue(new DnssecStatus(State.INDETERMINATE, "the look was called off"));
    }
  }

  // --- anchors

  @Test
  void anchors_of_a_file_replace_the_roots() throws IOException {
    SignedWorld world = world();
    Path file = files.resolve("anchors");
    Files.writeString(file, "; our own root\n" + world.anchor("test."));
    try (ScriptedDnsServer server = new ScriptedDnsServer(world)) {
      assertThat(validate(server, TrustAnchors.ofFile(file), "signed.test", Kind.MX).state())
          .isEqualTo(State.SECURE);
      assertThat(validate(server, TrustAnchors.ofFile(file), "elsewhere", Kind.MX))
          .isEqualTo(
              new DnssecStatus(State.INDETERMINATE, "no trust anchor stands above elsewhere."));
    }
  }

  @Test
  void a_file_without_anchors_is_told_at_once() {
    Path empty = files.resolve("empty");
    Path rubbish = files.resolve("rubbish");
    try {
      Files.writeString(empty, "; nothing\n");
      Files.writeString(rubbish, "this is no zone file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path file : List.of(empty, rubbish, files.resolve("missing"))) {
      assertThatThrownBy(() -> TrustAnchors.ofFile(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void the_roots_anchors_can_be_read() {
    assertThat(TrustAnchors.ofTheRoot().zoneFile()).contains("20326", "38696");
    assertThat(Answers.records(TrustAnchors.ofTheRoot().zoneFile().split("\n"))).hasSize(2);
  }

  private static DnssecStatus validate(
      ScriptedDnsServer server, TrustAnchors anchors, String name, Kind kind) {
    return looks(server, anchors).open().validate(HostName.of(name), kind, soon());
  }

  private static DnsjavaLooks looks(ScriptedDnsServer server, TrustAnchors anchors) {
    LookSettings.Limits limits = new LookSettings.Limits(ENOUGH, ENOUGH, ENOUGH, ENOUGH);
    return new DnsjavaLooks(
        Resolvers.of(List.of(server.hostAndPort())),
        EgressGuard.strict(),
        new LookSettings(LookSettings.Ports.STANDARD, limits, true, "localhost", "test"),
        anchors,
        // A question sent twice on a busy machine would be counted twice.
        List.of(ENOUGH));
  }

  private static Deadline soon() {
    return Deadline.in(ENOUGH);
  }
}
