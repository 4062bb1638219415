package bot.mtasts.lab.world;

/// What a server does once a client begins a TLS handshake.
public sealed interface TlsManner {
  /// A handshake as it should be (TLS 1.2 and 1.3) with this certificate.
  record Presents(CertificatePlan certificate) implements TlsManner {}

  /// A server that knows nothing newer than TLS 1.1.
  record OldTls(OldAnswer answer) implements TlsManner {}

  /// Reads the ClientHello and never answers.
  record Stalls() implements TlsManner {}

  /// Answers the ClientHello with a fatal `handshake_failure` alert: no cipher in common.
  record Breaks() implements TlsManner {}

  /// Closes the connection instead of answering.
  record Drops() implements TlsManner {}

  /// Answers with text that is no TLS, and closes.
  record Rubbish(String says) implements TlsManner {}

  /// How a TLS 1.1 server meets a client that wants at least 1.2.
  enum OldAnswer {
    /// a fatal `protocol_version` alert
    ALERT,
    /// a TLS 1.1 ServerHello, as servers do that know no `supported_versions`
    SERVER_HELLO
  }
}
