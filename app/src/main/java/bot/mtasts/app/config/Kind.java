package bot.mtasts.app.config;

import bot.mtasts.core.probe.EgressGuard;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a key's value may be, and how its text is read.
///
/// @param allowed what is allowed, as it stands in messages and in the documentation
/// @param isList whether there may be several, comma-separated in the environment
/// @param <T> what is read
public record Kind<T>(String allowed, boolean isList, Reader<T> reader) {

  /// Reads a text, or says what is wrong with it.
  @FunctionalInterface
  public interface Reader<T> {
    /// @param base the directory that relative paths start from
    Reading<T> read(String text, Path base);
  }

  /// One way a text can read.
  public sealed interface Reading<T> {
    /// It is a value.
    record Good<T>(T value) implements Reading<T> {}

    /// It is none.
    ///
    /// @param why a clause beyond the kind's `allowed`, or empty
    record Bad<T>(String why) implements Reading<T> {}
  }

  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+]|[^\\s:\\[\\]]+)(?::(\\d{1,5}))?|([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)");
  static final Pattern HOST_NAME =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
  private static final int LARGEST_PORT = 65_535;
  private static final int DNS_PORT = 53;

  /// `true` or `false`.
  static final Kind<Boolean> FLAG =
      single(
          "`true` or `false`",
          text ->
              switch (text) {
                case "true" -> new Reading.Good<>(true);
                case "false" -> new Reading.Good<>(false);
                default -> new Reading.Bad<>("");
              });

  /// A port to connect to.
  static final Kind<Integer> PORT =
      single(
          "a port from 1 to 65535",
          text ->
              port(text).<Reading<Integer>>map(Reading.Good::new).orElse(new Reading.Bad<>("")));

  /// A length of time above zero.
  public static final Kind<Duration> DURATION =
      single("a duration such as `500ms`, `30s` or `2m`, above zero", Kind::duration);

  /// A length of time above zero, where days are usual.
  static final Kind<Duration> AGE =
      single("a duration such as `12h` or `90d`, above zero", Kind::duration);

  /// A name to introduce ourselves with.
  static final Kind<String> HOST =
      single(
          "a host name such as `probe.example.com`",
          text ->
              HOST_NAME.matcher(text).matches() && text.length() <= 253
                  ? new Reading.Good<>(text)
                  : new Reading.Bad<>(""));

  /// A file that exists and can be read.
  static final Kind<Path> FILE = new Kind<>("a file that can be read", false, Kind::file);

  /// Servers with an optional port.
  static final Kind<List<ServerAddress>> SERVERS =
      listOf(
          "`host[:port]`, such as `9.9.9.9`, `127.0.0.1:5353` or `[2620:fe::fe]:53`", Kind::server);

  /// Ranges of addresses.
  static final Kind<List<String>> CIDRS =
      listOf("CIDR ranges, such as `10.0.0.0/8` or `fd00::/8`", Kind::cidr);

  static <T> Kind<T> single(
      String allowed, java.util.function.Function<String, Reading<T>> reader) {
    return new Kind<>(allowed, false, (text, _) -> reader.apply(text));
  }

  static <T> Kind<List<T>> listOf(
      String allowed, java.util.function.Function<String, Reading<T>> element) {
    return new Kind<>(
        "a list of " + allowed,
        true,
        (text, _) -> {
          List<T> values = new ArrayList<>();
          for (String part : text.split(",")) {
            if (part.isBlank()) {
              continue;
            }
            switch (element.apply(part.strip())) {
              case Reading.Good<T>(var value) -> values.add(value);
              case Reading.Bad<T>(var why) -> {
                return new Reading.Bad<>(why.isEmpty() ? "`" + part.strip() + "` is none" : why);
              }
            }
          }
          return new Reading.Good<>(List.copyOf(values));
        });
  }

  private static Reading<Duration> duration(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      return new Reading.Bad<>(text.matches("\\d+") ? "the unit is missing" : "");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return duration.isZero() ? new Reading.Bad<>("") : new Reading.Good<>(duration);
  }

  private static Reading<Path> file(String text, Path base) {
    try {
      Path path = base.resolve(text);
      if (!Files.exists(path)) {
        return new Reading.Bad<>("there is no file " + path);
      }
      return Files.isReadable(path) && !Files.isDirectory(path)
          ? new Reading.Good<>(path)
          : new Reading.Bad<>(path + " cannot be read");
    } catch (InvalidPathException e) {
      return new Reading.Bad<>(e.getReason());
    }
  }

  private static Reading<ServerAddress> server(String text) {
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches()) {
      return new Reading.Bad<>("");
    }
    @Nullable String bareIpv6 = matcher.group(3);
    if (bareIpv6 != null) {
      return new Reading.Good<>(new ServerAddress(bareIpv6, DNS_PORT));
    }
    String host = matcher.group(1).replaceAll("[\\[\\]]", "");
    @Nullable String port = matcher.group(2);
    if (port == null) {
      return new Reading.Good<>(new ServerAddress(host, DNS_PORT));
    }
    return port(port)
        .<Reading<ServerAddress>>map(number -> new Reading.Good<>(new ServerAddress(host, number)))
        .orElse(new Reading.Bad<>("`" + port + "` is not a port from 1 to 65535"));
  }

  private static Reading<String> cidr(String text) {
    try {
      EgressGuard.allowing(List.of(text));
      return new Reading.Good<>(text);
    } catch (IllegalArgumentException e) {
      // The guard's own rule decides; its words would only repeat ours.
      return new Reading.Bad<>("");
    }
  }

  static Optional<Integer> port(String text) {
    if (!text.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number >= 1 && number <= LARGEST_PORT ? Optional.of(number) : Optional.empty();
  }
}
