package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.Elements.Place;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Slack tells the app when something happens, in the shapes of
/// docs.slack.dev/reference/interaction-payloads and docs.slack.dev/reference/events.
final class Payloads {
  // The verification token that everybody gets and nobody should trust any more.
  private static final String OLD_TOKEN = "lab-verification-token";

  private final InstantSource clock;
  private final Ids ids;
  private final AppSettings app;

  Payloads(InstantSource clock, Ids ids, AppSettings app) {
    this.clock = clock;
    this.ids = ids;
    this.app = app;
  }

  ObjectNode command(
      SlackPerson person,
      Channel channel,
      String command,
      String text,
      String responseUrl,
      String trigger) {
    Workspace team = person.workspace();
    return Json.object()
        .put("token", OLD_TOKEN)
        .put("team_id", team.id())
        .put("team_domain", team.domain())
        .put("channel_id", channel.id())
        .put("channel_name", channel.payloadName())
        .put("user_id", person.id())
        .put("user_name", person.name())
        .put("command", command)
        .put("text", text)
        .put("api_app_id", app.appId())
        .put("is_enterprise_install", "false")
        .put("response_url", responseUrl)
        .put("trigger_id", trigger);
  }

  /// Something pressed or chosen in a message.
  ObjectNode messageAction(
      SlackPerson person,
      Post post,
      Place place,
      ObjectNode did,
      String responseUrl,
      String trigger) {
    ObjectNode payload = actions(person, trigger);
    ObjectNode container = payload.putObject("container");
    container.put("type", "message").put("message_ts", post.ts);
    container.put("channel_id", post.channel.id()).put("is_ephemeral", post.reader != null);
    if (post.threadTs != null) {
      container.put("thread_ts", post.threadTs);
    }
    channel(payload, post.channel);
    // What only one person sees is not told again.
    if (post.reader == null) {
      payload.set("message", post.asJson(app));
    }
    ObjectNode values = payload.putObject("state").putObject("values");
    if (did.has("selected_option") && !place.element().path("type").asText().equals("overflow")) {
      ObjectNode value = Json.object().put("type", did.path("type").asText());
      value.set("selected_option", did.path("selected_option"));
      values.putObject(place.blockId()).set(place.actionId(), value);
    }
    payload.put("response_url", responseUrl);
    payload.putArray("actions").add(did);
    return payload;
  }

  /// Something pressed or chosen in a modal or home tab.
  ObjectNode viewAction(SlackPerson person, ObjectNode view, ObjectNode did, String trigger) {
    ObjectNode payload = actions(person, trigger);
    payload.putObject("container").put("type", "view").put("view_id", view.path("id").asText());
    payload.set("view", view);
    payload.putArray("actions").add(did);
    return payload;
  }

  private ObjectNode actions(SlackPerson person, String trigger) {
    return interaction("block_actions", person).put("trigger_id", trigger);
  }

  /// What was done to one element.
  ///
  /// @param option the chosen one; null for a button
  ObjectNode action(Place place, @Nullable ObjectNode option) {
    ObjectNode did = Json.object();
    did.put("action_id", place.actionId()).put("block_id", place.blockId());
    for (String member : List.of("type", "text", "value", "style", "url", "placeholder")) {
      if (place.element().has(member)) {
        did.set(member, place.element().path(member));
      }
    }
    if (option != null) {
      did.set("selected_option", option);
    }
    return did.put("action_ts", ids.timestamp());
  }

  ObjectNode messageShortcut(
      SlackPerson person, Post post, String callbackId, String responseUrl, String trigger) {
    ObjectNode payload = interaction("message_action", person);
    payload.put("callback_id", callbackId).put("trigger_id", trigger);
    payload.put("response_url", responseUrl).put("message_ts", post.ts);
    payload.put("action_ts", ids.timestamp());
    channel(payload, post.channel);
    payload.set("message", post.asJson(app));
    return payload;
  }

  ObjectNode viewSubmission(SlackPerson person, ObjectNode view, String trigger) {
    ObjectNode payload = interaction("view_submission", person).put("trigger_id", trigger);
    payload.set("view", view);
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode viewClosed(SlackPerson person, ObjectNode view, boolean cleared) {
    ObjectNode payload = interaction("view_closed", person);
    payload.set("view", view);
    return payload.put("is_cleared", cleared);
  }

  private ObjectNode interaction(String type, SlackPerson person) {
    Workspace team = person.workspace();
    ObjectNode payload = Json.object().put("type", type);
    payload.putObject("team").put("id", team.id()).put("domain", team.domain());
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", team.id());
    payload.put("api_app_id", app.appId()).put("token", OLD_TOKEN);
    payload.putNull("enterprise");
    return payload.put("is_enterprise_install", false);
  }

  private static void channel(ObjectNode payload, Channel channel) {
    payload.putObject("channel").put("id", channel.id()).put("name", channel.payloadName());
  }

  /// The frame around an event.
  ObjectNode event(Workspace team, ObjectNode event) {
    ObjectNode payload = Json.object().put("token", OLD_TOKEN);
    payload.put("team_id", team.id()).put("context_team_id", team.id());
    payload.putNull("context_enterprise_id").put("api_app_id", app.appId());
    payload.set("event", event);
    payload.put("type", "event_callback").put("event_id", ids.next("Ev"));
    payload.put("event_time", clock.instant().getEpochSecond());
    payload
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", team.id())
        .put("user_id", team.botUserId())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return payload.put("is_ext_shared_channel", false).put("event_context", Ids.secret(16));
  }

  /// Somebody said something that the app hears.
  ///
  /// @param type `app_mention` or `message`
  ObjectNode heard(String type, Post post) {
    ObjectNode event = Json.object().put("type", type).put("user", post.author);
    event.put("client_msg_id", Ids.secret(16)).put("text", post.content().text());
    event.put("ts", post.ts).put("event_ts", post.ts).put("channel", post.channel.id());
    event.put("team", post.channel.workspace().id());
    if (post.threadTs != null) {
      event.put("thread_ts", post.threadTs);
    }
    if (post.channel.kind() == Channel.Kind.DIRECT) {
      event.put("channel_type", "im");
    }
    return event;
  }

  ObjectNode homeOpened(SlackPerson person, Channel direct, @Nullable ObjectNode home) {
    ObjectNode event = Json.object().put("type", "app_home_opened").put("user", person.id());
    event.put("channel", direct.id()).put("tab", "home").put("event_ts", ids.timestamp());
    if (home != null) {
      event.set("view", home);
    }
    return event;
  }

  ObjectNode uninstalled() {
    return Json.object().put("type", "app_uninstalled").put("event_ts", ids.timestamp());
  }

  ObjectNode tokensRevoked(Workspace team) {
    ObjectNode event = Json.object().put("type", "tokens_revoked");
    ObjectNode tokens = event.putObject("tokens");
    tokens.putArray("oauth");
    tokens.putArray("bot").add(team.botUserId());
    return event.put("event_ts", ids.timestamp());
  }

  ObjectNode urlVerification() {
    return Json.object()
        .put("token", OLD_TOKEN)
        .put("challenge", Ids.secret(24))
        .put("type", "url_verification");
  }

  ObjectNode sslCheck() {
    return Json.object().put("ssl_check", "1").put("token", OLD_TOKEN);
  }
}
