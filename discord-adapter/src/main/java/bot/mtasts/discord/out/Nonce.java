package bot.mtasts.discord.out;

import bot.mtasts.core.delivery.Delivery;
import java.security.SecureRandom;
import java.util.Base64;
import okio.ByteString;

/// By what Discord knows a message that it has taken already. It looks back some minutes.
final class Nonce {
  // 144 bits, 24 characters: Discord takes 25.
  private static final int OCTETS = 18;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  /// The same for all attempts at a delivery. Whoever has it delivered once more, by hand, wants to
  /// see it once more.
  static String of(Delivery delivery) {
    ByteString seed = ByteString.encodeUtf8(delivery.id() + "/" + delivery.roundStart());
    return text(seed.sha256().substring(0, OCTETS).toByteArray());
  }

  /// Of something that is said once.
  static String fresh() {
    byte[] drawn = new byte[OCTETS];
    RANDOM.nextBytes(drawn);
    return text(drawn);
  }

  private static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
