package bot.mtasts.app.config;

import bot.mtasts.core.integration.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One thing that can be configured.
///
/// @param path as in the YAML file, such as `network.dns-servers`
/// @param shownDefault the default as text; empty when there is none
/// @param purpose one sentence
/// @param secret whether `./mtasts config` must not show the value
public record Key<T>(
    String path, Kind<T> kind, T fallback, String shownDefault, String purpose, boolean secret) {
  /// What every environment variable of ours begins with.
  public static final String ENVIRONMENT_PREFIX = "MTASTS_";

  /// The environment variable: `MTASTS_NETWORK_DNS_SERVERS`.
  public String variable() {
    return ENVIRONMENT_PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static <T> Key<T> of(String path, Kind<T> kind, T fallback, String purpose) {
    return new Key<>(path, kind, fallback, fallback.toString(), purpose, false);
  }

  /// A length of time; its default is shown in the largest unit that it is a whole number of.
  static Key<Duration> span(String path, Kind<Duration> kind, Duration fallback, String purpose) {
    return new Key<>(path, kind, fallback, shown(fallback), purpose, false);
  }

  static <T> Key<List<T>> list(
      String path, Kind<List<T>> kind, String shownDefault, String purpose) {
    return new Key<>(path, kind, List.of(), shownDefault, purpose, false);
  }

  static <T> Key<Optional<T>> optional(
      String path, Kind<T> kind, String shownDefault, String purpose) {
    return new Key<>(path, perhaps(kind), Optional.empty(), shownDefault, purpose, false);
  }

  static Key<Optional<Secret>> secret(String path, Kind<Secret> kind, String purpose) {
    return new Key<>(path, perhaps(kind), Optional.empty(), "", purpose, true);
  }

  /// One of the constants, written in lower case.
  static <E extends Enum<E>> Key<E> word(String path, E[] constants, E fallback, String purpose) {
    return new Key<>(
        path,
        ServiceKinds.word(List.of(constants)),
        fallback,
        fallback.name().toLowerCase(Locale.ROOT),
        purpose,
        false);
  }

  private static <T> Kind<Optional<T>> perhaps(Kind<T> kind) {
    return new Kind<>(
        kind.allowed(),
        kind.isList(),
        (text, base) ->
            switch (kind.reader().read(text, base)) {
              case Kind.Reading.Good<T>(var value) -> new Kind.Reading.Good<>(Optional.of(value));
              case Kind.Reading.Bad<T>(var why) -> new Kind.Reading.Bad<>(why);
            });
  }

  private static String shown(Duration span) {
    if (span.equals(Duration.ofDays(span.toDays()))) {
      return span.toDays() + "d";
    }
    return span.toSeconds() + "s";
  }
}
