package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.webhook.callback.UrlRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What has to hold of an integration before it is saved.
public final class IntegrationRules {
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");
  private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}+");
  private static final Pattern METHOD = Pattern.compile("POST|PUT|PATCH");
  private static final Pattern TABLE = Pattern.compile("[a-z0-9_]{1,80}");
  private static final Pattern HOST_PATTERN = Pattern.compile("(\\*\\.)?[a-z0-9.-]{1,253}");
  // What a header of these names would hold is judged elsewhere, or not ours to set.
  private static final Set<String> TAKEN_HEADERS =
      Set.of("authorization", "host", "content-length", "content-type", "transfer-encoding");

  private IntegrationRules() {}

  /// Everything that is wrong with an integration, a sentence each; empty when it can be saved.
  ///
  /// @param urlRules whether its helpdesk may be reached over plain http
  public static List<String> problems(Integration integration, UrlRules.Settings urlRules) {
    Optional<Preset> preset = Presets.find(integration.preset());
    if (preset.isEmpty()) {
      return List.of(
          "There is no preset `%s`. There are: %s."
              .formatted(
                  integration.preset(),
                  String.join(", ", Presets.all().stream().map(Preset::word).toList())));
    }
    List<String> problems = new ArrayList<>();
    unknown(
        problems,
        "setting",
        integration.settings().keySet(),
        Stream.concat(Presets.COMMON_SETTINGS.stream(), preset.get().settings().stream()));
    unknown(
        problems,
        "credential",
        integration.credentials().keySet(),
        Stream.concat(Presets.COMMON_CREDENTIALS.stream(), preset.get().credentials().stream()));
    if (writesNotes(integration)) {
      problems.addAll(missing(preset.get(), integration, urlRules));
    } else if (preset.get().credentials().stream()
        .anyMatch(need -> integration.credentials().containsKey(need.name()))) {
      problems.add("There are credentials to write notes with, and no `url` to write them to.");
    }
    problems.addAll(forms(integration));
    return List.copyOf(problems);
  }

  /// Whether an integration is set up to write notes on tickets.
  public static boolean writesNotes(Integration integration) {
    return integration.settings().containsKey(Presets.URL);
  }

  /// What keeps an integration from writing notes, a sentence each.
  static List<String> missing(Preset preset, Integration integration, UrlRules.Settings urlRules) {
    List<String> missing = new ArrayList<>();
    String url = integration.settings().get(Presets.URL);
    if (url == null) {
      missing.add("The setting `url` is missing.");
    } else {
      HelpdeskUrl.fault(Presets.URL, url, urlRules).ifPresent(missing::add);
    }
    lacking(missing, "setting", preset.settings(), integration.settings().keySet(), integration);
    lacking(
        missing,
        "credential",
        preset.credentials(),
        integration.credentials().keySet(),
        integration);
    return missing;
  }

  private static void lacking(
      List<String> missing,
      String kind,
      List<Need> needs,
      Set<String> there,
      Integration integration) {
    for (Need need : needs) {
      boolean needed =
          switch (need.when()) {
            case ALWAYS -> true;
            case WITH -> integration.settings().containsKey(need.with());
            case OPTIONAL -> false;
          };
      if (needed && !there.contains(need.name())) {
        missing.add("The %s `%s` is missing: %s".formatted(kind, need.name(), need.sentence()));
      }
    }
  }

  private static void unknown(
      List<String> problems, String kind, Set<String> given, Stream<Need> needs) {
    Set<String> known = new HashSet<>(needs.map(Need::name).toList());
    for (String name : given.stream().sorted().toList()) {
      if (!known.contains(name)) {
        problems.add(
            "There is no %s `%s` here. There are: %s."
                .formatted(kind, name, String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  private static List<String> forms(Integration integration) {
    List<String> problems = new ArrayList<>();
    form(problems, integration, Presets.HOOK_HEADER, HEADER_NAME, "the name of a header");
    form(problems, integration, "header", HEADER_NAME, "the name of a header");
    form(problems, integration, "method", METHOD, "`POST`, `PUT` or `PATCH`");
    form(problems, integration, "table", TABLE, "the name of a table, such as `incident`");
    form(
        problems, integration, Presets.VISIBLE, Pattern.compile("true|false"), "`true` or `false`");
    form(
        problems,
        integration,
        "taken-field",
        Pattern.compile("(/[^/]+)+"),
        "a JSON pointer, such as `/id`");
    String header = integration.settings().get(Presets.HOOK_HEADER);
    if (header != null) {
      if (TAKEN_HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
        problems.add("`%s` cannot be `%s`.".formatted(Presets.HOOK_HEADER, header));
      }
      if (!integration.credentials().containsKey(Presets.HOOK_SECRET)) {
        problems.add("With `hook-header` goes the credential `hook-secret`.");
      }
    }
    integration
        .credentials()
        .forEach((name, secret) -> {
          // Most go into headers, where a line end would begin another one. A password does not.
          Pattern form = name.equals("password") ? ONE_LINE : HEADER_VALUE;
          if (!form.matcher(secret.reveal()).matches()) {
            problems.add("The credential `%s` is empty, or holds more than ASCII.".formatted(name));
          }
        });
    for (String host : integration.callbackHosts()) {
      if (!HOST_PATTERN.matcher(host).matches()) {
        problems.add("A callback host is to look like `hooks.example.com` or `*.example.com`.");
      }
    }
    return problems;
  }

  private static void form(
      List<String> problems, Integration integration, String name, Pattern form, String words) {
    String value = integration.settings().get(name);
    if (value != null && !form.matcher(value).matches()) {
      problems.add("`%s` is to be %s.".formatted(name, words));
    }
  }
}
