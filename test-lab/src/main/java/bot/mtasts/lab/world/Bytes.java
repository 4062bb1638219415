package bot.mtasts.lab.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// An immutable run of octets, so that worlds may be compared and shared.
public final class Bytes {
  private final byte[] octets;

  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  public static Bytes of(byte[] octets) {
    return new Bytes(octets.clone());
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(UTF_8));
  }

  public byte[] toArray() {
    return octets.clone();
  }

  public int size() {
    return octets.length;
  }

  /// The octets read as UTF-8; what is no UTF-8 becomes U+FFFD.
  public String utf8() {
    return new String(octets, UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return "Bytes[" + octets.length + "]";
  }
}
