package bot.mtasts.core.probe.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The addresses at which a certificate says that its issuer can be had: `caIssuers` of Authority
/// Information Access (RFC 5280 §4.2.2.1). The JDK keeps its own reader to itself, so the few
/// octets of DER are read here.
final class IssuerAddresses {
  private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  // The object identifier 1.3.6.1.5.5.7.48.2, as DER writes it.
  private static final ByteBuffer CA_ISSUERS =
      ByteBuffer.wrap(new byte[] {0x2b, 6, 1, 5, 5, 7, 0x30, 2});

  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int SEQUENCE = 0x30;
  // GeneralName's [6] uniformResourceIdentifier.
  private static final int URI = 0x86;

  private IssuerAddresses() {}

  /// URLs as written, unjudged; none when there is no such extension or it cannot be read.
  static List<String> of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(AUTHORITY_INFORMATION_ACCESS);
    if (extension == null) {
      return List.of();
    }
    try {
      return read(new Der(ByteBuffer.wrap(extension)).content(OCTET_STRING).content(SEQUENCE));
    } catch (MalformedDerException e) {
      return List.of(); // An address that cannot be read leads nowhere.
    }
  }

  private static List<String> read(Der descriptions) throws MalformedDerException {
    List<String> found = new ArrayList<>();
    while (descriptions.hasMore()) {
      Der description = descriptions.content(SEQUENCE);
      boolean issuers = description.content(OBJECT_IDENTIFIER).octets.equals(CA_ISSUERS);
      if (issuers && description.nextIs(URI)) {
        found.add(ISO_8859_1.decode(description.content(URI).octets).toString());
      }
    }
    return found;
  }

  private static final class MalformedDerException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// A run of DER values (X.690 §8.1).
  private record Der(ByteBuffer octets) {
    boolean hasMore() {
      return octets.hasRemaining();
    }

    boolean nextIs(int tag) {
      return hasMore() && (octets.get(octets.position()) & 0xff) == tag;
    }

    /// What the next value holds, which must be of this tag; goes on behind it.
    Der content(int tag) throws MalformedDerException {
      if (!nextIs(tag) || octets.remaining() < 2) {
        throw new MalformedDerException();
      }
      octets.get();
      int length = octets.get() & 0xff;
      // Long form: up to three octets of length are more than any extension has.
      for (int more = length > 0x80 ? length - 0x80 : 0, i = 0; i < more; i++) {
        if (more > 3 || !hasMore()) {
          throw new MalformedDerException();
        }
        length = (i == 0 ? 0 : length << 8) | (octets.get() & 0xff);
      }
      if (length > octets.remaining()) {
        throw new MalformedDerException();
      }
      ByteBuffer content = octets.slice(octets.position(), length);
      octets.position(octets.position() + length);
      return new Der(content);
    }
  }
}
