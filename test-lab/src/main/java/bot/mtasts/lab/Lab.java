package bot.mtasts.lab;

import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import bot.mtasts.lab.scenario.Town;
import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.HttpAnswer;
import bot.mtasts.lab.world.MailServer;
import bot.mtasts.lab.world.PolicyServer;
import bot.mtasts.lab.world.Zone;
import bot.mtasts.lab.world.Zones;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The town, up and running: every scenario's world on real wire protocols on loopback. Each host
/// has its own address in [Town#CIDR], and all hosts share one port for each protocol.
public final class Lab implements AutoCloseable {
  private static final String RESOLVER = "127.0.0.1";
  private static final String AIA_PATH = "/intermediate.cer";

  private final List<Scenario> scenarios;
  private final LabAuthority authority;
  private final LabLog log = new LabLog();
  private final FreePorts ports = new FreePorts();
  private final Doors doors = new Doors();
  private final LabDns dns;
  private final int dnsPort;
  private final int httpsPort;
  private final int httpPort;
  private final int smtpPort;

  private Lab(LabSettings settings, List<Scenario> scenarios) {
    this.scenarios = List.copyOf(scenarios);
    httpsPort = ports.orWanted(settings.httpsPort());
    httpPort = ports.orWanted(settings.httpPort());
    smtpPort = ports.orWanted(settings.smtpPort());
    authority =
        new LabAuthority(settings.founded(), "http://" + Town.AIA_HOST + ":" + httpPort + AIA_PATH);

    dns =
        new LabDns(
            zones(scenarios),
            authority,
            new DnsKeeper(settings.founded()),
            log,
            settings.roundTrip());
    try {
      dnsPort = openAll(settings);
    } catch (RuntimeException e) {
      doors.close();
      throw e;
    }
  }

  /// Opens every door.
  ///
  /// @return the DNS port
  private int openAll(LabSettings settings) {
    int port = dns.open(doors, RESOLVER, ports.orWanted(settings.dnsPort()));
    var handshake = new Handshake(authority);
    var web = new LabPolicyHost(handshake, log, settings.roundTrip());
    var mail = new LabMx(handshake, log, settings.roundTrip());
    for (Scenario scenario : scenarios) {
      for (PolicyServer server : scenario.world().policyServers()) {
        web.open(doors, server, httpsPort, httpPort);
      }
      for (MailServer server : scenario.world().mailServers()) {
        mail.open(doors, server, smtpPort);
      }
    }
    web.openDocument(
        doors, Town.AIA_ADDRESS, httpPort, Town.AIA_HOST, AIA_PATH, this::intermediate);
    doors.open();
    return port;
  }

  /// All scenarios that come with the lab.
  public static Lab start(LabSettings settings) {
    return start(settings, Scenarios.all());
  }

  /// These scenarios only.
  public static Lab start(LabSettings settings, List<Scenario> scenarios) {
    return new Lab(settings, scenarios);
  }

  /// The resolver, as `host:port`.
  public String dnsServer() {
    return RESOLVER + ":" + dnsPort;
  }

  /// The port of the authoritative servers (and of the resolver).
  public int dnsPort() {
    return dnsPort;
  }

  public int httpsPort() {
    return httpsPort;
  }

  public int httpPort() {
    return httpPort;
  }

  public int smtpPort() {
    return smtpPort;
  }

  /// The CA to trust instead of the usual ones.
  public String trustAnchorPem() {
    return authority.rootPem();
  }

  /// The DS record of the lab's root, instead of the real one's.
  public String dnssecTrustAnchors() {
    return dns.trustAnchor() + "\n";
  }

  /// The block of addresses to open for the lab, and nothing else.
  public String addresses() {
    return Town.CIDR;
  }

  public List<Scenario> scenarios() {
    return scenarios;
  }

  /// The scenario that describes a domain; null if there is none.
  public @Nullable Scenario scenario(String domain) {
    return scenarios.stream().filter(s -> s.domain().equals(domain)).findFirst().orElse(null);
  }

  public LabAuthority authority() {
    return authority;
  }

  /// What the servers were asked.
  public LabLog requests() {
    return log;
  }

  @Override
  public void close() {
    doors.close();
  }

  private HttpAnswer intermediate() {
    try {
      return new HttpAnswer.Response(
          200,
          List.of(new HttpAnswer.Header("Content-Type", "application/pkix-cert")),
          Bytes.of(authority.intermediate().getEncoded()),
          HttpAnswer.Framing.CONTENT_LENGTH,
          new HttpAnswer.Pace.AtOnce());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Zones zones(List<Scenario> scenarios) {
    var zones = new ArrayList<Zone>();
    scenarios.forEach(scenario -> zones.addAll(scenario.world().zones()));
    return new Zones(zones);
  }
}
