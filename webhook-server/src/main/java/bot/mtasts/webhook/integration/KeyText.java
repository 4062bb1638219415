package bot.mtasts.webhook.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An API key in full, `mts_<id>_<43 characters>`, as only its holder has it.
///
/// @param id names the key; not secret
/// @param whole the key, id included
public record KeyText(String id, Secret whole) {
  private static final Pattern FORM = Pattern.compile("mts_([0-9a-z]{12})_[A-Za-z0-9_-]{43}");
  private static final String ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A key that nobody has yet.
  public static KeyText fresh() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_ALPHABET.charAt(RANDOM.nextInt(ID_ALPHABET.length())));
    }
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(octets());
    return new KeyText(id.toString(), new Secret("mts_" + id + "_" + secret));
  }

  /// Reads what a client presents. Empty for what cannot be a key.
  public static Optional<KeyText> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new KeyText(form.group(1), new Secret(text)))
        : Optional.empty();
  }

  /// What is kept of it.
  public ApiKey kept(Set<Scope> scopes, Instant now) {
    return new ApiKey(id, HexFormat.of().formatHex(sha256()), scopes, now, null, null);
  }

  /// Whether a kept key is this one. Takes the same time for every wrong key.
  public boolean is(ApiKey kept) {
    return MessageDigest.isEqual(sha256(), HexFormat.of().parseHex(kept.sha256()));
  }

  /// SHA-256 of the whole key.
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(whole.reveal().getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A new signing secret: `whsec_` and Base64 of 32 octets (Standard Webhooks).
  public static Secret signingSecret() {
    return new Secret("whsec_" + Base64.getEncoder().encodeToString(octets()));
  }

  private static byte[] octets() {
    byte[] octets = new byte[SECRET_OCTETS];
    RANDOM.nextBytes(octets);
    return octets;
  }
}
