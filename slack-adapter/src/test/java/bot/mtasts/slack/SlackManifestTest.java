package bot.mtasts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The manifest is one that Slack takes as it is pasted (docs.slack.dev/reference/app-manifest).
class SlackManifestTest {
  private static final URI PUBLIC_URL = URI.create("https://mtasts.example.com");

  static Stream<SlackManifest> all() {
    return Stream.of(
        SlackManifest.overHttp(PUBLIC_URL),
        SlackManifest.overHttp(URI.create("https://mtasts.example.com/")),
        SlackManifest.throughSocket(),
        SlackManifest.overHttp(PUBLIC_URL).forManyWorkspaces(PUBLIC_URL),
        SlackManifest.throughSocket().forManyWorkspaces(PUBLIC_URL));
  }

  @ParameterizedTest
  @MethodSource("all")
  void it_has_what_slack_wants_within_its_lengths(SlackManifest manifest)
      throws JsonProcessingException {
    JsonNode yaml = read(manifest);

    assertThat(names(yaml))
        .containsExactlyInAnyOrder(
            "_metadata", "display_information", "features", "oauth_config", "settings");
    assertLength(yaml, "/display_information/name", 1, 35);
    assertLength(yaml, "/display_information/description", 1, 140);
    assertLength(yaml, "/display_information/long_description", 174, 4_000);
    assertThat(yaml.at("/display_information/background_color").asText()).matches("#[0-9a-f]{6}");
    assertLength(yaml, "/features/bot_user/display_name", 1, 80);
    assertThat(yaml.at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
    assertThat(yaml.at("/features/app_home/messages_tab_enabled").asBoolean()).isTrue();
    assertThat(yaml.at("/features/app_home/messages_tab_read_only_enabled").asBoolean(true))
        .isFalse();
    assertThat(yaml.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void its_command_and_its_shortcut_are_those_we_listen_to(SlackManifest manifest)
      throws JsonProcessingException {
    JsonNode yaml = read(manifest);

    assertThat(yaml.at("/features/slash_commands/0/command").asText()).isEqualTo("/mtasts");
    assertLength(yaml, "/features/slash_commands/0/command", 2, 32);
    assertLength(yaml, "/features/slash_commands/0/description", 1, 2_000);
    assertLength(yaml, "/features/slash_commands/0/usage_hint", 1, 1_000);
    assertThat(yaml.at("/features/slash_commands/0/should_escape").isBoolean()).isTrue();
    assertThat(yaml.at("/features/slash_commands/0/should_escape").asBoolean()).isFalse();
    assertThat(yaml.at("/features/shortcuts/0/type").asText()).isEqualTo("message");
    assertThat(yaml.at("/features/shortcuts/0/callback_id").asText())
        .isEqualTo(SlackManifest.SHORTCUT);
    assertLength(yaml, "/features/shortcuts/0/name", 1, 100);
    assertLength(yaml, "/features/shortcuts/0/description", 1, 150);
  }

  @ParameterizedTest
  @MethodSource("all")
  void for_each_event_it_asks_for_the_scope_that_slack_demands(SlackManifest manifest)
      throws JsonProcessingException {
    JsonNode yaml = read(manifest);

    assertThat(yaml.at("/settings/event_subscriptions/bot_events"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked");
    assertThat(yaml.at("/oauth_config/scopes/bot"))
        .extracting(JsonNode::asText)
        .contains("app_mentions:read", "im:history", "commands", "chat:write")
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(yaml.at("/oauth_config/scopes").has("user")).isFalse();
  }

  @Test
  void over_http_slack_is_told_where_to_send_things() throws JsonProcessingException {
    JsonNode yaml = read(SlackManifest.overHttp(PUBLIC_URL));

    String events = "https://mtasts.example.com/slack/events";
    assertThat(yaml.at("/features/slash_commands/0/url").asText()).isEqualTo(events);
    assertThat(yaml.at("/settings/event_subscriptions/request_url").asText()).isEqualTo(events);
    assertThat(yaml.at("/settings/interactivity/request_url").asText()).isEqualTo(events);
    assertThat(yaml.at("/settings/socket_mode_enabled").asBoolean(true)).isFalse();
  }

  @Test
  void through_a_socket_there_is_nowhere_to_send_things_to() throws JsonProcessingException {
    JsonNode yaml = read(SlackManifest.throughSocket());

    assertThat(yaml.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
    assertThat(yaml.toString()).doesNotContain("https://").doesNotContain("request_url");
  }

  @Test
  void one_workspace_has_a_token_that_lasts() throws JsonProcessingException {
    JsonNode yaml = read(SlackManifest.throughSocket());

    assertThat(yaml.at("/settings/token_rotation_enabled").asBoolean(true)).isFalse();
    assertThat(yaml.at("/settings/org_deploy_enabled").asBoolean(true)).isFalse();
    assertThat(yaml.at("/oauth_config").has("redirect_urls")).isFalse();
  }

  @Test
  void many_come_back_to_us_and_have_tokens_that_are_renewed() throws JsonProcessingException {
    JsonNode yaml = read(SlackManifest.throughSocket().forManyWorkspaces(PUBLIC_URL));

    assertThat(yaml.at("/settings/token_rotation_enabled").asBoolean()).isTrue();
    assertThat(yaml.at("/settings/org_deploy_enabled").asBoolean()).isTrue();
    assertThat(yaml.at("/oauth_config/redirect_urls/0").asText())
        .isEqualTo("https://mtasts.example.com/slack/oauth_redirect");
  }

  private static JsonNode read(SlackManifest manifest) throws JsonProcessingException {
    return new YAMLMapper().readTree(manifest.yaml());
  }

  private static Set<String> names(JsonNode yaml) {
    Set<String> names = new TreeSet<>();
    yaml.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void assertLength(JsonNode yaml, String pointer, int least, int most) {
    JsonNode text = yaml.at(pointer);
    assertThat(text.isTextual()).as(pointer).isTrue();
    assertThat(text.asText().length()).as(pointer).isBetween(least, most);
  }
}
