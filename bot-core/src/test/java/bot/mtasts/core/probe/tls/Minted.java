package bot.mtasts.core.probe.tls;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/// A certificate and the key it is about.
public record Minted(KeyPair key, X509Certificate certificate) {}
