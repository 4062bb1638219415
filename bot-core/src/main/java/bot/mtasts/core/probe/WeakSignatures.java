package bot.mtasts.core.probe;

import java.security.cert.X509Certificate;
import java.util.regex.Pattern;

/// Signatures that senders refuse because their hash can be forged: MD2, MD5 and SHA-1.
public final class WeakSignatures {
  // Names by the JDK. RSASSA-PSS names its hash in a parameter; no CA ever used SHA-1 there.
  private static final Pattern NAME =
      Pattern.compile("(MD2|MD5|SHA-?1)with.*", Pattern.CASE_INSENSITIVE);

  private WeakSignatures() {}

  /// Whether the signature on a certificate is one of them.
  public static boolean isOn(X509Certificate certificate) {
    return NAME.matcher(certificate.getSigAlgName()).matches();
  }
}
