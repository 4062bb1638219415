package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.world.NameServer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// The town's DNS, asked by dnsjava, and validated by dnsjava's own validator.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabDnsTest {
  private final Lab lab = Lab.start(LabSettings.anywhere());
  private final Clients clients = new Clients(lab);

  LabDnsTest() throws Exception {}

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "_mta-sts.all-good.test,            TXT,   NOERROR,  1",
    "_MTA-STS.All-Good.TEST,            TXT,   NOERROR,  1",
    "all-good.test,                     MX,    NOERROR,  2",
    "all-good.test,                     NS,    NOERROR,  2",
    "all-good.test,                     SOA,   NOERROR,  1",
    "all-good.test,                     CAA,   NOERROR,  0",
    "mx1.all-good.test,                 A,     NOERROR,  1",
    "mx1.all-good.test,                 AAAA,  NOERROR,  0",
    "nothing.all-good.test,             A,     NXDOMAIN, 0",
    "_tls.all-good.test,                TXT,   NOERROR,  0",
    "no-such-domain.test,               A,     NXDOMAIN, 0",
    "example.com,                       A,     NXDOMAIN, 0",
    "ns1.lab.test,                      A,     NOERROR,  1",
    "_mta-sts.record-servfail.test,     TXT,   SERVFAIL, 0",
    "_mta-sts.record-refused.test,      TXT,   REFUSED,  0",
    "mx-servfail.test,                  MX,    SERVFAIL, 0",
    "mx-servfail.test,                  NS,    NOERROR,  2",
    "_mta-sts.record-multiple.test,     TXT,   NOERROR,  2",
    "_mta-sts.record-alias.test,        TXT,   NOERROR,  2",
    "_mta-sts.record-alias-dangling.test, TXT, NXDOMAIN, 1",
    "_mta-sts.record-wildcard-sts.test, TXT,   NOERROR,  1",
    "mx-null.test,                      MX,    NOERROR,  1",
  })
  void the_resolver_answers(String name, String type, String rcode, int answers)
      throws IOException {
    Message answer = clients.ask(name, Type.value(type));
    assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
    assertThat(answer.getSection(Section.ANSWER)).hasSize(answers);
    assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
    assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
  }

  @Test
  void a_truncated_answer_is_whole_over_tcp() throws IOException {
    var udp = clients.resolver("127.0.0.1");
    udp.setIgnoreTruncation(true);
    var cut = Clients.ask(udp, "_mta-sts.record-truncated.test", Type.TXT);
    assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(cut.getSection(Section.ANSWER)).isEmpty();

    var whole = clients.ask("_mta-sts.record-truncated.test", Type.TXT);
    assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(whole.getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void an_answer_that_outgrows_the_datagram_is_truncated_by_itself() throws IOException {
    var udp = clients.resolver("127.0.0.1");
    udp.setIgnoreTruncation(true);
    var cut = Clients.ask(udp, "_mta-sts.record-among-many-texts.test", Type.TXT);
    assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(
            clients
                .ask("_mta-sts.record-among-many-texts.test", Type.TXT)
                .getSection(Section.ANSWER))
        .hasSize(7);
  }

  @Test
  void silence_is_silence() throws IOException {
    var impatient = clients.resolver("127.0.0.1");
    impatient.setTimeout(Duration.ofMillis(300));
    assertThatThrownBy(() -> Clients.ask(impatient, "_mta-sts.record-timeout.test", Type.TXT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void chunks_stay_chunks() throws IOException {
    var answer = clients.ask("_mta-sts.record-chunked.test", Type.TXT);
    assertThat(((TXTRecord) answer.getSection(Section.ANSWER).getFirst()).getStrings())
        .isEqualTo(List.of("v=ST", "Sv1; i", "d=20260101", "000000"));
  }

  @Test
  void a_loop_is_shown_as_it_is() throws IOException {
    var answer = clients.ask("_mta-sts.record-alias-loop.test", Type.TXT);
    assertThat(answer.getSection(Section.ANSWER))
        .hasSize(2)
        .allMatch(CNAMERecord.class::isInstance);
  }

  @Test
  void name_servers_speak_for_themselves() throws IOException {
    var servers =
        scenario("nameservers-disagree").world().zones().stream()
            .filter(zone -> zone.apex().equals("nameservers-disagree.test"))
            .findFirst()
            .orElseThrow()
            .nameServers();
    assertThat(servers).hasSize(2);
    var first = tell(servers.get(0), "_mta-sts.nameservers-disagree.test");
    var second = tell(servers.get(1), "_mta-sts.nameservers-disagree.test");
    assertThat(first.getHeader().getFlag(Flags.AA)).isTrue();
    assertThat(first.getSection(Section.ANSWER).toString()).contains("id=20260101000000");
    assertThat(second.getSection(Section.ANSWER).toString()).contains("id=20250101000000");
    assertThat(tell(servers.get(0), "all-good.test").getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void a_lame_server_refuses() throws IOException {
    var lame =
        scenario("nameservers-lame").world().zones().stream()
            .flatMap(zone -> zone.nameServers().stream())
            .filter(server -> server.manner() instanceof NameServer.Manner.Lame)
            .findFirst()
            .orElseThrow();
    assertThat(tell(lame, "_mta-sts.nameservers-lame.test").getRcode()).isEqualTo(Rcode.REFUSED);
  }

  private Message tell(NameServer server, String name) throws IOException {
    return Clients.ask(clients.resolver(server.address()), name, Type.TXT);
  }

  // ---- DNSSEC

  @ParameterizedTest
  @CsvSource({
    "dane-valid.test,                      MX,   NOERROR,  true,  secure",
    "_25._tcp.mx1.dane-valid.test,         TLSA, NOERROR,  true,  secure",
    "_mta-sts.dane-valid.test,             TXT,  NOERROR,  true,  secure",
    "mx1.dane-valid.test,                  AAAA, NOERROR,  true,  no data is proved",
    "_tcp.mx1.dane-valid.test,             A,    NOERROR,  true,  an empty non-terminal is proved",
    "nothing.dane-valid.test,              A,    NXDOMAIN, true,  no name is proved",
    "_25._tcp.mx1.dnssec-without-tlsa.test, TLSA, NXDOMAIN, true, no TLSA is proved",
    "dane-valid.test,                      DNSKEY, NOERROR, true, the keys",
    "no-such-domain.test,                  A,    NXDOMAIN, true,  the parent proves that there is no such domain",
    "all-good.test,                        MX,   NOERROR,  false, provably insecure",
    "nothing.all-good.test,                A,    NXDOMAIN, false, provably insecure",
    "_25._tcp.mx1.dane-insecure.test,      TLSA, NOERROR,  false, provably insecure",
    "dnssec-bogus.test,                    MX,   SERVFAIL, false, bogus",
    "_mta-sts.dnssec-bogus.test,           TXT,  SERVFAIL, false, bogus",
    "dnssec-expired.test,                  MX,   SERVFAIL, false, bogus",
  })
  void a_validator_concludes(String name, String type, String rcode, boolean secure, String why)
      throws Exception {
    var validator = new ValidatingResolver(clients.resolver("127.0.0.1"));
    validator.loadTrustAnchors(
        new ByteArrayInputStream(lab.dnssecTrustAnchors().getBytes(US_ASCII)));
    var query =
        Message.newQuery(
            Record.newRecord(Name.fromString(name, Name.root), Type.value(type), DClass.IN));
    var answer = validator.send(query);
    assertThat(Rcode.string(answer.getRcode())).as(why + "\n" + answer).isEqualTo(rcode);
    assertThat(answer.getHeader().getFlag(Flags.AD)).as(why + "\n" + answer).isEqualTo(secure);
  }

  @Test
  void the_resolver_itself_hides_what_is_bogus_unless_told_not_to_check() throws IOException {
    var question =
        Message.newQuery(
            Record.newRecord(Name.fromString("dnssec-bogus.test."), Type.MX, DClass.IN));
    var resolver = clients.resolver("127.0.0.1");
    assertThat(resolver.send(question).getRcode()).isEqualTo(Rcode.SERVFAIL);
    question.getHeader().setFlag(Flags.CD);
    assertThat(resolver.send(question).getSection(Section.ANSWER)).hasSize(2);
  }

  @Test
  void several_questions_share_a_tcp_connection() throws IOException {
    try (var socket = clients.connect("127.0.0.1", lab.dnsPort())) {
      for (String name : List.of("mx1.all-good.test.", "mx2.all-good.test.")) {
        var wire =
            Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN)).toWire();
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeShort(wire.length);
        out.write(wire);
        var in = new DataInputStream(socket.getInputStream());
        var answer = new Message(in.readNBytes(in.readUnsignedShort()));
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
      }
    }
  }

  private Scenario scenario(String name) {
    return lab.scenarios().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
