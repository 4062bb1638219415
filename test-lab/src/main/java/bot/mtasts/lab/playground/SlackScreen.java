package bot.mtasts.lab.playground;

import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.View;
import bot.mtasts.lab.slack.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Slack's client, near enough: channels, messages with their blocks, modals, and the app's home.
public final class SlackScreen implements ChatScreen {
  private static final String HOME = "home";

  private final FakeSlack slack;
  private final Workspace workspace;
  private final String shortcut;
  private final List<SlackPerson> people;
  private final Channel ops;
  private final Channel office;

  /// Furnishes a workspace with people and channels; in one of them the bot is a member.
  ///
  /// @param shortcut the callback id of the app's shortcut on messages
  public SlackScreen(FakeSlack slack, Workspace workspace, String shortcut) {
    this.slack = slack;
    this.workspace = workspace;
    this.shortcut = shortcut;
    this.people = List.of(workspace.person("ada"), workspace.person("grace"));
    this.ops = workspace.channel("ops").inviteBot();
    this.office = workspace.privateChannel("back-office");
    people.forEach(person -> {
      ops.invite(person);
      office.invite(person);
    });
    people.getLast().says("A customer writes that mail from mx-partial-match.test bounces.", ops);
  }

  @Override
  public String word() {
    return "slack";
  }

  @Override
  public ObjectNode world() {
    ObjectNode world = JsonNodeFactory.instance.objectNode();
    ArrayNode persons = world.putArray("people");
    people.forEach(each -> persons.addObject().put("id", each.id()).put("name", each.name()));
    ArrayNode channels = world.putArray("channels");
    channels.addObject().put("id", ops.id()).put("name", "# " + ops.name());
    channels
        .addObject()
        .put("id", office.id())
        .put("name", "🔒 " + office.name())
        .put("says", "the bot is not in it");
    channels
        .addObject()
        .put("id", HOME)
        .put("name", "mtasts")
        .put("says", "the app's home")
        .put("home", true);
    return world;
  }

  @Override
  public Shown shown(String person, String channel) {
    SlackPerson viewer = person(person);
    List<View> modals = viewer.modals();
    return new Shown(
        channel.equals(HOME) ? home(viewer) : messages(viewer, channel(channel)),
        modals.isEmpty() ? null : modal(modals.getLast()));
  }

  private static String home(SlackPerson viewer) {
    return viewer
        .home()
        .map(home ->
            new Html()
                .open("li", "class", "body")
                .raw(BlockPicture.html(home.blocks()))
                .close("li")
                .toString())
        .orElse("");
  }

  private String messages(SlackPerson viewer, Channel channel) {
    Html html = new Html();
    slack.messages(channel, viewer).forEach(message -> message(html, message));
    return html.toString();
  }

  private void message(Html html, Message message) {
    String body =
        message.blocks().isEmpty()
            ? new Html().open("p").raw(Mrkdwn.html(message.text())).close("p").toString()
            : BlockPicture.html(message.blocks());
    new MessageFrame(
            message.ts(),
            message.byApp() ? "mtasts" : name(message.author()),
            message.byApp(),
            message.edits() > 0,
            message.threadTs() != null,
            null,
            message.ephemeral() ? "Only visible to you" : null,
            message.byApp() ? null : "Check domains in this message")
        .draw(html, body);
  }

  private String name(String user) {
    return people.stream()
        .filter(each -> each.id().equals(user))
        .map(SlackPerson::name)
        .findFirst()
        .orElse(user);
  }

  private static String modal(View view) {
    Html html = new Html();
    html.open("form", "class", "body")
        .open("h2", "tabindex", "-1", "autofocus", "")
        .text(view.title())
        .close("h2");
    view.errors()
        .values()
        .forEach(error -> html.open("p", "class", "error", "role", "alert").text(error).close("p"));
    html.raw(BlockPicture.html(view.blocks())).open("footer");
    html.open("button", "type", "button", "data-close", "")
        .text(view.json().path("close").path("text").asText("Close"))
        .close("button");
    JsonNode submit = view.json().path("submit").path("text");
    if (submit.isTextual()) {
      html.open("button", "class", "button primary").text(submit.asText()).close("button");
    }
    return html.close("footer").close("form").toString();
  }

  @Override
  public List<Suggestion> suggestions(String person, String channel, String text) {
    return List.of(); // Slack says a command's usage, and suggests nothing
  }

  @Override
  public void say(String person, String channel, String text) {
    SlackPerson speaker = person(person);
    if (channel.equals(HOME)) {
      took(speaker.opensHome());
    } else if (text.startsWith("/")) {
      took(speaker.types(text, channel(channel)));
    } else if (text.startsWith("@mtasts")) {
      if (!channel(channel).hasBot()) {
        throw new IllegalArgumentException("The bot is not in this channel, and hears of nothing.");
      }
      took(speaker.mentions(text.substring("@mtasts".length()).strip(), channel(channel)));
    } else {
      speaker.says(text, channel(channel));
    }
  }

  @Override
  public void press(String person, String channel, String message, JsonNode pressed) {
    SlackPerson presser = person(person);
    String action = pressed.path("action").asText();
    String value = pressed.path("value").asText();
    if (!message.isEmpty()) {
      Message pressedOn = message(presser, channel, message);
      JsonNode element = pressedOn.element(action);
      took(
          isButton(element)
              ? presser.presses(pressedOn, action)
              : presser.chooses(pressedOn, action, value));
      return;
    }
    View view = channel.equals(HOME) && presser.modals().isEmpty() ? homeOf(presser) : top(presser);
    took(
        isButton(view.element(action))
            ? presser.presses(view, action)
            : presser.chooses(view, action, value));
  }

  private static boolean isButton(@Nullable JsonNode element) {
    if (element == null) {
      throw new IllegalArgumentException("That button is gone.");
    }
    return element.path("type").asText().equals("button");
  }

  @Override
  public void shortcut(String person, String channel, String message) {
    SlackPerson user = person(person);
    took(user.usesShortcut(shortcut, message(user, channel, message)));
  }

  @Override
  public void submit(String person, Map<String, String> values) {
    Map<String, String> typed = new HashMap<>();
    values.forEach((key, value) -> typed.put(key.substring(key.indexOf('/') + 1), value));
    SlackPerson submitter = person(person);
    took(submitter.submits(top(submitter), typed));
  }

  @Override
  public void close(String person) {
    SlackPerson closer = person(person);
    closer.closes(top(closer)).ifPresent(SlackScreen::took);
  }

  private static void took(Delivery delivery) {
    String shown = delivery.ack().shown();
    if (shown != null) {
      throw new IllegalArgumentException("Slack would show: " + shown);
    }
  }

  private SlackPerson person(String id) {
    return people.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is nobody of that id."));
  }

  private Channel channel(String id) {
    return workspace.channels().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no such channel."));
  }

  private Message message(SlackPerson viewer, String channel, String ts) {
    return slack.messages(channel(channel), viewer).stream()
        .filter(each -> each.ts().equals(ts))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("That message is gone."));
  }

  private static View top(SlackPerson person) {
    List<View> modals = person.modals();
    if (modals.isEmpty()) {
      throw new IllegalArgumentException("No window is open.");
    }
    return modals.getLast();
  }

  private static View homeOf(SlackPerson person) {
    return person
        .home()
        .orElseThrow(() -> new IllegalArgumentException("The home was not opened yet."));
  }
}
