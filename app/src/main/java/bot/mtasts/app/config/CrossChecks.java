package bot.mtasts.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What settings ask of each other, beyond what each key allows by itself.
final class CrossChecks {
  private CrossChecks() {}

  /// A sentence for each thing that does not fit together; none of them shows a secret.
  static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    Setting<?> url = settings.of(ServiceKeys.DATABASE_URL);
    // Whatever is in a URL ends up in error messages and in `./mtasts config`.
    if (url.text().toLowerCase(Locale.ROOT).matches(".*[?&;]password=.*|jdbc:[^/]*//[^/]*@.*")) {
      problems.add(
          url.origin()
              + ": "
              + url.key().path()
              + " must not hold a password: set "
              + ServiceKeys.DATABASE_PASSWORD.path()
              + " or "
              + ServiceKeys.DATABASE_PASSWORD.variable());
    }
    for (Key<?> needsUrl : List.of(ServiceKeys.DATABASE_USER, ServiceKeys.DATABASE_PASSWORD)) {
      if (isSet(settings, needsUrl) && !isSet(settings, ServiceKeys.DATABASE_URL)) {
        problems.add(
            settings.of(needsUrl).origin()
                + ": "
                + needsUrl.path()
                + " is set without "
                + ServiceKeys.DATABASE_URL.path()
                + ": the database in the data directory needs none");
      }
    }
    if (isSet(settings, ServiceKeys.SEALING_KEY) && isSet(settings, ServiceKeys.SEALING_KEY_FILE)) {
      problems.add(
          "%s (%s) and %s (%s) are both set: leave one out, so that it is clear which key seals"
              .formatted(
                  ServiceKeys.SEALING_KEY.path(),
                  settings.of(ServiceKeys.SEALING_KEY).origin(),
                  ServiceKeys.SEALING_KEY_FILE.path(),
                  settings.of(ServiceKeys.SEALING_KEY_FILE).origin()));
    }
    return problems;
  }

  private static boolean isSet(Settings settings, Key<?> key) {
    return !settings.of(key).origin().equals(Setting.DEFAULT);
  }
}
