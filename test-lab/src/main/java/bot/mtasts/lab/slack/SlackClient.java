package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.Elements.Place;
import bot.mtasts.lab.slack.Parcel.Kind;
import bot.mtasts.lab.slack.Post.Content;
import bot.mtasts.lab.slack.Post.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The program in which people read, type and press, as far as the app notices it.
final class SlackClient {
  private final AppSettings app;
  private final Payloads payloads;
  private final Deliveries deliveries;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final Posts posts;
  private final Views views;

  SlackClient(
      AppSettings app,
      Payloads payloads,
      Deliveries deliveries,
      Triggers triggers,
      ResponseUrls responseUrls,
      Posts posts,
      Views views) {
    this.app = app;
    this.payloads = payloads;
    this.deliveries = deliveries;
    this.triggers = triggers;
    this.responseUrls = responseUrls;
    this.posts = posts;
    this.views = views;
  }

  Delivery command(SlackPerson person, String line, Channel channel) {
    int space = line.indexOf(' ');
    String command = space < 0 ? line : line.substring(0, space);
    if (!app.commands().contains(command)) {
      throw new IllegalArgumentException(command + " is not a valid command");
    }
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    Delivery delivery =
        deliveries.send(
            Kind.SLASH_COMMAND,
            payloads.command(
                person,
                channel,
                command,
                new Typed(person.workspace(), app).afterCommand(rest),
                responseUrls.forCommand(channel, person),
                triggers.issue(person, null)));
    Ack ack = delivery.ack();
    if (ack.accepted() && !ack.body().isBlank()) {
      responseUrls.acknowledged(channel, person, ack.body());
    }
    return delivery;
  }

  Post says(SlackPerson person, Channel channel, String text, @Nullable String threadTs) {
    String sent = new Typed(person.workspace(), app).inMessage(text);
    channel.invite(person);
    return posts.say(
        channel, Origin.PERSON, person.id(), new Content(sent, Json.array()), threadTs, null);
  }

  /// Whether the app hears of it depends on where it is said, and whether the app is spoken to.
  Optional<Delivery> hears(Post post) {
    Workspace team = post.channel.workspace();
    if (post.channel.kind() == Channel.Kind.DIRECT) {
      return Optional.of(event(team, payloads.heard("message", post)));
    }
    boolean spokenTo = post.content().text().contains("<@" + team.botUserId() + ">");
    return spokenTo && post.channel.hasBot()
        ? Optional.of(event(team, payloads.heard("app_mention", post)))
        : Optional.empty();
  }

  /// @param optionValue of the option that is chosen; null to press
  Delivery acts(
      SlackPerson person, Message message, String actionId, @Nullable String optionValue) {
    Post post = postOf(person, message);
    Place place = place(post.content().blocks(), actionId);
    ObjectNode did = payloads.action(place, option(place, optionValue));
    return deliveries.send(
        Kind.INTERACTION,
        payloads.messageAction(
            person,
            post,
            place,
            did,
            responseUrls.forMessage(post, person),
            triggers.issue(person, null)));
  }

  /// @param optionValue of the option that is chosen; null to press
  Delivery acts(SlackPerson person, View view, String actionId, @Nullable String optionValue) {
    Place place = place(view.blocks(), actionId);
    ObjectNode option = option(place, optionValue);
    if (option != null) {
      views.fill(view.id(), place.blockId(), actionId, Inputs.chosen(place.element(), option));
    }
    return deliveries.send(
        Kind.INTERACTION,
        payloads.viewAction(
            person,
            open(view.id()),
            payloads.action(place, option),
            triggers.issue(person, view.id())));
  }

  Delivery usesShortcut(SlackPerson person, Message message, String callbackId) {
    if (!app.messageShortcuts().contains(callbackId)) {
      throw new IllegalArgumentException("the app has no message shortcut " + callbackId);
    }
    Post post = postOf(person, message);
    return deliveries.send(
        Kind.INTERACTION,
        payloads.messageShortcut(
            person,
            post,
            callbackId,
            responseUrls.forMessage(post, person),
            triggers.issue(person, null)));
  }

  private static Post postOf(SlackPerson person, Message message) {
    return person
        .workspace()
        .channelWithId(message.channel())
        .flatMap(channel -> channel.post(message.ts()))
        .filter(post -> post.reader == null || post.reader.equals(person.id()))
        .orElseThrow(() -> new IllegalArgumentException(person.name() + " does not see it"));
  }

  private static Place place(JsonNode blocks, String actionId) {
    Place place = Elements.find(blocks, actionId);
    if (place == null) {
      throw new IllegalArgumentException(
          "there is no " + actionId + " among " + new Message.Version("", blocks).words());
    }
    return place;
  }

  private static @Nullable ObjectNode option(Place place, @Nullable String value) {
    return value == null ? null : Inputs.option(place.element(), value);
  }

  private ObjectNode open(String viewId) {
    return views
        .payload(viewId)
        .orElseThrow(() -> new IllegalArgumentException("the view is not open any more"));
  }

  /// @param typed what is in each input, by action id
  Delivery submits(SlackPerson person, View view, Map<String, String> typed) {
    typed.forEach((actionId, value) -> {
      Place place = place(view.blocks(), actionId);
      views.fill(view.id(), place.blockId(), actionId, Inputs.filled(place.element(), value));
    });
    views.complain(view.id(), Map.of());
    Delivery delivery =
        deliveries.send(
            Kind.INTERACTION,
            payloads.viewSubmission(person, open(view.id()), triggers.issue(person, view.id())));
    if (delivery.ack().accepted()) {
      new SubmissionAnswer(views, posts).apply(person, view, delivery.ack().body());
    }
    return delivery;
  }

  /// @return empty if the app did not want to hear of it
  Optional<Delivery> closes(SlackPerson person, View view) {
    ObjectNode payload = open(view.id());
    views.close(view.id());
    return payload.path("notify_on_close").asBoolean()
        ? Optional.of(
            deliveries.send(Kind.INTERACTION, payloads.viewClosed(person, payload, false)))
        : Optional.empty();
  }

  Delivery opensHome(SlackPerson person) {
    Workspace team = person.workspace();
    ObjectNode home = views.home(person).flatMap(v -> views.payload(v.id())).orElse(null);
    return event(team, payloads.homeOpened(person, team.directMessages(person), home));
  }

  Delivery tellOfUninstalling(Workspace team) {
    return event(team, payloads.uninstalled());
  }

  Delivery tellOfRevokedTokens(Workspace team) {
    return event(team, payloads.tokensRevoked(team));
  }

  private Delivery event(Workspace team, ObjectNode event) {
    return deliveries.send(Kind.EVENT, payloads.event(team, event));
  }

  String botName() {
    return app.name();
  }

  Views views() {
    return views;
  }
}
