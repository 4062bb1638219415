package bot.mtasts.core.probe.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.cert.X509Certificate;
import java.util.List;

class IssuerFuzzTest {
  /// Whatever stands at a CA's address, it is certificates or none, and each gives addresses or
  /// none.
  @FuzzTest(maxDuration = "30s")
  void any_file_comes_to_certificates_or_none(byte[] octets) {
    List<X509Certificate> found = AiaIssuers.certificates(octets);
    for (X509Certificate certificate : found) {
      for (String address : IssuerAddresses.of(certificate)) {
        assertThat(address.length()).as(address).isLessThanOrEqualTo(octets.length);
      }
    }
  }
}
