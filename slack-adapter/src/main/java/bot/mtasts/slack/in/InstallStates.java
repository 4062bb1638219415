package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Vault;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.OAuthStateService;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The states of installations that were begun (RFC 6749 §10.12): known here for ten minutes, used
/// once, and good only in the browser that began.
final class InstallStates implements OAuthStateService {
  static final String KIND = "slack-oauth-state";
  static final Duration LIFE = Duration.ofMinutes(10);

  // RFC 6265bis §4.1.3.2: so named, it comes from this very host, through TLS.
  static final String COOKIE = "__Host-mtasts-slack-state";

  private static final int OCTETS = 32;
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";

  private final Vault vault;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  InstallStates(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public String getSessionCookieName() {
    return COOKIE;
  }

  @Override
  public String generateNewStateValue() {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public String issueNewState(Request request, Response response) {
    String state = generateNewStateValue();
    addNewStateToDatastore(state);
    cookie(response, state, LIFE);
    return state;
  }

  private static void cookie(Response response, String value, Duration life) {
    response
        .getHeaders()
        .put("Set-Cookie", List.of(COOKIE + "=" + value + ATTRIBUTES + life.toSeconds()));
  }

  @Override
  public void addNewStateToDatastore(String state) {
    vault.keep(KIND, digest(state), new Secret("begun"), clock.instant().plus(LIFE));
  }

  /// Whether the state in the query is the browser's own, and was not used yet; it is, from now on.
  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public boolean isValid(Request request) {
    String given = extractStateFromQueryString(request);
    String own = extractStateFromSession(request);
    return given != null
        && own != null
        && MessageDigest.isEqual(given.getBytes(UTF_8), own.getBytes(UTF_8))
        && isAvailableInDatabase(given);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public @Nullable String extractStateFromSession(Request request) {
    List<String> headers = request.getHeaders().getMultipleValues("Cookie");
    return headers == null
        ? null
        : headers.stream()
            .flatMap(header -> Stream.of(header.split(";")))
            .map(String::strip)
            .filter(cookie -> cookie.startsWith(COOKIE + "="))
            .map(cookie -> cookie.substring(COOKIE.length() + 1))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(null);
  }

  /// Takes it, so that of two who bring the same one goes on. Bolt asks once, and only after that
  /// exchanges the code.
  @Override
  public boolean isAvailableInDatabase(String state) {
    return vault.take(KIND, digest(state)).isPresent();
  }

  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public void consume(Request request, Response response) {
    cookie(response, "", Duration.ZERO);
  }

  @Override
  public void deleteStateFromDatastore(String state) {
    vault.remove(KIND, digest(state));
  }

  private static String digest(String state) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(state.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
