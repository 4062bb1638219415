package bot.mtasts.webhook.callback;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import okio.ByteString;

/// Our own Ed25519 key pair for `v1a` signatures: receivers need no secret, they read the public
/// half at `/.well-known/webhook-keys.json`.
public final class CallbackKey {
  private static final String PRIVATE_PREFIX = "whsk_";
  private static final String PUBLIC_PREFIX = "whpk_";
  private static final int SEED = 32;
  private static final int SEED_AND_PUBLIC = 64;

  // RFC 8410 §7: what stands before the 32 octets of the seed in PKCS #8.
  private static final ByteString PKCS8 = ByteString.decodeHex("302e020100300506032b657004220420");

  private final PrivateKey privateKey;
  private final ByteString publicKey;

  private CallbackKey(PrivateKey privateKey, ByteString publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// Reads a private key as Standard Webhooks writes it: `whsk_` and the Base64 of seed and public
  /// key, 64 octets.
  ///
  /// @throws IllegalArgumentException if it is none; the message does not hold the key
  public static CallbackKey parse(String text) {
    String base64 =
        text.startsWith(PRIVATE_PREFIX) ? text.substring(PRIVATE_PREFIX.length()) : text;
    ByteString octets;
    try {
      octets = ByteString.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      // The decoder's own message quotes the key.
      throw new IllegalArgumentException("the key is not Base64 behind `whsk_`");
    }
    if (octets.size() != SEED_AND_PUBLIC) {
      throw new IllegalArgumentException(
          "the key has %d octets instead of 64: seed and public key".formatted(octets.size()));
    }
    ByteString encoded = ByteString.decodeHex(PKCS8.hex() + octets.substring(0, SEED).hex());
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(encoded.toByteArray()));
      return new CallbackKey(privateKey, octets.substring(SEED));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519, and any 32 octets are a seed", e);
    }
  }

  /// The document for `/.well-known/webhook-keys.json`.
  public String publishedJson() {
    return "{\"keys\":[{\"type\":\"ed25519\",\"key\":\"" + published() + "\"}]}";
  }

  /// The public key: `whpk_` and Base64.
  public String published() {
    return PUBLIC_PREFIX + publicKey.base64();
  }

  ByteString sign(ByteString message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(message.toByteArray());
      return ByteString.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }

  @Override
  public String toString() {
    return "CallbackKey[" + published() + "]";
  }
}
