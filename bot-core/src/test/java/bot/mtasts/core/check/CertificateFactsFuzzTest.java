package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.tls.IssuerSource;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.Trust;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

class CertificateFactsFuzzTest {
  private static final HostName HOST = HostName.of("mta-sts.example.test");
  private static final PkixChainJudge JUDGE =
      new PkixChainJudge(Trust.of(List.of()), IssuerSource.NONE, InstantSource.fixed(Mint.NOW));

  /// Whatever certificate a stranger makes up, it is read, judged and put into words.
  @FuzzTest(maxDuration = "30s")
  void any_certificate_can_be_told_about(byte[] octets) throws CertificateException {
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(octets));
    } catch (CertificateException e) {
      return; // not one that TLS would hand us
    }
    CertificateFacts facts = CertificateFacts.of(certificate);
    check(!(facts.expiresSoon(Mint.NOW) && facts.left(Mint.NOW).isNegative()), "soon and past");
    List<CertificateFault> faults =
        JUDGE.faults(List.of(certificate), HOST, Deadline.in(Duration.ZERO));
    check(!faults.isEmpty(), "trusted without any trust");
    check(faults.equals(faults.stream().sorted().distinct().toList()), "out of order: " + faults);
    TlsSeen tls = new TlsSeen("TLSv1.3", "", List.of(certificate), faults);
    check(CertificateFacts.section(tls).chain().size() == 1, "a chain of one");
    CertificateWords words = new CertificateWords(HOST, tls, Mint.NOW);
    check(!words.remedy().plain().isEmpty(), "no remedy");
    check(words.detail().plain().contains(HOST.text()), "no host in " + words.detail().plain());
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
