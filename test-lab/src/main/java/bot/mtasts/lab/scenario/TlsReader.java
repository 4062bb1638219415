package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.TlsManner;
import java.util.Map;

/// Reads `tls:`, how a server meets a handshake; without it, it presents its `certificate:`.
final class TlsReader {
  private static final Map<String, TlsManner> MANNERS =
      Map.of(
          "old", new TlsManner.OldTls(TlsManner.OldAnswer.ALERT),
          "old_hello", new TlsManner.OldTls(TlsManner.OldAnswer.SERVER_HELLO),
          "stalls", new TlsManner.Stalls(),
          "breaks", new TlsManner.Breaks(),
          "drops", new TlsManner.Drops(),
          "rubbish", new TlsManner.Rubbish("This is not TLS.\r\n"));

  private TlsReader() {}

  static TlsManner read(Place server, String host) {
    var certificate =
        server.orElse(
            "certificate",
            CertificatePlan.good(host),
            place -> CertificateReader.read(place, host));
    return server.orElse("tls", new TlsManner.Presents(certificate), place -> place.word(MANNERS));
  }
}
