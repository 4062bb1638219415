package bot.mtasts.core.probe;

import java.net.InetAddress;

/// What became of a NOOP that was pipelined in plaintext behind STARTTLS (CVE-2011-0411).
public sealed interface InjectionProbe {
  InetAddress address();

  /// It was answered after the handshake: plaintext is taken for protected input.
  record Answered(InetAddress address, String reply) implements InjectionProbe {}

  /// It was discarded, or the server hung up on it: as it should be.
  record Discarded(InetAddress address) implements InjectionProbe {}

  /// The look came to nothing; nothing follows from it.
  record NotSeen(InetAddress address, String reason) implements InjectionProbe {}
}
