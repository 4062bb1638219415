package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.webhook.callback.UrlRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingRulesTest {
  private static final SettingRules RULES =
      new SettingRules(UrlRules.Settings.usual(), () -> SetUp.NOW);

  private static List<String> faults(
      String preset, Map<String, String> settings, String... credentials) {
    return RULES.faults(preset, settings, Set.of(credentials));
  }

  static List<Preset> presets() {
    return Presets.all();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void an_integration_that_only_calls_needs_nothing(Preset preset) {
    assertThat(faults(preset.word(), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void what_a_row_names_is_enough_and_what_it_demands_is_missed(Preset preset) {
    Map<String, String> settings =
        preset.settings().stream()
            .filter(need -> need.when() == Need.When.ALWAYS)
            .collect(Collectors.toMap(Need::name, _ -> "1"));
    settings.put("url", "https://helpdesk.example.com");
    Set<String> credentials =
        preset.credentials().stream()
            .filter(need -> need.when() == Need.When.ALWAYS)
            .map(Need::name)
            .collect(Collectors.toSet());
    assertThat(RULES.faults(preset.word(), settings, credentials)).isEmpty();
    for (String name : credentials) {
      Set<String> fewer = new java.util.HashSet<>(credentials);
      fewer.remove(name);
      assertThat(RULES.faults(preset.word(), settings, fewer))
          .anySatisfy(fault -> assertThat(fault).contains("`" + name + "` is missing"));
    }
  }

  @Test
  void misspelled_names_are_told_with_the_right_ones() {
    assertThat(faults("zammad", Map.of("urll", "x"), "tokem"))
        .anySatisfy(
            it -> assertThat(it).contains("no setting `urll`").contains("own-domains, template"))
        .anySatisfy(it -> assertThat(it).contains("no credential `tokem`").contains("token"));
  }

  @Test
  void values_have_forms() {
    assertThat(faults("zammad", Map.of("url", "helpdesk.example.com"), "token"))
        .singleElement()
        .asString()
        .contains("`url` is no URL");
    assertThat(faults("zammad", Map.of("url", "http://helpdesk.example.com"), "token"))
        .singleElement()
        .asString()
        .contains("not https");
    assertThat(faults("zammad", Map.of("url", "https://u:p@helpdesk.example.com"), "token"))
        .singleElement()
        .asString()
        .contains("do not belong there");
    assertThat(faults("zammad", Map.of("visible-to-requester", "yes"))).hasSize(1);
    assertThat(faults("zammad", Map.of("template", "{{ nonsense }}")))
        .singleElement()
        .asString()
        .contains("line 1");
    assertThat(faults("servicenow", Map.of("table", "../x"))).hasSize(1);
    assertThat(faults("generic", Map.of("method", "GET"))).hasSize(1);
    assertThat(faults("generic", Map.of("header", "Host"))).hasSize(1);
    assertThat(faults("generic", Map.of("header", "X-Key\r\nY"))).hasSize(1);
    assertThat(faults("freescout", Map.of("user", "jane"))).hasSize(1);
  }

  @Test
  void what_goes_together_is_asked_for_together() {
    assertThat(faults("zammad", Map.of("hook-header", "X-Secret")))
        .singleElement()
        .asString()
        .contains("`hook-secret`");
    assertThat(faults("zammad", Map.of("hook-header", "Authorization"), "hook-secret")).hasSize(1);
    assertThat(faults("zammad", Map.of("hook-header", "X-Secret"), "hook-secret")).isEmpty();
    assertThat(faults("zammad", Map.of(), "token")).singleElement().asString().contains("no `url`");
    Map<String, String> glpi =
        Map.of("url", "https://glpi.example.com", "client-id", "1", "user", "bot");
    assertThat(faults("glpi", glpi, "client-secret"))
        .singleElement()
        .asString()
        .contains("`password` is missing");
  }
}
