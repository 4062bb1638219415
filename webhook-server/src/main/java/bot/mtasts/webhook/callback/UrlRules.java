package bot.mtasts.webhook.callback;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.webhook.outgoing.VettedAddresses;
import bot.mtasts.webhook.outgoing.VettedAddresses.Looked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// The rules for callback URLs, the same code when one is saved and when it is sent to.
public final class UrlRules implements CallbackRules {
  private static final int LONGEST = 2_048;

  // HttpUrl, like browsers, drops tabs and line ends and takes `\` for `/`: what a person reads in
  // such a URL is not where it leads.
  private static final Pattern PLAIN = Pattern.compile("[^\\s\\\\\\p{Cntrl}\\p{Cf}]+");
  private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?]*)([/?].*)?");

  private final Settings settings;
  private final VettedAddresses addresses;

  /// Judges by these settings, and looks hosts up here.
  public UrlRules(Settings settings, VettedAddresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /// What the operator allows.
  ///
  /// @param http whether plain `http:` will do (`callbacks.allow-http`)
  /// @param ports that may be used (`callbacks.ports`); port 80 comes with `http`
  /// @param httpToLoopback whether plain `http:` to loopback will do, at any port: only in the lab
  public record Settings(boolean http, Set<Integer> ports, boolean httpToLoopback) {
    public Settings {
      ports = Set.copyOf(ports);
    }

    /// Whether plain http may be used to reach a host.
    public boolean allowsHttpTo(String host) {
      return http || (httpToLoopback && isLoopback(host));
    }

    /// https on 443 and 8443.
    public static Settings usual() {
      return new Settings(false, Set.of(443, 8443), false);
    }
  }

  /// How a URL was judged without looking anything up.
  public sealed interface Judged {
    /// It is within the rules; its host was not looked up.
    record Fine(HttpUrl url) implements Judged {}

    /// It is not.
    ///
    /// @param sentence for whoever gave it
    record Refused(String sentence) implements Judged {}
  }

  @Override
  public Optional<String> refusal(String url, @Nullable Integration integration)
      throws InterruptedException {
    Optional<String> refusal =
        switch (judge(url, integration)) {
          case Judged.Refused(var sentence) -> Optional.of(sentence);
          case Judged.Fine(var fine) -> refusalOfHost(fine.host());
        };
    if (Thread.interrupted()) {
      throw new InterruptedException("the look at a callback's host was called off");
    }
    return refusal;
  }

  /// Everything but the look at the host's addresses, which connecting repeats anyway.
  public Judged judge(String url, @Nullable Integration integration) {
    if (url.length() > LONGEST) {
      return new Judged.Refused(
          "The callback URL is longer than %d characters.".formatted(LONGEST));
    }
    if (url.indexOf('#') >= 0) {
      return new Judged.Refused("The callback URL has a fragment (`#…`): it would never be sent.");
    }
    Matcher shape = SHAPE.matcher(url);
    if (!PLAIN.matcher(url).matches() || !shape.matches()) {
      return new Judged.Refused(
          "The callback URL cannot be read: it is to look like"
              + " `https://hooks.example.com/mta-sts`.");
    }
    String authority = shape.group(2);
    if (authority.indexOf('@') >= 0) {
      return new Judged.Refused(
          "The callback URL names a user (`…@`): callbacks are proved by their signature instead.");
    }
    HttpUrl parsed = HttpUrl.parse(url);
    // HttpUrl decodes `exa%2emple.com` to another name.
    if (parsed == null || authority.indexOf('%') >= 0) {
      return new Judged.Refused("The host of the callback URL cannot be read.");
    }
    return judge(parsed, integration);
  }

  private Judged judge(HttpUrl url, @Nullable Integration integration) {
    boolean loopback = settings.httpToLoopback() && isLoopback(url.host());
    if (!url.isHttps() && !settings.allowsHttpTo(url.host())) {
      return new Judged.Refused(
          "Callbacks go to https:// URLs only. The operator can allow http with"
              + " `callbacks.allow-http`.");
    }
    boolean usualPort =
        settings.ports().contains(url.port()) || (!url.isHttps() && url.port() == 80);
    if (!usualPort && !loopback) {
      return new Judged.Refused(
          "Callbacks do not go to port %d. Allowed are %s (`callbacks.ports`)."
              .formatted(url.port(), settings.ports().stream().sorted().toList()));
    }
    if (integration != null && !allowed(url.host(), integration.callbackHosts())) {
      return new Judged.Refused(
          "The host of the callback URL is not among the callback hosts of the integration `%s`."
              .formatted(integration.name()));
    }
    return new Judged.Fine(url);
  }

  // At save time one sentence for "no such name" and "a private address": else whoever may give
  // URLs could ask our name server for the names of our network.
  private Optional<String> refusalOfHost(String host) {
    return addresses.look(host) instanceof Looked.Vetted
        ? Optional.empty()
        : Optional.of(
            "The host of the callback URL cannot be used: DNS knows no public address of it.");
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("127.0.0.1")
        || host.equals("::1");
  }

  private static boolean allowed(String host, List<String> patterns) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> covers(pattern, host));
  }

  /// Whether an allowed callback host, exact or `*.example.com`, covers a host. The star stands for
  /// one label or more, never for none.
  static boolean covers(String pattern, String host) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return wanted.startsWith("*.") ? host.endsWith(wanted.substring(1)) : host.equals(wanted);
  }
}
