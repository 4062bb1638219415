package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.webhook.callback.SampleEvent;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.integration.PresetRules;
import bot.mtasts.webhook.template.EventTemplate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to hold of the settings and credentials of an integration before it is saved, and again
/// before they are used.
public final class SettingRules implements PresetRules {
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

  // What a header of these names holds is judged elsewhere, or not ours to set.
  private static final Set<String> TAKEN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "host",
          "transfer-encoding",
          "upgrade");

  private final UrlRules.Settings urlRules;
  private final InstantSource clock;

  /// @param urlRules whether helpdesks may be reached over plain http
  public SettingRules(UrlRules.Settings urlRules, InstantSource clock) {
    this.urlRules = urlRules;
    this.clock = clock;
  }

  @Override
  public List<String> words() {
    return Presets.all().stream().map(Preset::word).toList();
  }

  @Override
  public List<String> faults(String word, Map<String, String> settings, Set<String> credentials) {
    Preset preset =
        Presets.find(word)
            .orElseThrow(() -> new IllegalArgumentException("no such preset: " + word));
    List<String> faults = new ArrayList<>();
    unknown(faults, "setting", settings.keySet(), Presets.COMMON_SETTINGS, preset.settings());
    unknown(faults, "credential", credentials, Presets.COMMON_CREDENTIALS, preset.credentials());
    if (settings.containsKey(Presets.URL)) {
      faults.addAll(missing(preset, settings, credentials, urlRules));
    } else if (preset.credentials().stream().map(Need::name).anyMatch(credentials::contains)) {
      faults.add("There are credentials to write notes with, and no `url` to write them to.");
    }
    form(faults, settings, Presets.HOOK_HEADER, HEADER_NAME, "the name of a header");
    form(faults, settings, "header", HEADER_NAME, "the name of a header");
    form(faults, settings, "method", Pattern.compile("POST|PUT|PATCH"), "`POST`, `PUT` or `PATCH`");
    form(faults, settings, "table", Pattern.compile("[a-z0-9_]{1,80}"), "a table's name");
    form(faults, settings, Presets.VISIBLE, Pattern.compile("true|false"), "`true` or `false`");
    form(faults, settings, "taken-field", Pattern.compile("(/[^/]+)+"), "a pointer such as `/id`");
    if (word.equals("freescout")) {
      form(faults, settings, "user", Pattern.compile("[0-9]{1,18}"), "the number of a user");
    }
    hookHeader(faults, settings, credentials);
    template(faults, settings);
    return List.copyOf(faults);
  }

  /// Whether an integration is set up to write notes on tickets.
  public static boolean writesNotes(Integration integration) {
    return integration.settings().containsKey(Presets.URL);
  }

  /// What keeps an integration from writing notes, a sentence each.
  static List<String> missing(Preset preset, Integration integration, UrlRules.Settings urlRules) {
    List<String> missing =
        missing(preset, integration.settings(), integration.credentials().keySet(), urlRules);
    for (Need need : preset.credentials()) {
      Secret secret = integration.credentials().get(need.name());
      // A password goes into a body or Base64; everything else becomes a header as it is.
      if (secret != null
          && !need.name().equals("password")
          && !HEADER_VALUE.matcher(secret.reveal()).matches()) {
        missing.add(
            "The credential `%s` is empty or holds more than ASCII: was it pasted whole?"
                .formatted(need.name()));
      }
    }
    return missing;
  }

  private static List<String> missing(
      Preset preset,
      Map<String, String> settings,
      Set<String> credentials,
      UrlRules.Settings urlRules) {
    List<String> missing = new ArrayList<>();
    String url = settings.get(Presets.URL);
    if (url == null) {
      missing.add("The setting `url` is missing.");
    } else {
      HelpdeskUrl.fault(Presets.URL, url, urlRules).ifPresent(missing::add);
    }
    String notes = settings.get(Presets.NOTES_URL);
    if (notes != null) {
      HelpdeskUrl.fault(Presets.NOTES_URL, notes, urlRules).ifPresent(missing::add);
    }
    lacking(missing, "setting", preset.settings(), settings.keySet(), settings);
    lacking(missing, "credential", preset.credentials(), credentials, settings);
    return missing;
  }

  private static void lacking(
      List<String> missing,
      String kind,
      List<Need> needs,
      Set<String> there,
      Map<String, String> settings) {
    for (Need need : needs) {
      if (need.isNecessary(settings.keySet()) && !there.contains(need.name())) {
        missing.add("The %s `%s` is missing: %s".formatted(kind, need.name(), need.sentence()));
      }
    }
  }

  private static void unknown(
      List<String> faults, String kind, Set<String> given, List<Need> common, List<Need> own) {
    Set<String> known =
        new TreeSet<>(Stream.concat(common.stream(), own.stream()).map(Need::name).toList());
    for (String name : new TreeSet<>(given)) {
      if (!known.contains(name)) {
        faults.add(
            "There is no %s `%s` here; there are %s."
                .formatted(kind, name, String.join(", ", known)));
      }
    }
  }

  private static void hookHeader(
      List<String> faults, Map<String, String> settings, Set<String> credentials) {
    String header = settings.get(Presets.HOOK_HEADER);
    if (header == null) {
      return;
    }
    String name = header.toLowerCase(Locale.ROOT);
    if (name.equals("authorization") || TAKEN_HEADERS.contains(name)) {
      faults.add("`hook-header` cannot be `%s`.".formatted(header));
    }
    if (!credentials.contains(Presets.HOOK_SECRET)) {
      faults.add("With `hook-header` goes the credential `hook-secret`.");
    }
  }

  private void template(List<String> faults, Map<String, String> settings) {
    EventTemplate.in(settings)
        .flatMap(template -> template.fault(SampleEvent.json(clock.instant())))
        .ifPresent(faults::add);
  }

  private static void form(
      List<String> faults, Map<String, String> settings, String name, Pattern form, String words) {
    @Nullable String value = settings.get(name);
    if (value == null) {
      return;
    }
    boolean reserved =
        name.equals("header") && TAKEN_HEADERS.contains(value.toLowerCase(Locale.ROOT));
    if (reserved || !form.matcher(value).matches()) {
      faults.add("`%s` is to be %s.".formatted(name, words));
    }
  }
}
