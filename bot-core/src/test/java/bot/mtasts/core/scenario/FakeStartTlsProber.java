package bot.mtasts.core.scenario;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.StartTlsProber;
import bot.mtasts.lab.world.MailServer;
import bot.mtasts.lab.world.SmtpPort;
import bot.mtasts.lab.world.SmtpPort.StartTls;
import bot.mtasts.lab.world.TlsManner;
import bot.mtasts.lab.world.World;
import java.net.InetAddress;

/// Mail hosts that behave as the world says, with no socket and no waiting.
final class FakeStartTlsProber implements StartTlsProber {
  private final World world;
  private final FakeCertificates certificates;

  FakeStartTlsProber(World world, FakeCertificates certificates) {
    this.world = world;
    this.certificates = certificates;
  }

  @Override
  public StartTlsProbe probe(HostName host, InetAddress address, Deadline deadline) {
    MailServer server = world.mailServerAt(address.getHostAddress());
    if (server == null || !(server.smtp() instanceof SmtpPort.Greets greets)) {
      return new StartTlsProbe.NotJudged(address, "there is nobody who speaks SMTP");
    }
    char banner = greets.banner().getFirst().charAt(0);
    char ehlo = greets.ehlo().getFirst().charAt(0);
    if (banner == '4' || (banner == '2' && ehlo == '4')) {
      return new StartTlsProbe.TemporaryFailure(
          address, banner == '4' ? greets.banner().getFirst() : greets.ehlo().getFirst());
    }
    if (banner != '2') {
      return new StartTlsProbe.NotJudged(address, "the banner says " + greets.banner().getFirst());
    }
    if (!greets.offersStartTls()) {
      return new StartTlsProbe.NotOffered(address, greets.ehlo().getLast());
    }
    return switch (greets.startTls()) {
      case StartTls.Refuses(var reply) -> new StartTlsProbe.NotOffered(address, reply);
      case StartTls.HangsUp _ ->
          new StartTlsProbe.HandshakeBroken(address, "it hung up on STARTTLS");
      case StartTls.Accepts(var behind, var tls, _) ->
          behind.isEmpty()
              ? shakenHands(host, address, tls)
              : new StartTlsProbe.HandshakeBroken(address, "plaintext followed the 220");
    };
  }

  private StartTlsProbe shakenHands(HostName host, InetAddress address, TlsManner tls) {
    return switch (tls) {
      case TlsManner.Presents(var plan) ->
          new StartTlsProbe.Secured(address, certificates.presented(plan, host.text()));
      case TlsManner.OldTls _ -> new StartTlsProbe.TlsTooOld(address, "TLSv1.1");
      case TlsManner.Stalls _, TlsManner.Breaks _, TlsManner.Drops _, TlsManner.Rubbish _ ->
          new StartTlsProbe.HandshakeBroken(address, "the handshake broke");
    };
  }

  @Override
  public InjectionProbe probeInjection(HostName host, InetAddress address, Deadline deadline) {
    MailServer server = world.mailServerAt(address.getHostAddress());
    boolean injectable =
        server != null
            && server.smtp() instanceof SmtpPort.Greets(_, _, StartTls.Accepts accepts)
            && accepts.injectable();
    return injectable
        ? new InjectionProbe.Answered(address, "250 2.0.0 Ok")
        : new InjectionProbe.Discarded(address);
  }
}
