package bot.mtasts.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals secrets before they are kept: AES-256-GCM with a random nonce. A sealed text names its
/// key, and opens only in the place that it was sealed for.
public final class Sealer {
  /// What every sealed text begins with.
  static final String FORM = "s1";

  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SealingKey first;
  private final Map<String, SealingKey> keys = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();

  private Sealer(SealingKey first, List<SealingKey> earlier) {
    this.first = first;
    Stream.concat(Stream.of(first), earlier.stream()).forEach(key -> keys.put(key.id(), key));
  }

  /// A sealer with keys.
  ///
  /// @param first seals, and opens
  /// @param earlier only open, so that a key can be replaced while what it sealed is still there
  public static Sealer with(SealingKey first, SealingKey... earlier) {
    return new Sealer(first, List.of(earlier));
  }

  /// Where a sealed text is kept.
  ///
  /// @param row the row's key
  /// @param field the column, and what in it
  public record Place(String table, String row, String field) {
    private byte[] octets() {
      // With their lengths, so that no other three texts make the same octets.
      return Stream.of(table, row, field)
          .map(text -> text.length() + ":" + text)
          .reduce("", String::concat)
          .getBytes(UTF_8);
    }
  }

  /// Seals a secret.
  ///
  /// @return ASCII without blanks or quotes
  public String seal(Place place, Secret secret) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, first, nonce, place);
      byte[] sealed = cipher.doFinal(secret.reveal().getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return String.join(
          ".", FORM, first.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// Opens what was sealed for this place.
  ///
  /// @throws UnopenedException if none of our keys sealed it, or it was changed or moved
  public Secret open(Place place, String sealed) {
    SealingKey key = keys.get(keyId(sealed));
    if (key == null) {
      throw new UnopenedException(
          "A secret in %s is sealed with the key %s, and configured is %s. Set `secrets.key` or `secrets.key-file` to the key that was used, or add it to `secrets.old-keys`."
              .formatted(place.table(), keyId(sealed), String.join(", ", keys.keySet())));
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1));
      ByteBuffer octets = ByteBuffer.wrap(all);
      byte[] nonce = new byte[NONCE_OCTETS];
      octets.get(nonce);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
      byte[] open = cipher.doFinal(all, NONCE_OCTETS, octets.remaining());
      return new Secret(new String(open, UTF_8));
    } catch (AEADBadTagException | RuntimeException e) {
      throw new UnopenedException(
          "A secret in %s (%s, %s) was changed or moved since it was sealed. Set it anew."
              .formatted(place.table(), place.row(), place.field()),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// The id of the key that seals.
  String sealingId() {
    return first.id();
  }

  /// The ids of the keys that can be opened with.
  Set<String> keyIds() {
    return keys.keySet();
  }

  /// The id of the key that sealed a text; empty when the text has none.
  static String keyId(String sealed) {
    String[] parts = sealed.split("\\.", -1);
    return parts.length == 3 && parts[0].equals(FORM) ? parts[1] : "";
  }

  private static Cipher cipher(int mode, SealingKey key, byte[] nonce, Place place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.octets());
    return cipher;
  }

  /// A sealed text does not open. The message is for the person who runs the program.
  public static final class UnopenedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnopenedException(String message) {
      super(message);
    }

    private UnopenedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Override
  public String toString() {
    return "Sealer" + keys.keySet();
  }
}
