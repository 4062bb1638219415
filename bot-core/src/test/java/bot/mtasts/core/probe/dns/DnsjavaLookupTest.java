package bot.mtasts.core.probe.dns;

import static bot.mtasts.core.probe.dns.Answers.answer;
import static bot.mtasts.core.probe.dns.Answers.error;
import static bot.mtasts.core.probe.dns.Answers.send;
import static bot.mtasts.core.probe.dns.Answers.withAuthority;
import static bot.mtasts.core.probe.dns.Answers.withFlag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.probe.dns.ScriptedDnsServer.Script;
import com.google.common.net.InetAddresses;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What a look at DNS comes to when servers do what servers do.
class DnsjavaLookupTest {
  private static final HostName NAME = HostName.of("_mta-sts.example.test");
  private static final String RECORD = "_mta-sts.example.test. 300 IN TXT \"v=STSv1; id=1;\"";
  private static final String SOA = "example.test. 60 IN SOA ns. root. 1 2 3 4 60";
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final List<ScriptedDnsServer> servers = new java.util.ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (ScriptedDnsServer server : servers) {
      server.close();
    }
  }

  // --- answers

  @Test
  void the_strings_of_a_txt_record_are_joined_and_every_octet_survives() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked ->
                send(
                    answer(
                        asked.query(),
                        "_mta-sts.example.test. 300 IN TXT \"v=STSv1; \" \"id=\\195\\188\\000\"")))
            .txt(NAME, soon());

    assertThat(answer)
        .isEqualTo(
            new DnsAnswer.Found<>(
                List.of(new TxtRecord("v=STSv1; id=\u00c3\u00bc\0")),
                Duration.ofSeconds(300),
                List.of()));
  }

  @Test
  void the_same_record_twice_is_one_record() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked -> send(answer(asked.query(), RECORD, RECORD))).txt(NAME, soon());

    assertThat(answer.recordsOrNone()).hasSize(1);
  }

  @Test
  void mx_addresses_and_tlsa_are_read_into_our_own_words() throws Exception {
    DnsLookup lookup =
        lookup(asked ->
            send(
                switch (asked.query().getQuestion().getType()) {
                  case Type.MX ->
                      answer(
                          asked.query(),
                          "example.test. IN MX 10 MX.Example.test.",
                          "example.test. IN MX 0 .");
                  case Type.A -> answer(asked.query(), "example.test. IN A 192.0.2.1");
                  case Type.AAAA ->
                      answer(
                          asked.query(),
                          "example.test. IN AAAA 2001:db8::1",
                          "example.test. IN AAAA ::ffff:192.0.2.1");
                  default -> answer(asked.query(), "example.test. IN TLSA 3 1 1 ABCDEF");
                }));
    HostName name = HostName.of("example.test");

    assertThat(lookup.mx(name, soon()).recordsOrNone())
        .containsExactly(
            new MxRecord(10, HostName.of("mx.example.test")), new MxRecord(0, HostName.of("")));
    assertThat(lookup.ipv4(name, soon()).recordsOrNone())
        .containsExactly((java.net.Inet4Address) InetAddresses.forString("192.0.2.1"));
    assertThat(lookup.ipv6(name, soon()).recordsOrNone())
        .hasSize(2)
        .contains((java.net.Inet6Address) InetAddresses.forString("2001:db8::1"));
    assertThat(lookup.tlsa(name, soon()).recordsOrNone())
        .containsExactly(new TlsaRecord(3, 1, 1, "abcdef"));
  }

  @Test
  void names_with_strange_octets_survive_there_and_back() {
    HostName strange = HostName.of("a\\032b\\.c.example.test");
    AtomicReference<String> asked = new AtomicReference<>();
    DnsAnswer<MxRecord> answer =
        lookup(
                question -> {
                  asked.set(question.query().getQuestion().getName().toString(true));
                  Message reply = Answers.reply(question.query());
                  Answers.records("x. IN MX 1 q\\009z.example.test.")
                      .forEach(record ->
                          reply.addRecord(
                              new org.xbill.DNS.MXRecord(
                                  question.query().getQuestion().getName(),
                                  1,
                                  300,
                                  1,
                                  ((org.xbill.DNS.MXRecord) record).getTarget()),
                              Section.ANSWER));
                  return send(reply);
                })
            .mx(strange, soon());

    assertThat(asked.get()).isEqualTo("a\\032b\\.c.example.test");
    assertThat(answer.recordsOrNone().getFirst().host())
        .isEqualTo(HostName.of("q\\009z.example.test"));
  }

  @Test
  void a_name_that_dns_cannot_hold_does_not_exist_and_nobody_is_asked() {
    ScriptedDnsServer server = server(_ -> List.of());

    assertThat(lookup(server).txt(HostName.of("a".repeat(64) + ".test"), soon()))
        .isEqualTo(new DnsAnswer.NoSuchName<>(List.of()));
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void no_data_no_such_name_and_refusals_are_kept_apart() {
    assertThat(lookup(asked -> send(answer(asked.query()))).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.NoData<>(List.of()));
    assertThat(lookup(asked -> send(error(asked.query(), Rcode.NXDOMAIN))).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.NoSuchName<>(List.of()));
    assertThat(lookup(asked -> send(error(asked.query(), Rcode.SERVFAIL))).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.Refused<>("SERVFAIL", List.of()));
    assertThat(lookup(asked -> send(error(asked.query(), Rcode.REFUSED))).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.Refused<>("REFUSED", List.of()));
  }

  @Test
  void more_records_than_anybody_needs_are_not_read() {
    String[] many =
        IntStream.range(0, Chase.MOST_RECORDS + 1)
            .mapToObj("_mta-sts.example.test. IN TXT %d"::formatted)
            .toArray(String[]::new);

    DnsAnswer<TxtRecord> answer =
        lookup(asked ->
                send(
                    asked.tcp()
                        ? answer(asked.query(), many)
                        : withFlag(answer(asked.query()), Flags.TC)))
            .txt(NAME, soon());

    assertThat(answer)
        .isEqualTo(new DnsAnswer.NotSeen<>("the answer holds more than 1000 records"));
  }

  // --- the wire

  @Test
  void a_question_asks_for_signatures_and_switches_the_resolvers_own_validation_off() {
    ScriptedDnsServer server = server(asked -> send(answer(asked.query(), RECORD)));

    var _ = lookup(server).txt(NAME, soon());

    Message query = server.seen().getFirst().query();
    assertThat(query.getHeader().getFlag(Flags.CD)).isTrue();
    assertThat(query.getHeader().getFlag(Flags.RD)).isTrue();
    assertThat(query.getOPT().getPayloadSize()).isEqualTo(1232);
    assertThat(query.getOPT().getFlags() & 0x8000).isNotZero();
  }

  @Test
  void what_does_not_answer_the_question_is_ignored() {
    DnsAnswer<TxtRecord> answer =
        lookup(
                asked -> {
                  Message foreignId = answer(asked.query(), "_mta-sts.example.test. IN TXT bad");
                  foreignId.getHeader().setID(asked.query().getHeader().getID() ^ 1);
                  Message otherQuestion = answer(asked.query());
                  otherQuestion.removeAllRecords(Section.QUESTION);
                  otherQuestion.addRecord(
                      new DnsQuestion(
                              org.xbill.DNS.Name.fromConstantString("other.test."), Type.TXT)
                          .inWire(),
                      Section.QUESTION);
                  Message noReply = asked.query();
                  return Stream.concat(
                          Stream.of(new byte[] {1, 2, 3}, new byte[0]),
                          send(foreignId, otherQuestion, noReply, answer(asked.query(), RECORD))
                              .stream())
                      .toList();
                })
            .txt(NAME, soon());

    assertThat(answer.recordsOrNone()).containsExactly(new TxtRecord("v=STSv1; id=1;"));
  }

  @Test
  void a_datagram_from_elsewhere_is_not_heard() throws Exception {
    try (DatagramSocket elsewhere = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      DnsAnswer<TxtRecord> answer =
          lookup(
                  asked -> {
                    byte[] forged =
                        answer(asked.query(), "_mta-sts.example.test. IN TXT forged").toWire();
                    elsewhere.send(
                        new java.net.DatagramPacket(forged, forged.length, asked.from()));
                    return send(answer(asked.query(), RECORD));
                  })
              .txt(NAME, soon());

      assertThat(answer.recordsOrNone()).containsExactly(new TxtRecord("v=STSv1; id=1;"));
    }
  }

  @Test
  void a_lost_datagram_is_sent_again_with_a_new_id_from_a_new_port() {
    ScriptedDnsServer server =
        server(asked -> asked.nth() == 1 ? List.of() : send(answer(asked.query(), RECORD)));

    DnsjavaLooks impatient =
        looks(List.of(server.hostAndPort()), ENOUGH, List.of(Duration.ofMillis(50), ENOUGH));
    assertThat(impatient.open().txt(NAME, soon()).recordsOrNone()).hasSize(1);

    assertThat(server.seen()).hasSize(2);
    assertThat(server.seen().get(0).from().getPort())
        .isNotEqualTo(server.seen().get(1).from().getPort());
    assertThat(server.seen().stream().map(a -> a.query().getHeader().getID()).distinct())
        .hasSize(2);
  }

  @Test
  void a_cut_answer_is_asked_for_again_over_tcp() {
    String[] big =
        IntStream.range(0, 60)
            .mapToObj(i -> "_mta-sts.example.test. IN TXT " + i + "x".repeat(200))
            .toArray(String[]::new);
    ScriptedDnsServer server =
        server(asked ->
            send(
                asked.tcp()
                    ? answer(asked.query(), big)
                    : withFlag(answer(asked.query(), big[0]), Flags.TC)));

    assertThat(lookup(server).txt(NAME, soon()).recordsOrNone()).hasSize(60);
    assertThat(server.seen()).extracting(ScriptedDnsServer.Asked::tcp).containsExactly(false, true);
  }

  @Test
  void an_answer_over_tcp_that_breaks_off_is_not_seen() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked -> asked.tcp() ? List.of() : send(withFlag(answer(asked.query()), Flags.TC)))
            .txt(NAME, soon());

    assertThat(answer).isInstanceOf(DnsAnswer.NotSeen.class);
    assertThat(answer.toString()).contains("the answer over tcp broke off");
  }

  @Test
  void a_server_that_does_not_know_edns_is_asked_without() {
    for (int rcode : new int[] {Rcode.FORMERR, Rcode.NOTIMP}) {
      ScriptedDnsServer server =
          server(asked ->
              send(
                  asked.query().getOPT() != null
                      ? error(asked.query(), rcode)
                      : answer(asked.query(), RECORD)));

      assertThat(lookup(server).txt(NAME, soon()).recordsOrNone()).hasSize(1);
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void a_formerr_without_a_question_is_understood() {
    ScriptedDnsServer server =
        server(asked -> {
          if (asked.query().getOPT() == null) {
            return send(answer(asked.query(), RECORD));
          }
          Message bare = error(asked.query(), Rcode.FORMERR);
          bare.removeAllRecords(Section.QUESTION);
          return send(bare);
        });

    assertThat(lookup(server).txt(NAME, soon()).recordsOrNone()).hasSize(1);
  }

  // --- several resolvers

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED})
  void what_one_resolver_refuses_another_may_know(int rcode) {
    ScriptedDnsServer refuses = server(asked -> send(error(asked.query(), rcode)));
    ScriptedDnsServer knows = server(asked -> send(answer(asked.query(), RECORD)));

    assertThat(lookup(refuses, knows).txt(NAME, soon()).recordsOrNone()).hasSize(1);
    assertThat(refuses.seen()).hasSize(1);
  }

  @Test
  void what_all_refuse_is_refused() {
    ScriptedDnsServer one = server(asked -> send(error(asked.query(), Rcode.SERVFAIL)));
    ScriptedDnsServer two = server(asked -> send(error(asked.query(), Rcode.REFUSED)));

    assertThat(lookup(one, two).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.Refused<>("SERVFAIL", List.of()));
  }

  @Test
  void a_port_where_nothing_listens_is_passed_over_at_once() throws Exception {
    int closed;
    try (ServerSocket once = new ServerSocket(0)) {
      closed = once.getLocalPort();
    }
    ScriptedDnsServer knows = server(asked -> send(answer(asked.query(), RECORD)));
    String nobody = "127.0.0.1:" + closed;

    assertThat(
            looks(List.of(nobody, knows.hostAndPort()), ENOUGH)
                .open()
                .txt(NAME, soon())
                .recordsOrNone())
        .hasSize(1);
    assertThat(looks(List.of(nobody), ENOUGH).open().txt(NAME, soon()).toString())
        .contains("127.0.0.1 port " + closed + " cannot be asked");
  }

  @Test
  void silence_is_not_seen_and_says_who_did_not_answer() {
    ScriptedDnsServer silent = server(_ -> List.of());

    DnsAnswer<TxtRecord> answer =
        looks(List.of(silent.hostAndPort()), Duration.ofMillis(300)).open().txt(NAME, soon());

    assertThat(answer)
        .isEqualTo(
            new DnsAnswer.NotSeen<>(
                "no answer from 127.0.0.1 port %d within 0.3 s"
                    .formatted(silent.address().getPort())));
  }

  // --- aliases

  @Test
  void aliases_are_followed_within_an_answer() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked ->
                send(
                    answer(
                        asked.query(),
                        "_mta-sts.example.test. 30 IN CNAME a.example.test.",
                        "a.example.test. 20 IN CNAME b.example.test.",
                        "b.example.test. 300 IN TXT hello")))
            .txt(NAME, soon());

    assertThat(answer)
        .isEqualTo(
            new DnsAnswer.Found<>(
                List.of(new TxtRecord("hello")),
                Duration.ofSeconds(20),
                List.of(HostName.of("a.example.test"), HostName.of("b.example.test"))));
  }

  @Test
  void an_alias_that_leads_out_of_the_answer_is_followed_by_a_further_question() {
    ScriptedDnsServer server =
        server(asked ->
            send(
                asked.nth() == 1
                    ? answer(asked.query(), "_mta-sts.example.test. IN CNAME far.test.")
                    : answer(asked.query(), "far.test. IN TXT hello")));

    assertThat(lookup(server).txt(NAME, soon()).recordsOrNone())
        .containsExactly(new TxtRecord("hello"));
    assertThat(server.seen().get(1).query().getQuestion().getName().toString())
        .isEqualTo("far.test.");
  }

  @Test
  void an_alias_to_a_missing_name_dangles() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked ->
                send(
                    withAuthority(
                        withRcode(
                            answer(asked.query(), "_mta-sts.example.test. IN CNAME gone.test."),
                            Rcode.NXDOMAIN),
                        "test. IN SOA ns. root. 1 2 3 4 5")))
            .txt(NAME, soon());

    assertThat(answer.dangles()).isTrue();
    assertThat(answer.aliases()).containsExactly(HostName.of("gone.test"));
  }

  @Test
  void an_alias_to_a_name_without_such_records_is_no_data() {
    ScriptedDnsServer server =
        server(asked ->
            send(
                withAuthority(
                    answer(asked.query(), "_mta-sts.example.test. IN CNAME a.example.test."),
                    SOA)));

    assertThat(lookup(server).txt(NAME, soon()))
        .isEqualTo(new DnsAnswer.NoData<>(List.of(HostName.of("a.example.test"))));
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void a_loop_of_aliases_is_told() {
    DnsAnswer<TxtRecord> answer =
        lookup(asked ->
                send(
                    answer(
                        asked.query(),
                        "_mta-sts.example.test. IN CNAME a.example.test.",
                        "a.example.test. IN CNAME _mta-sts.example.test.")))
            .txt(NAME, soon());

    assertThat(answer)
        .isEqualTo(new DnsAnswer.Refused<>("ALIAS_LOOP", List.of(HostName.of("a.example.test"))));
  }

  @Test
  void eight_aliases_are_followed_and_nine_are_too_many() {
    assertThat(lookup(asked -> send(aliases(asked.query(), 8))).txt(NAME, soon()).recordsOrNone())
        .hasSize(1);
    assertThat(lookup(asked -> send(aliases(asked.query(), 9))).txt(NAME, soon()))
        .isEqualTo(
            new DnsAnswer.Refused<>(
                "ALIAS_CHAIN_TOO_LONG",
                IntStream.range(0, 8).mapToObj(i -> HostName.of("a" + i + ".test")).toList()));
  }

  private static Message aliases(Message query, int count) {
    Message message = Answers.reply(query);
    String name = NAME.text();
    for (int i = 0; i < count; i++) {
      Answers.records("%s. IN CNAME a%d.test.".formatted(name, i))
          .forEach(record -> message.addRecord(record, Section.ANSWER));
      name = "a" + i + ".test";
    }
    Answers.records(name + ". IN TXT end")
        .forEach(record -> message.addRecord(record, Section.ANSWER));
    return message;
  }

  // --- name servers

  @Test
  void name_servers_are_those_of_the_nearest_zone_above() {
    ScriptedDnsServer server =
        server(asked ->
            send(
                asked.query().getQuestion().getName().toString().equals("example.test.")
                    ? answer(asked.query(), "example.test. IN NS ns1.example.test.")
                    : error(asked.query(), Rcode.NXDOMAIN)));

    assertThat(lookup(server).nameServers(HostName.of("a.b.example.test"), soon()).recordsOrNone())
        .containsExactly(HostName.of("ns1.example.test"));
  }

  @Test
  void the_root_is_not_asked_for_the_zone_of_a_domain() {
    ScriptedDnsServer server = server(asked -> send(answer(asked.query())));

    assertThat(lookup(server).nameServers(HostName.of("example.test"), soon()))
        .isEqualTo(new DnsAnswer.NoData<>(List.of()));
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void an_authoritative_server_is_asked_without_recursion() throws Exception {
    ScriptedDnsServer server =
        server(asked -> send(withFlag(answer(asked.query(), RECORD), Flags.AA)));

    assertThat(txtAt(server, EgressGuard.allowing(List.of("127.0.0.0/8"))).recordsOrNone())
        .hasSize(1);
    assertThat(server.seen().getFirst().query().getHeader().getFlag(Flags.RD)).isFalse();
  }

  @Test
  void an_answer_without_authority_is_lame() throws Exception {
    ScriptedDnsServer server = server(asked -> send(answer(asked.query(), RECORD)));

    assertThat(txtAt(server, EgressGuard.allowing(List.of("127.0.0.0/8"))))
        .isEqualTo(new DnsAnswer.Refused<>("LAME", List.of()));
  }

  @Test
  void an_authoritative_servers_refusal_keeps_its_name() throws Exception {
    ScriptedDnsServer server = server(asked -> send(error(asked.query(), Rcode.REFUSED)));

    assertThat(txtAt(server, EgressGuard.allowing(List.of("127.0.0.0/8"))))
        .isEqualTo(new DnsAnswer.Refused<>("REFUSED", List.of()));
  }

  @Test
  void an_authoritative_server_in_private_space_gets_no_packet() throws Exception {
    ScriptedDnsServer server = server(asked -> send(answer(asked.query(), RECORD)));

    assertThat(txtAt(server, EgressGuard.strict()))
        .isEqualTo(new DnsAnswer.NotSeen<>("127.0.0.1 is in private or reserved space"));
    assertThat(server.seen()).isEmpty();
  }

  private DnsAnswer<TxtRecord> txtAt(ScriptedDnsServer server, EgressGuard guard) throws Exception {
    LookSettings.Ports ports = new LookSettings.Ports(server.address().getPort(), 80, 443, 25);
    LookSettings settings =
        new LookSettings(ports, LookSettings.Limits.STANDARD, true, "localhost", "test");
    return new DnsjavaLooks(
            Resolvers.of(List.of("127.0.0.1:1")), guard, settings, TrustAnchors.ofTheRoot())
        .open()
        .txtAt(InetAddresses.forString("127.0.0.1"), NAME, soon());
  }

  // --- one check

  @Test
  void within_a_check_a_question_is_asked_once_and_the_next_check_asks_again() {
    ScriptedDnsServer server = server(asked -> send(answer(asked.query(), RECORD)));
    DnsjavaLooks looks = looks(List.of(server.hostAndPort()), ENOUGH);

    DnsLookup check = looks.open();
    assertThat(check.txt(NAME, soon())).isEqualTo(check.txt(NAME, soon()));
    assertThat(server.seen()).hasSize(1);

    assertThat(looks.open().txt(NAME, soon()).recordsOrNone()).hasSize(1);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void who_asks_at_the_same_time_shares_the_answer() throws Exception {
    CountDownLatch answerNow = new CountDownLatch(1);
    ScriptedDnsServer server =
        server(asked -> {
          await(answerNow);
          return send(answer(asked.query(), RECORD));
        });
    DnsLookup check = looks(List.of(server.hostAndPort()), ENOUGH).open();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<DnsAnswer<TxtRecord>>> looks =
          IntStream.range(0, 20)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> check.txt(NAME, soon()), threads))
              .toList();
      server.awaitFirstQuestion();
      answerNow.countDown();

      assertThat(looks).allSatisfy(look -> assertThat(look.join().recordsOrNone()).hasSize(1));
    }
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_interrupted_look_ends_at_once_and_leaves_no_socket(boolean virtual) throws Exception {
    ScriptedDnsServer silent = server(_ -> List.of());
    DnsLookup check = looks(List.of(silent.hostAndPort()), Duration.ofMinutes(10)).open();
    CompletableFuture<DnsAnswer<TxtRecord>> look = new CompletableFuture<>();
    Runnable task = () -> look.complete(check.txt(NAME, Deadline.in(Duration.ofMinutes(10))));
    Thread asker = virtual ? Thread.ofVirtual().start(task) : Thread.ofPlatform().start(task);

    silent.awaitFirstQuestion();
    asker.interrupt();
    asker.join();

    assertThat(look).isCompletedWithValue(new DnsAnswer.NotSeen<>("the look was called off"));
    // Whoever can bind the port finds that the look has left it.
    int port = silent.seen().getFirst().from().getPort();
    try (DatagramSocket again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void who_waited_for_an_interrupted_look_asks_for_himself() throws Exception {
    ScriptedDnsServer server =
        server(asked -> asked.nth() == 1 ? List.of() : send(answer(asked.query(), RECORD)));
    AskedOnce asking =
        new AskedOnce(
            new DnsServers(List.of(server.address()), true, List.of(ENOUGH)),
            new KeyMemory(),
            ENOUGH);
    DnsQuestion question = DnsQuestion.of(NAME, Type.TXT);
    Thread first = Thread.ofVirtual().start(() -> asking.ask(question, soon()));
    server.awaitFirstQuestion();
    CompletableFuture<DnsReply> second = new CompletableFuture<>();
    Thread waiting = Thread.ofVirtual().start(() -> second.complete(asking.ask(question, soon())));

    first.interrupt();
    waiting.join();

    assertThat(second.join()).isInstanceOf(DnsReply.Answered.class);
  }

  // --- configuration

  @Test
  void resolvers_are_written_with_or_without_a_port() {
    assertThat(Resolvers.of(List.of("192.0.2.1", "192.0.2.2:5353", "[::1]:54", "::1")).servers())
        .containsExactly(
            new InetSocketAddress(InetAddresses.forString("192.0.2.1"), 53),
            new InetSocketAddress(InetAddresses.forString("192.0.2.2"), 5353),
            new InetSocketAddress(InetAddresses.forString("::1"), 54),
            new InetSocketAddress(InetAddresses.forString("::1"), 53));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":53", "192.0.2.1:0", "192.0.2.1:x", "192.0.2.1:70000", "[::1"})
  void a_resolver_that_cannot_be_read_is_told_at_once(String text) {
    assertThatThrownBy(() -> Resolvers.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Message withRcode(Message message, int rcode) {
    message.getHeader().setRcode(rcode);
    return message;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScriptedDnsServer server(Script script) {
    ScriptedDnsServer server = new ScriptedDnsServer(script);
    servers.add(server);
    return server;
  }

  private DnsLookup lookup(Script script) {
    return lookup(server(script));
  }

  private static DnsLookup lookup(ScriptedDnsServer... servers) {
    return looks(Stream.of(servers).map(ScriptedDnsServer::hostAndPort).toList(), ENOUGH).open();
  }

  // Patient: on a busy machine an answer may take its time, and a question sent twice would be
  // counted
  // twice.
  private static DnsjavaLooks looks(List<String> resolvers, Duration limit) {
    return looks(resolvers, limit, List.of(ENOUGH));
  }

  private static DnsjavaLooks looks(List<String> resolvers, Duration limit, List<Duration> waits) {
    LookSettings.Limits limits = new LookSettings.Limits(ENOUGH, limit, ENOUGH, ENOUGH);
    return new DnsjavaLooks(
        Resolvers.of(resolvers),
        EgressGuard.strict(),
        new LookSettings(LookSettings.Ports.STANDARD, limits, true, "localhost", "test"),
        TrustAnchors.ofTheRoot(),
        waits);
  }

  private static Deadline soon() {
    return Deadline.in(ENOUGH);
  }
}
