package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.fake.Changes;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The page on which people allow an app into their workspace, and the codes that come of it: good
/// for ten minutes and for once (docs.slack.dev/authentication/installing-with-oauth).
public final class Consent {
  static final Duration CODE_LIFE = Duration.ofMinutes(10);

  /// What a code stands for.
  private record Grant(
      Workspace workspace, SlackPerson person, List<String> scopes, String redirect, Instant at) {}

  /// What was allowed, and by whom.
  record Allowed(Workspace workspace, SlackPerson person, List<String> scopes) {}

  private final Changes changes;
  private final InstantSource clock;
  private final AppSettings app;
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Grant> used = new HashMap<>();

  Consent(Changes changes, InstantSource clock, AppSettings app) {
    this.changes = changes;
    this.clock = clock;
    this.app = app;
  }

  /// A person who was sent to the authorize URL presses *Allow*.
  ///
  /// @param authorizeUrl as the app built it, whatever its host
  /// @return where the browser is sent: the app's redirect URL with `code` and `state`
  /// @throws IllegalArgumentException if Slack would show an error page instead
  public URI approve(URI authorizeUrl, SlackPerson person) {
    Map<String, String> query = query(authorizeUrl.getRawQuery());
    return approve(query, person)
        .orElseThrow(() -> new IllegalArgumentException(problem(query).orElse("no scope")));
  }

  /// A person who was sent to the authorize URL presses *Cancel*.
  ///
  /// @return where the browser is sent: the app's redirect URL with `error=access_denied`
  /// @throws IllegalArgumentException if Slack would show an error page instead
  public URI deny(URI authorizeUrl) {
    Map<String, String> query = query(authorizeUrl.getRawQuery());
    problem(query)
        .ifPresent(words -> {
          throw new IllegalArgumentException(words);
        });
    return redirect(query, "error", "access_denied");
  }

  /// What is wrong with a request to be allowed in; empty if nothing is.
  Optional<String> problem(Map<String, String> query) {
    if (!app.clientId().equals(query.get("client_id"))) {
      return Optional.of("invalid_client_id");
    }
    if (query.getOrDefault("scope", "").isBlank()) {
      return Optional.of("invalid_scope: no scopes requested");
    }
    String redirect = query.get("redirect_uri");
    if (redirect == null || !isAbsolute(redirect)) {
      return Optional.of("bad_redirect_uri");
    }
    return Optional.empty();
  }

  private static boolean isAbsolute(String redirect) {
    try {
      return new URI(redirect).isAbsolute();
    } catch (URISyntaxException e) {
      // Whatever it is, nobody can be sent there.
      return false;
    }
  }

  Optional<URI> approve(Map<String, String> query, SlackPerson person) {
    String redirect = query.get("redirect_uri");
    if (redirect == null || problem(query).isPresent()) {
      return Optional.empty();
    }
    String code = "1000000000001.2000000000002." + Ids.secret(24);
    List<String> scopes = List.of(query.getOrDefault("scope", "").split("[, ]", -1));
    changes.make(() ->
        codes.put(code, new Grant(person.workspace(), person, scopes, redirect, clock.instant())));
    return Optional.of(redirect(query, "code", code));
  }

  URI deny(Map<String, String> query) {
    return redirect(query, "error", "access_denied");
  }

  /// What a code stands for; it is used up.
  ///
  /// @throws Refused in Slack's words, if the code is not good
  Allowed redeem(String code, @Nullable String redirect) throws Refused {
    if (changes.look(() -> used.containsKey(code))) {
      throw new Refused("code_already_used");
    }
    Grant grant = changes.make(() -> codes.remove(code));
    if (grant == null) {
      throw new Refused("invalid_code");
    }
    changes.make(() -> used.put(code, grant));
    if (clock.instant().isAfter(grant.at().plus(CODE_LIFE))) {
      throw new Refused("invalid_code");
    }
    if (redirect != null && !redirect.equals(grant.redirect())) {
      throw new Refused("bad_redirect_uri");
    }
    return new Allowed(grant.workspace(), grant.person(), grant.scopes());
  }

  private static URI redirect(Map<String, String> query, String name, String value) {
    String redirect = query.getOrDefault("redirect_uri", "");
    String joint = redirect.contains("?") ? "&" : "?";
    String state = URLEncoder.encode(query.getOrDefault("state", ""), UTF_8);
    return URI.create(
        redirect + joint + name + "=" + URLEncoder.encode(value, UTF_8) + "&state=" + state);
  }

  private static Map<String, String> query(@Nullable String raw) {
    var query = new TreeMap<String, String>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }
}
