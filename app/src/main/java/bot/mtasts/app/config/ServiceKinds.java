package bot.mtasts.app.config;

import static bot.mtasts.app.config.Kind.listOf;
import static bot.mtasts.app.config.Kind.port;
import static bot.mtasts.app.config.Kind.single;

import bot.mtasts.app.config.Kind.Reading;
import bot.mtasts.app.config.ServiceConfig.OldKey;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.discord.DiscordSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The kinds of values that only a running server has.
final class ServiceKinds {
  private ServiceKinds() {}

  /// A port to listen at.
  static final Kind<Integer> LISTENING_PORT =
      single(
          "a port from 1 to 65535, or 0 for any that is free",
          text ->
              text.equals("0")
                  ? new Reading.Good<>(0)
                  : port(text)
                      .<Reading<Integer>>map(Reading.Good::new)
                      .orElse(new Reading.Bad<>("")));

  /// Ports to connect to.
  static final Kind<List<Integer>> PORTS =
      listOf(
          "ports from 1 to 65535, such as `443` or `8443`",
          text ->
              port(text).<Reading<Integer>>map(Reading.Good::new).orElse(new Reading.Bad<>("")));

  /// Domains, as A-labels; `*` stays as it is.
  static final Kind<List<String>> DOMAINS =
      listOf(
          "domains, such as `example.com`, or `*` for all",
          text ->
              text.equals("*")
                  ? new Reading.Good<>("*")
                  : switch (DomainNameParser.parse(text)) {
                    case DomainNameReading.Understood(var domain) ->
                        new Reading.Good<>(domain.ascii());
                    case DomainNameReading.Refused(_, var sentence) -> new Reading.Bad<>(sentence);
                  });

  /// How many of something.
  static final Kind<Integer> COUNT =
      single(
          "a whole number from 1 to 999999",
          text ->
              text.matches("[1-9]\\d{0,5}")
                  ? new Reading.Good<>(Integer.parseInt(text))
                  : new Reading.Bad<>(""));

  /// An address to listen at.
  static final Kind<String> LISTENING_HOST =
      single(
          "an address such as `127.0.0.1`, `0.0.0.0` or `::1`, or a host name of this machine",
          text -> {
            String bare = text.replaceFirst("^\\[(.*)]$", "$1");
            boolean fine =
                Kind.HOST_NAME.matcher(bare).matches()
                    || bare.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
            return fine && bare.length() <= 253 ? new Reading.Good<>(bare) : new Reading.Bad<>("");
          });

  /// Where a web server is reached from outside.
  static final Kind<URI> ORIGIN =
      single("a URL without a path, such as `https://mtasts.example.com`", ServiceKinds::origin);

  /// Where an API of somebody else's begins; the slash at its end is put there.
  static Kind<URI> apiUrl(String example) {
    return single(
        "a URL such as `" + example + "`", text -> web(text.endsWith("/") ? text : text + "/"));
  }

  /// Into how many shards the connection to Discord is divided.
  static final Kind<Integer> SHARDS =
      single(
          "a whole number from 0 to " + DiscordSettings.MOST_SHARDS,
          text ->
              text.matches("\\d{1,4}") && Integer.parseInt(text) <= DiscordSettings.MOST_SHARDS
                  ? new Reading.Good<>(Integer.parseInt(text))
                  : new Reading.Bad<>(""));

  /// An id at Discord.
  static final Kind<String> SNOWFLAKE =
      single(
          "a number of 15 to 20 digits",
          text -> text.matches("\\d{15,20}") ? new Reading.Good<>(text) : new Reading.Bad<>(""));

  /// Any text: a user name, say.
  static final Kind<String> TEXT = single("a text", Reading.Good::new);

  /// Any text that nobody may see.
  static final Kind<Secret> PASSWORD =
      single("a text", text -> new Reading.Good<>(new Secret(text)));

  /// A key for sealing: 256 bits.
  static final Kind<Secret> SEALING_KEY =
      single(
          "32 octets in Base64 or hexadecimal, such as `openssl rand -base64 32` prints",
          text ->
              octets(text) == 32 || text.matches("[0-9A-Fa-f]{64}")
                  ? new Reading.Good<>(new Secret(text))
                  : new Reading.Bad<>(""));

  /// An ed25519 key for signing, as Standard Webhooks writes it.
  static final Kind<Secret> SIGNING_KEY =
      single(
          "`whsk_` and 64 octets in Base64",
          text ->
              text.startsWith("whsk_") && octets(text.substring("whsk_".length())) == 64
                  ? new Reading.Good<>(new Secret(text))
                  : new Reading.Bad<>(""));

  /// A database that we can use.
  static final Kind<String> DATABASE =
      single(
          "a JDBC URL that begins with `jdbc:postgresql:`",
          text ->
              text.startsWith("jdbc:postgresql:")
                  ? new Reading.Good<>(text)
                  : new Reading.Bad<>(""));

  /// A file with a key in it.
  static final Kind<Path> KEY_FILE =
      new Kind<>("a file that nobody but its owner can read", false, ServiceKinds::keyFile);

  /// Keys for sealing, each written out or in a file.
  static final Kind<List<OldKey>> OLD_KEYS =
      new Kind<>(
          "a list of keys as in `secrets.key` or files as in `secrets.key-file`",
          true,
          ServiceKinds::oldKeys);

  /// A folder that need not be there yet.
  static final Kind<Path> FOLDER = new Kind<>("a folder", false, ServiceKinds::folder);

  /// One of a few words, each the name of a constant in lower case.
  static <E extends Enum<E>> Kind<E> word(List<E> constants) {
    List<String> words =
        constants.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    return single(
        "one of `" + String.join("`, `", words) + "`",
        text ->
            words.contains(text)
                ? new Reading.Good<>(constants.get(words.indexOf(text)))
                : new Reading.Bad<>(""));
  }

  private static Reading<List<OldKey>> oldKeys(String text, Path base) {
    List<OldKey> keys = new ArrayList<>();
    for (String part : text.split(",")) {
      if (part.isBlank()) {
        continue;
      }
      switch (oldKey(part.strip(), base)) {
        case Reading.Good<OldKey>(var key) -> keys.add(key);
        case Reading.Bad<OldKey>(var why) -> {
          return new Reading.Bad<>("number %d %s".formatted(keys.size() + 1, why));
        }
      }
    }
    return new Reading.Good<>(List.copyOf(keys));
  }

  private static Reading<OldKey> oldKey(String text, Path base) {
    if (SEALING_KEY.reader().read(text, base) instanceof Reading.Good<Secret>(var key)) {
      return new Reading.Good<>(new OldKey.Given(key));
    }
    // A key with a slip in it looks like the name of a file that is not there: it is not repeated.
    return switch (Kind.FILE.reader().read(text, base)) {
      case Reading.Bad<Path> _ -> new Reading.Bad<>("is neither a key nor a file that can be read");
      case Reading.Good<Path>(var path) ->
          openToOthers(path)
              ? new Reading.Bad<>("may be read by others: `chmod 600 " + path + "`")
              : new Reading.Good<>(new OldKey.InFile(path));
    };
  }

  private static Reading<Path> keyFile(String text, Path base) {
    return switch (Kind.FILE.reader().read(text, base)) {
      case Reading.Bad<Path>(var why) -> new Reading.Bad<>(why);
      case Reading.Good<Path>(var path) ->
          openToOthers(path)
              ? new Reading.Bad<>("others may read it: `chmod 600 " + path + "`")
              : new Reading.Good<>(path);
    };
  }

  private static boolean openToOthers(Path path) {
    try {
      return Files.getPosixFilePermissions(path).stream()
          .anyMatch(permission ->
              permission != PosixFilePermission.OWNER_READ
                  && permission != PosixFilePermission.OWNER_WRITE
                  && permission != PosixFilePermission.OWNER_EXECUTE);
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without such permissions: there is nothing to ask about.
      return false;
    }
  }

  private static Reading<Path> folder(String text, Path base) {
    try {
      Path path = base.resolve(text);
      return Files.exists(path) && !Files.isDirectory(path)
          ? new Reading.Bad<>(path + " is something else")
          : new Reading.Good<>(path);
    } catch (InvalidPathException e) {
      return new Reading.Bad<>(e.getReason());
    }
  }

  private static Reading<URI> origin(String text) {
    return switch (web(text.replaceFirst("/$", ""))) {
      case Reading.Good<URI>(var url) when url.getRawPath().isEmpty() -> new Reading.Good<>(url);
      case Reading.Good<URI> _ -> new Reading.Bad<>("");
      case Reading.Bad<URI> bad -> bad;
    };
  }

  /// A URL of a web server: no user, no query, no fragment.
  private static Reading<URI> web(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      boolean bare =
          url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
      return web && bare && url.getHost() != null ? new Reading.Good<>(url) : new Reading.Bad<>("");
    } catch (URISyntaxException e) {
      // Its words are about characters and positions, and say no more than ours.
      return new Reading.Bad<>("");
    }
  }

  /// How many octets a text in Base64 stands for; -1 when it is none.
  private static int octets(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      // It is said what is expected; where a secret goes wrong must not be shown.
      return -1;
    }
  }
}
