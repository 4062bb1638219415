package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The perfect domain, walked through from the record to the mail.
final class LabTest {
  @Test
  void a_perfect_domain_can_be_walked_through() throws Exception {
    try (var lab = Lab.start(LabSettings.anywhere(), List.of(Scenarios.named("all-good")))) {
      var clients = new Clients(lab);

      Message record = clients.ask("_mta-sts.all-good.test", Type.TXT);
      assertThat(record.getSection(Section.ANSWER)).hasSize(1);
      assertThat(record.getSection(Section.ANSWER).getFirst().rdataToString())
          .contains("v=STSv1; id=");

      Scenario scenario = lab.scenarios().getFirst();
      String policyAddress = scenario.world().policyServers().getFirst().address();
      assertThat(clients.get(policyAddress, "mta-sts.all-good.test"))
          .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
          .contains("mx: mx1.all-good.test\nmx: mx2.all-good.test\n");

      var mail = scenario.world().mailServers().getFirst();
      try (var plain = new Socket(mail.address(), lab.smtpPort())) {
        var in = new BufferedReader(new InputStreamReader(plain.getInputStream(), US_ASCII));
        assertThat(in.readLine()).isEqualTo("220 mx1.all-good.test ESMTP");
        plain.getOutputStream().write("STARTTLS\r\n".getBytes(US_ASCII));
        assertThat(in.readLine()).startsWith("220 ");
        try (SSLSocket secure = clients.secure(plain, "mx1.all-good.test")) {
          secure.getOutputStream().write("EHLO probe.test\r\n".getBytes(US_ASCII));
          var secureIn =
              new BufferedReader(new InputStreamReader(secure.getInputStream(), US_ASCII));
          assertThat(secureIn.readLine()).isEqualTo("250-mx1.all-good.test");
        }
      }
    }
  }
}
